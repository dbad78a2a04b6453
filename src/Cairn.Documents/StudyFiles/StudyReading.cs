using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>A place in a file of the study folder.</summary>
readonly record struct Spot(string File, int? Line);

/// <summary>
/// What reading one study folder gathers: findings, the source of the values, where each value stands, which keys exist.
/// </summary>
sealed class StudyReading
{
    readonly Dictionary<string, Spot> _spots = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];
    public List<ValueOrigin> Origins { get; } = [];

    /// <summary>Paths of the values written, in the order of the files; a list of words or numbers is one value.</summary>
    public List<string> Written { get; } = [];

    /// <summary>The keys asked for, by the name of what they make up.</summary>
    public Dictionary<string, IReadOnlyList<StudyKey>> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The study's own words in other languages: by language, then by the English words.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string>> Translations { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps words in a language by the English ones.</summary>
    public void Say(string language, string english, string words)
    {
        if (!Translations.TryGetValue(language, out var known))
            Translations[language] = known = new Dictionary<string, string>(StringComparer.Ordinal);
        ((Dictionary<string, string>)known)[english] = words;
    }

    /// <summary>True when only the keys are asked for: there is no document, and every part is visited once.</summary>
    public bool DescribesKeys { get; init; }

    public void Error(Spot spot, string? path, string what, string mend) =>
        Findings.Add(Finding.Error(spot.File, spot.Line, NullWhenEmpty(path), what, mend));

    public void Warning(Spot spot, string? path, string what, string mend) =>
        Findings.Add(Finding.Warning(spot.File, spot.Line, NullWhenEmpty(path), what, mend));

    /// <summary>An error about a value that was read.</summary>
    public void Error(string path, string what, string mend) => Error(SpotOf(path), path, what, mend);

    /// <summary>Notes where a path stands; the earlier place when it stands somewhere already.</summary>
    public Spot? Note(string path, Spot spot)
    {
        if (_spots.TryGetValue(path, out var earlier))
            return earlier;
        _spots[path] = spot;
        return null;
    }

    /// <summary>True when the folder holds something at this path.</summary>
    public bool Holds(string path) => _spots.ContainsKey(path);

    /// <summary>True when a value is written at this path or below it; a key left empty states nothing.</summary>
    public bool States(string path) =>
        Written.Exists(w =>
            w.StartsWith(path, StringComparison.Ordinal) && (w.Length == path.Length || w[path.Length] is '.' or '[')
        );

    public IEnumerable<string> Paths => _spots.Keys;

    /// <summary>Where a path stands, or where the nearest path around it does.</summary>
    public Spot SpotOf(string path)
    {
        while (!_spots.ContainsKey(path) && path.LastIndexOfAny(['.', '[']) is > 0 and var cut)
            path = path[..cut];
        return _spots.TryGetValue(path, out var spot) ? spot : new(StudyReader.StudyFile, null);
    }

    static string? NullWhenEmpty(string? path) => string.IsNullOrEmpty(path) ? null : path;
}

/// <summary>A key of a study file.</summary>
/// <param name="Name">As written.</param>
/// <param name="Required">True when it must be there.</param>
/// <param name="Words">The words allowed; empty when it is not a choice.</param>
public sealed record StudyKey(string Name, bool Required, IReadOnlyList<string> Words);
