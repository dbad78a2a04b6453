using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Values without a grade of CTCAE for want of what a site can record: a number, a unit that converts, a limit of normal, of a
/// child the one of its age and growth. One question for a subject and for each thing that is lacking; the values stay as
/// recorded.
/// </summary>
static class UngradedValues
{
    // What is lacking, and the variable that has it after the two letters of the domain.
    static readonly (Lacking What, string Variable)[] Kinds =
    [
        (Lacking.Unit, "ORRESU"),
        (Lacking.LowerLimit, "ORNRLO"),
        (Lacking.UpperLimit, "ORNRHI"),
    ];

    public static IEnumerable<Finding> Of(TreatedSubject subject) =>
        from kind in Kinds
        from domain in Without(subject, kind.What).GroupBy(v => v.Record.Domain, StringComparer.Ordinal)
        select Asks(subject, kind.What, domain.Key + kind.Variable, [.. domain]);

    /// <summary>Results in words where CTCAE grades a number: <c>clotted</c> where a count stands.</summary>
    public static IEnumerable<Finding> WithoutNumber(TreatedSubject subject) =>
        from row in subject.Records.All.OfType<Observation>()
        where row.Status is null && !string.IsNullOrWhiteSpace(row.Result) && Plausible.Ends(row) is null
        where subject.Version.Values.Any(term => term.Tests.Contains((row.Domain, row.TestCode)))
        group row by (row.Domain, row.TestCode, row.Result) into same
        let column = same.Key.Domain + "ORRES"
        select Finding.Warning(
            $"{subject.Id}, {same.Key.Domain}",
            null,
            column,
            $"No grade of CTCAE without a number: {same.Key.TestCode} '{same.Key.Result}' ({same.Count()}).",
            $"Record the number ({column}), or why there is none ({same.Key.Domain}REASND)."
        );

    static IEnumerable<GradedValue> Without(TreatedSubject subject, Lacking lacking) =>
        subject.Values.Where(v => v.Value is null && v.Grade.Lacks.HasFlag(lacking));

    static Finding Asks(TreatedSubject subject, Lacking lacking, string column, IReadOnlyList<GradedValue> values)
    {
        var growth = values.Any(v => v.Grade.Lacks.HasFlag(Lacking.Growth)) ? Lacking.Growth : Lacking.Nothing;
        var wanted = string.Join(", ", LimitWords.Of(lacking | growth));
        return Finding.Warning(
            $"{subject.Id}, {values[0].Record.Domain}",
            null,
            column,
            $"No grade of CTCAE without {wanted}: {string.Join(", ", Counted(values))}.",
            $"Record it beside the values ({column}), as the laboratory gives it."
        );
    }

    // Of each test how many records, whatever the number of terms that read them.
    static IEnumerable<string> Counted(IEnumerable<GradedValue> values) =>
        values
            .GroupBy(v => v.Record.TestCode, StringComparer.Ordinal)
            .OrderBy(test => test.Key, StringComparer.Ordinal)
            .Select(test => FormattableString.Invariant($"{test.Key} ({test.DistinctBy(v => v.Record.Sequence).Count()})"));
}
