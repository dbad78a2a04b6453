using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>
/// Somebody whose word counts judged a lot of a subject's product. Who and why stand in the entry's attribution.
/// </summary>
/// <param name="Whom">Whose cells they are.</param>
/// <param name="Lot">Identity of the lot.</param>
public sealed record LotJudged(string Whom, string Lot, LotVerdict Verdict, DateOnly Day) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("lot-judged", "product judged", e => new LotJudged(
            e.Subject,
            e.Text("LOT"),
            e.Code<LotVerdict>("VERDICT"),
            e.Day("DAY")
        ));

    public override EntryKind Kind => OfKind;
    public override string? Subject => Whom;
    public override PartialDate? Happened => PartialDate.Of(Day);
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to)
    {
        to.Day("DAY", Day).Text("LOT", Lot);
        to.Code<LotVerdict>("VERDICT", Verdict);
    }

    /// <summary>What the signature beside it says.</summary>
    public static SignatureMeaning MeaningOf(LotVerdict verdict) =>
        verdict switch
        {
            LotVerdict.Released or LotVerdict.ReleasedOutOfSpecification => SignatureMeaning.Release,
            LotVerdict.Rejected => SignatureMeaning.Rejection,
            LotVerdict.OutOfSpecificationApproved => SignatureMeaning.Approval,
        };
}
