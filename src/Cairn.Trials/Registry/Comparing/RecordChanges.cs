using Cairn.Registry.Structure;

namespace Cairn.Registry.Comparing;

/// <summary>What became of a line from one version of a record to another.</summary>
public enum LineFate
{
    TakenOut,
    PutIn,
}

/// <summary>A line that one of two versions has and the other has not, or has elsewhere.</summary>
public readonly record struct ChangedLine(LineFate Fate, string Text);

/// <summary>What changed in one field of a record.</summary>
/// <param name="Section">The module it stands in, or the section where it stands in none.</param>
/// <param name="Lines">In the order of the field; values of a list are lines as well.</param>
public sealed record PieceChange(Piece Section, Piece Piece, IReadOnlyList<ChangedLine> Lines);

/// <summary>What changed from one version of a record to another, field by field, in the order of a record.</summary>
public static class RecordChanges
{
    /// <summary>Fields of more lines than these are told whole: comparing them takes the product of both.</summary>
    const int MostCompared = 4_000_000;

    /// <summary>The fields that differ; none when the versions differ in spacing or in fields of no known name alone.</summary>
    public static IReadOnlyList<PieceChange> Between(RecordValues older, RecordValues newer) =>
        [
            .. from piece in Pieces.All
            let before = LinesOf(older[piece])
            let after = LinesOf(newer[piece])
            where !before.SequenceEqual(after, StringComparer.Ordinal)
            select new PieceChange(SectionOf(piece), piece, Changes(before, after)),
        ];

    static string[] LinesOf(IReadOnlyList<string> values) =>
        [
            .. from value in values
            from line in value.ReplaceLineEndings("\n").Split('\n')
            let text = line.TrimEnd()
            where text.Length > 0
            select text,
        ];

    static Piece SectionOf(Piece piece)
    {
        var section = piece;
        while (section.Parent is { Parent: not null } above)
            section = above;
        return section;
    }

    /// <summary>
    /// Lines outside a longest common subsequence, by the table of Wagner and Fischer (J ACM 21 (1974) 168-173).
    /// </summary>
    static IReadOnlyList<ChangedLine> Changes(string[] before, string[] after)
    {
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
            start++;
        var (end, other) = (before.Length, after.Length);
        while (end > start && other > start && before[end - 1] == after[other - 1])
            (end, other) = (end - 1, other - 1);
        return (long)(end - start) * (other - start) > MostCompared
            ? [.. Out(before[start..end]), .. In(after[start..other])]
            : Between(before[start..end], after[start..other]);
    }

    static IEnumerable<ChangedLine> Out(IEnumerable<string> lines) => lines.Select(l => new ChangedLine(LineFate.TakenOut, l));

    static IEnumerable<ChangedLine> In(IEnumerable<string> lines) => lines.Select(l => new ChangedLine(LineFate.PutIn, l));

    static List<ChangedLine> Between(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        for (var j = after.Length - 1; j >= 0; j--)
            common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var changes = new List<ChangedLine>();
        var (x, y) = (0, 0);
        while (x < before.Length || y < after.Length)
            if (x < before.Length && y < after.Length && before[x] == after[y])
                (x, y) = (x + 1, y + 1);
            else if (y == after.Length || x < before.Length && common[x + 1, y] >= common[x, y + 1])
                changes.Add(new(LineFate.TakenOut, before[x++]));
            else
                changes.Add(new(LineFate.PutIn, after[y++]));
        return changes;
    }
}
