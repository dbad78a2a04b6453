using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Integrity;

/// <summary>What can be said of an entry by itself.</summary>
readonly record struct EntryCheck
{
    /// <summary>True when its hash is the one of its texts.</summary>
    public required bool HashHolds { get; init; }

    public required long Sequence { get; init; }
    public required bool IsSignature { get; init; }
    public required bool IsRedaction { get; init; }
    public required bool IsVersion { get; init; }

    /// <summary>
    /// Where its subject, its domain and the hash before it stand in its form; a length below 0 where there is none.
    /// </summary>
    public required (int Start, int Length) Subject { get; init; }
    public required (int Start, int Length) Domain { get; init; }
    public required (int Start, int Length) Previous { get; init; }
    public required long? Number { get; init; }
    public required long? Corrects { get; init; }

    /// <summary>Values that may identify a person and are not there; null when there are none.</summary>
    public IReadOnlyList<string>? Removed { get; private init; }

    /// <summary>
    /// A private value whose digest is another, or that the content does not name; null when there is none.
    /// </summary>
    public string? Wrong { get; private init; }

    /// <param name="digest">Gets the SHA-256 of the entry's texts, 32 bytes.</param>
    [MethodImpl(Often.Called)]
    public static EntryCheck Of(CanonicalRun run, int index, Span<byte> digest)
    {
        var form = run.Form(index);
        var check = Read(form, HashIs(run.Hash(index), form, digest), out var content);
        var hides = run.HasPrivate(index) || form.Slice(content.Start, content.Length).IndexOf("{\"sha256\":"u8) >= 0;
        return hides ? check.WithPrivate(run.Entry(index)) : check;
    }

    [MethodImpl(Often.Called)]
    static EntryCheck Read(ReadOnlySpan<byte> form, bool holds, out (int Start, int Length) content)
    {
        var fields = new CanonicalFields(form);
        Pass(ref fields, 2); // the words, and the study
        var (sequence, kind) = (fields.Number(), fields.Next());
        var (subject, domain, number) = (fields.Next(), fields.Next(), fields.Number());
        var corrects = fields.Number();
        content = fields.Next();
        Pass(ref fields, 8); // who, role, site, at, event date, device time, source, reason
        var code = form.Slice(kind.Start, kind.Length);
        return new()
        {
            HashHolds = holds,
            Sequence = sequence ?? 0,
            IsSignature = code.SequenceEqual(SignedCode),
            IsRedaction = code.SequenceEqual(RedactedCode),
            IsVersion = code.SequenceEqual(VersionCode),
            Subject = subject,
            Domain = domain,
            Number = number,
            Corrects = corrects,
            Previous = fields.Next(),
        };
    }

    /// <summary>True when a form is of an entry that puts a version of the protocol into force.</summary>
    public static bool SaysVersion(ReadOnlySpan<byte> form)
    {
        var fields = new CanonicalFields(form);
        Pass(ref fields, 3); // the words, the study, the sequence
        var (start, length) = fields.Next();
        return form.Slice(start, length).SequenceEqual(VersionCode);
    }

    static readonly byte[] SignedCode = Encoding.UTF8.GetBytes(Signed.OfKind.Code);
    static readonly byte[] RedactedCode = Encoding.UTF8.GetBytes(Redacted.OfKind.Code);
    static readonly byte[] VersionCode = Encoding.UTF8.GetBytes(ProtocolVersion.OfKind.Code);

    static void Pass(ref CanonicalFields fields, int count)
    {
        for (var i = 0; i < count; i++)
            fields.Next();
    }

    [MethodImpl(Often.Called)]
    static bool HashIs(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> form, Span<byte> digest)
    {
        SHA256.HashData(form, digest);
        Span<byte> digits = stackalloc byte[2 * SHA256.HashSizeInBytes];
        return Convert.TryToHexStringLower(digest, digits, out _) && digits.SequenceEqual(hash);
    }

    EntryCheck WithPrivate(Entry entry)
    {
        try
        {
            var hidden = entry.Private is null ? [] : ContentText.ReadPrivate(entry.Private);
            var values = entry.Values.Where(v => v.IsPrivate).ToList();
            return this with
            {
                Removed = [.. values.Where(v => v.IsRemoved).Select(v => v.Name)],
                Wrong = WrongOf(values, hidden.Keys) ?? (IsWritten(entry, values) ? null : "private"),
            };
        }
        catch (Exception unread) when (unread is FormatException or JsonException or InvalidOperationException)
        {
            return this with { Wrong = "private" };
        }
    }

    // No digest covers what stands between and behind the values: the text is the one that these values are written as.
    static bool IsWritten(Entry entry, List<EntryValue> values) => entry.Private == ContentText.WritePrivate(values);

    static string? WrongOf(List<EntryValue> values, IEnumerable<string> hidden) =>
        values.Find(v => v is { Text: { } text, Salt: { } salt } && PrivateValue.Digest(v.Name, salt, text) != v.Digest)?.Name
        ?? hidden.FirstOrDefault(name => !values.Exists(v => v.Name == name));
}
