using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Products;

/// <summary>The cells of every subject by stage: what waits, what failed, what has a gap.</summary>
public static class ProductList
{
    /// <param name="chains">Of those whom the reader may see.</param>
    public static Section Of(Analysis analysis, IReadOnlyList<ProductChain> chains)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(chains);
        List<ProductChain> begun = [.. chains.Where(c => c.Stage != ProductStage.None)];
        return new("products", "Cell products", [new Answered(Answer(begun)), Counts(analysis, begun), Rows(analysis, begun)]);
    }

    static Phrase Answer(List<ProductChain> chains)
    {
        var (failed, outside) = (Lots(chains, l => l.Failed is not null), Lots(chains, l => l.Missed.Any()));
        var gaps = chains.Count(c => c.Gaps.Count > 0);
        return $"{Written.Plural(chains.Count, "subject", "subjects")} with a product; "
            + $"{Written.Plural(failed, "manufacture", "manufactures")} failed; "
            + $"{Written.Plural(outside, "lot", "lots")} out of specification; "
            + $"{Written.Plural(gaps, "chain has", "chains have")} a gap.";
    }

    static int Lots(List<ProductChain> chains, Func<Lot, bool> which) => chains.Sum(c => c.Lots.Count(which));

    static Table Counts(Analysis analysis, List<ProductChain> chains) =>
        new()
        {
            Id = "stages",
            Caption = "Products by stage",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nothing was collected yet.",
            Columns = [Column.OfWords("Stage"), Column.OfNumbers("Subjects")],
            Groups = Table.Plain(
                chains
                    .OrderBy(c => c.Stage)
                    .GroupBy(ProductWords.Of, StringComparer.Ordinal)
                    .Select(g => (IReadOnlyList<Cell>)[Evidence.Sentence(g.Key.ToUpperInvariant()), Cell.Of(g.Count())])
            ),
        };

    static Table Rows(Analysis analysis, List<ProductChain> chains) =>
        new()
        {
            Id = "products-by-subject",
            Caption = "Products by subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nothing was collected yet.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Stage"),
                Column.OfWords("Lots"),
                Column.OfNumbers("Bags left"),
                Column.OfNumbers("Vein to vein", "days"),
                Column.OfWords("Chain"),
            ],
            Groups = Table.Plain(InOrder(chains).Select(Row)),
        };

    static IEnumerable<ProductChain> InOrder(List<ProductChain> chains) =>
        chains.OrderBy(Urgency).ThenBy(c => c.Subject, StringComparer.Ordinal);

    // What waits for somebody first, what is over last.
    static int Urgency(ProductChain chain) => chain.GoneBefore is null ? UrgencyAt(chain) : 2;

    static int UrgencyAt(ProductChain chain) =>
        chain.Stage switch
        {
            ProductStage.Given => 3,
            ProductStage.Failed or ProductStage.Rejected => 2,
            ProductStage.None
            or ProductStage.Collected
            or ProductStage.ToLaboratory
            or ProductStage.AtLaboratory
            or ProductStage.InManufacture
            or ProductStage.InTesting
            or ProductStage.AwaitingRelease
            or ProductStage.OutOfSpecification
            or ProductStage.Released
            or ProductStage.ToSite
            or ProductStage.AtSite
            or ProductStage.Thawed => chain.Gaps.Count > 0 ? 0 : 1,
        };

    static IReadOnlyList<Cell> Row(ProductChain chain) =>
        [
            Cell.Subject(chain.Subject),
            Evidence.Sentence(ProductWords.Of(chain).ToUpperInvariant()),
            chain.Lots.Count == 0
                ? "none yet"
                : Phrase.Join("; ", chain.Lots.Select(l => (Phrase)$"{l.Id}: {ProductWords.Of(l.Stage)}{Outside(l)}")),
            Cell.Of(chain.Remaining.Count()),
            chain.VeinToVein().Value is { } days ? Cell.Of(days) : Cell.Nothing,
            chain.Gaps.Count == 0 ? Inline.Met("no gap") : Inline.NotMet(Written.Plural(chain.Gaps.Count, "gap", "gaps")),
        ];

    static string Outside(Lot lot) => lot.Missed.Any() ? ", out of specification" : "";
}
