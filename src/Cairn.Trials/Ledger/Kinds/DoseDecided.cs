using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>
/// The safety review committee decided on the next dose; a later decision takes its place. Who wrote it down, in which role and
/// why stand in the entry's attribution; what was known is every entry before it, bound by the chain.
/// </summary>
public sealed record DoseDecided(CommitteeDecision Decision) : EntryContent
{
    public static EntryKind OfKind { get; } = new("dose-decided", "dose decided", e => new DoseDecided(Read(e)));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(Decision.Day);
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to)
    {
        to.Day("DAY", Decision.Day).Text("BY", Decision.By);
        to.Code<CommitteeAction>("ACTION", Decision.Action).Number("LEVEL", Decision.Level);
        to.Number("SUBJECTS", Decision.Subjects).Number("INFUSED", Decision.Infused);
        to.Text("PROPOSAL", Decision.Proposal.Code).Text("EVIDENCE", Decision.Evidence);
        to.List("LATE", [.. Decision.Late.Select(l => l.Code)]);
    }

    static CommitteeDecision Read(ContentReader entry) =>
        new()
        {
            Day = entry.Day("DAY"),
            Action = entry.Code<CommitteeAction>("ACTION"),
            Level = entry.WholeOrNone("LEVEL"),
            Subjects = entry.WholeOrNone("SUBJECTS"),
            Infused = entry.WholeOrNone("INFUSED"),
            Proposal = ProposedStep.Parse(entry.Text("PROPOSAL")),
            Evidence = entry.Text("EVIDENCE"),
            Late = [.. entry.List("LATE").Select(LateKey.Parse)],
            By = entry.TextOrNone("BY") ?? entry.By.Who,
            Role = entry.By.Role,
            Reason = entry.By.Reason ?? "",
        };
}
