using System.Text;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The text blocks of the registry's older XML: broken to a width, indented, items marked with a hyphen. Here a paragraph and an
/// item are one line each, items are marked as CommonMark marks them, and the indent of a nested list is kept.
/// </summary>
static class LegacyText
{
    public static string Unwrapped(string block)
    {
        var lines = block.ReplaceLineEndings("\n").Split('\n');
        var margin = lines.Min(l => l.Trim().Length > 0 ? Indent(l) : (int?)null) ?? 0;
        var text = new StringBuilder();
        var isOpen = false;
        foreach (var line in lines)
        {
            var words = line.Trim();
            if (words.Length == 0)
            {
                isOpen = false;
                continue;
            }
            if (isOpen && !IsItem(words))
                text.Append(' ').Append(words);
            else
            {
                if (text.Length > 0)
                    text.Append(isOpen ? "\n" : "\n\n");
                text.Append(' ', Math.Max(0, Indent(line) - margin)).Append(Marked(words));
            }
            isOpen = true;
        }
        return text.ToString();
    }

    static int Indent(string line) => line.Length - line.TrimStart().Length;

    static bool IsItem(string words) =>
        words.StartsWith("-  ", StringComparison.Ordinal)
        || (words.Length > 3 && char.IsAsciiDigit(words[0]) && words.IndexOf(". ", StringComparison.Ordinal) is 1 or 2);

    static string Marked(string words) =>
        words.StartsWith("-  ", StringComparison.Ordinal) ? "* " + words[3..].TrimStart() : words;
}
