using System.Text;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Html;

/// <summary>The palette as CSS.</summary>
public static class Colours
{
    /// <summary>
    /// The custom properties for light, dark and print, and the classes that figures use: f-name fills, s-name strokes.
    /// <c>data-theme</c> on the root (light or dark) overrules what the reader's system asks for.
    /// </summary>
    public static string Css { get; } = Sheet();

    static string Sheet()
    {
        var light = Properties(t => t.Light);
        var dark = Properties(t => t.Dark);
        var sheet = new StringBuilder()
            .Append(":root{color-scheme:light;")
            .Append(light)
            .Append("}\n")
            .Append(":root[data-theme=dark]{color-scheme:dark;")
            .Append(dark)
            .Append("}\n")
            .Append("@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;")
            .Append(dark)
            .Append("}}\n")
            .Append("@media print{:root,:root[data-theme],:root:not([data-theme=light]){color-scheme:light;")
            .Append(light)
            .Append("}}\n");
        foreach (var token in Palette.All)
            sheet.Append(
                $".f-{token.Name}{{fill:var(--{token.Name})}}.s-{token.Name}{{stroke:var(--{token.Name})}}.b-{token.Name}"
                    + $"{{background:var(--{token.Name})}}\n"
            );
        return sheet.ToString();
    }

    static string Properties(Func<Token, string> colour) => string.Concat(Palette.All.Select(t => $"--{t.Name}:{colour(t)};"));
}
