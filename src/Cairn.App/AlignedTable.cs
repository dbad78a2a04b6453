namespace Cairn.App;

/// <summary>
/// The lines of a long table on stdout. They are made in pieces on all processors, and leave in their order: a curve of a million
/// subjects is a hundred megabytes of digits.
/// </summary>
static class AlignedTable
{
    const int Piece = 8192; // lines

    /// <param name="put">Puts the cells of a line, without its end.</param>
    public static void Write<T>(IReadOnlyList<T> lines, Action<T, AlignedRow> put)
    {
        Shell.Rows.Flush();
        AlignedRow[] rows = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new AlignedRow())];
        for (var from = 0; from < lines.Count; from += rows.Length * Piece)
        {
            var start = from;
            if (lines.Count - from <= Piece)
                Make(0);
            else
                Parallel.For(0, rows.Length, Make);
            foreach (var row in rows)
            {
                Shell.Rows.BaseStream.Write(row.Text.Span);
                row.Clear();
            }

            void Make(int worker)
            {
                var first = start + worker * Piece;
                for (var line = first; line < Math.Min(first + Piece, lines.Count); line++)
                {
                    put(lines[line], rows[worker]);
                    rows[worker].End();
                }
            }
        }
    }
}
