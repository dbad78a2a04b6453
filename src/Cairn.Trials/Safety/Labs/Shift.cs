using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Labs;

/// <summary>From the grade before treatment to the worst grade after it, a row a term.</summary>
/// <param name="Cells">
/// Index by the grade before, then by the worst after: subjects; 0 to 4, and 5 for a value that has no grade. Before, further:
/// 6 for no value, 7 for the value that a change is measured from, which has no grade of its own.
/// </param>
public sealed record Shift(ValueTerm Term, IReadOnlyList<IReadOnlyList<IReadOnlyList<GradedValue>>> Cells)
{
    /// <summary>The index of a value whose grade cannot be told.</summary>
    public const int Unknown = 5;

    /// <summary>The index of no value before treatment.</summary>
    public const int NoValue = 6;

    /// <summary>The index of the baseline of a term that grades the change from it alone.</summary>
    public const int IsBaseline = 7;

    const int Befores = 8,
        Afters = 6;

    /// <summary>Subjects with a value of the term after treatment began.</summary>
    public int Subjects => Cells.Sum(row => row.Sum(cell => cell.Count));

    /// <summary>Subjects whose worst grade after is 3 or 4.</summary>
    public int Severe => Cells.Sum(row => row[3].Count + row[4].Count);

    /// <summary>The shifts of the terms that anybody has a value of.</summary>
    public static IReadOnlyList<Shift> Of(IEnumerable<IReadOnlyList<GradedValue>> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        return
        [
            .. subjects
                .SelectMany(values => values.GroupBy(v => v.Term).Select(of => (Term: of.Key, From: Before(of), To: Worst(of))))
                .Where(s => s.To is not null)
                .GroupBy(s => s.Term)
                .Select(term => new Shift(term.Key, [.. Enumerable.Range(0, Befores).Select(from => Row(term, from))])),
        ];
    }

    static IReadOnlyList<IReadOnlyList<GradedValue>> Row(
        IEnumerable<(ValueTerm Term, GradedValue? From, GradedValue? To)> term,
        int from
    ) =>
        [
            .. Enumerable
                .Range(0, Afters)
                .Select(to =>
                    (IReadOnlyList<GradedValue>)
                        [.. term.Where(s => Before(s.From) == from && After(s.To) == to).Select(s => s.To!)]
                ),
        ];

    static int After(GradedValue? value) => value is { IsAfter.IsUnknown: false, Value: { } grade } ? grade : Unknown;

    static int Before(GradedValue? value) =>
        value switch
        {
            null => NoValue,
            { Value: { } grade } => grade,
            { Grade.Lacks: Lacking.Baseline } => IsBaseline,
            _ => Unknown,
        };

    static GradedValue? Before(IEnumerable<GradedValue> values) => values.LastOrDefault(v => v.IsAfter.IsFalse);

    // One of which nobody can say whether it came after, and that is worse than those that did, leaves the worst open.
    static GradedValue? Worst(IEnumerable<GradedValue> values)
    {
        var after = values.Where(v => v.IsAfter.IsTrue).MaxBy(GradeOf);
        var open = values.Where(v => v.IsAfter.IsUnknown).MaxBy(GradeOf);
        return open is not null && GradeOf(open) > (after is null ? -1 : GradeOf(after)) ? open : after;
    }

    static int GradeOf(GradedValue value) => value.Value ?? -1;
}
