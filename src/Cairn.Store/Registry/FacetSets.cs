using System.Numerics;
using Cairn.Registry;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>
/// For every code of every facet the trials that have it, as bits. A count is the bits it shares with the trials found, so that
/// facets of a search for everything cost no more than those of a rare word.
/// </summary>
sealed class FacetSets
{
    readonly Dictionary<string, List<(string Code, FixedBitSet Trials)>> _sets = new(StringComparer.Ordinal);

    /// <summary>By field the trials that have any code of it.</summary>
    readonly Dictionary<string, FixedBitSet> _any = new(StringComparer.Ordinal);

    public FacetSets(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
            Read(leaf, reader.MaxDoc);
        foreach (var (field, sets) in _sets)
        {
            _any[field] = new(reader.MaxDoc);
            foreach (var (_, trials) in sets)
                _any[field].Or(trials);
        }
    }

    public FacetCounts Count(Facet facet, FixedBitSet found, bool withStated) =>
        new(
            facet,
            [
                .. (_sets.GetValueOrDefault(facet.Field) ?? [])
                    .Select(s => (s.Code, Trials: Shared(s.Trials, found)))
                    .Where(c => c.Trials > 0)
                    .OrderByDescending(c => c.Trials)
                    .ThenBy(c => c.Code, StringComparer.Ordinal),
            ]
        )
        {
            Stated = withStated ? Stated(facet, found) : null,
        };

    int Stated(Facet facet, FixedBitSet found) => _any.TryGetValue(facet.Field, out var any) ? Shared(any, found) : 0;

    void Read(AtomicReaderContext leaf, int size)
    {
        if (leaf.AtomicReader.GetTerms(LuceneDocument.Code) is not { } terms)
            return;
        foreach (var facet in Facet.All)
        {
            var prefix = LuceneDocument.CodeOf(facet.Field, "");
            var each = terms.GetEnumerator();
            if (each.SeekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END)
                continue;
            do
            {
                var term = each.Term.Utf8ToString();
                if (!term.StartsWith(prefix, StringComparison.Ordinal))
                    break;
                Add(leaf, each, SetOf(facet.Field, term[prefix.Length..], size));
            } while (each.MoveNext());
        }
    }

    static void Add(AtomicReaderContext leaf, TermsEnum term, FixedBitSet trials)
    {
        var documents = term.Docs(leaf.AtomicReader.LiveDocs, null, DocsFlags.NONE);
        while (documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            trials.Set(leaf.DocBase + document);
    }

    FixedBitSet SetOf(string field, string code, int size)
    {
        if (!_sets.TryGetValue(field, out var sets))
            _sets[field] = sets = [];
        foreach (var (known, trials) in sets)
            if (known == code)
                return trials;
        var added = new FixedBitSet(size);
        sets.Add((code, added));
        return added;
    }

    static int Shared(FixedBitSet a, FixedBitSet b)
    {
        var (left, right) = (a.GetBits(), b.GetBits());
        var count = 0;
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            count += BitOperations.PopCount((ulong)(left[i] & right[i]));
        return count;
    }
}
