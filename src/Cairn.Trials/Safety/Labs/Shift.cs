using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Labs;

/// <summary>From the grade before treatment to the worst grade after it, a row a term.</summary>
/// <param name="Cells">Index by the grade before, then by the worst after: subjects; 0 to 4, and 5 for unknown.</param>
public sealed record Shift(ValueTerm Term, IReadOnlyList<IReadOnlyList<IReadOnlyList<GradedValue>>> Cells)
{
    /// <summary>The index of an unknown grade.</summary>
    public const int Unknown = 5;

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
                .Select(term => new Shift(term.Key, [.. Enumerable.Range(0, 6).Select(from => Row(term, from))])),
        ];
    }

    static IReadOnlyList<IReadOnlyList<GradedValue>> Row(
        IEnumerable<(ValueTerm Term, GradedValue? From, GradedValue? To)> term,
        int from
    ) =>
        [
            .. Enumerable
                .Range(0, 6)
                .Select(to =>
                    (IReadOnlyList<GradedValue>)[.. term.Where(s => At(s.From) == from && At(s.To) == to).Select(s => s.To!)]
                ),
        ];

    static int At(GradedValue? value) => value?.Value ?? Unknown;

    static GradedValue? Before(IEnumerable<GradedValue> values) => values.LastOrDefault(v => v.IsAfter.IsFalse);

    static GradedValue? Worst(IEnumerable<GradedValue> values) => values.Where(v => v.IsAfter.IsTrue).MaxBy(v => v.Value ?? -1);
}
