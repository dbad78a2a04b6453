using System.Buffers;

namespace Cairn.Ledger.Entries;

/// <summary>A place in a JSON object without white space whose texts have no escapes.</summary>
struct PlainText(string json)
{
    /// <summary>What ends a text, or makes it less than plain.</summary>
    static readonly SearchValues<char> Ends = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    int _at;

    /// <summary>True behind the last value.</summary>
    public readonly bool IsAtEnd => Rest.SequenceEqual(_at == 0 ? "{}" : "}");

    readonly ReadOnlySpan<char> Rest => json.AsSpan(_at);

    public readonly ReadOnlySpan<char> At(Range range) => json.AsSpan(range);

    // "{" before the first, "," before the others; text; ":"
    public bool Name(out Range name)
    {
        name = default;
        return Take(_at == 0 ? "{" : ",") && Quoted(out name) && Take(":");
    }

    // text = '"' anything but quotes, backslashes and control characters '"'
    public bool Quoted(out Range text)
    {
        text = default;
        if (!Take("\""))
            return false;
        var length = Rest.IndexOfAny(Ends);
        if (length < 0 || json[_at + length] != '"')
            return false;
        text = _at..(_at + length);
        _at += length + 1;
        return true;
    }

    public bool Take(string mark)
    {
        var isThere = Rest.StartsWith(mark);
        _at += isThere ? mark.Length : 0;
        return isThere;
    }

    public bool Skip(int count)
    {
        var isThere = Rest.Length >= count;
        _at += isThere ? count : 0;
        return isThere;
    }
}
