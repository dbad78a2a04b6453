using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>How an event is related to the cell product, as the investigator judged it (AEREL).</summary>
public enum Relatedness
{
    NotRelated,
    Unlikely,
    Possible,
    Probable,
    Definite,

    /// <summary>Related, without a degree.</summary>
    Related,
}

/// <summary>
/// The words of <see cref="Relatedness"/>: those that a rule reads, and the import knows, are these and no others.
/// </summary>
public static class RelatednessWords
{
    static readonly FrozenDictionary<string, Relatedness> ByWord = new Dictionary<string, Relatedness>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["NOT RELATED"] = Relatedness.NotRelated,
        ["UNRELATED"] = Relatedness.NotRelated,
        ["N"] = Relatedness.NotRelated,
        ["UNLIKELY"] = Relatedness.Unlikely,
        ["UNLIKELY RELATED"] = Relatedness.Unlikely,
        ["POSSIBLE"] = Relatedness.Possible,
        ["POSSIBLY RELATED"] = Relatedness.Possible,
        ["PROBABLE"] = Relatedness.Probable,
        ["PROBABLY RELATED"] = Relatedness.Probable,
        ["DEFINITE"] = Relatedness.Definite,
        ["RELATED"] = Relatedness.Related,
        ["Y"] = Relatedness.Related,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every word, in order of what it means.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. ByWord.OrderBy(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key)];

    /// <summary>What a word means; null when it is empty or none of them: then whether the event is related is unknown.</summary>
    public static Relatedness? Of(string? written) =>
        written is not null && ByWord.TryGetValue(written.Trim(), out var related) ? related : null;

    /// <summary>Possibly related or more, the least that counts; unknown without a word that is known.</summary>
    public static Truth IsRelated(Relatedness? relatedness) =>
        relatedness switch
        {
            Relatedness.NotRelated or Relatedness.Unlikely => Truth.False,
            Relatedness.Possible or Relatedness.Probable or Relatedness.Definite or Relatedness.Related => Truth.True,
            null => Truth.Unknown,
        };
}
