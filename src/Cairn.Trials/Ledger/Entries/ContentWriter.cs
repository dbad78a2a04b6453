using System.Globalization;

namespace Cairn.Ledger.Entries;

/// <summary>Collects what an entry says, value by value. A null is left out.</summary>
/// <param name="salt">Salts for the values that may identify a person.</param>
public sealed class ContentWriter(NextSalt salt)
{
    // In order of name. They mostly come in that order, and are few.
    readonly List<string> _names = new(16);
    readonly List<object> _values = new(16); // a text, or an EntryValue

    public ContentWriter Text(string name, string? text) => Put(name, text);

    /// <summary>A value that may identify a person.</summary>
    public ContentWriter Private(string name, string? text)
    {
        if (text is null)
            return this;
        var own = salt();
        return Put(name, new EntryValue(name, text, null, PrivateValue.Digest(name, own, text), own));
    }

    public ContentWriter Number(string name, long? number) => Text(name, number?.ToString(CultureInfo.InvariantCulture));

    public ContentWriter Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public ContentWriter Instant(string name, DateTimeOffset? at) =>
        Text(name, at is { } known ? TimeText.OfDevice(known) : null);

    public ContentWriter Code<T>(string name, T? value)
        where T : struct, Enum => Text(name, value is { } known ? Entries.Codes.Of(known) : null);

    /// <summary>Written when it is so; left out when it is not.</summary>
    public ContentWriter Flag(string name, bool isSo) => Text(name, isSo ? "yes" : null);

    /// <summary>Left out when it is empty.</summary>
    public ContentWriter List(string name, IReadOnlyList<string> items) =>
        Put(name, items.Count == 0 ? null : new EntryValue(name, null, items));

    /// <summary>A list of members of one of our enums.</summary>
    public ContentWriter Codes<T>(string name, IReadOnlyList<T> values)
        where T : struct, Enum => List(name, [.. values.Select(Entries.Codes.Of)]);

    /// <summary>The two texts of the entry.</summary>
    public (string Content, string? Private) Written => (ContentText.Write(_names, _values), ContentText.WritePrivate(_values));

    /// <summary>The same for the next entry.</summary>
    public ContentWriter Anew()
    {
        _names.Clear();
        _values.Clear();
        return this;
    }

    ContentWriter Put(string name, object? value)
    {
        if (value is null)
            return this;
        var place = PlaceOf(name);
        _names.Insert(place, name);
        _values.Insert(place, value);
        return this;
    }

    int PlaceOf(string name)
    {
        for (var place = _names.Count; place > 0; place--)
        {
            var order = string.CompareOrdinal(_names[place - 1], name);
            if (order == 0)
                throw new ArgumentException($"{name} is written twice.", nameof(name));
            if (order < 0)
                return place;
        }
        return 0;
    }
}
