using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Cairn.Documents.Languages;

/// <summary>
/// A language that phrases are said in. English is the language they are written in; another one has a resource file,
/// <c>Words.zh.resx</c>, that names each by its English words. What the file does not have is said in English.
/// </summary>
public sealed class Language
{
    readonly FrozenDictionary<string, string> _words;
    readonly Func<string, string> _known;
    readonly Func<string, string> _missing;

    Language(string code, string culture, string ownName, FrozenDictionary<string, string> words)
    {
        (Code, Culture, OwnName, _words) = (code, new(culture), ownName, words);
        _known = key => _words[key];
        _missing = key => key;
    }

    // Brackets instead of words.
    Language(string culture, FrozenDictionary<string, string> words)
        : this("en", culture, "⟦⟧", words)
    {
        _known = key => Between("⟦", key, "⟧");
        _missing = key => Between("⟪", key, "⟫");
    }

    public static Language English { get; } = new("en", "en", "English", FrozenDictionary<string, string>.Empty);

    /// <summary>Of the mainland, in simplified characters.</summary>
    public static Language Chinese { get; } = new("zh-CN", "zh", "中文", Read("zh"));

    /// <summary>
    /// No language: English, with ⟦brackets⟧ around each phrase that the Chinese file has words for, and ⟪others⟫ around each that
    /// it has not; what stands outside them was never a phrase.
    /// </summary>
    public static Language Bracketed { get; } = new("qps-ploc", Chinese._words);

    /// <summary>The languages that a reader may choose.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    /// <summary>BCP 47, as a page's lang says it.</summary>
    public string Code { get; }

    /// <summary>As .NET names it: of the resource file, of the cookie.</summary>
    public CultureInfo Culture { get; }

    /// <summary>What it calls itself.</summary>
    public string OwnName { get; }

    /// <summary>The English words that it has words for, each with its own.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>The language of a culture; English where it is none of ours.</summary>
    public static Language Of(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (culture.Name == Chinese.Culture.Name)
            return Chinese;
        return culture.Name == Bracketed.Culture.Name ? Bracketed : English;
    }

    /// <summary>A phrase in this language.</summary>
    public string this[Phrase phrase] => Say(phrase).Text;

    /// <summary>A phrase in this language, and whether it had to be said in English.</summary>
    public Said Say(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        if (this == English)
            return new(phrase.ToString(), false);
        var isKnown = _words.ContainsKey(phrase.Words);
        var isEnglish = !isKnown && EnglishWords.AreIn(phrase);
        var words = InWords(phrase.Words, isKnown, isEnglish);
        return new(phrase.HasValues ? string.Format(CultureInfo.InvariantCulture, words, Values(phrase)) : words, isEnglish);
    }

    string InWords(string key, bool isKnown, bool isEnglish)
    {
        if (isKnown)
            return _known(key);
        return isEnglish ? _missing(key) : key;
    }

    object?[] Values(Phrase phrase) => [.. phrase.Values.Select(Value)];

    object? Value(object? value) =>
        value switch
        {
            Phrase inner => this[inner],
            string text => _words.ContainsKey(text) ? _known(text) : text,
            _ => value is IFormattable or null ? value : this[value.ToString() ?? ""],
        };

    static string Between(string open, string words, string close) => words.Length == 0 ? words : open + words + close;

    static FrozenDictionary<string, string> Read(string culture)
    {
        var file = new ResourceManager("Cairn.Documents.Languages.Words", typeof(Language).Assembly);
        var words = file.GetResourceSet(new(culture), createIfNotExists: true, tryParents: false);
        return (words ?? throw new InvalidOperationException($"The words of '{culture}' are not beside the program."))
            .Cast<DictionaryEntry>()
            .ToFrozenDictionary(w => (string)w.Key, w => (string)w.Value!, StringComparer.Ordinal);
    }
}
