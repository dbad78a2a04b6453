using System.Buffers;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>
/// The hash chain over a study's entries: each hash covers its entry and the hash before it (Haber and Stornetta 1991, J
/// Cryptology 3:99). What the hash covers stands in <see cref="CanonicalForm"/>.
/// </summary>
public static class Chain
{
    /// <summary>Gives drafts their places, time and hashes after a head.</summary>
    /// <param name="at">The server's time.</param>
    /// <param name="salt">Salts for the values that may identify a person.</param>
    public static IReadOnlyList<Entry> Link(
        ChainHead head,
        string study,
        IReadOnlyList<Draft> drafts,
        DateTimeOffset at,
        NextSalt salt
    )
    {
        var entries = new Entry[drafts.Count];
        var buffer = new ArrayBufferWriter<byte>(1024);
        var (time, values) = (TimeText.Of(at), new ContentWriter(salt));
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = Place(Covering(drafts[i], entries.AsSpan(0, i)), head, study, time, values.Anew());
            entries[i] = entry = entry with { Hash = CanonicalForm.HashOf(entry, buffer) };
            head = ChainHead.Of(entry);
        }
        return entries;
    }

    static Draft Covering(Draft draft, ReadOnlySpan<Entry> before) =>
        draft is { SignsBefore: > 0 and var count, Content: Signed signed }
            ? draft with
            {
                Content = signed with { Covers = [.. signed.Covers, .. Signable(before[^count..])] },
            }
            : draft;

    static IEnumerable<SignedEntry> Signable(ReadOnlySpan<Entry> entries) => entries.ToArray().Select(SignedEntry.Of);

    static Entry Place(Draft draft, ChainHead head, string study, string time, ContentWriter values)
    {
        var (content, by, about) = (draft.Content, draft.By, draft.Content.About);
        content.Write(values);
        var (text, hidden) = values.Written;
        return new()
        {
            Study = study,
            Sequence = head.Sequence + 1,
            Kind = content.Kind.Code,
            Subject = content.Subject,
            Domain = about?.Domain,
            Number = about?.Number,
            Corrects = content.Corrects,
            Content = text,
            Private = hidden,
            Who = by.Who,
            Role = by.Role,
            Site = by.Site,
            At = time,
            EventDate = content.Happened is { } happened ? happened.ToString() : null,
            DeviceTime = by.DeviceTime is { } device ? TimeText.OfDevice(device) : null,
            Source = (by.Source ?? EntrySource.Keyboard).Code,
            Reason = by.Reason,
            PreviousHash = head.Hash,
            Hash = "",
        };
    }
}
