using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;

namespace Cairn.Documents.Reports.Products;

/// <summary>
/// The cells of one subject: what comes next, the chain, the lots with their tests and judgements, the bags, the doses.
/// </summary>
public static class ProductSections
{
    public static IReadOnlyList<Section> Of(Analysis analysis, ProductChain chain, IReadOnlyList<StepOffer> offers)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(chain);
        return
        [
            new(
                "product",
                $"{chain.Subject}: product",
                [new Answered(Answer(chain)), Facts(analysis, chain), .. Gaps(chain), .. Next(offers)]
            ),
            .. chain.Lots.Select(lot => LotSection.Of(analysis, lot)),
            new("doses", "Fractions given", [FractionTable.Of(analysis, chain)]),
            new("custody", "Chain of identity and custody", [StepTable.Of(analysis, chain)]),
        ];
    }

    /// <summary>Where the cells are, in one sentence.</summary>
    public static Phrase Answer(ProductChain chain)
    {
        Phrase gaps =
            chain.Gaps.Count == 0 ? "no gap in the chain" : $"{Written.Plural(chain.Gaps.Count, "gap", "gaps")} in the chain";
        return $"{Evidence.Sentence(ProductWords.Of(chain).ToUpperInvariant())}; {gaps}.";
    }

    static KeyFacts Facts(Analysis analysis, ProductChain chain)
    {
        var days = chain.VeinToVein();
        var remaining = chain.Remaining.ToList();
        return new([
            ("Chain of identity", Identity(chain)),
            (
                "Vein to vein",
                days.Value is { } n ? Written.Plural(n, "day", "days") : Inline.Unknown(Phrase.Join("; ", days.Missing))
            ),
            (
                "Bags left",
                remaining.Count == 0 ? "none" : Phrase.Join(", ", remaining.Select(b => (Phrase)$"{b.Id} ({Held(b)})"))
            ),
            (
                "To be given",
                analysis.Study.Dosing is { } dosing
                    ? analysis.Study.DoseGiven(dosing)
                    : Inline.Unknown("the study names no doses")
            ),
        ]);
    }

    static List<string> Codes(ProductChain chain)
    {
        var read = chain.Steps.Select(s => s.Identity).OfType<string>();
        return [.. read.Distinct(StringComparer.Ordinal)];
    }

    static Inline Identity(ProductChain chain) =>
        Codes(chain) switch
        {
            [] => Inline.Unknown("no step bears a code"),
            [var one] => one,
            var several => Inline.NotMet(Phrase.Join(", ", several)),
        };

    internal static Phrase Held(Bag bag) =>
        bag.FilledMillion is { } cells ? (Phrase)$"{Written.Short(cells)} × 10⁶ cells" : "content not recorded";

    static IEnumerable<Block> Gaps(ProductChain chain) =>
        chain.Gaps.Count == 0
            ? []
            : [new Subsection("Gaps", [new Points([.. chain.Gaps.Select(g => Inline.NotMet(ProductWords.Of(g)) + Rows(g))])])];

    static Inline Rows(ChainGap gap) => gap.Because.Count == 0 ? "" : " (" + Evidence.Of(gap.Because) + ")";

    static IEnumerable<Block> Next(IReadOnlyList<StepOffer> offers)
    {
        List<StepOffer> wanted = [.. offers.Where(o => o.Step is not ProductStep.Destroyed)];
        if (wanted.Count == 0)
            yield break;
        yield return new Subsection("What comes next", [new Points([.. wanted.Select(Next)])]);
    }

    static Inline Next(StepOffer offer)
    {
        Phrase origin = offer.MadeFrom is { } from ? (Phrase)$"new, from {from}" : "new, from the vein";
        Phrase step = $"{offer.Thing ?? origin}: {ProductWords.Of(offer.Step)}";
        return offer.Refused.Count == 0
            ? Inline.Met(step)
            : Inline.NotMet($"{step}, refused. ") + Phrase.Join(" ", offer.Refused.Select(ProductWords.Of));
    }
}
