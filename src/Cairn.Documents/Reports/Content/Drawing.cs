namespace Cairn.Documents.Reports.Content;

/// <summary>
/// A drawing: marks in their order, the later upon the earlier. The upper left corner is (0, <see cref="Top"/>).
/// </summary>
/// <param name="Width">In units; text of 13 units is 6.5 pt when 480 units are printed 85 mm wide.</param>
/// <param name="Top">0, or less where a banner stands above the drawing.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Description">What there is to see, in words.</param>
public sealed record Drawing(double Width, double Top, double Bottom, Phrase Description, IReadOnlyList<Mark> Marks)
{
    public double Height => Bottom - Top;

    /// <summary>Wider than a journal's column.</summary>
    public bool IsWide => Width > Canvas.ColumnWidth;
}
