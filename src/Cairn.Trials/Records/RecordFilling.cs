namespace Cairn.Records;

/// <summary>
/// A record while values are put into it, in the order of their names, as a ledger has them. Says nothing of what is wrong: who
/// wants to know reads the same values with <see cref="RecordShape.Read"/>.
/// </summary>
ref struct RecordFilling(RecordShape shape)
{
    readonly Record _record = shape.Blank();
    Dictionary<string, string>? _other;
    ulong _given;
    int _next;

    /// <summary>Puts a value in; false when the text is no such value.</summary>
    public bool Put(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return true;
        var place = shape.PlaceOf(name, _next);
        if (place < 0)
            return Keep(name, text);
        _next = place + 1;
        _given |= 1UL << place;
        return shape.At(place).Text.Put(_record, text);
    }

    /// <summary>The record; null when it lacks what no record can be without.</summary>
    /// <param name="entry">Sequence of the ledger's entry that holds it.</param>
    public readonly Record? Done(long entry)
    {
        if ((_given & shape.RequiredPlaces) != shape.RequiredPlaces)
            return null;
        RecordShape.SetEntry(_record, entry);
        return _other is null ? _record : _record with { Other = _other };
    }

    bool Keep(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        if (name is not ("STUDYID" or "DOMAIN"))
            (_other ??= new(StringComparer.Ordinal))[name.ToString()] = text.ToString();
        return true;
    }
}
