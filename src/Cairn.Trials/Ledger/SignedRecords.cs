using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>What a signature covers of some records.</summary>
/// <param name="Found">How many of the entries that it names are entries of these records, with the hashes that it names.</param>
/// <param name="Change">The first entry that wrote one of them anew afterwards; null when they stand as signed.</param>
sealed record SignedRecords(int Found, Entry? Change)
{
    public static SignedRecords None { get; } = new(0, null);

    public static SignedRecords Of(IEnumerable<RecordVersions> records, IEnumerable<SignedEntry> covers)
    {
        HashSet<SignedEntry> covered = [.. covers];
        var found = (
            from record in records
            from version in record.All
            where covered.Contains(SignedEntry.Of(version))
            select (Record: record, Covered: version)
        ).ToList();
        var changes = found.Select(f => After(f.Covered, f.Record)).OfType<Entry>();
        return new(found.Count, changes.MinBy(e => e.Sequence));
    }

    static Entry? After(Entry covered, RecordVersions record) => record.All.FirstOrDefault(e => e.Sequence > covered.Sequence);
}
