using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>The doses in cells per kg that a record's text names. A person checks them against the protocol.</summary>
public static partial class DoseProposals
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The doses in 10^6 cells/kg, lowest first; none when the text names none.</summary>
    public static IReadOnlyList<decimal> MillionCellsPerKg(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var texts = new[] { study.Registration.Summary, study.Registration.Description }
            .Concat(study.Arms.Select(a => a.Description))
            .Concat(study.Interventions.Select(i => i.Description))
            .OfType<string>();
        var named = texts.SelectMany(t => CellDose().Matches(t)).Select(Million);
        return [.. named.Distinct().Order()];
    }

    static decimal Million(Match dose)
    {
        var number = decimal.Parse(dose.Groups["n"].Value, CultureInfo.InvariantCulture);
        for (var power = int.Parse(dose.Groups["p"].Value, CultureInfo.InvariantCulture); power != 6; power += power < 6 ? 1 : -1)
            number = power < 6 ? number / 10 : number * 10;
        return number;
    }

    [GeneratedRegex(
        @"(?<n>\d+(?:\.\d+)?)\s*[x×*✕]\s*10\s*[\^*]*\s*(?<p>[5-9])\s*(?:/\s*kg|(?:\S+\s+){0,3}?(?:cells?\S*)?\s*(?:/|per)\s*kg)",
        AnyCase
    )]
    private static partial Regex CellDose();
}
