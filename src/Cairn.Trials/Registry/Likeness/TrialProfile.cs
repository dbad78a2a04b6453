using System.Runtime.InteropServices;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry.Likeness;

/// <summary>What a trial is compared by: for each part its terms, and how often each stands in the record.</summary>
/// <param name="Number">Registry number.</param>
/// <param name="Terms">
/// Parts that the record says something of. A term is a word form, a name of several words (acute myeloid leukemia) or a code
/// (Phase=PHASE1); names of the same thing are one term.
/// </param>
public sealed record TrialProfile(string Number, IReadOnlyDictionary<LikenessPart, IReadOnlyDictionary<string, int>> Terms)
{
    /// <summary>The different terms of all parts.</summary>
    public IEnumerable<string> AllTerms => Terms.Values.SelectMany(t => t.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>The profile of a record.</summary>
    public static TrialProfile Of(IndexEntry entry)
    {
        var all = new Dictionary<LikenessPart, IReadOnlyDictionary<string, int>>();
        var telling = new Dictionary<Piece, List<string>>();
        foreach (var part in LikenessPart.All)
        {
            var terms = new Dictionary<string, int>(StringComparer.Ordinal);
            CountCodes(terms, part, entry);
            CountWords(terms, part, entry, telling);
            if (terms.Count > 0)
                all[part] = terms;
        }
        return new(entry.Number, all);
    }

    static void CountCodes(Dictionary<string, int> terms, LikenessPart part, IndexEntry entry)
    {
        foreach (var field in part.Fields)
        foreach (var (coded, code) in entry.Codes)
            if (coded == field)
                Count(terms, $"{field}={code}", part.MostTerms);
        if (part == LikenessPart.Design && entry.Signals.EscalatesDose)
            Count(terms, LikenessPart.DoseEscalation, part.MostTerms);
    }

    /// <param name="telling">The telling words of pieces that another part asked for already.</param>
    static void CountWords(
        Dictionary<string, int> terms,
        LikenessPart part,
        IndexEntry entry,
        Dictionary<Piece, List<string>> telling
    )
    {
        foreach (var piece in part.Texts)
        {
            if (!entry.Words.TryGetValue(piece, out var words))
                continue;
            if (!telling.TryGetValue(piece, out var own))
                telling[piece] = own = [.. Synonyms.OfTheField.Merged(words).Where(IsTelling)];
            foreach (var word in own)
                Count(terms, word, part.MostTerms);
        }
    }

    static bool IsTelling(string term) =>
        term is not (IndexEntry.Start or IndexEntry.End) && term.Length > 1 && !StopWords.Contains(term);

    static void Count(Dictionary<string, int> terms, string term, int most)
    {
        if (terms.Count < most)
            CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _)++;
        else if (terms.TryGetValue(term, out var before))
            terms[term] = before + 1;
    }
}
