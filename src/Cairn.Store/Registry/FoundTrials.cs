using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>Collects which trials were found, beside those that rank first.</summary>
sealed class FoundTrials(int size) : ICollector
{
    int _base;

    public FixedBitSet Trials { get; } = new(size);
    public int Count { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) { }

    public void Collect(int doc)
    {
        Trials.Set(_base + doc);
        Count++;
    }

    public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;
}
