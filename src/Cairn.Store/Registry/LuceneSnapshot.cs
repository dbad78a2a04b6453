using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Query = Cairn.Registry.Queries.Query;

namespace Cairn.Store.Registry;

/// <summary>The index as of one commit: everything found in one answer comes from the same one.</summary>
sealed class LuceneSnapshot
{
    const int FewestTrials = 2;

    readonly Lazy<FacetSets> _facets;
    readonly Lazy<IReadOnlyList<KeyValuePair<string, int>>> _vocabulary;
    readonly IndexSearcher _searcher;
    readonly double _mostSteps;
    readonly LuceneRelated _related;

    public LuceneSnapshot(DirectoryReader reader, double mostSteps)
    {
        _mostSteps = mostSteps;
        Reader = reader;
        _searcher = new(reader) { Similarity = new BM25Similarity() };
        _related = new(reader, _searcher);
        _facets = new(() => new(reader));
        _vocabulary = new(() => [.. Vocabulary()]);
    }

    public DirectoryReader Reader { get; }

    public SearchResult Search(Search search)
    {
        var mended = new Mended(this);
        var query = Lucene(mended.In(search.Query), search.Filter);
        var found = new FoundTrials(Reader.MaxDoc);
        var (top, isRanked) = Top(search);
        _searcher.Search(query, search.Take == 0 ? found : MultiCollector.Wrap(top, found));
        var documents = top.GetTopDocs(search.Skip, search.Take).ScoreDocs;
        return new(
            found.Count,
            [.. documents.Select(d => new SearchHit(NumberOf(d.Doc), isRanked ? d.Score : null))],
            [.. search.Facets.Select(f => _facets.Value.Count(f, found.Trials, search.CountsStated))],
            mended.Words
        )
        {
            Numbers = [.. search.Numbers.Select(field => FoundNumbers.Of(Reader, LuceneDocument.NumberOf(field), found.Trials))],
        };
    }

    public IReadOnlyList<RelatedTrial> Related(RelatedSearch search) => _related.Find(search, new LuceneQueries(Reader).Of);

    global::Lucene.Net.Search.Query Lucene(Query query, Query filter)
    {
        var queries = new LuceneQueries(Reader, _mostSteps);
        var asked = queries.Bounded(query);
        return filter is Query.All ? asked : new FilteredQuery(asked, new QueryWrapperFilter(queries.Bounded(filter)));
    }

    static (ITopDocsCollector Top, bool IsRanked) Top(Search search)
    {
        var wanted = Math.Max(1, search.Skip + search.Take);
        if (search.Sort.Count == 0)
            return (TopScoreDocCollector.Create(wanted, docsScoredInOrder: false), true);
        var sort = new Sort([.. search.Sort.Select(SortOf), new SortField(LuceneDocument.Number, SortFieldType.STRING)]);
        return (TopFieldCollector.Create(sort, wanted, false, false, false, false), false);
    }

    static SortField SortOf(SearchOrder key)
    {
        var field = new SortField(LuceneDocument.NumberOf(key.Field), SortFieldType.INT64, key.Descending);
        field.SetMissingValue(key.Descending ? long.MinValue : long.MaxValue);
        return field;
    }

    string NumberOf(int document)
    {
        var number = _searcher.Doc(document).GetField(LuceneDocument.Number);
        return number.GetStringValue(CultureInfo.InvariantCulture);
    }

    /// <summary>The words of letters that several trials have, to mend a mistyped one by.</summary>
    IEnumerable<KeyValuePair<string, int>> Vocabulary()
    {
        if (MultiFields.GetTerms(Reader, LuceneDocument.Basic) is not { } terms)
            yield break;
        var each = terms.GetEnumerator();
        while (each.MoveNext())
            if (each.DocFreq >= FewestTrials && each.Term.Utf8ToString() is { Length: > 2 } word && word.All(char.IsAsciiLetter))
                yield return new(word, each.DocFreq);
    }

    bool Knows(string word) => SearchAreas.SearchedPieces.Any(p => Reader.DocFreq(new Term(LuceneDocument.WordsOf(p), word)) > 0);

    /// <summary>Puts the nearest known word where a word of the question is in no trial.</summary>
    sealed class Mended(LuceneSnapshot index)
    {
        readonly List<(string, string)> _words = [];

        public IReadOnlyList<(string Word, string Instead)> Words => _words;

        public Query In(Query query) => Mendable.In(query).Count == 0 ? query : query.Retyped(Word);

        string Word(string word)
        {
            if (index.Knows(word) || Nearest.To(word, index._vocabulary.Value) is not { } instead)
                return word;
            if (!_words.Contains((word, instead)))
                _words.Add((word, instead));
            return instead;
        }
    }
}
