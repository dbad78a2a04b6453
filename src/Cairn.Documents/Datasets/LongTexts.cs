using System.Text;

namespace Cairn.Documents.Datasets;

/// <summary>
/// Texts longer than a SAS transport file holds go on in further columns, as SDTMIG 3.4 (4.5.3.2) names them: IETEST, IETEST1,
/// IETEST2; of a name of eight letters the last one gives way to the number. A text is cut between characters.
/// </summary>
static class LongTexts
{
    public static Dataset Apart(Dataset dataset, int mostBytes)
    {
        int[] parts =
        [
            .. dataset.Columns.Select(
                (c, i) => c.Kind == ColumnKind.Text ? dataset.Longest(i, text => Parts(text, mostBytes).Count) : 1
            ),
        ];
        if (parts.All(n => n == 1))
            return dataset;
        return dataset with
        {
            Columns = [.. dataset.Columns.SelectMany((c, i) => Enumerable.Range(0, parts[i]).Select(n => Named(c, n)))],
            Rows =
            [
                .. dataset.Rows.Select(row =>
                    (IReadOnlyList<string?>)[.. row.SelectMany((cell, i) => Filled(cell, parts[i], mostBytes))]
                ),
            ],
        };
    }

    static DatasetColumn Named(DatasetColumn column, int part) =>
        part == 0 ? column : column with { Name = $"{column.Name[..Math.Min(column.Name.Length, 7)]}{part}", IsStandard = false };

    static IEnumerable<string?> Filled(string? cell, int parts, int mostBytes)
    {
        if (parts == 1 || cell is null)
            return Enumerable.Range(0, parts).Select(i => cell);
        var pieces = Parts(cell, mostBytes);
        return Enumerable.Range(0, parts).Select(i => pieces.ElementAtOrDefault(i));
    }

    static List<string> Parts(string text, int mostBytes)
    {
        List<string> parts = [];
        var (part, bytes) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > mostBytes)
            {
                parts.Add(part.ToString());
                (part, bytes) = (new StringBuilder(), 0);
            }
            part.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }
        return [.. parts, part.ToString()];
    }
}
