using System.Collections.Frozen;
using System.Xml.Linq;

namespace Cairn.Documents.Languages;

/// <summary>English words with those of another language.</summary>
sealed class WordTable(FrozenDictionary<string, string> words)
{
    /// <summary>Marks between phrases that a language may write in its own way.</summary>
    static readonly string[] Marks = [", ", "; ", ": "];

    const string End = ".";

    public static WordTable Empty { get; } = new(FrozenDictionary<string, string>.Empty);

    public IReadOnlyDictionary<string, string> All => words;

    /// <summary>
    /// The words of an embedded resource file, as translators' tools write it: <c>data</c> elements with a name and a value. It
    /// is not compiled as .NET compiles such files, because that takes "Held" and "held" for one name.
    /// </summary>
    public static WordTable Read(string file)
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        return new(
            XDocument
                .Load(stream)
                .Root!.Elements("data")
                .ToFrozenDictionary(w => w.Attribute("name")!.Value, w => w.Element("value")!.Value, StringComparer.Ordinal)
        );
    }

    /// <summary>These words, and before them others.</summary>
    public WordTable With(IReadOnlyDictionary<string, string> first)
    {
        var both = words.ToDictionary(StringComparer.Ordinal);
        foreach (var (english, own) in first)
            both[english] = own;
        return new(both.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// The language's words; words that begin a sentence are those of its middle, and a sentence stands with its full stop or
    /// without. Null where it has none.
    /// </summary>
    public string? Find(string english) =>
        Own(english) ?? (english.EndsWith(End, StringComparison.Ordinal) ? Ended(english) : Open(english));

    string? Own(string english) =>
        words.TryGetValue(english, out var own) ? own : words.GetValueOrDefault(WithSmallLetter(english));

    string? Ended(string english) => Own(english[..^1]) is { } open ? open + words.GetValueOrDefault(End, End) : null;

    string? Open(string english) =>
        Own(english + End) is { } ended ? ended.TrimEnd([.. words.GetValueOrDefault(End, End)]) : null;

    static string WithSmallLetter(string english) =>
        english.Length > 0 && char.IsAsciiLetterUpper(english[0]) ? char.ToLowerInvariant(english[0]) + english[1..] : english;

    /// <summary>Values beside each other, with the marks of the language between them and at the end.</summary>
    public string Punctuated(string places)
    {
        foreach (var mark in Marks)
            if (words.TryGetValue(mark, out var own))
                places = places.Replace(mark, own, StringComparison.Ordinal);
        return places.EndsWith(End, StringComparison.Ordinal) && words.TryGetValue(End, out var end)
            ? places[..^1] + end
            : places;
    }
}
