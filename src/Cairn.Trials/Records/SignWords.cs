using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>Words of laboratories for a sign that is there, and for one that is not.</summary>
public static class SignWords
{
    static readonly FrozenSet<string> There = Set("POSITIVE", "POS", "REACTIVE", "DETECTED", "阳性", "检出"),
        Absent = Set("NEGATIVE", "NEG", "NON-REACTIVE", "NON REACTIVE", "NONREACTIVE", "NOT DETECTED", "阴性", "未检出");

    static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Unknown for other words, and for none.</summary>
    public static Truth Read(string? result)
    {
        var word = result?.Trim() ?? "";
        if (There.Contains(word))
            return Truth.True;
        return Absent.Contains(word) ? Truth.False : Truth.Unknown;
    }
}
