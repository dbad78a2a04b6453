using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Forms;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>
/// What a question of a form is for: the criteria that ask for it of somebody of whom nothing is known, the grades that a value
/// gives,
/// the response.
/// </summary>
public sealed class NeededBy
{
    readonly ILookup<(string Domain, string Test), string> _criteria;

    NeededBy(ILookup<(string, string), string> criteria) => _criteria = criteria;

    public static NeededBy Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var (nobody, day) = (new SubjectRecords("", []), new DateOnly(2000, 1, 1));
        var asked = Enum.GetValues<Gate>()
            .SelectMany(gate => Judging.Of(study, nobody, new GateMoment(gate, day, day)))
            .SelectMany(c => c.Answer.Missing.Select(gap => (c.Criterion.Id, Test: TestOf(gap))))
            .Where(a => a.Test is not null)
            .Distinct();
        return new(asked.ToLookup(a => a.Test!.Value, a => a.Id));
    }

    /// <summary>The ids of the criteria that ask for a line.</summary>
    public IReadOnlyList<string> Criteria(FormLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var codes = line.Fixed.Values.Concat(line.Items.Select(i => i.Variable));
        return [.. codes.SelectMany(code => _criteria[(line.Domain, code)]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The CTCAE terms that a value of a line grades.</summary>
    public static IReadOnlyList<string> Grades(FormLine line)
    {
        if (TestOf(line) is not { } test)
            return [];
        var terms = CtcaeVersion.Usual.Values.Where(v => v.Tests.Contains(test)).Select(v => v.Term);
        return [.. terms.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>True when the response is read from a line.</summary>
    public static bool IsForResponse(FormLine line) => TestOf(line) is { } test && ResponseTests.Contains(test);

    static readonly (string, string)[] ResponseTests =
    [
        ("MI", TestCode.MarrowBlasts),
        ("MI", TestCode.AuerRods),
        ("LB", TestCode.Neutrophils),
        ("LB", TestCode.Platelets),
        ("LB", TestCode.BloodBlasts),
        ("LB", TestCode.Mrd),
        ("FA", TestCode.Occurrence),
    ];

    static (string Domain, string Test)? TestOf(FormLine line) =>
        line.Fixed.GetValueOrDefault(line.Domain + "TESTCD") is { } code ? (line.Domain, code) : null;

    static (string, string)? TestOf(Gap gap)
    {
        if (gap is Gap.Judgement judgement)
            return ("IE", judgement.Id);
        return gap.Place is { Variable: { } variable } place ? (place.Domain, variable) : null;
    }
}
