using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Why a fraction is refused, in words.</summary>
public static class InfusionWords
{
    public static Phrase Of(InfusionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return $"Refused. {Phrase.Join(" ", check.Refusals.Select(r => Of(r, check)))}";
    }

    static Phrase Of(InfusionRefusal refusal, InfusionCheck check) =>
        refusal switch
        {
            InfusionRefusal.ChainGap => Phrase.Join(" ", check.Gaps.Select(ProductWords.Of)),
            InfusionRefusal.NoPlan => "No dose level is assigned, or the study plans no such fraction.",
            InfusionRefusal.FractionStands => "That fraction is recorded already, as given or withheld.",
            InfusionRefusal.NoWeight => "No weight is recorded by that day, so the dose is not known: record one.",
            InfusionRefusal.MoreThanTheBag => "The bag holds fewer cells than that, or it is not recorded how many it holds.",
            InfusionRefusal.AboveCap => "All fractions together would lie above the study's highest total dose.",
            InfusionRefusal.OutsideBand => (Phrase)
                $"{Written.Fixed(check.PerKg.Value, 3)} × 10⁶/kg lies outside the study's band about the planned "
                + $"{Written.Fixed(check.PlannedPerKg, 3)} × 10⁶/kg: say why it differs.",
        };
}
