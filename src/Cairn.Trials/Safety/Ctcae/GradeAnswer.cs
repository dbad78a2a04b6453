using System.Collections.Concurrent;
using Cairn.Quantities;

namespace Cairn.Safety.Ctcae;

/// <summary>A grade with everything that has to be said beside it.</summary>
/// <param name="Grade">The grade, 0 for none; null when it cannot be told. Missing, beside a grade: what might change it.</param>
/// <param name="Assumed">What was taken to be so.</param>
/// <param name="Otherwise">What CTCAE's limits in other units say, where its rounding makes them differ.</param>
public sealed record GradeAnswer(Answer<int?> Grade, Assumed Assumed, IReadOnlyList<(Unit Unit, int? Grade)> Otherwise)
{
    static readonly ConcurrentDictionary<(string Version, string Term, int Grade, int Column), Rule> Rules = new();

    /// <summary>The grades it can be, with what is lacking and if what was assumed is not so.</summary>
    public GradeSpan Possible { get; init; } = GradeSpan.Open;

    /// <summary>What is not known that a limit asks for.</summary>
    public Lacking Lacks { get; init; }

    /// <summary>The answer to a value.</summary>
    /// <param name="written">
    /// Numbers in the unit as written; several of a value or a baseline that is known within bounds, and then the grade is the
    /// one that they share.
    /// </param>
    /// <param name="version">CTCAE's number.</param>
    /// <param name="because">The records that say so.</param>
    public static GradeAnswer Of(
        ValueScale scale,
        IReadOnlyList<Measure> written,
        string version,
        params IReadOnlyList<Fact> because
    )
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(written);
        var first = scale.Grade(written[0]);
        foreach (var further in written.Skip(1))
            first = Shared(first, scale.Grade(further));
        var rule = RuleOf(scale, first, version);
        return new(
            new(first.Grade, rule, because, [.. Gaps(scale.Term, first.Lacking)]),
            first.Assumed,
            first.Grade is null && written.Count > 1 ? [] : [.. scale.Otherwise(written[0])]
        )
        {
            Possible = first.Possible,
            Lacks = first.Lacking,
        };
    }

    // The same grade at both ends is the grade; else it is open what it is.
    static ValueGrade Shared(ValueGrade one, ValueGrade other) =>
        one with
        {
            Grade = one.Grade == other.Grade ? one.Grade : null,
            Line = one.Grade == other.Grade ? one.Line : null,
            Assumed = one.Assumed | other.Assumed,
            Lacking = one.Lacking | other.Lacking | (one.Grade == other.Grade ? Lacking.Nothing : Lacking.Exact),
            Possible = one.Possible.Or(other.Possible),
        };

    /// <summary>No grade, because of what is lacking.</summary>
    public static GradeAnswer Without(ValueTerm term, Lacking lacking, string version, params IReadOnlyList<Fact> because)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new(new(null, Unknown(term, version), because, [.. Gaps(term, lacking)]), Assumed.Nothing, []) { Lacks = lacking };
    }

    /// <summary>The same, with something more that is not known of a value of a term.</summary>
    public GradeAnswer But(ValueTerm term, Lacking lacking) =>
        this with
        {
            Grade = Grade with { Missing = [.. Grade.Missing, .. Gaps(term, lacking)] },
            Lacks = Lacks | lacking,
        };

    /// <summary>All that is said beside the grade, a sentence each.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return Grade.Rule.Says;
        foreach (var assumed in LimitWords.Of(Assumed))
            yield return assumed;
        foreach (var (unit, grade) in Otherwise)
            yield return $"By CTCAE's limit in {unit} it is {(grade is { } g ? $"grade {g}" : "not to be told")}.";
        if (LimitWords.Of(Grade.Value, Possible) is { } other)
            yield return other;
        if (Grade.Missing.Count > 0)
            yield return $"Missing: {string.Join("; ", Grade.Missing.InWords())}.";
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

    static IEnumerable<Gap> Gaps(ValueTerm term, Lacking lacking) =>
        LimitWords.Of(lacking).Select(name => new Gap.NotRecorded(term.Tests[0].Domain, null, name));
}
