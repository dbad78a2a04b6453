using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry.Queries;

/// <summary>
/// What plain words ask: a trial that has each of them, by any of its names. Many words are a sentence, and a sentence asks for
/// trials that have much of it.
/// </summary>
public static class PlainWords
{
    /// <summary>More words than this, those without weight left out, are a sentence.</summary>
    const int MostNeeded = 8;

    public static Query Ask(IReadOnlyList<Word> words, SearchArea area, Synonyms? synonyms)
    {
        var parts = Parts(words, area, synonyms).ToArray();
        var weighty = parts.Where(p => p is not Query.Phrase { Words: [var only] } || !StopWords.Contains(only)).ToArray();
        if (weighty.Length == 0)
            weighty = parts;
        Query[] distinct = [.. weighty.DistinctBy(Key, StringComparer.Ordinal)];
        return distinct.Length > MostNeeded ? new Query.Some(distinct) : Query.Both(distinct);
    }

    /// <summary>One phrase, by any of its names.</summary>
    public static Query Phrase(IReadOnlyList<Word> words, SearchArea area, Coverage coverage)
    {
        string[] forms = [.. words.Select(w => w.Text)];
        return forms.Length == 0 ? new Query.All() : new Query.Phrase(area, forms, coverage);
    }

    static IEnumerable<Query> Parts(IReadOnlyList<Word> words, SearchArea area, Synonyms? synonyms)
    {
        for (var at = 0; at < words.Count; )
        {
            var (names, length) = LongestName(words, at, synonyms);
            yield return names.Count > 0
                ? new Query.Names([.. names.Select(name => new Query.Phrase(area, name))])
                : new Query.Phrase(area, [words[at].Text]);
            at += length;
        }
    }

    static (IReadOnlyList<IReadOnlyList<string>> Names, int Length) LongestName(
        IReadOnlyList<Word> words,
        int at,
        Synonyms? synonyms
    )
    {
        if (synonyms is null)
            return ([], 1);
        for (var length = Math.Min(synonyms.LongestName, words.Count - at); length > 0; length--)
        {
            var names = synonyms.Of([.. from word in words.Skip(at).Take(length) select word.Text]);
            if (names.Count > 0)
                return (names, length);
        }
        return ([], 1);
    }

    static string Key(Query part) => string.Join(' ', (part is Query.Names names ? names.Of[0] : (Query.Phrase)part).Words);
}
