using System.Buffers;
using System.Security.Cryptography;

namespace Cairn.Ledger.Entries;

/// <summary>
/// What the hash of an entry covers: the texts of its row, in this order, as a run of netstrings (<see cref="Netstring"/>).
/// <code>
/// "cairn entry 2", study, sequence, kind, subject, domain, number, corrects, content,
/// who, role, site, at, event date, device time, source, reason, previous hash
/// </code>
/// <para>
/// Numbers are decimal without leading zeros; content is the JSON text exactly as the row holds it; the previous hash is its 64
/// hexadecimal digits. The hash is the SHA-256 of these bytes, in lower-case hexadecimal. The values in
/// <see cref="Entry.Private"/> are bound by the digests in the content.
/// </para>
/// </summary>
public static class CanonicalForm
{
    /// <summary>The hash that an entry's texts ask for.</summary>
    public static string HashOf(Entry entry) => HashOf(entry, new ArrayBufferWriter<byte>(1024));

    /// <param name="entry">The entry; its own hash takes no part.</param>
    /// <param name="buffer">Used again and again by who hashes many.</param>
    public static string HashOf(Entry entry, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        Write(entry, buffer);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The words that every form begins with.</summary>
    internal static ReadOnlySpan<byte> Words => "cairn entry 2"u8;

    internal static void Write(Entry entry, ArrayBufferWriter<byte> to)
    {
        Netstring.Write(Words, to);
        Netstring.Write(entry.Study, to);
        Netstring.Write(entry.Sequence, to);
        Netstring.Write(entry.Kind, to);
        Netstring.Write(entry.Subject, to);
        Netstring.Write(entry.Domain, to);
        Netstring.Write(entry.Number, to);
        Netstring.Write(entry.Corrects, to);
        Netstring.Write(entry.Content, to);
        Netstring.Write(entry.Who, to);
        Netstring.Write(entry.Role, to);
        Netstring.Write(entry.Site, to);
        Netstring.Write(entry.At, to);
        Netstring.Write(entry.EventDate, to);
        Netstring.Write(entry.DeviceTime, to);
        Netstring.Write(entry.Source, to);
        Netstring.Write(entry.Reason, to);
        Netstring.Write(entry.PreviousHash, to);
    }

    /// <summary>The entry of a form that was written; what its columns cannot hold is the number of no entry.</summary>
    internal static Entry Read(ReadOnlySpan<byte> form, string? hidden, string hash)
    {
        var fields = new CanonicalFields(form);
        fields.Next();
        return new()
        {
            Study = fields.Text()!,
            Sequence = fields.Number() ?? 0,
            Kind = fields.Text()!,
            Subject = fields.Text(),
            Domain = fields.Text(),
            Number = fields.Number() is { } number ? Fitting(number) : null,
            Corrects = fields.Number(),
            Content = fields.Text()!,
            Who = fields.Text()!,
            Role = fields.Text()!,
            Site = fields.Text(),
            At = fields.Text()!,
            EventDate = fields.Text(),
            DeviceTime = fields.Text(),
            Source = fields.Text()!,
            Reason = fields.Text(),
            PreviousHash = fields.Text()!,
            Private = hidden,
            Hash = hash,
        };
    }

    static int Fitting(long number) => number is >= 0 and <= int.MaxValue ? (int)number : -1;
}
