using Cairn.Response;

namespace Cairn.Documents.Csv;

/// <summary>One row of values to judge.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Id">The cell of the column id; else the row's number, from 1.</param>
public sealed record ResponseRow(int Line, string Id, ResponseValues Values);

/// <summary>
/// The rows of a CSV file of response values: bm, pb, auer, emd, anc, plt, base, and id where there is one. An empty cell or NA
/// is
/// unknown; a column that is absent is unknown in every row, and noted. Other columns are passed over, but one whose name is that
/// of a column read in other letters is refused. Everything wrong is said at once, by line and column.
/// </summary>
/// <param name="Notes">What a reader should know, though every row could be read.</param>
public sealed record ResponseRows(IReadOnlyList<ResponseRow> Rows, IReadOnlyList<string> Notes)
{
    /// <returns>The rows, or everything that is no percentage, no count and no yes or no.</returns>
    public static Checked<ResponseRows> Read(string path)
    {
        if (!File.Exists(path))
            return new(
                null,
                [Finding.Error(path, null, null, "There is no such file.", "Give the path of a CSV file with --data.")]
            );
        return new ResponseRowsReader(path).Read();
    }
}
