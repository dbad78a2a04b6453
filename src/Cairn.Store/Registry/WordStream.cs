using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Cairn.Store.Registry;

/// <summary>Word forms as Lucene takes them, one position each.</summary>
sealed class WordStream : TokenStream
{
    readonly IReadOnlyList<IReadOnlyList<string>> _lists;
    readonly ICharTermAttribute _term;
    int _list,
        _at;

    /// <param name="lists">One after the other.</param>
    public WordStream(params IReadOnlyList<IReadOnlyList<string>> lists)
    {
        _lists = lists;
        _term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        while (_list < _lists.Count && _at == _lists[_list].Count)
            (_list, _at) = (_list + 1, 0);
        if (_list == _lists.Count)
            return false;
        ClearAttributes();
        _term.SetEmpty().Append(_lists[_list][_at++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        (_list, _at) = (0, 0);
    }
}
