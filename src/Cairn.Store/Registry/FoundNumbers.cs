using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>Collects the numbers of one field that the trials found have.</summary>
sealed class FoundNumbers(string field) : ICollector
{
    readonly List<long> _numbers = [];
    NumericDocValues? _values;
    IBits? _has;

    public IReadOnlyList<long> Numbers => _numbers;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) { }

    public void Collect(int doc)
    {
        if (_values is not null && _has is not null && _has.Get(doc))
            _numbers.Add(_values.Get(doc));
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        _values = context.AtomicReader.GetNumericDocValues(field);
        _has = context.AtomicReader.GetDocsWithField(field);
    }
}
