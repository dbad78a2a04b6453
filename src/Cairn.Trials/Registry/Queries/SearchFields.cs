using System.Globalization;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry.Queries;

/// <summary>Words in the pieces of an area.</summary>
sealed record WordsField(string Key, string Area, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader) =>
        Asked.For(PlainWords.Ask(reader.Read(value), SearchAreas.Find(Area)!, Synonyms.OfTheField));
}

/// <summary>One of a list of codes, or one that Cairn derives.</summary>
/// <param name="List">The code list; null for derived codes, which are spelt in capitals.</param>
sealed record CodesField(string Key, string Field, string? List, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader)
    {
        if (List is null)
            return Asked.For(new Query.Coded(Field, DerivedCode.Spelt(Field, value)));
        return CodeLists.Meant(List, value) is { } code
            ? Asked.For(new Query.Coded(Field, code))
            : Asked.Refused($"'{value}' is no {Key}.", $"Write one of {Choices(List)}.");
    }

    internal static string Choices(string list) =>
        string.Join(", ", CodeLists.Of(list).Select(c => c.ToLowerInvariant().Replace('_', '-')));
}

/// <summary>A part of a site's address.</summary>
sealed record SiteField(string Key, Func<SitePlace, string, SitePlace> Put, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader)
    {
        var words = SiteWords.Of(value, reader);
        return words.Length == 0
            ? Asked.Refused($"'{value}' is no {Key}.", $"Write the {Key} as the registry does.")
            : Asked.For(new Query.AtSite(Put(new(null, null, null, null), words)));
    }
}

sealed record SiteStatusField(string Key, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader) =>
        CodeLists.Meant("RecruitmentStatus", value) is { } status
            ? Asked.For(new Query.AtSite(new(null, null, null, status)))
            : Asked.Refused($"'{value}' is no status of a site.", $"Write one of {CodesField.Choices("RecruitmentStatus")}.");
}

/// <summary>Sites within a distance.</summary>
sealed record NearField(string Key, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader) =>
        CircleText.Read(value.Split(',')) is { } circle
            ? Asked.For(new Query.Near(circle))
            : Asked.Refused($"'{value}' is no circle.", "Write latitude, longitude and distance: near:39.1,117.2,50km.");
}

/// <summary>Ages that can take part.</summary>
sealed record AgeField(string Key, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader) =>
        Amounts.Range(PieceKind.Age, value) is { From: var age }
            ? Asked.For(Query.Both(new Query.Between("MinimumAge", null, age), new Query.Between("MaximumAge", age, null)))
            : Asked.Refused($"'{value}' is no age.", "Write years (67), or a number and its unit (\"6 months\").");
}

sealed record FlagField(string Key, string Field, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader) =>
        value.ToLowerInvariant() switch
        {
            "yes" or "true" => Asked.For(new Query.Coded(Field, "true")),
            "no" or "false" => Asked.For(new Query.Coded(Field, "false")),
            _ => Asked.Refused($"'{value}' is neither yes nor no.", $"Write {Key}:yes or {Key}:no."),
        };
}

/// <summary>A date or a number, or a range of them.</summary>
sealed record AmountField(string Key, string Field, string Help) : SearchField(Key, Help)
{
    internal override Asked Of(string value, WordReader reader)
    {
        var kind = Pieces.Of(Field).Kind;
        if (value.Split("..") is [var low, var high])
            return Ask(value, Bound(kind, low), Bound(kind, high));
        if (value.Length > 1 && value[0] is '>' or '<')
            return Beyond(kind, value);
        return Ask(value, Bound(kind, value), Bound(kind, value));
    }

    Asked Beyond(PieceKind kind, string value)
    {
        var inclusive = value[1] == '=';
        if (Amounts.Range(kind, value[(inclusive ? 2 : 1)..]) is not { } range)
            return Wrong(value);
        var (from, to) = range;
        return Asked.For(
            (value[0], inclusive) switch
            {
                ('>', true) => new Query.Between(Field, from, null),
                ('>', false) => new Query.Between(Field, to + 1, null),
                (_, true) => new Query.Between(Field, null, to),
                (_, false) => new Query.Between(Field, null, from - 1),
            }
        );
    }

    Asked Ask(string value, (bool Ok, long? From, long? To) low, (bool Ok, long? From, long? To) high) =>
        low.Ok && high.Ok && (low.From ?? high.To) is not null
            ? Asked.For(new Query.Between(Field, low.From, high.To))
            : Wrong(value);

    static (bool Ok, long? From, long? To) Bound(PieceKind kind, string text)
    {
        if (text.Length == 0)
            return (true, null, null);
        return Amounts.Range(kind, text) is { } range ? (true, range.From, range.To) : (false, null, null);
    }

    Asked Wrong(string value) =>
        Asked.Refused($"'{value}' cannot be compared with {Key}.", $"Write {Help[(Help.IndexOf(':') + 1)..].Trim()}.");
}

/// <summary>A circle as addresses write it.</summary>
public static class CircleText
{
    const double KilometresInMile = 1.609344;

    /// <summary>
    /// Latitude, longitude and distance with its unit (km or mi; mi when left out, as the registry does); null when it is none.
    /// </summary>
    public static Circle? Read(IReadOnlyList<string> parts)
    {
        if (parts.Count != 3 || Number(parts[0]) is not { } latitude || Number(parts[1]) is not { } longitude)
            return null;
        var distance = parts[2].Trim();
        var factor = distance.EndsWith("km", StringComparison.OrdinalIgnoreCase) ? 1 : KilometresInMile;
        if (Number(distance.TrimEnd('k', 'K', 'm', 'M', 'i', 'I')) is not { } radius || radius <= 0)
            return null;
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? new(latitude, longitude, radius * factor) : null;
    }

    static double? Number(string text) =>
        double.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
