using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What shall be appended, before it has its place, its time and its hash.</summary>
/// <param name="Content">What happened.</param>
/// <param name="By">Who says so, and why.</param>
public sealed record Draft(EntryContent Content, Attribution By)
{
    /// <summary>
    /// Of a signature: how many drafts directly before it, of the same change, it covers beside the entries it names. They have
    /// no hash before they are linked.
    /// </summary>
    public int SignsBefore { get; init; }

    /// <summary>A record that is new.</summary>
    public static Draft Added(Record record, Attribution by) => new(new RecordAdded(record), by);

    /// <summary>A record that replaces what an entry says.</summary>
    /// <param name="corrects">Sequence of that entry.</param>
    /// <param name="by">With the reason.</param>
    public static Draft Corrected(Record record, long corrects, Attribution by) => new(new RecordCorrected(record, corrects), by);

    /// <summary>The committee's decision.</summary>
    /// <param name="by">Who writes it down; the role and the reason are the decision's.</param>
    public static Draft DoseDecided(CommitteeDecision decision, Attribution by) =>
        new(new DoseDecided(decision), by with { Role = decision.Role, Reason = decision.Reason });

    /// <summary>The committee's decision and its signature, which covers the decision's hash.</summary>
    /// <param name="by">The account that signs.</param>
    public static IReadOnlyList<Draft> SignedDecision(CommitteeDecision decision, SignatureProof proof, Attribution by)
    {
        var decided = DoseDecided(decision, by);
        var signed = new Signed(SignatureMeaning.Decision, decision.By, proof, []);
        return [decided, new(signed, decided.By) { SignsBefore = 1 }];
    }

    /// <summary>The committee's ruling about an event.</summary>
    /// <param name="by">Who writes it down; the role and the reason are the ruling's.</param>
    public static Draft Ruled(DltRuling ruling, Attribution by)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        var (about, outcome) = (ruling.Event, Codes.Of(ruling.Outcome));
        var content = new Adjudicated(about.Subject, DltRuling.Question, outcome, about, ruling.Day, ruling.By);
        return new(content, by with { Role = ruling.Role, Reason = ruling.Reason });
    }

    /// <summary>The committee's ruling about an event and its signature, which covers the ruling's hash.</summary>
    /// <param name="by">The account that signs, in the role and with the reason of the ruling.</param>
    public static IReadOnlyList<Draft> SignedRuling(Adjudicated ruling, SignatureProof proof, Attribution by)
    {
        var signed = new Signed(SignatureMeaning.Decision, ruling.By ?? by.Who, proof, []);
        return [new(ruling, by), new(signed, by) { SignsBefore = 1 }];
    }

    /// <summary>A judgement of a lot and its signature, which covers the judgement's hash and the records it rests on.</summary>
    /// <param name="name">The signer's name as it is printed.</param>
    /// <param name="covers">Those of <see cref="LotJudgements.Covered"/>.</param>
    /// <param name="by">The account that signs, with the reason.</param>
    public static IReadOnlyList<Draft> SignedJudgement(
        LotJudged judged,
        string name,
        SignatureProof proof,
        IReadOnlyList<SignedEntry> covers,
        Attribution by
    )
    {
        ArgumentNullException.ThrowIfNull(judged);
        var signed = new Signed(LotJudged.MeaningOf(judged.Verdict), name, proof, covers, judged.Whom);
        return [new(judged, by), new(signed, by) { SignsBefore = 1 }];
    }
}
