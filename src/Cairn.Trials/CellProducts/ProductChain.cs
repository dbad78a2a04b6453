using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>
/// The cells of one subject from the vein and back: what was collected, the lots made of it, their bags, and every gap in the
/// chain of identity and custody. A function of what is recorded; it refuses nothing, it says what is wrong.
/// </summary>
public sealed record ProductChain
{
    public required string Subject { get; init; }

    /// <summary>Every step, by date, then as recorded.</summary>
    public required IReadOnlyList<ProductEvent> Steps { get; init; }

    /// <summary>The collections, by their identities.</summary>
    public required IReadOnlyList<string> Collections { get; init; }

    /// <summary>In the order in which they were begun.</summary>
    public required IReadOnlyList<Lot> Lots { get; init; }

    /// <summary>Every gap, in the order of the steps.</summary>
    public required IReadOnlyList<ChainGap> Gaps { get; init; }

    /// <summary>The fractions that were given, each with its dose by cells and weight.</summary>
    public required IReadOnlyList<FractionDose> Fractions { get; init; }

    /// <summary>How the subject was gone before anything was given; null while it may be given, and once it was.</summary>
    public Milestone? GoneBefore { get; init; }

    /// <summary>The bag of an identity; null when none was filled.</summary>
    public Bag? Bag(string id) => Lots.SelectMany(l => l.Bags).FirstOrDefault(b => b.Id == id);

    /// <summary>The bags that can still be given, released or not.</summary>
    public IEnumerable<Bag> Remaining =>
        Lots.Where(l => l.Stage is not (ProductStage.Failed or ProductStage.Rejected))
            .SelectMany(l => l.Bags)
            .Where(b => b.IsLeft);

    /// <summary>How far the cells have come: the last lot, or the collection before there is one.</summary>
    public ProductStage Stage => Lots.Count > 0 ? Lots[^1].Stage : StageOfCollection;

    ProductStage StageOfCollection =>
        Last(ProductStep.Received) is not null ? ProductStage.AtLaboratory
        : Last(ProductStep.Shipped) is not null ? ProductStage.ToLaboratory
        : Collections.Count > 0 ? ProductStage.Collected
        : ProductStage.None;

    ProductEvent? Last(ProductStep step) => Steps.LastOrDefault(s => s.Step == step);

    /// <summary>Days from the collection of what was given to the first infusion; unknown while one of them is.</summary>
    public Answer<int?> VeinToVein()
    {
        var rule = new Rule("product.vein-to-vein", "Days from the collection to the first infusion of cells made of it.");
        var given = Steps.FirstOrDefault(s => s.Step == ProductStep.Infused);
        var lot = given?.Product is { } bag ? Bag(bag)?.Lot : null;
        var made = Lots.FirstOrDefault(l => l.Id == lot)?.Collection;
        var taken = Steps.FirstOrDefault(s => s.Step == ProductStep.Collected && s.Product == made);
        return given?.Date?.Date is { } last && taken?.Date?.Date is { } first
            ? Answer<int?>.Of(last.DayNumber - first.DayNumber, rule, taken.AsFact(), given.AsFact())
            : new(null, rule, [], [given is null ? NotGiven : NotCollected]);
    }

    static readonly Gap NotGiven = new Gap.NotRecorded("BE", "INFUSED", "the infusion of a bag"),
        NotCollected = new Gap.NotRecorded("BE", "COLLECTED", "the day of the collection");

    /// <summary>The gaps that touch a bag: its own, its lot's, and those of the collection it was made of.</summary>
    public IEnumerable<ChainGap> GapsOf(string bag)
    {
        var lot = Lots.FirstOrDefault(l => l.Bags.Any(b => b.Id == bag));
        return Gaps.Where(g => g.Thing == bag || g.Thing == lot?.Id || g.Thing == lot?.Collection);
    }

    /// <param name="judgements">Of any subject; those of this one are read.</param>
    public static ProductChain Of(Study study, SubjectRecords records, IReadOnlyList<LotJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        IReadOnlyList<ProductEvent> steps = [.. records.Of<ProductEvent>().Where(s => s.Step is not null)];
        var things = new ProductThings(study, records, steps, [.. judgements.Where(j => j.Subject == records.Id)]);
        var lots = things.Lots;
        return new()
        {
            Subject = records.Id,
            Steps = steps,
            Collections = things.Collections,
            Lots = lots,
            Gaps = [.. new ChainGaps(study, steps, things.Collections, lots).All.Distinct()],
            Fractions = FractionDose.Of(study, records),
            GoneBefore = lots.Any(l => l.Stage == ProductStage.Given) ? null : Gone(records),
        };
    }

    static Milestone? Gone(SubjectRecords records)
    {
        if (VitalStatus.IsToldDead(records))
            return Milestone.Death;
        Milestone?[] ends = [Milestone.Death, Milestone.NotInfused, Milestone.Withdrawn, Milestone.LostToFollowUp];
        return ends.FirstOrDefault(m => records.Milestone(m!.Value) is not null);
    }
}
