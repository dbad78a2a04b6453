using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>Finds every gap in the chain of one subject's product.</summary>
sealed class ChainGaps(Study study, IReadOnlyList<ProductEvent> steps, IReadOnlyList<string> collections, IReadOnlyList<Lot> lots)
{
    readonly HashSet<string> _collections = new(collections, StringComparer.Ordinal);

    public IEnumerable<ChainGap> All => steps.SelectMany(OfStep);

    IEnumerable<ChainGap> OfStep(ProductEvent step)
    {
        var kind = step.Step!.Value;
        if (step.Product is not { Length: > 0 } thing)
            return [Gap(ChainGapKind.NoThing, "", step)];
        return
        [
            .. Written(step, thing),
            .. Identity(step, thing),
            .. Order(step, thing, kind),
            .. Cold(step, thing, kind),
            .. Bedside(step, thing, kind),
            .. OfLot(step, thing, kind),
        ];
    }

    static ChainGap Gap(ChainGapKind kind, string thing, ProductEvent step, ProductStep? needed = null, string? test = null) =>
        new(kind, thing, step.Step, needed, test) { Because = [step.AsFact()] };

    static IEnumerable<ChainGap> Written(ProductEvent step, string thing)
    {
        if (step.Date is null)
            yield return Gap(ChainGapKind.Undated, thing, step);
        if (string.IsNullOrWhiteSpace(step.DoneBy))
            yield return Gap(ChainGapKind.NobodyNamed, thing, step);
    }

    IEnumerable<ChainGap> Identity(ProductEvent step, string thing)
    {
        if (string.IsNullOrWhiteSpace(step.Identity))
            yield return Gap(ChainGapKind.NoIdentity, thing, step);
        else if (IdentityOf(CollectionOf(thing)) is { } given && given != step.Identity)
            yield return Gap(ChainGapKind.OtherIdentity, thing, step);
    }

    string? IdentityOf(string? collection) =>
        steps.FirstOrDefault(s => s.Step == ProductStep.Collected && s.Product == collection)?.Identity;

    // Of a collection itself, of a lot, or of a bag; null when it is not said.
    string? CollectionOf(string thing) =>
        _collections.Contains(thing) ? thing : (LotOf(thing) ?? lots.FirstOrDefault(l => l.Id == thing))?.Collection;

    Lot? LotOf(string bag) => lots.FirstOrDefault(l => l.Bags.Any(b => b.Id == bag));

    IEnumerable<ChainGap> Order(ProductEvent step, string thing, ProductStep kind)
    {
        var made = kind is ProductStep.ManufactureStarted or ProductStep.Filled;
        if (made && !IsKnown(step.MadeFrom, kind))
        {
            yield return Gap(ChainGapKind.UnknownOrigin, thing, step);
            yield break;
        }
        if (Before(kind, _collections.Contains(thing)) is not { } needed)
            yield break;
        var before = steps.TakeWhile(s => !ReferenceEquals(s, step)).Where(s => s.Product == (made ? step.MadeFrom : thing));
        var all = steps.Where(s => s.Product == (made ? step.MadeFrom : thing) && s.Step == needed).ToList();
        if (all.Count == 0)
            yield return Gap(ChainGapKind.StepMissing, thing, step, needed);
        else if (all.TrueForAll(s => IsAfter(s.Date, step.Date)) && !before.Any(s => s.Step == needed))
            yield return Gap(ChainGapKind.OutOfOrder, thing, step, needed);
    }

    // To the minute where both say it; else by the day.
    static bool IsAfter(PartialDate? one, PartialDate? other) =>
        Minutes(one, other) is { } minutes ? minutes < 0 : one is { } a && other is { } b && b.IsBefore(a).IsTrue;

    bool IsKnown(string? origin, ProductStep kind) =>
        origin is not null
        && (
            kind == ProductStep.ManufactureStarted
                ? _collections.Contains(origin)
                : lots.Any(l => l.Id == origin && l.Started is not null)
        );

    /// <summary>The step of the same thing, or of what it is made from, without which a step cannot be.</summary>
    static ProductStep? Before(ProductStep step, bool isCollection) =>
        step switch
        {
            ProductStep.Collected or ProductStep.Released => null,
            ProductStep.Shipped or ProductStep.Destroyed => isCollection ? ProductStep.Collected : ProductStep.Filled,
            ProductStep.Received => ProductStep.Shipped,
            ProductStep.ManufactureStarted => ProductStep.Received,
            ProductStep.ManufacturingFailure or ProductStep.Filled => ProductStep.ManufactureStarted,
            ProductStep.Thawed => ProductStep.Received,
            ProductStep.Identified => ProductStep.Thawed,
            ProductStep.Infused => ProductStep.Identified,
        };

    // Frozen bags alone: a collection travels cool, and no study here says how cool. An approval afterwards covers it.
    IEnumerable<ChainGap> Cold(ProductEvent step, string thing, ProductStep kind)
    {
        if (study.Product?.WarmestCelsius is not { } warmest || kind != ProductStep.Received || _collections.Contains(thing))
            yield break;
        if (LotOf(thing)?.Approval is { } approval && step.Date?.Earliest <= approval.Day)
            yield break;
        if (step.Celsius is null)
            yield return Gap(ChainGapKind.NoTemperature, thing, step);
        else if (step.Celsius > warmest)
            yield return Gap(ChainGapKind.TooWarm, thing, step);
    }

    IEnumerable<ChainGap> Bedside(ProductEvent step, string thing, ProductStep kind)
    {
        if (kind == ProductStep.Identified && !IsByTwo(step))
            yield return Gap(ChainGapKind.NotTwoPeople, thing, step);
        if (kind != ProductStep.Infused)
            yield break;
        var thaw = steps.LastOrDefault(s => s.Product == thing && s.Step == ProductStep.Thawed);
        if (study.Product?.ThawMinutes is { } limit && Minutes(thaw?.Date, step.Date) > limit)
            yield return Gap(ChainGapKind.ThawedTooLong, thing, step);
        if (steps.Count(s => s.Product == thing && s.Step == ProductStep.Infused) > 1 || TookMoreThanItHeld(thing))
            yield return Gap(ChainGapKind.NothingLeft, thing, step);
    }

    static bool IsByTwo(ProductEvent step) =>
        !string.IsNullOrWhiteSpace(step.DoneBy)
        && !string.IsNullOrWhiteSpace(step.SecondPerson)
        && !string.Equals(step.DoneBy.Trim(), step.SecondPerson.Trim(), StringComparison.OrdinalIgnoreCase);

    static double? Minutes(PartialDate? from, PartialDate? to) =>
        from is { Date: { } day, Time: { } time } && to is { Date: { } last, Time: { } end }
            ? (last.ToDateTime(end) - day.ToDateTime(time)).TotalMinutes
            : null;

    bool TookMoreThanItHeld(string bag) =>
        LotOf(bag)?.Bags.FirstOrDefault(b => b.Id == bag) is { FilledMillion: { } held, TakenMillion: { } taken }
        && taken > held * (1 + Rounding);

    /// <summary>Counts are written with so many digits: a difference below it is none.</summary>
    const double Rounding = 0.005;

    // What leaves the laboratory, and what is given, has to be released; a failed or rejected lot is nobody's.
    IEnumerable<ChainGap> OfLot(ProductEvent step, string thing, ProductStep kind)
    {
        var leaves = kind is ProductStep.Shipped or ProductStep.Thawed or ProductStep.Identified or ProductStep.Infused;
        if (!leaves || LotOf(thing) is not { } lot)
            return [];
        return Standing(lot)
            .Select(g => g with { Step = step.Step, Because = Grounds.Rows([.. g.Because, step.AsFact()]).Because });
    }

    /// <summary>What keeps a lot from being given.</summary>
    public static IEnumerable<ChainGap> Standing(Lot lot)
    {
        if (lot.Failed is { } failed)
            yield return new(ChainGapKind.Failed, lot.Id) { Because = [failed.AsFact()] };
        if (lot.IsRejected)
            yield return new(ChainGapKind.Rejected, lot.Id);
        if (lot.Failed is not null || lot.IsRejected || lot.IsReleased)
            yield break;
        foreach (var missed in lot.Missed)
            yield return new(ChainGapKind.OutOfSpecification, lot.Id, Test: missed.Line.Test) { Because = missed.Meets.Because };
        foreach (var open in lot.Open)
            yield return new(ChainGapKind.TestOpen, lot.Id, Test: open.Line.Test);
        if (!lot.Missed.Any() && !lot.Open.Any())
            yield return new(ChainGapKind.NotReleased, lot.Id);
    }
}
