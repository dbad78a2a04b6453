using System.Collections.Frozen;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Coding;

/// <summary>What somebody coded by hand: the words of a site, and the lowest level term of MedDRA that they mean.</summary>
/// <param name="Words">As the site wrote them.</param>
public sealed record CodedWords(string Words, MeddraTerm Term);

/// <summary>The user's own coding of the words of sites. The project ships none.</summary>
/// <param name="Version">The release of MedDRA that its terms are of.</param>
public sealed record VerbatimCoding(string Version, IReadOnlyList<CodedWords> Coded)
{
    readonly FrozenDictionary<string, MeddraTerm> _byWords = Coded
        .DistinctBy(c => c.Words.Trim(), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(c => c.Words.Trim(), c => c.Term, StringComparer.OrdinalIgnoreCase);

    /// <summary>The term of some words; null when they are not coded.</summary>
    public MeddraTerm? Find(string words) => _byWords.GetValueOrDefault(words.Trim());
}
