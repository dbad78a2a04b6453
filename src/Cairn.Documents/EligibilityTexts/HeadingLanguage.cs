using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>The headings of inclusion and of exclusion in one language, where that is not plain English.</summary>
/// <param name="Name">Of the language.</param>
/// <param name="In">A regular expression of what heads inclusion.</param>
/// <param name="Out">A regular expression of what heads exclusion.</param>
sealed record HeadingLanguage(string Name, string In, string Out)
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Non-inclusion in English, and the languages in which records were met; a language is one row.</summary>
    public static IReadOnlyList<HeadingLanguage> All { get; } =
    [
        new("English", @"inclusionary\s+criteria", @"non[-\s]?inclusion(?:\s+criteria)?"),
        new(
            "French",
            @"crit[eè]res?\s+(?:d['’]\s?(?:inclusion|éligibilité)|de\s+sélection)",
            @"crit[eè]res?\s+(?:de\s+non[-\s]?inclusion|d['’]\s?exclusion)"
        ),
        new("German", @"(?:haupt)?ein-?schluss-?kriteri(?:en|um)", @"(?:haupt)?aus-?schluss-?kriteri(?:en|um)"),
        new(
            "Spanish",
            @"criterios?\s+de\s+(?:inclusi[oó]n|elegibilidad)",
            @"criterios?\s+de\s+(?:no\s+inclusi[oó]n|exclusi[oó]n)"
        ),
        new("Italian", @"criteri\s+d(?:i|['’])\s*inclusione", @"criteri\s+d(?:i|['’])\s*esclusione"),
        new("Portuguese", @"crit[eé]rios?\s+de\s+inclus[aã]o", @"crit[eé]rios?\s+de\s+exclus[aã]o"),
        new("Dutch", @"inclusie-?criteria", @"exclusie-?criteria"),
        new("Chinese", @"(?:主要)?(?:入选|纳入|入组|納入)(?:标准|標準|条件)", @"(?:主要)?(?:排除|剔除)(?:标准|標準|条件)"),
        new("Japanese", @"(?:選択|適格|組入れ?)基準", @"除外基準"),
        new("Korean", @"(?:선정|포함)\s?기준", @"제외\s?기준"),
    ];

    readonly Regex _whole = new(
        @"^(?:[一二三四五1-9IVX]+[、.．)）]\s*)?"
            + $@"(?:\p{{L}}+\s+){{0,2}}(?:(?<out>{Out})|{In})(?:\s+\p{{L}}+){{0,4}}\s*(?:[:：]\s*(?<rest>.*)|\.)?$",
        AnyCase
    );

    readonly Regex _inside = new($@"(?<=[\s。；;.，,）)])(?:{Out}|{In})\s*[:：]", AnyCase);

    /// <summary>What a line says as a heading of this language; null when it is none.</summary>
    public (CriterionKind Kind, string After)? Read(string text) =>
        _whole.Match(text) is { Success: true } m
            ? (m.Groups["out"].Success ? CriterionKind.Exclusion : CriterionKind.Inclusion, m.Groups["rest"].Value)
            : null;

    /// <summary>Where a heading stands inside a line; -1 when none does.</summary>
    public int Inside(string text) => _inside.Match(text) is { Success: true } m ? m.Index : -1;
}
