using System.Text.Json;

namespace Cairn.Records;

/// <summary>
/// Texts that come again and again in entries: names, units, codes, days. Each is made once a thread, as long as no other takes
/// its
/// place; a text longer than most of them is made anew.
/// </summary>
sealed class TextPool
{
    const int Longest = 48,
        Places = 1 << 13;

    [ThreadStatic]
    static TextPool? t_own;

    readonly string?[] _texts = new string?[Places];

    public static TextPool Own => t_own ??= new();

    /// <summary>The text that a reader stands on.</summary>
    public string Read(ref Utf8JsonReader json)
    {
        if (json.HasValueSequence || json.ValueSpan.Length > Longest)
            return json.GetString()!;
        Span<char> text = stackalloc char[Longest];
        return Of(text[..json.CopyString(text)]);
    }

    /// <summary>The text as a string.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
            return text.ToString();
        ref var kept = ref _texts[string.GetHashCode(text) & (Places - 1)];
        if (kept is null || !text.SequenceEqual(kept))
            kept = text.ToString();
        return kept;
    }
}
