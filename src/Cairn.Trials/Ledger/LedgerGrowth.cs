using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>A state while entries are added to it: what they touch is copied once, the rest is shared.</summary>
sealed class LedgerGrowth(
    SubjectLedgers subjects,
    ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> stated,
    ImmutableList<Finding> unread
)
{
    readonly Dictionary<string, SubjectVersions> _touched = new(StringComparer.Ordinal);

    public ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> Stated { get; private set; } = stated;
    public ImmutableList<Finding> Unread { get; private set; } = unread;
    public SubjectLedgers Subjects => subjects.With([.. _touched.Select(t => new SubjectLedger(t.Key, t.Value))]);

    public void Take(Entry entry)
    {
        if (entry.Key is { } key && EntryKinds.SaysRecord(entry.Kind))
            VersionsOf(key.Subject).Take(key, entry);
        else
            TakeStated(entry);
    }

    SubjectVersions VersionsOf(string subject)
    {
        ref var versions = ref CollectionsMarshal.GetValueRefOrAddDefault(_touched, subject, out _);
        return versions ??= subjects.Find(subject)?.Versions.Growing() ?? SubjectVersions.New();
    }

    void TakeStated(Entry entry)
    {
        var read = EntryKinds.Read(entry);
        Unread = Unread.AddRange(read.Findings);
        if (read.Value is not { } content)
            return;
        var others = Stated.GetValueOrDefault(content.GetType(), []);
        Stated = Stated.SetItem(content.GetType(), others.Add(new(entry, content)));
        if (content is Redacted redacted)
            Remove(redacted);
    }

    // In the database the entry has lost its values already; where it is still held in memory it loses them here.
    void Remove(Redacted redacted)
    {
        if (redacted.Key is { } key && VersionsOf(key.Subject).TryGetValue(key, out var version))
            VersionsOf(key.Subject).Replace(key, Without(version, redacted));
        foreach (var (kind, list) in Stated)
            if (list.FindIndex(s => s.Entry.Sequence == redacted.Of) is var at and >= 0)
                Stated = Stated.SetItem(kind, list.SetItem(at, Without(list[at], redacted)));
    }

    static RecordVersions Without(RecordVersions version, Redacted redacted) =>
        new(
            version.Newest.Sequence == redacted.Of ? Redaction.Of(version.Newest, redacted.Names) : version.Newest,
            version.Before is null ? null : Without(version.Before, redacted)
        );

    static Stated<EntryContent> Without(Stated<EntryContent> stated, Redacted redacted)
    {
        var entry = Redaction.Of(stated.Entry, redacted.Names);
        return new(entry, EntryKinds.Read(entry).Value ?? stated.Content);
    }
}
