using System.Globalization;

namespace Cairn.Documents.Reports.Content;

/// <summary>A colour with a name. <c>default</c> does not exist: tokens are made in <see cref="Palette"/> only.</summary>
/// <param name="Name">The CSS custom property without its two dashes.</param>
/// <param name="Light">#rrggbb on light paper; also used in print, and in a figure taken out of its page.</param>
/// <param name="Dark">#rrggbb on dark paper.</param>
public sealed record Token(string Name, string Light, string Dark)
{
    /// <summary>Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour) =>
        0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);

    static double Linear(string colour, int at)
    {
        var c = byte.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
