using Cairn.Records;

namespace Cairn.CellProducts;

/// <summary>Why a judgement of a lot cannot be given.</summary>
public enum LotRefusal
{
    /// <summary>Its manufacture failed.</summary>
    Failed,

    /// <summary>No bag was filled.</summary>
    NotMade,

    /// <summary>A result of the specification is open.</summary>
    TestOpen,

    /// <summary>A result misses the specification: it is released as such, with an approval, or rejected.</summary>
    OutOfSpecification,

    /// <summary>Every result meets the specification: there is nothing to approve.</summary>
    WithinSpecification,

    /// <summary>The laboratory has not asked for it.</summary>
    NotAsked,

    /// <summary>The same person asked for it.</summary>
    SamePerson,

    /// <summary>Cells of it were given.</summary>
    Given,

    /// <summary>It says nothing new.</summary>
    Stands,
}

/// <summary>Which judgements of a lot can be given, and why not.</summary>
public static class LotCheck
{
    /// <param name="by">The account that would judge.</param>
    /// <returns>Empty when it can be given.</returns>
    public static IReadOnlyList<LotRefusal> Refusals(Lot lot, LotVerdict verdict, string by)
    {
        ArgumentNullException.ThrowIfNull(lot);
        List<LotRefusal> general =
        [
            .. If(lot.Failed is not null, LotRefusal.Failed),
            .. If(lot.Bags.Count == 0, LotRefusal.NotMade),
            .. If(lot.Stage == ProductStage.Given, LotRefusal.Given),
        ];
        return [.. general, .. Own(lot, verdict, by)];
    }

    static IEnumerable<LotRefusal> Own(Lot lot, LotVerdict verdict, string by) =>
        verdict switch
        {
            LotVerdict.Released =>
            [
                .. If(lot.Open.Any(), LotRefusal.TestOpen),
                .. If(lot.Missed.Any(), LotRefusal.OutOfSpecification),
                .. If(lot.IsReleased, LotRefusal.Stands),
            ],
            LotVerdict.ReleasedOutOfSpecification =>
            [
                .. If(lot.Open.Any(), LotRefusal.TestOpen),
                .. If(!lot.Missed.Any(), LotRefusal.WithinSpecification),
                .. If(lot.Holding(verdict) is not null, LotRefusal.Stands),
            ],
            LotVerdict.OutOfSpecificationApproved => lot.Holding(LotVerdict.ReleasedOutOfSpecification) is { } asked
                ? [.. If(asked.By == by, LotRefusal.SamePerson), .. If(lot.Approval is not null, LotRefusal.Stands)]
                : [LotRefusal.NotAsked],
            LotVerdict.Rejected => If(lot.IsRejected, LotRefusal.Stands),
        };

    static IEnumerable<LotRefusal> If(bool isSo, LotRefusal refusal) => isSo ? [refusal] : [];
}
