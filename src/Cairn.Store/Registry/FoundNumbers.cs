using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>The numbers of one field that the trials found have.</summary>
static class FoundNumbers
{
    public static IReadOnlyList<long> Of(IndexReader reader, string field, FixedBitSet found)
    {
        var numbers = new List<long>();
        foreach (var leaf in reader.Leaves)
            if (leaf.AtomicReader.GetNumericDocValues(field) is { } values)
                Read(leaf, values, leaf.AtomicReader.GetDocsWithField(field), found, numbers);
        return numbers;
    }

    static void Read(AtomicReaderContext leaf, NumericDocValues values, IBits has, FixedBitSet found, List<long> numbers)
    {
        var end = leaf.DocBase + leaf.Reader.MaxDoc;
        for (var at = leaf.DocBase; at < end && found.NextSetBit(at) is var trial && trial >= 0 && trial < end; at = trial + 1)
            if (has.Get(trial - leaf.DocBase))
                numbers.Add(values.Get(trial - leaf.DocBase));
    }
}
