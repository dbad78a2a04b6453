using Cairn.Studies;

namespace Cairn.Documents.Reports.Content;

/// <summary>
/// How a group's line is drawn: colour and dash pattern together, so that neither is needed to tell groups apart.
/// </summary>
/// <param name="Colour">Stroke.</param>
/// <param name="Dash">SVG dash pattern; null for a solid line.</param>
public readonly record struct LineStyle(Token Colour, string? Dash);

/// <summary>Every colour of Cairn. Pages, reports and figures take theirs from here and from nowhere else.</summary>
public static class Palette
{
    public static readonly Token Paper = new("paper", "#ffffff", "#0f1419");
    public static readonly Token Wash = new("wash", "#f6f8fa", "#171d24");
    public static readonly Token Line = new("line", "#d0d7de", "#2f3842");
    public static readonly Token Ink = new("ink", "#1b1f24", "#e6edf3");
    public static readonly Token Muted = new("muted", "#57606a", "#9aa6b2");

    /// <summary>Links, focus, the primary action.</summary>
    public static readonly Token Accent = new("accent", "#0b5c7a", "#6cc4e6");
    public static readonly Token Met = new("met", "#1a7f4b", "#56d18f");

    /// <summary>Not met, and danger. Red is used for nothing else.</summary>
    public static readonly Token NotMet = new("not-met", "#b3261e", "#ff8a80");
    public static readonly Token Unknown = new("unknown", "#7a5d00", "#e5c04a");

    /// <summary>Behind the SYNTHETIC banner and an as-of that is not now.</summary>
    public static readonly Token AmberWash = new("amber-wash", "#fff4d1", "#2e2610");

    /// <summary>Text on a light fill that is the same in both modes.</summary>
    public static readonly Token OnLight = new("on-light", "#1b1f24", "#1b1f24");

    /// <summary>Text on a deep fill that is the same in both modes.</summary>
    public static readonly Token OnDeep = new("on-deep", "#ffffff", "#ffffff");

    static readonly Token[] Grades =
    [
        Same("grade-1", "#fde8d7"),
        Same("grade-2", "#f9bf94"),
        Same("grade-3", "#ef8a62"),
        Same("grade-4", "#c94741"),
        Same("grade-5", "#67001f"),
    ];

    static readonly Token[] Responses =
    [
        Same("cr", "#00694b"),
        Same("crh", "#1f8465"),
        Same("cri", "#2f9e77"),
        Same("mlfs", "#8fcfb4"),
        Same("pr", "#e0c34c"),
        Same("no-response", "#b0b7bf"),
    ];

    // Okabe and Ito, Color Universal Design, 2008.
    static readonly (Token Colour, string? Dash)[] Groups =
    [
        (Same("group-1", "#0072b2"), null),
        (Same("group-2", "#d55e00"), "7 3"),
        (Same("group-3", "#009e73"), "2 2.5"),
        (Same("group-4", "#cc79a7"), "8 3 2 3"),
        (Same("group-5", "#e69f00"), "12 3"),
        (Same("group-6", "#56b4e9"), "4 4"),
    ];

    /// <summary>All tokens, in the order of the stylesheet.</summary>
    public static IReadOnlyList<Token> All { get; } =
    [
        Paper,
        Wash,
        Line,
        Ink,
        Muted,
        Accent,
        Met,
        NotMet,
        Unknown,
        AmberWash,
        OnLight,
        OnDeep,
        .. Grades,
        .. Responses,
        .. Groups.Select(g => g.Colour),
    ];

    /// <summary>Fill of a toxicity grade.</summary>
    /// <param name="grade">1 to 5.</param>
    public static Token Grade(int grade) => Grades[grade - 1];

    /// <summary>Fill of a response category; null for not evaluable, which is hatched.</summary>
    public static Token? Response(ResponseCategory category) =>
        category == ResponseCategory.NotEvaluable ? null : Responses[(int)category];

    /// <summary>How many groups have a line of their own.</summary>
    public static int GroupStyles => Groups.Length;

    /// <summary>Line of a group in a figure; after six groups the styles begin again.</summary>
    /// <param name="index">From 0.</param>
    public static LineStyle Group(int index) => new(Groups[index % Groups.Length].Colour, Groups[index % Groups.Length].Dash);

    /// <summary>The text colour that reads better on a fill that is the same in both modes.</summary>
    public static Token TextOn(Token fill) =>
        Token.Contrast(fill.Light, OnLight.Light) >= Token.Contrast(fill.Light, OnDeep.Light) ? OnLight : OnDeep;

    static Token Same(string name, string colour) => new(name, colour, colour);
}
