using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Attribute = Lucene.Net.Util.Attribute;

namespace Cairn.Store.Registry;

/// <summary>Word forms as Lucene takes them, one position each; one stream serves many documents, one after the other.</summary>
sealed class WordStream : TokenStream
{
    readonly WordBytes _word = new();
    IReadOnlyList<string[]> _lists = [];
    int _list,
        _at;

    public WordStream() => AddAttributeImpl(_word);

    /// <summary>Gives these words next.</summary>
    /// <param name="lists">One after the other.</param>
    public void Take(params IReadOnlyList<string[]> lists) => _lists = lists;

    public override bool IncrementToken()
    {
        while (_list < _lists.Count && _at == _lists[_list].Length)
            (_list, _at) = (_list + 1, 0);
        if (_list == _lists.Count)
            return false;
        _word.Take(_lists[_list][_at++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        ClearAttributes(); // the end of the last document moved the place
        (_list, _at) = (0, 0);
    }

    /// <summary>A word in UTF-8, as the index keeps it.</summary>
    sealed class WordBytes : Attribute, ITermToBytesRefAttribute
    {
        public BytesRef BytesRef { get; } = new(256);

        public void Take(string word)
        {
            BytesRef.Grow(Encoding.UTF8.GetMaxByteCount(word.Length));
            BytesRef.Length = Encoding.UTF8.GetBytes(word, BytesRef.Bytes);
        }

        public void FillBytesRef() { }

        public override void Clear() => BytesRef.Length = 0;

        public override void CopyTo(IAttribute target) => ((WordBytes)target).BytesRef.CopyBytes(BytesRef);
    }
}
