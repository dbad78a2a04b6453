using Cairn.Registry.Likeness;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>
/// Trials that are like one: those that share its telling terms are fetched by the index, and compared as a whole by their
/// profiles.
/// </summary>
sealed class LuceneRelated(IndexReader reader, IndexSearcher searcher)
{
    /// <summary>Terms that fetch, and trials fetched: more cost time and change the first ten seldom.</summary>
    const int TermsAsked = 40,
        Candidates = 600;

    /// <summary>Trials that all terms together may have: what a fetch costs, whatever the size of the registry.</summary>
    const int MostLookedAt = 300_000;

    /// <summary>A term of more trials than this share fetches nothing, once there are more than a few.</summary>
    const int CommonShare = 8,
        Few = 1000;

    readonly Lazy<TermRarity> _rarity = new(() => Rarity(reader));

    public IReadOnlyList<RelatedTrial> Find(RelatedSearch search, Func<Cairn.Registry.Queries.Query, Query> asked)
    {
        var like = new LikenessTo(search.Trial, _rarity.Value);
        Query fetch = Fetching(like);
        if (search.Filter is not Cairn.Registry.Queries.Query.All)
            fetch = new FilteredQuery(fetch, new QueryWrapperFilter(asked(search.Filter)));
        var profiles = MultiDocValues.GetBinaryValues(reader, LuceneDocument.Profile);
        var numbers = MultiDocValues.GetSortedValues(reader, LuceneDocument.Number);
        if (profiles is null || numbers is null)
            return [];
        var (profile, number) = (new BytesRef(), new BytesRef());
        return
        [
            .. searcher
                .Search(fetch, Candidates)
                .ScoreDocs.Select(d => (d.Doc, Score: like.Score(Value(d.Doc)), Number: NumberOf(d.Doc)))
                .Where(d => d.Score > 0 && d.Number != search.Trial.Number)
                .OrderByDescending(d => d.Score)
                .ThenBy(d => d.Number, StringComparer.Ordinal)
                .Take(search.Take)
                .Select(d => like.Explain(d.Number, Value(d.Doc))),
        ];

        ReadOnlySpan<byte> Value(int document)
        {
            profiles.Get(document, profile);
            return profile.Bytes.AsSpan(profile.Offset, profile.Length);
        }

        string NumberOf(int document)
        {
            numbers.Get(document, number);
            return number.Utf8ToString();
        }
    }

    BooleanQuery Fetching(LikenessTo like)
    {
        var any = new BooleanQuery(disableCoord: true);
        var most = reader.NumDocs < Few ? int.MaxValue : reader.NumDocs / CommonShare;
        var left = MostLookedAt;
        foreach (var (term, adds) in like.Telling.Where(t => With(t.Term) <= most).Take(TermsAsked))
        {
            if (With(term) > left && any.Clauses.Count > 0)
                continue;
            left -= With(term);
            any.Add(
                new TermQuery(new Term(LuceneDocument.Like, term))
                {
                    Boost = (float)(adds / _rarity.Value.Of(PackedProfile.NumberOf(term))),
                },
                Occur.SHOULD
            );
        }
        return any;
    }

    int With(string term) => _rarity.Value.With(PackedProfile.NumberOf(term));

    static TermRarity Rarity(IndexReader reader)
    {
        var rarity = new TermRarity(reader.NumDocs);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(LuceneDocument.Like) is not { } terms)
                continue;
            var each = terms.GetEnumerator();
            while (each.MoveNext())
                rarity.Add(PackedProfile.NumberOf(each.Term.Utf8ToString()), each.DocFreq);
        }
        return rarity;
    }
}
