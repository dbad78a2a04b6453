using System.Text.RegularExpressions;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>What the heading of a site's column means, for proposals that a person approves.</summary>
static partial class SiteHeading
{
    /// <summary>
    /// The variable, or what a map writes for the time of a day and for a range in one cell; null when none is known.
    /// </summary>
    public static string? Variable(string heading, RecordShape shape) =>
        Named(heading, shape)
        ?? (InBrackets().Match(heading.Trim()) is { Success: true } m ? Named(m.Groups[1].Value, shape) : null);

    static string? Named(string heading, RecordShape shape) =>
        SiteWords
            .Variables(heading, shape.Domain)
            .FirstOrDefault(target => ColumnTarget.Parse(target).Variables.All(v => shape.Find(v) is not null || IsFlag(v)));

    /// <summary>The unit in the brackets of a heading, Dose (10^6/kg); null when there is none.</summary>
    public static string? Unit(string heading) =>
        InBrackets().Match(heading.Trim()) is { Success: true } m ? UnitOf(m.Groups[2].Value) : null;

    // A flag beside a result is kept under its SDTM name, and no rule reads it.
    static bool IsFlag(string variable) => variable.EndsWith("NRIND", StringComparison.Ordinal);

    /// <summary>
    /// The test whose results a column holds, with the unit of its heading: WBC (10^9/L); null when it is none.
    /// </summary>
    public static ColumnTest? Test(string heading, string domain)
    {
        var named = WithUnit().Match(heading.Trim());
        var name = named.Success ? named.Groups["name"].Value : heading.Trim();
        if (CodeOf(name, domain) is not { } code)
            return UnitLast(heading.Trim(), domain);
        return new(code, named.Success ? UnitOf(named.Groups["unit"].Value) : null);
    }

    // Temp °C: a test and its unit, with nothing but a blank between them.
    static ColumnTest? UnitLast(string heading, string domain) =>
        heading.LastIndexOf(' ') is > 0 and var blank
        && CodeOf(heading[..blank], domain) is { } code
        && UnitOf(heading[(blank + 1)..]) is { } unit
            ? new(code, unit)
            : null;

    static string? CodeOf(string name, string domain)
    {
        var upper = name.Trim().ToUpperInvariant();
        if (Catalogue.All.FirstOrDefault(t => t.Domain == domain && t.Code == upper) is { } known)
            return known.Code;
        return SiteWords.Test(name) is { } code && Catalogue.All.Any(t => t.Domain == domain && t.Code == code) ? code : null;
    }

    static string? UnitOf(string written)
    {
        var unit = written.Trim();
        return UnitSpelling.Of(unit) is not null ? unit : SiteWords.Unit(unit);
    }

    [GeneratedRegex(@"^([^(（\[]+?)\s*[(（\[]([^)）\]]+)[)）\]]$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(
        @"^(?<name>.+?)\s*(?:[(\[（【](?<unit>[^)\]）】]+)[)\]）】]|(?:,|;|\bin\b|\s-)\s*(?<unit>\S+))$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WithUnit();
}
