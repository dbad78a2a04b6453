using System.Collections.Concurrent;
using Cairn.Quantities;

namespace Cairn.Safety.Ctcae;

/// <summary>A grade with everything that has to be said beside it.</summary>
/// <param name="Grade">The grade, 0 for none; null when it cannot be told. Missing, beside a grade: what might make it
/// worse.</param>
/// <param name="Assumed">What was taken to be so.</param>
/// <param name="Otherwise">What CTCAE's limits in other units say, where its rounding makes them differ.</param>
public sealed record GradeAnswer(Answer<int?> Grade, Assumed Assumed, IReadOnlyList<(Unit Unit, int? Grade)> Otherwise)
{
    static readonly ConcurrentDictionary<(string Version, string Term, int Grade, int Column), Rule> Rules = new();

    /// <summary>The answer to a value.</summary>
    /// <param name="written">Numbers in the unit as written.</param>
    /// <param name="version">CTCAE's number.</param>
    /// <param name="because">The records that say so.</param>
    public static GradeAnswer Of(ValueScale scale, in Measure written, string version, params IReadOnlyList<Fact> because)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var found = scale.Grade(written);
        var rule = RuleOf(scale, found, version);
        return new(new(found.Grade, rule, because, [.. Gaps(found.Lacking)]), found.Assumed, [.. scale.Otherwise(written)]);
    }

    /// <summary>No grade, because of what is lacking.</summary>
    public static GradeAnswer Without(ValueTerm term, Lacking lacking, string version, params IReadOnlyList<Fact> because)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new(new(null, Unknown(term, version), because, [.. Gaps(lacking)]), Assumed.Nothing, []);
    }

    /// <summary>All that is said beside the grade, a sentence each.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return Grade.Rule.Says;
        foreach (var assumed in LimitWords.Of(Assumed))
            yield return assumed;
        foreach (var (unit, grade) in Otherwise)
            yield return $"By CTCAE's limit in {unit} it is {(grade is { } g ? $"grade {g}" : "not to be told")}.";
        if (Grade.Missing.Count > 0)
            yield return Grade.Value is null
                ? $"Missing: {string.Join("; ", Grade.Missing.InWords())}."
                : $"It may be worse; missing: {string.Join("; ", Grade.Missing.InWords())}.";
    }

    static Rule RuleOf(ValueScale scale, ValueGrade found, string version) =>
        found switch
        {
            { Grade: null } => Unknown(scale.Term, version),
            { Line: { } line } => Rules.GetOrAdd((version, scale.Term.Name, line.Grade, scale.Column), key =>
                new(
                    $"{Id(scale.Term, key.Version)}.{key.Grade}",
                    $"{scale.Term.Name} grade {key.Grade}: " + $"{LimitWords.Of(line.Limit, scale.Term.Side, key.Column)}."
                )
            ),
            _ => Rules.GetOrAdd((version, scale.Term.Name, 0, 0), key =>
                new($"{Id(scale.Term, key.Version)}.0", $"{scale.Term.Name}: no limit is passed.")
            ),
        };

    static Rule Unknown(ValueTerm term, string version) =>
        new($"{Id(term, version)}.unknown", $"{term.Name}: the grade " + $"cannot be told.");

    static string Id(ValueTerm term, string version) => $"ctcae.{version}.{term.Name.Replace(' ', '-')}";

    static IEnumerable<Gap> Gaps(Lacking lacking) => LimitWords.Of(lacking).Select(name => new Gap.NotRecorded("LB", null, name));
}
