using System.Text;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.Documents.Csv;

/// <summary>
/// Which line of a table names its columns: the first, the one that a map says, or, for a proposal alone, the first that is as
/// wide as the table, below titles and addresses.
/// </summary>
public sealed class HeaderLines
{
    const int LinesLookedAt = 60;
    const double WideEnough = 0.75;

    readonly Func<string, int?> _said;
    readonly bool _isFound;

    HeaderLines(Func<string, int?> said, bool isFound) => (_said, _isFound) = (said, isFound);

    /// <summary>The first line that is not empty.</summary>
    public static HeaderLines First { get; } = new(_ => null, false);

    /// <summary>The first line that is as wide as the table: what a person is asked to confirm.</summary>
    public static HeaderLines Found { get; } = new(_ => null, true);

    /// <summary>What the map says of a file; the first line where it says nothing.</summary>
    public static HeaderLines By(ImportMap? map) => map is null ? First : new(file => map.Of(file).Header, false);

    /// <summary>The line, from 1; null for the first that is not empty.</summary>
    /// <param name="table">As findings name it.</param>
    /// <param name="lines">The first lines with their cells, empty ones left out.</param>
    public int? Of(string table, Func<IReadOnlyList<(int Line, IReadOnlyList<string> Cells)>> lines) =>
        _isFound ? Widest(lines()) : _said(table);

    static int? Widest(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> lines)
    {
        if (lines.Count == 0)
            return null;
        var widest = lines.Max(l => Filled(l.Cells));
        var at = lines.TakeWhile(l => Filled(l.Cells) < Math.Max(Math.Min(widest, 2), WideEnough * widest)).Count();
        while (at + 1 < lines.Count && GoesOn(lines[at].Cells, lines[at + 1].Cells))
            at++;
        return at == 0 ? null : lines[at].Line;
    }

    /// <summary>
    /// True for a second line of column names: it says again what is merged down to it, and has more of its own below what is
    /// merged across.
    /// </summary>
    static bool GoesOn(IReadOnlyList<string> line, IReadOnlyList<string> next) =>
        Filled(next) > Filled(line) && line.Zip(next).Any(c => c.First == c.Second && !string.IsNullOrWhiteSpace(c.First));

    static int Filled(IReadOnlyList<string> cells) => cells.Count(c => !string.IsNullOrWhiteSpace(c));

    /// <summary>The text with its lines above the column names made empty, and the line of these; what is below stays.</summary>
    internal (byte[] Text, int Line) From(string file, byte[] bytes)
    {
        if (_said(file) is null && !_isFound)
            return (bytes, 1);
        var text = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? Utf16(bytes) : Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n');
        if (Of(file, () => Cells(lines)) is not (> 1 and var line) || line > lines.Length)
            return (bytes, 1);
        return (Encoding.UTF8.GetBytes(new string('\n', line - 1) + string.Join('\n', lines.Skip(line - 1))), line);
    }

    static string Utf16(byte[] bytes)
    {
        var encoding = bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return encoding.GetString(bytes.AsSpan(2));
    }

    static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Cells(string[] lines)
    {
        var looked = Rows(lines).ToList();
        var mark = ";,\t|".MaxBy(m => looked.Max(l => l.Text.Count(c => c == m)));
        return [.. looked.Select(l => (l.Line, Cells(l.Text, mark))).Where(l => Filled(l.Item2) > 0)];
    }

    /// <summary>The rows of the first lines: inside quotes a row goes on in the next line.</summary>
    static IEnumerable<(int Line, string Text)> Rows(string[] lines)
    {
        var (row, begins, isQuoted) = ("", 1, false);
        for (var i = 0; i < Math.Min(lines.Length, LinesLookedAt); i++)
        {
            row += lines[i];
            isQuoted ^= lines[i].Count(c => c == '"') % 2 == 1;
            if (isQuoted)
                continue;
            yield return (begins, row);
            (row, begins) = ("", i + 2);
        }
    }

    /// <summary>The cells of a line; a mark inside quotes parts none.</summary>
    static IReadOnlyList<string> Cells(string line, char mark)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line.TrimEnd('\r'))
        {
            isQuoted ^= c == '"';
            if (c == mark && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        return [.. cells, cell.ToString()];
    }
}
