using System.Text.Json;
using Cairn.Documents.EligibilityTexts;
using Cairn.Quantities;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>What reading a record gathers: findings, and the paths of the values that were used.</summary>
sealed class RecordReading(string place)
{
    public List<Finding> Findings { get; } = [];
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public void Error(string path, string what, string mend) => Findings.Add(Finding.Error(place, null, path, what, mend));

    public void Warning(string path, string what, string mend) => Findings.Add(Finding.Warning(place, null, path, what, mend));
}

/// <summary>
/// One object of a record. A value is asked for by key; an absent one is null, one of the wrong shape is a finding and null.
/// </summary>
/// <param name="Json">The object; undefined when it is absent, and then everything in it is.</param>
/// <param name="Path">JSON path, for example $.protocolSection.armsInterventionsModule.armGroups[0].</param>
sealed record RecordPart(JsonElement Json, string Path, RecordReading Reading)
{
    const string Object = "an object, { ... }",
        List = "a list, [ ... ]",
        Quoted = "text in quotes";

    public bool IsPresent => Json.ValueKind == JsonValueKind.Object;

    public RecordPart this[string key] => new(Find(key, JsonValueKind.Object, Object) ?? default, Below(key), Reading);

    public IReadOnlyList<RecordPart> Parts(string key) =>
        Find(key, JsonValueKind.Array, List) is { } list ? Each(list, Below(key), Reading) : [];

    /// <summary>The objects of a list; anything else in it is a finding.</summary>
    public static IReadOnlyList<RecordPart> Each(JsonElement list, string path, RecordReading reading) =>
        [.. Items(list, path, JsonValueKind.Object, Object, reading).Select(i => new RecordPart(i.Json, i.Path, reading))];

    /// <summary>Null when absent or empty.</summary>
    public string? Text(string key) => Find(key, JsonValueKind.String, Quoted) is { } json ? Said(json, Below(key)) : null;

    /// <summary>Text of a field that is in markdown, without its escapes.</summary>
    public string? Markdown(string key) => Text(key) is { } text ? EligibilityLine.Unescape(text) : null;

    public IReadOnlyList<string> Texts(string key) =>
        Find(key, JsonValueKind.Array, List) is { } list
            ?
            [
                .. Items(list, Below(key), JsonValueKind.String, Quoted, Reading)
                    .Select(i => Said(i.Json, i.Path))
                    .OfType<string>(),
            ]
            : [];

    public int? Whole(string key)
    {
        if (Find(key, JsonValueKind.Number, "a number") is not { } json)
            return null;
        if (json.TryGetInt32(out var number) && number >= 0)
            return Use(Below(key), number);
        Reading.Error(Below(key), $"{json.GetRawText()} is no count.", "Write a whole number of 0 or more.");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Find(key, JsonValueKind.True, "true or false") is not { } json)
            return null;
        return Use(Below(key), json.ValueKind == JsonValueKind.True);
    }

    /// <summary>A date as registries write it: 2025, 2025-05 or 2025-05-22.</summary>
    public PartialDate? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        var reason = $"'{text}' is no date.";
        if (
            text.Length is 4 or 7 or 10
            && PartialDate.TryParse(text, out var date, out reason)
            && date is { Year: not null, Time: null }
        )
            return date;
        Reading.Error(
            Below(key),
            reason.Length > 0 ? reason : $"'{text}' is no date.",
            "Write year-month-day (2025-05-22), or leave out what is not known (2025-05, 2025)."
        );
        return null;
    }

    JsonElement? Find(string key, JsonValueKind kind, string expected)
    {
        if (!IsPresent || !Json.TryGetProperty(key, out var json) || json.ValueKind == JsonValueKind.Null)
            return null;
        return Is(json, kind) ? json : Wrong(json, Below(key), expected, Reading);
    }

    static IEnumerable<(JsonElement Json, string Path)> Items(
        JsonElement list,
        string path,
        JsonValueKind kind,
        string expected,
        RecordReading reading
    )
    {
        foreach (var (json, i) in list.EnumerateArray().Select((json, i) => (json, i)))
        {
            if (Is(json, kind))
                yield return (json, $"{path}[{i}]");
            else
                Wrong(json, $"{path}[{i}]", expected, reading);
        }
    }

    string? Said(JsonElement json, string path)
    {
        try
        {
            var text = json.GetString()!;
            Use(path, text);
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            Reading.Error(
                path,
                "The text has half a character: an escape \\uD800 to \\uDFFF without its other half.",
                "Save the record again as UTF-8."
            );
            return null;
        }
    }

    static JsonElement? Wrong(JsonElement json, string path, string expected, RecordReading reading)
    {
        reading.Error(
            path,
            $"Here stands {Shown(json)}; expected is {expected}.",
            "Save the record again from the registry, or mend the value."
        );
        return null;
    }

    T Use<T>(string path, T value)
    {
        Reading.Used.Add(path);
        return value;
    }

    string Below(string key) => $"{Path}.{key}";

    static bool Is(JsonElement json, JsonValueKind kind) =>
        json.ValueKind == kind || (kind == JsonValueKind.True && json.ValueKind == JsonValueKind.False);

    /// <summary>A value as a finding shows it.</summary>
    public static string Shown(JsonElement json)
    {
        var text = json.GetRawText();
        var kind = json.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "nothing",
            _ => "true or false",
        };
        return text.Length <= 40 ? $"{kind} ({text})" : $"{kind} ({text[..40]}...)";
    }
}
