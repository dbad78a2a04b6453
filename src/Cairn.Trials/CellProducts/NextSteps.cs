using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>A step that may come next.</summary>
/// <param name="Thing">What it is about; null when it names something new: a collection, a lot, a bag.</param>
/// <param name="MadeFrom">What the new thing is made from; null for another step.</param>
/// <param name="Refused">Why it must not be done now; empty when it may.</param>
public sealed record StepOffer(ProductStep Step, string? Thing, string? MadeFrom, IReadOnlyList<ChainGap> Refused);

/// <summary>
/// What comes next for a subject's cells, and what forbids it. A step is refused when the chain with it would have a gap that
/// touches it: so what is asked before a step and what is found afterwards cannot disagree.
/// </summary>
public sealed class NextSteps(Study study, SubjectRecords records, IReadOnlyList<LotJudgement> judgements)
{
    readonly ProductChain _chain = ProductChain.Of(study, records, judgements);

    /// <summary>The steps that follow from what is recorded, in the order of the way.</summary>
    public IReadOnlyList<StepOffer> Offers =>
        [.. Wanted.Select(w => new StepOffer(w.Step, w.Thing, w.From, Refusals(Sketch(w))))];

    /// <summary>Every gap that a step would bring, and those of what it is about; empty when it may be done.</summary>
    public IReadOnlyList<ChainGap> Refusals(ProductEvent step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var numbered = step with { Sequence = (records.Of<ProductEvent>().Max(s => s.Sequence) ?? 0) + 1 };
        var with = ProductChain.Of(study, new(records.Id, [.. records.All, numbered]), judgements);
        var known = _chain.Gaps.ToHashSet();
        var brought = with.Gaps.Where(g => !known.Contains(g) || g.Thing == step.Product);
        var carried = step.Step is ProductStep.Destroyed or ProductStep.ManufacturingFailure
            ? []
            : Touching(with, step.MadeFrom ?? step.Product);
        var touched = brought.Concat(carried).Distinct();
        return [.. touched.Where(g => step.Step != ProductStep.Destroyed || !known.Contains(g))];
    }

    // A bag carries the gaps of its lot and collection; a lot those of its collection.
    static IEnumerable<ChainGap> Touching(ProductChain chain, string? thing)
    {
        if (thing is null)
            return [];
        var lot = chain.Lots.FirstOrDefault(l => l.Id == thing);
        return chain.Bag(thing) is not null
            ? chain.GapsOf(thing)
            : chain.Gaps.Where(g => g.Thing == thing || (lot is not null && g.Thing == lot.Collection));
    }

    IEnumerable<(ProductStep Step, string? Thing, string? From)> Wanted
    {
        get
        {
            if (_chain.Collections.Count == 0)
                yield return (ProductStep.Collected, null, null);
            foreach (var collection in _chain.Collections.Where(c => !IsInUse(c)))
                yield return AfterCollection(collection);
            foreach (var lot in _chain.Lots.Where(l => l is { Failed: null, IsRejected: false } && l.Started is not null))
            {
                if (lot.Stage != ProductStage.Given)
                    yield return (ProductStep.Filled, null, lot.Id);
                if (lot.Bags.Count == 0)
                    yield return (ProductStep.ManufacturingFailure, lot.Id, null);
            }
            foreach (var bag in _chain.Remaining)
                yield return (AfterFilled(bag), bag.Id, null);
            foreach (var bag in _chain.Lots.SelectMany(l => l.Bags).Where(b => b.IsLeft))
                yield return (ProductStep.Destroyed, bag.Id, null);
        }
    }

    // A lot that failed or was rejected leaves room for another.
    bool IsInUse(string collection) =>
        _chain.Lots.Any(l => l.Collection == collection && l is { Failed: null, IsRejected: false });

    (ProductStep, string?, string?) AfterCollection(string collection)
    {
        if (Last(collection) == ProductStep.Collected)
            return (ProductStep.Shipped, collection, null);
        return Last(collection) == ProductStep.Shipped
            ? (ProductStep.Received, collection, null)
            : (ProductStep.ManufactureStarted, null, collection);
    }

    static ProductStep AfterFilled(Bag bag)
    {
        (ProductStep Last, ProductStep Next)[] way =
        [
            (ProductStep.Shipped, ProductStep.Received),
            (ProductStep.Received, ProductStep.Thawed),
            (ProductStep.Thawed, ProductStep.Identified),
            (ProductStep.Identified, ProductStep.Infused),
        ];
        var last = bag.Steps[^1].Step;
        return way.Any(w => w.Last == last) ? way.First(w => w.Last == last).Next : ProductStep.Shipped;
    }

    ProductStep? Last(string thing) => _chain.Steps.LastOrDefault(s => s.Product == thing)?.Step;

    // As it would be written if it were done well, now: what is left to forbid it is not for the person at the form to mend.
    ProductEvent Sketch((ProductStep Step, string? Thing, string? From) wanted) =>
        new()
        {
            Subject = records.Id,
            Sequence = 0,
            Term = wanted.Step.Word(),
            Code = wanted.Step,
            Product = wanted.Thing ?? "new",
            MadeFrom = wanted.From,
            Identity = _chain.Steps.FirstOrDefault(s => s.Step == ProductStep.Collected)?.Identity ?? "new",
            DoneBy = "one",
            SecondPerson = "another",
            Celsius = study.Product?.WarmestCelsius,
            Date = _chain.Steps.Max(s => s.Date) ?? PartialDate.Of(2000),
        };
}
