using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Lucene.Net.Index;
using Lucene.Net.Search;
using LuceneQuery = Lucene.Net.Search.Query;
using Query = Cairn.Registry.Queries.Query;

namespace Cairn.Store.Registry;

/// <summary>A question as Lucene asks it.</summary>
/// <param name="reader">The index: a sentence asks for its rarest words only.</param>
/// <param name="mostSteps">More than this is refused.</param>
sealed class LuceneQueries(IndexReader reader, double mostSteps = LuceneQueries.MostSteps)
{
    /// <summary>Words of a sentence that are asked for: the rarest. More cost time and add little.</summary>
    const int MostOfSentence = 30;

    /// <summary>
    /// Steps of one answer: places in lists of trials, each found among all lists that are read side by side (a heap). Assumed:
    /// about what a core does in a second, judged by one wide search in November 2026.
    /// </summary>
    public const double MostSteps = 30_000_000;

    /// <summary>Lucene's own limit of 1,024 does not hold for lists of numbers, which are cheap.</summary>
    static LuceneQueries() => BooleanQuery.MaxClauseCount = int.MaxValue;

    long _places;
    int _lists;

    /// <summary>How much more a word counts where the trial names itself. Assumed: chosen by judgement, not tuned.</summary>
    static readonly (Piece Piece, float Weight)[] Named =
    [
        (Pieces.Of("BriefTitle"), 1.5f),
        (Pieces.Of("Condition"), 1.0f),
        (Pieces.Of("InterventionName"), 0.7f),
        (Pieces.Of("Keyword"), 0.3f),
    ];

    static readonly Piece[] BeyondBasic =
    [
        .. SearchAreas.Everywhere.Parts.Skip(SearchAreas.Basic.Parts.Count).Select(p => p.Piece),
    ];

    /// <summary>The question as Lucene asks it.</summary>
    /// <exception cref="WideQueryException">It would read more places than one answer may.</exception>
    public LuceneQuery Bounded(Query query)
    {
        var asked = Of(query);
        return _places * (1 + Math.Log2(1 + _lists)) <= mostSteps ? asked : throw new WideQueryException(_places);
    }

    public LuceneQuery Of(Query query) =>
        query switch
        {
            Query.All => new MatchAllDocsQuery(),
            Query.None => new BooleanQuery(),
            Query.Phrase phrase => Phrase(phrase),
            Query.Names names => Best(names.Of.Select(Phrase)),
            Query.Coded coded => Exactly(LuceneDocument.Code, LuceneDocument.CodeOf(coded.Field, coded.Code)),
            Query.Between between => Between(between),
            Query.Known known => Known(known.Piece),
            Query.AtSite site => Exactly(LuceneDocument.Site, SiteWords.Code(site.Place)),
            Query.Near near => new ConstantScoreQuery(new NearFilter(near.Circle)),
            Query.Numbered numbered => Any(numbered.Numbers.Select(n => Exactly(LuceneDocument.Number, n))),
            Query.Not not => new BooleanQuery
            {
                {
                    new MatchAllDocsQuery { Boost = 0 },
                    Occur.MUST
                },
                { Of(not.Of), Occur.MUST_NOT },
            },
            Query.And and => All(and.Of),
            Query.Or or => Any(or.Of.Select(Of)),
            Query.Some some => Any(Rarest(some.Of).Select(Of)),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "This question has no form in Lucene yet."),
        };

    LuceneQuery All(IReadOnlyList<Query> parts)
    {
        var all = new BooleanQuery(disableCoord: true);
        foreach (var part in parts)
            if (part is Query.Not not)
                all.Add(Of(not.Of), Occur.MUST_NOT);
            else
                all.Add(Of(part), Occur.MUST);
        if (parts.All(p => p is Query.Not))
            all.Add(new MatchAllDocsQuery { Boost = 0 }, Occur.MUST);
        return all;
    }

    static LuceneQuery Any(IEnumerable<LuceneQuery> parts)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var part in parts)
            any.Add(part, Occur.SHOULD);
        return any;
    }

    static LuceneQuery Best(IEnumerable<LuceneQuery> parts)
    {
        var best = new DisjunctionMaxQuery(0.1f);
        foreach (var part in parts)
            best.Add(part);
        return best;
    }

    LuceneQuery Exactly(string field, string value)
    {
        var term = new Term(field, value);
        _places += reader.DocFreq(term);
        return new ConstantScoreQuery(new TermQuery(term));
    }

    static LuceneQuery Between(Query.Between between) =>
        new ConstantScoreQuery(
            NumericRangeQuery.NewInt64Range(LuceneDocument.NumberOf(between.Field), between.From, between.To, true, true)
        );

    LuceneQuery Known(Piece piece) =>
        Any(piece.All.Where(p => p.Children.Count == 0).Select(p => Exactly(LuceneDocument.Known, p.Name)));

    LuceneQuery Phrase(Query.Phrase phrase)
    {
        if (phrase.Area.Name == SearchAreas.Everywhere.Name)
            return Weighted(
                phrase,
                BeyondBasic.Select(p => (LuceneDocument.WordsOf(p), 0.6f)).Prepend((LuceneDocument.Basic, 1f))
            );
        if (phrase.Area.Name == SearchAreas.Basic.Name)
            return Weighted(phrase, [(LuceneDocument.Basic, 1f)]);
        return Any(phrase.Area.Parts.Select(p => In(LuceneDocument.WordsOf(p.Piece), phrase, (float)p.Weight)));
    }

    LuceneQuery Weighted(Query.Phrase phrase, IEnumerable<(string Field, float Weight)> fields) =>
        Any(
            fields
                .Concat(Named.Select(n => (LuceneDocument.WordsOf(n.Piece), n.Weight)))
                .Select(f => In(f.Item1, phrase, f.Item2))
        );

    LuceneQuery In(string field, Query.Phrase phrase, float weight)
    {
        string[] words = phrase.Coverage switch
        {
            Coverage.Contains => [.. phrase.Words],
            Coverage.StartsWith => [IndexEntry.Start, .. phrase.Words],
            Coverage.EndsWith => [.. phrase.Words, IndexEntry.End],
            Coverage.FullMatch => [IndexEntry.Start, .. phrase.Words, IndexEntry.End],
        };
        var places = words.Length * (long)words.Min(w => reader.DocFreq(new Term(field, w)));
        if (places == 0)
            return new BooleanQuery();
        (_places, _lists) = (_places + places, _lists + 1);
        if (words is [var only])
            return new TermQuery(new Term(field, only)) { Boost = weight };
        var inOrder = new PhraseQuery { Boost = weight };
        foreach (var word in words)
            inOrder.Add(new Term(field, word));
        return inOrder;
    }

    IEnumerable<Query> Rarest(IReadOnlyList<Query> parts) =>
        parts.Count <= MostOfSentence
            ? parts
            : parts
                .Select((part, i) => (part, i, Trials: Trials(part)))
                .Where(p => p.Trials > 0)
                .OrderBy(p => p.Trials)
                .ThenBy(p => p.i)
                .Take(MostOfSentence)
                .Select(p => p.part);

    /// <summary>About how many trials have a part: those of its rarest word.</summary>
    int Trials(Query part) => part.Phrases.Max(p => (int?)p.Words.Min(TrialsWith)) ?? 0;

    int TrialsWith(string word) =>
        Math.Max(
            reader.DocFreq(new Term(LuceneDocument.Basic, word)),
            reader.DocFreq(new Term(LuceneDocument.WordsOf(BeyondBasic[0]), word))
        );
}
