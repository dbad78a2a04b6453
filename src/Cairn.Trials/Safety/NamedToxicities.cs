using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>How a toxicity stands in free words.</summary>
enum NamedAs
{
    /// <summary>What the words are about: the first that is named.</summary>
    Head,

    /// <summary>A further event: "and", "with", a comma.</summary>
    Beside,

    /// <summary>What another came of, or came in: "hypoxia due to CRS".</summary>
    Setting,
}

/// <summary>A toxicity that free words name, under the one name of it.</summary>
readonly record struct NamedToxicity(string Name, NamedAs As);

/// <summary>
/// The toxicities that a site's own words name, of those that CTCAE and the lists here have: the longest names first, none that
/// is denied. In Chinese a whole word of wards, and the syndromes of the cells within others.
/// </summary>
static partial class NamedToxicities
{
    const int LongestName = 8; // words

    // Words that are no toxicity in a sentence.
    static readonly string[] Ordinary = ["fit", "temperature", "weakness", "collapse", "reflux", "tired"];

    static readonly (string Part, string Name)[] Han =
    [
        ("细胞因子", ToxicityTerm.Crs),
        ("神经毒性", ToxicityTerm.Icans),
        ("噬血", "Hemophagocytic lymphohistiocytosis"),
        ("移植物抗宿主", "Graft versus host disease"),
    ];

    /// <summary>What the site's words for a coded event name; none of words that are its code.</summary>
    public static IReadOnlyList<NamedToxicity> Of(AdverseEvent ae) =>
        ae.Code is null || string.Equals(ae.Code, ae.Term, StringComparison.OrdinalIgnoreCase) ? [] : In(ae.Term);

    public static IReadOnlyList<NamedToxicity> In(string words)
    {
        if (Kept.TryGetValue(words, out var known))
            return known;
        var read = Read(words);
        if (Kept.Count < MostKept)
            Kept.TryAdd(words, read);
        return read;
    }

    static readonly ConcurrentDictionary<string, IReadOnlyList<NamedToxicity>> Kept = new(StringComparer.Ordinal);
    const int MostKept = 10_000;

    static IReadOnlyList<NamedToxicity> Read(string words)
    {
        if (OpenName.IsKnown(words))
            return [new(ToxicityTerm.Of(words), NamedAs.Head)];
        var clauses = Clauses().Split(words);
        var found = HanWords.IsIn(words) ? InHan(words) : clauses.SelectMany(InClause);
        return
        [
            .. found
                .DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
                .Select((f, i) => i == 0 && f.As == NamedAs.Beside ? new(f.Name, NamedAs.Head) : f),
        ];
    }

    static IEnumerable<NamedToxicity> InHan(string words)
    {
        if (HanDenial().IsMatch(words))
            return [];
        var whole = TermSearch.Of(CtcaeVersion.Usual).OfWards(words) is { IsOther: false } term ? term.Name : null;
        var parts = Han.Where(h => words.Contains(h.Part, StringComparison.Ordinal)).Select(h => h.Name);
        return (whole is null ? parts : [whole]).Select(name => new NamedToxicity(ToxicityTerm.Of(name), NamedAs.Beside));
    }

    static IEnumerable<NamedToxicity> InClause(string clause)
    {
        if (RuledOut().IsMatch(clause))
            yield break;
        var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isSetting = false;
        for (var at = 0; at < words.Length; at++)
        {
            if (Longest(words, at) is var (name, length))
            {
                yield return new(name, isSetting ? NamedAs.Setting : NamedAs.Beside);
                at += length - 1;
            }
            else if (Denial().IsMatch(words[at]))
                yield break;
            isSetting |= Setting().IsMatch(words[at]);
        }
    }

    static (string Name, int Length)? Longest(string[] words, int at)
    {
        for (var length = Math.Min(LongestName, words.Length - at); length > 0; length--)
        {
            var name = string.Join(' ', words[at..(at + length)]).Trim('.', '?', '!', '"');
            if (OpenName.IsKnown(name) && !Ordinary.Contains(name, StringComparer.OrdinalIgnoreCase))
                return (ToxicityTerm.Of(name), length);
        }
        return null;
    }

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[,;:/+&()（），；、]|\b(?:and|plus|with(?!\s+(?:crs|icans|cytokine|iec|hlh|gvhd)))\b", Options)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^(?:no|not|non|without|before|prior|denies|never|than)$", Options)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:ruled?\s+out|r/o|excluded?)\b", Options)]
    private static partial Regex RuledOut();

    [GeneratedRegex(
        @"^(?:due|secondary|caused|from|after|following|because|related|associated|induced|of|in|during|on|post|with)$",
        Options
    )]
    private static partial Regex Setting();

    [GeneratedRegex("无|非|未|排除|不伴|之前")]
    private static partial Regex HanDenial();
}
