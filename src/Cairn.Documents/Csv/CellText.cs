using System.Globalization;

namespace Cairn.Documents.Csv;

/// <summary>A cell's text without what nobody sees at its ends: a byte order mark, a joiner, a mark of direction.</summary>
static class CellText
{
    public static string Of(string text)
    {
        var (first, last) = (0, text.Length);
        while (first < last && IsUnseen(text[first]))
            first++;
        while (last > first && IsUnseen(text[last - 1]))
            last--;
        return first == 0 && last == text.Length ? text : text[first..last];
    }

    static bool IsUnseen(char c) => c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
