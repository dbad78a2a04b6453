using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Cairn.Store.Registry;

/// <summary>
/// Word forms as Lucene takes them, one position each. A stream sets nothing but its word, so nothing has to be cleared between
/// words; it can be filled again.
/// </summary>
sealed class WordStream : TokenStream
{
    readonly ICharTermAttribute _term;
    IReadOnlyList<IReadOnlyList<string>> _lists = [];
    int _list,
        _at;

    public WordStream() => _term = AddAttribute<ICharTermAttribute>();

    /// <param name="lists">One after the other.</param>
    public WordStream Of(params IReadOnlyList<IReadOnlyList<string>> lists)
    {
        (_lists, _list, _at) = (lists, 0, 0);
        return this;
    }

    public override bool IncrementToken()
    {
        while (_list < _lists.Count && _at == _lists[_list].Count)
            (_list, _at) = (_list + 1, 0);
        if (_list == _lists.Count)
            return false;
        _term.SetEmpty().Append(_lists[_list][_at++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        ClearAttributes(); // the end of the field before left its mark: no step to the next position
        (_list, _at) = (0, 0);
    }
}

/// <summary>Streams of one thread: as many as a document has fields, taken again for the next document.</summary>
sealed class WordStreams
{
    readonly List<WordStream> _made = [];
    int _taken;

    public WordStream Next(params IReadOnlyList<IReadOnlyList<string>> lists)
    {
        if (_taken == _made.Count)
            _made.Add(new());
        return _made[_taken++].Of(lists);
    }

    /// <summary>The document before this one is in the index: its streams are free.</summary>
    public void TakeAgain() => _taken = 0;
}
