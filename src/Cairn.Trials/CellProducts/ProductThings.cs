using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>The collections, lots and bags that a subject's steps name.</summary>
sealed class ProductThings(
    Study study,
    SubjectRecords records,
    IReadOnlyList<ProductEvent> steps,
    IReadOnlyList<LotJudgement> judgements
)
{
    public IReadOnlyList<string> Collections { get; } =
    [
        .. steps
            .Where(s => s.Step == ProductStep.Collected)
            .Select(s => s.Product)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    public IReadOnlyList<Lot> Lots => [.. LotIds.Select(Lot)];

    // What was started, and what a bag or a release names without a start: nothing that is recorded is left out.
    IEnumerable<string> LotIds =>
        steps
            .Select(s =>
                s.Step switch
                {
                    ProductStep.ManufactureStarted or ProductStep.ManufacturingFailure or ProductStep.Released => s.Product,
                    ProductStep.Filled => s.MadeFrom,
                    ProductStep.Collected
                    or ProductStep.Shipped
                    or ProductStep.Received
                    or ProductStep.Thawed
                    or ProductStep.Identified
                    or ProductStep.Infused
                    or ProductStep.Destroyed
                    or null => null,
                }
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    Lot Lot(string id) =>
        new(
            id,
            steps.FirstOrDefault(s => s.Product == id && s.MadeFrom is not null)?.MadeFrom,
            Of(id, ProductStep.ManufactureStarted),
            Of(id, ProductStep.ManufacturingFailure),
            TestedLine.Of(study, records, id),
            [.. judgements.Where(j => j.Lot == id)],
            [.. BagsOf(id)]
        );

    IEnumerable<Bag> BagsOf(string lot)
    {
        var filled = steps.Where(s => s.Step == ProductStep.Filled && s.MadeFrom == lot);
        var named = filled.Select(s => s.Product).OfType<string>();
        foreach (var bag in named.Distinct(StringComparer.Ordinal))
            yield return new(bag, lot, [.. steps.Where(s => s.Product == bag)], Taken(bag));
    }

    double? Taken(string bag)
    {
        List<Exposure> from = [.. records.CellInfusions.Where(e => e.Bag == bag && e.Dose is not 0)];
        return from.Exists(e => e.MillionCells is null) ? null : from.Sum(e => e.MillionCells ?? 0);
    }

    ProductEvent? Of(string thing, ProductStep step) => steps.FirstOrDefault(s => s.Product == thing && s.Step == step);
}
