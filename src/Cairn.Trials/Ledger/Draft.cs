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

    /// <summary>The committee's decision, attributed to who recorded it.</summary>
    public static Draft DoseDecided(CommitteeDecision decision, EntrySource source)
    {
        var content = new DoseDecided(decision);
        return new(content, content.By(source));
    }
}
