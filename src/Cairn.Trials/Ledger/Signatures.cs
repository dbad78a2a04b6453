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
        return [.. InFull(state).Select(s => s.Signature)];
    }

    /// <summary>The same, each with what it covers beside records: decisions, rulings, judgements of lots.</summary>
    internal static IReadOnlyList<(RecordedSignature Signature, IReadOnlyList<SignedEntry> Beside)> InFull(LedgerState state)
    {
        List<Stated<Signed>> signed = [.. state.Of<Signed>()];
        if (signed.Count == 0)
            return [];
        var beside = BesideRecords(state);
        return [.. signed.Select(s => Of(state, beside, s))];
    }

    // What is signed beside records never changes. A decision has its place among them.
    static Dictionary<SignedEntry, int?> BesideRecords(LedgerState state)
    {
        var decisions = state.Of<DoseDecided>().Select((d, place) => (d.Entry, Place: (int?)place));
        var rulings = state.Of<Adjudicated>().Select(a => (a.Entry, Place: (int?)null));
        var judgements = state.Of<LotJudged>().Select(j => (j.Entry, Place: (int?)null));
        var all = decisions.Concat(rulings).Concat(judgements);
        return all.ToDictionary(e => SignedEntry.Of(e.Entry), e => e.Place);
    }

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

    static (RecordedSignature, IReadOnlyList<SignedEntry>) Of(
        LedgerState state,
        Dictionary<SignedEntry, int?> besideRecords,
        Stated<Signed> signed
    )
    {
        var (covers, records) = (signed.Content.Covers, RecordsOf(state, besideRecords, signed));
        var beside = records.Found == covers.Count ? [] : covers.Where(besideRecords.ContainsKey).ToList();
        var given = Given(signed) with { Decision = beside.Select(b => besideRecords[b]).Min() };
        return (records.Found + beside.Count < covers.Count ? Misplaced(given) : Standing(given, records.Change), beside);
    }

    static RecordedSignature Given(Stated<Signed> signed)
    {
        var (entry, content) = (signed.Entry, signed.Content);
        return new(content.Name, entry.Role, content.Meaning, entry.Time, content.Whom, entry.Sequence)
        {
            Account = entry.Who,
            Covers = content.Covers.Count,
        };
    }

    static RecordedSignature Misplaced(RecordedSignature given) => given with { Standing = SignatureStanding.Misplaced };

    static RecordedSignature Standing(RecordedSignature given, Entry? change) =>
        change is { Key: { } key }
            ? given with
            {
                Standing = SignatureStanding.Voided,
                VoidedBy = (key, change.Sequence, change.Time),
            }
            : given;

    // A signature of nobody's in particular is looked for everywhere, unless it covers no record.
    static SignedRecords RecordsOf(LedgerState state, Dictionary<SignedEntry, int?> besideRecords, Stated<Signed> signed) =>
        signed.Content.Whom is { } subject ? state.LedgerOf(subject)?.SignedBy(signed) ?? SignedRecords.None
        : signed.Content.Covers.All(besideRecords.ContainsKey) ? SignedRecords.None
        : SignedRecords.Of(state.Records, signed.Content.Covers);
}
