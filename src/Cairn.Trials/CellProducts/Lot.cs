using Cairn.Records;

namespace Cairn.CellProducts;

/// <summary>What was made of one collection in one go.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Collection">The collection it was made from; null when it is not said.</param>
/// <param name="Started">The step that names it first.</param>
/// <param name="Tests">The specification with the results, in the order of the study.</param>
/// <param name="Judgements">What was said of it, in order.</param>
/// <param name="Bags">In the order in which they were filled.</param>
public sealed record Lot(
    string Id,
    string? Collection,
    ProductEvent? Started,
    ProductEvent? Failed,
    IReadOnlyList<TestedLine> Tests,
    IReadOnlyList<LotJudgement> Judgements,
    IReadOnlyList<Bag> Bags
)
{
    /// <summary>The results that miss the specification.</summary>
    public IEnumerable<TestedLine> Missed => Tests.Where(t => t.Meets.Value.IsFalse);

    /// <summary>The lines that are open.</summary>
    public IEnumerable<TestedLine> Open => Tests.Where(t => t.Meets.Value.IsUnknown);

    /// <summary>The last word on whether it is given.</summary>
    LotJudgement? Last => Judgements.LastOrDefault(j => j.Holds);

    public bool IsRejected => Last?.Verdict == LotVerdict.Rejected;

    /// <summary>
    /// True when it may be given: within specification and released; or out of it, released as such by the laboratory and
    /// approved by another person, both after its results.
    /// </summary>
    public bool IsReleased
    {
        get
        {
            if (Failed is not null || IsRejected)
                return false;
            if (Missed.Any())
                return Approval is not null;
            return !Open.Any() && (Approval is not null || Holding(LotVerdict.Released) is not null);
        }
    }

    /// <summary>
    /// The approval that cells out of specification are given; null while the laboratory has not asked for it, or nobody but who
    /// asked has approved it.
    /// </summary>
    public LotJudgement? Approval =>
        Holding(LotVerdict.ReleasedOutOfSpecification) is { } asked
        && Holding(LotVerdict.OutOfSpecificationApproved) is { } given
        && given.By != asked.By
            ? given
            : null;

    /// <summary>The last judgement of a kind that holds and was not taken back by a rejection.</summary>
    public LotJudgement? Holding(LotVerdict verdict)
    {
        var since = Judgements.ToList().FindLastIndex(j => j.Holds && j.Verdict == LotVerdict.Rejected);
        return Judgements.Skip(since + 1).LastOrDefault(j => j.Holds && j.Verdict == verdict);
    }

    public ProductStage Stage =>
        this switch
        {
            { Failed: not null } => ProductStage.Failed,
            { IsRejected: true } => ProductStage.Rejected,
            { Bags: var bags } when bags.Any(b => b.Given is not null) => ProductStage.Given,
            { Bags.Count: 0 } => ProductStage.InManufacture,
            { IsReleased: false } => BeforeRelease,
            { Bags: var bags } => bags.Max(b => b.Stage),
        };

    ProductStage BeforeRelease =>
        Missed.Any() ? ProductStage.OutOfSpecification
        : Open.Any() ? ProductStage.InTesting
        : ProductStage.AwaitingRelease;
}

/// <summary>A bag of a lot.</summary>
/// <param name="Steps">What was done with it, by date.</param>
/// <param name="TakenMillion">Cells that were given from it, 10^6; null when a fraction does not say how many.</param>
public sealed record Bag(string Id, string Lot, IReadOnlyList<ProductEvent> Steps, double? TakenMillion)
{
    /// <summary>The last step of a kind; null when it was not done.</summary>
    public ProductEvent? Last(ProductStep step) => Steps.LastOrDefault(s => s.Step == step);

    public ProductEvent? Given => Last(ProductStep.Infused);

    public ProductEvent? Destroyed => Last(ProductStep.Destroyed);

    /// <summary>What it was filled with, 10^6 viable cells with the receptor; null when it is not recorded.</summary>
    public double? FilledMillion => Last(ProductStep.Filled)?.MillionCells;

    /// <summary>True when it can still be given.</summary>
    public bool IsLeft => Given is null && Destroyed is null;

    public ProductStage Stage =>
        this switch
        {
            { Given: not null } => ProductStage.Given,
            _ when Last(ProductStep.Thawed) is not null => ProductStage.Thawed,
            _ when IsAfter(ProductStep.Received, ProductStep.Shipped) => ProductStage.AtSite,
            _ when Last(ProductStep.Shipped) is not null => ProductStage.ToSite,
            _ => ProductStage.Released,
        };

    bool IsAfter(ProductStep step, ProductStep earlier) =>
        Steps.ToList().FindLastIndex(s => s.Step == step) > Steps.ToList().FindLastIndex(s => s.Step == earlier);
}
