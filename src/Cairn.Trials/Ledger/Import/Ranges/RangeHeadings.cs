using System.Text.RegularExpressions;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.Ledger.Import.Ranges;

/// <summary>How laboratories head the columns of their lists.</summary>
static partial class RangeHeadings
{
    /// <summary>The columns of a list without headings, in the order of the fields of one range.</summary>
    public static IReadOnlyList<RangeColumn?> Usual { get; } =
    [
        RangeColumn.Test,
        RangeColumn.Low,
        RangeColumn.High,
        RangeColumn.Unit,
        RangeColumn.People,
        RangeColumn.AgeFrom,
        RangeColumn.AgeTo,
        RangeColumn.Specimen,
    ];

    // In small letters and without marks. "from" and "to" are days, as the table of ranges has them.
    static readonly (RangeColumn Column, string Words)[] Own =
    [
        (RangeColumn.People, "for|sex|people|适用人群|适用"),
        (RangeColumn.AgeFrom, "from the age of|age from|minimum age|min age|alter von|alter ab|年龄下限|起始年龄"),
        (RangeColumn.AgeTo, "up to the age of|age to|maximum age|max age|alter bis|年龄上限|截止年龄"),
        (RangeColumn.Ages, "ages|age group|age range|altersgruppe|年龄段|年龄范围"),
        (RangeColumn.Laboratory, "laboratory|lab|labor|laboratoire|lbnam|laboratory name|实验室|检验科|检验机构"),
        (
            RangeColumn.From,
            "from|first day of collection|valid from|effective from|effective date|gültig ab|ab|自|起始日期|生效日期|采样首日"
        ),
        (RangeColumn.To, "to|last day of collection|valid to|valid until|until|gültig bis|至|截止日期|失效日期|采样末日"),
    ];

    // The same words as over columns of results.
    static readonly (string Variable, RangeColumn Column)[] OfResults =
    [
        ("LBTESTCD", RangeColumn.Test),
        ("LBORNRLO", RangeColumn.Low),
        ("LBORNRHI", RangeColumn.High),
        ("LBORNRLO LBORNRHI", RangeColumn.Limits),
        ("LBORRESU", RangeColumn.Unit),
        ("SEX", RangeColumn.People),
        ("AGE", RangeColumn.Ages),
        ("LBSPEC", RangeColumn.Specimen),
        ("SITEID", RangeColumn.Site),
    ];

    /// <summary>What a heading says; null when no list is headed so.</summary>
    public static RangeColumn? Of(string heading)
    {
        var plain = Plain(heading);
        foreach (var (column, words) in Own)
            if (words.Split('|').Contains(plain, StringComparer.Ordinal))
                return column;
        return OfResult(heading, plain);
    }

    static string Plain(string heading)
    {
        var words = Marks().Replace(heading, " ");
        return words.Trim().ToLowerInvariant();
    }

    static RangeColumn? OfResult(string heading, string plain)
    {
        List<string> meant = [plain.ToUpperInvariant(), .. SiteWords.Variables(heading, "LB")];
        foreach (var (variable, column) in OfResults)
            if (meant.Contains(variable, StringComparer.Ordinal))
                return column;
        return null;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Marks();
}
