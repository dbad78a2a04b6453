namespace Cairn.Documents.Reports.Content;

/// <summary>How wide text will be, without a font at hand: widths of a common sans serif, a little on the wide side.</summary>
static class TextWidth
{
    /// <summary>Width of a line in the unit of <paramref name="size"/>.</summary>
    public static double Of(string text, double size) => size * text.EnumerateRunes().Sum(r => Em(r.Value));

    /// <summary>The text, or as much of its beginning as fits with an ellipsis.</summary>
    public static Phrase Fit(Phrase text, double width, double size)
    {
        string whole = text;
        if (Of(whole, size) <= width)
            return text;
        var kept = new System.Text.StringBuilder();
        var used = size * Em('…');
        foreach (var rune in whole.EnumerateRunes())
        {
            used += size * Em(rune.Value);
            if (used > width)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Lines no wider than this; a word that is wider is cut with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines.Count == 0 ? word : lines[^1] + " " + word;
            if (lines.Count > 0 && Of(longer, size) <= width)
                lines[^1] = longer;
            else
                lines.Add(Fit(word, width, size));
        }
        return lines;
    }

    static double Em(int rune) =>
        rune switch
        {
            'i' or 'j' or 'l' or '|' or '\'' or '.' or ',' or ':' or ';' or '!' => 0.33,
            'f' or 't' or 'r' or 'I' or '(' or ')' or '[' or ']' or ' ' or '-' or '/' => 0.40,
            'm' or 'w' or '=' or '+' or '<' or '>' or '×' or '−' => 0.88,
            'M' or 'W' or '%' or '@' or '…' or '—' => 0.98,
            >= 'A' and <= 'Z' => 0.72,
            < 0x1100 => 0.63,
            _ => 1.0,
        };
}
