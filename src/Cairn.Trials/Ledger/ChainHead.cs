using System.Globalization;
using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>The last entry of a study's ledger.</summary>
/// <param name="Sequence">Its sequence; 0 when there is none.</param>
/// <param name="Hash">Its hash; 64 zeros when there is none.</param>
public sealed record ChainHead(long Sequence, string Hash)
{
    public static ChainHead Empty { get; } = new(0, new string('0', 64));

    /// <summary>Code = sequence ":" hash.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <summary>Reads a <see cref="Code"/>; null when the text is none.</summary>
    public static ChainHead? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
            text.Split(':') is [var number, { Length: 64 } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && hash.All(char.IsAsciiHexDigitLower)
            ? new(sequence, hash)
            : null;
    }

    public static ChainHead Of(Entry entry) => new(entry.Sequence, entry.Hash);
}
