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
        var codes = entry.Codes.ToLookup(c => c.Field, c => c.Code, StringComparer.Ordinal);
        var all = new Dictionary<LikenessPart, IReadOnlyDictionary<string, int>>();
        var telling = new Dictionary<Piece, IReadOnlyList<string>>();
        foreach (var part in LikenessPart.All)
        {
            var terms = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var term in Codes(part, codes, entry).Concat(Words(part, entry, telling)))
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

    /// <param name="telling">The telling words of pieces that another part asked for already.</param>
    static IEnumerable<string> Words(LikenessPart part, IndexEntry entry, Dictionary<Piece, IReadOnlyList<string>> telling)
    {
        foreach (var piece in part.Texts.Where(entry.Words.ContainsKey))
        {
            if (!telling.TryGetValue(piece, out var words))
                telling[piece] = words = [.. Synonyms.OfTheField.Merged(entry.Words[piece]).Where(IsTelling)];
            foreach (var word in words)
                yield return word;
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
