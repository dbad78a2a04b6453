using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Ledger;

/// <summary>The last entry of a study's ledger.</summary>
/// <param name="Sequence">Its sequence; 0 when there is none.</param>
/// <param name="Hash">Its hash; 64 zeros when there is none.</param>
public sealed record ChainHead(long Sequence, string Hash)
{
    public static ChainHead Empty { get; } = new(0, new string('0', 64));

    public static ChainHead Of(Entry entry) => new(entry.Sequence, entry.Hash);
}

/// <summary>
/// The hash chain over a study's entries: each hash covers its entry and the hash before it (Haber and Stornetta 1991, J Cryptology 3:99).
/// <para>
/// Canonical form, as bytes: a run of netstrings (decimal length in bytes, <c>:</c>, the UTF-8 bytes, <c>,</c>; Bernstein 1997);
/// a null is <c>-,</c>. In this order:
/// </para>
/// <code>
/// "cairn entry 1", sequence, study, kind, subject, domain, number, corrects,
/// count of values, then name and text of each value in order of name (ordinal),
/// who, role, time, reason, source, previous hash
/// </code>
/// <para>
/// Numbers are decimal without leading zeros; kind is the name in kebab case (record-added); time is UTC,
/// <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>; the previous hash is its 64 hexadecimal digits. The hash is the SHA-256 of these bytes.
/// </para>
/// </summary>
public static class Chain
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Gives drafts their places and hashes after a head.</summary>
    public static IReadOnlyList<Entry> Link(ChainHead head, string study, IReadOnlyList<Draft> drafts, Attribution by)
    {
        var entries = new Entry[drafts.Count];
        var buffer = new ArrayBufferWriter<byte>(1024);
        var author = by with { At = ReadTime(TimeText(by.At)) };
        for (var i = 0; i < entries.Length; i++)
        {
            var draft = drafts[i];
            var entry = new Entry
            {
                Sequence = head.Sequence + 1,
                Study = study,
                Kind = draft.Kind,
                Key = draft.Key,
                Values = draft.Values,
                By = author,
                Corrects = draft.Corrects,
                PreviousHash = head.Hash,
                Hash = "",
            };
            entries[i] = entry = entry with { Hash = HashOf(entry, buffer) };
            head = ChainHead.Of(entry);
        }
        return entries;
    }

    /// <summary>
    /// What is wrong with a study's entries, given from the first in order: a gap, an entry altered, taken out or put in, a correction
    /// that names no earlier entry of its record. Empty when the chain holds. Entries cut off at the end are not seen: for that
    /// the head must be known from elsewhere.
    /// </summary>
    public static IReadOnlyList<Finding> Verify(IEnumerable<Entry> entries)
    {
        var findings = new List<Finding>();
        var keys = new List<RecordKey?>();
        var head = ChainHead.Empty;
        var buffer = new ArrayBufferWriter<byte>(1024);
        foreach (var entry in entries)
        {
            if (Broken(entry, head, keys, buffer) is { } what)
                findings.Add(
                    Finding.Error(
                        $"ledger of {entry.Study}, entry {entry.Sequence}",
                        null,
                        null,
                        what,
                        "Compare with an archived copy to see which one is the original."
                    )
                );
            keys.Add(entry.Key);
            head = ChainHead.Of(entry);
        }
        return findings;
    }

    /// <summary>The hash that an entry's content asks for.</summary>
    public static string HashOf(Entry entry) => HashOf(entry, new ArrayBufferWriter<byte>(1024));

    /// <summary>The canonical text of an entry's time.</summary>
    public static string TimeText(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the canonical text of an entry's time.</summary>
    public static DateTimeOffset ReadTime(string text) =>
        new(
            DateTime.ParseExact(
                text,
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            )
        );

    /// <summary>The canonical name of a kind.</summary>
    public static string KindText(EntryKind kind) =>
        kind switch
        {
            EntryKind.StudyLoaded => "study-loaded",
            EntryKind.SyntheticMark => "synthetic-mark",
            EntryKind.RecordAdded => "record-added",
            EntryKind.RecordCorrected => "record-corrected",
            EntryKind.DoseDecided => "dose-decided",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of entry."),
        };

    /// <summary>Reads the canonical name of a kind.</summary>
    public static EntryKind ReadKind(string text) =>
        text switch
        {
            "study-loaded" => EntryKind.StudyLoaded,
            "synthetic-mark" => EntryKind.SyntheticMark,
            "record-added" => EntryKind.RecordAdded,
            "record-corrected" => EntryKind.RecordCorrected,
            "dose-decided" => EntryKind.DoseDecided,
            _ => throw new FormatException($"'{text}' is no kind of entry."),
        };

    static string? Broken(Entry entry, ChainHead head, List<RecordKey?> keys, ArrayBufferWriter<byte> buffer) =>
        entry.Sequence != head.Sequence + 1 ? $"Entry {head.Sequence + 1} was expected here: entries are missing or out of order."
        : entry.PreviousHash != head.Hash ? "It does not follow the entry before it: one of the two was replaced."
        : entry.Hash != HashOf(entry, buffer) ? "Its content is not what was written: the hash differs."
        : entry.Corrects is { } c && (c < 1 || c > keys.Count || keys[(int)c - 1] != entry.Key)
            ? $"It corrects entry {c}, which is no earlier entry of the same record."
        : null;

    static string HashOf(Entry entry, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        Write(entry, buffer);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    static void Write(Entry entry, ArrayBufferWriter<byte> to)
    {
        Text("cairn entry 1", to);
        Number(entry.Sequence, to);
        Text(entry.Study, to);
        Text(KindText(entry.Kind), to);
        Text(entry.Key?.Subject, to);
        Text(entry.Key?.Domain, to);
        Number(entry.Key?.Number, to);
        Number(entry.Corrects, to);
        Number(entry.Values.Count, to);
        foreach (var (name, text) in entry.Values)
        {
            Text(name, to);
            Text(text, to);
        }
        Text(entry.By.Who, to);
        Text(entry.By.Role, to);
        Text(TimeText(entry.By.At), to);
        Text(entry.By.Reason, to);
        Text(entry.By.Source, to);
        Text(entry.PreviousHash, to);
    }

    static void Number(long? number, ArrayBufferWriter<byte> to) => Text(number?.ToString(CultureInfo.InvariantCulture), to);

    static void Text(string? text, ArrayBufferWriter<byte> to)
    {
        if (text is null)
        {
            to.Write("-,"u8);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        var span = to.GetSpan(length + 12);
        length.TryFormat(span, out var at, provider: CultureInfo.InvariantCulture);
        span[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(text, span[at..]);
        span[at++] = (byte)',';
        to.Advance(at);
    }
}
