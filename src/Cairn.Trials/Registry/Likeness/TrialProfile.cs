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
        var codes = entry.Codes.ToLookup(c => c.Field, c => c.Code, StringComparer.Ordinal);
        var all = new Dictionary<LikenessPart, IReadOnlyDictionary<string, int>>();
        foreach (var part in LikenessPart.All)
        {
            var terms = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var term in Codes(part, codes, entry).Concat(Words(part, entry)))
                Count(terms, term, part.MostTerms);
            if (terms.Count > 0)
                all[part] = terms;
        }
        return new(entry.Number, all);
    }

    static IEnumerable<string> Codes(LikenessPart part, ILookup<string, string> codes, IndexEntry entry)
    {
        var own = part.Fields.SelectMany(field => codes[field].Select(code => $"{field}={code}"));
        return part == LikenessPart.Design && entry.Signals.EscalatesDose ? own.Append(LikenessPart.DoseEscalation) : own;
    }

    static IEnumerable<string> Words(LikenessPart part, IndexEntry entry)
    {
        var texts = part.Texts.Where(entry.Words.ContainsKey).Select(p => entry.Words[p]);
        return texts.SelectMany(Synonyms.OfTheField.Merged).Where(IsTelling);
    }

    static bool IsTelling(string term) =>
        term is not (IndexEntry.Start or IndexEntry.End) && term.Length > 1 && !StopWords.Contains(term);

    static void Count(Dictionary<string, int> terms, string term, int most)
    {
        if (terms.TryGetValue(term, out var before))
            terms[term] = before + 1;
        else if (terms.Count < most)
            terms[term] = 1;
    }
}
