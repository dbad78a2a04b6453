namespace Cairn.Ledger.Entries;

/// <summary>
/// Goes through the values of a content as they stand, making nothing, as long as it is plain: texts without escapes, and private
/// values that are still there. Almost every entry is; of another it says so, and <see cref="ContentText"/> reads it.
/// </summary>
struct PlainContent(string content, string? hidden)
{
    const string DigestMark = "{\"sha256\":\"",
        DigestEnd = "\"}";
    const int DigestLength = 64;

    PlainText _content = new(content),
        _hidden = new(hidden ?? "{}");
    Range _name,
        _text;
    bool _isHidden,
        _isBroken;

    public readonly ReadOnlySpan<char> Name => _content.At(_name);

    /// <summary>The value; what the digest stands for where it may identify a person.</summary>
    public readonly ReadOnlySpan<char> Text => _isHidden ? _hidden.At(_text) : _content.At(_text);

    /// <summary>True when every value was gone through; false when it has to be read another way.</summary>
    public bool IsWhole => !_isBroken && _content.IsAtEnd && _hidden.IsAtEnd;

    /// <summary>Goes to the next value; false when there is none, or when it is not plain.</summary>
    public bool Next()
    {
        if (_isBroken || _content.IsAtEnd)
            return false;
        _isBroken = !(_content.Name(out _name) && Value());
        return !_isBroken;
    }

    bool Value()
    {
        _isHidden = _content.Take(DigestMark);
        return _isHidden ? Digested() : _content.Quoted(out _text);
    }

    // The private values stand in the same order as their digests.
    bool Digested() =>
        _content.Skip(DigestLength)
        && _content.Take(DigestEnd)
        && _hidden.Name(out var salted)
        && _hidden.At(salted).SequenceEqual(Name)
        && _hidden.Take("[")
        && _hidden.Quoted(out _)
        && _hidden.Take(",")
        && _hidden.Quoted(out _text)
        && _hidden.Take("]");
}
