using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// The signatures of a ledger, each with whether it still holds. A signature names entries with their hashes: one that names
/// another hash than the ledger holds was carried here from elsewhere, and one whose record was written again is void.
/// </summary>
public static class Signatures
{
    /// <summary>In the order in which they were given.</summary>
    public static IReadOnlyList<RecordedSignature> Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<Stated<Signed>> signed = [.. state.Of<Signed>()];
        if (signed.Count == 0)
            return [];
        List<Stated<DoseDecided>> decisions = [.. state.Of<DoseDecided>()];
        HashSet<SignedEntry> judged = [.. Judged(state).Select(SignedEntry.Of)];
        return [.. signed.Select(s => Of(state, decisions, judged, s))];
    }

    // What is signed beside records: its entry never changes.
    static IEnumerable<Entry> Judged(LedgerState state) =>
        [
            .. state.Of<DoseDecided>().Select(d => d.Entry),
            .. state.Of<Adjudicated>().Select(a => a.Entry),
            .. state.Of<LotJudged>().Select(j => j.Entry),
        ];

    /// <summary>The entries that a signature of a subject's records covers: of every record that counts, the newest.</summary>
    public static IReadOnlyList<SignedEntry> Covered(LedgerState state, string subject)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state
                .RecordsOf(subject)
                .Values.Where(v => !v.IsRemoved)
                .Select(v => v.Newest)
                .OrderBy(e => e.Sequence)
                .Select(SignedEntry.Of),
        ];
    }

    static RecordedSignature Of(
        LedgerState state,
        List<Stated<DoseDecided>> decisions,
        HashSet<SignedEntry> judged,
        Stated<Signed> signed
    )
    {
        var (entry, content) = (signed.Entry, signed.Content);
        var decision = decisions.FindIndex(d => content.Covers.Contains(SignedEntry.Of(d.Entry)));
        var recorded = new RecordedSignature(content.Name, entry.Role, content.Meaning, entry.Time, content.Whom, entry.Sequence)
        {
            Account = entry.Who,
            Covers = content.Covers.Count,
            Decision = decision < 0 ? null : decision,
        };
        var records = content.Whom is { } subject ? state.RecordsOf(subject).Values : state.Records;
        var found = Found(records, [.. content.Covers]);
        if (found.Count + content.Covers.Count(judged.Contains) < content.Covers.Count)
            return recorded with { Standing = SignatureStanding.Misplaced };
        var changes = found.Select(f => Change(f.Record, f.Covered));
        return changes.OfType<Entry>().MinBy(e => e.Sequence) is { Key: { } key } change
            ? recorded with
            {
                Standing = SignatureStanding.Voided,
                VoidedBy = (key, change.Sequence, change.Time),
            }
            : recorded;
    }

    static List<(RecordVersions Record, Entry Covered)> Found(IEnumerable<RecordVersions> records, HashSet<SignedEntry> covers) =>
        [
            .. from record in records
            from version in record.All
            where covers.Contains(SignedEntry.Of(version))
            select (record, version),
        ];

    /// <summary>The first entry of a record after the one that was signed; null when there is none.</summary>
    static Entry? Change(RecordVersions record, Entry covered) => record.All.FirstOrDefault(e => e.Sequence > covered.Sequence);
}
