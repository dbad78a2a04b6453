using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Documents.Languages;

/// <summary>
/// A language that phrases are said in. English is the language they are written in; another one has a resource file,
/// <c>Words.zh.resx</c>, that names each by its English words. What the file does not have is said in English.
/// </summary>
public sealed class Language
{
    static readonly ConditionalWeakTable<Study, ConcurrentDictionary<Language, Language>> OfStudies = [];

    readonly WordTable _words;
    readonly Func<string, string?, string> _say;

    /// <param name="say">The English words and the language's own, which may be missing, as they are shown.</param>
    Language(string code, CultureInfo culture, string ownName, WordTable words, Func<string, string?, string>? say = null)
    {
        (Code, Culture, OwnName, _words) = (code, culture, ownName, words);
        _say = say ?? ((english, own) => own ?? english);
    }

    public static Language English { get; } = new("en", new("en"), "English", WordTable.Empty);

    /// <summary>Of the mainland, in simplified characters.</summary>
    public static Language Chinese { get; } = new("zh-CN", new("zh"), "中文", WordTable.Read("words.zh.resx"));

    /// <summary>
    /// No language: English, with ⟦brackets⟧ around each phrase that the Chinese file has words for, and ⟪others⟫ around each
    /// that
    /// it has not; what stands outside them was never a phrase.
    /// </summary>
    public static Language Bracketed { get; } = new("en", new("qps-ploc"), "⟦⟧", Chinese._words, InBrackets);

    /// <summary>The languages that a reader may choose.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    /// <summary>BCP 47, as a page's lang says it.</summary>
    public string Code { get; }

    /// <summary>As .NET names it, and the cookie.</summary>
    public CultureInfo Culture { get; }

    /// <summary>What it calls itself.</summary>
    public string OwnName { get; }

    /// <summary>The English words that it has words for, each with its own.</summary>
    public IReadOnlyDictionary<string, string> Words => _words.All;

    /// <summary>The language of a culture; English where it is none of ours.</summary>
    public static Language Of(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return new[] { Chinese, Bracketed }.FirstOrDefault(l => l.Culture.Name == culture.Name) ?? English;
    }

    /// <summary>This language with the own words of a study, which come first; the same where it has none.</summary>
    public Language With(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Words.Count > 0 && study.Translations.TryGetValue(Chinese.Culture.Name, out var own)
            ? OfStudies
                .GetValue(study, _ => [])
                .GetOrAdd(this, l => new(l.Code, l.Culture, l.OwnName, l._words.With(own), l._say))
            : this;
    }

    /// <summary>A phrase in this language.</summary>
    public string this[Phrase phrase] => Say(phrase).Text;

    /// <summary>A phrase in this language, and whether it had to be said in English.</summary>
    public Said Say(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        if (Words.Count == 0)
            return new(phrase.ToString(), false);
        var own = _words.Find(phrase.Words);
        var hasWords = own is not null || EnglishWords.AreIn(phrase);
        var words = hasWords ? _say(phrase.Words, own) : phrase.Words;
        if (!phrase.HasValues)
            return new(words, hasWords && own is null);
        var places = hasWords ? words : _words.Punctuated(words);
        return new(string.Format(CultureInfo.InvariantCulture, places, Values(phrase)), hasWords && own is null);
    }

    object?[] Values(Phrase phrase) => [.. phrase.Values.Select(Value)];

    // Numbers and days are put into their places by the format that the words give them.
    object? Value(object? value) =>
        value switch
        {
            Phrase inner => this[inner],
            IWorded worded => this[worded.Says],
            Rule rule => this[rule.Words],
            StudyDay day => this[$"Day {day.Number}"],
            string text => _words.Find(text) is { } own ? _say(text, own) : text,
            _ => value is IFormattable or null ? value : this[value.ToString() ?? ""],
        };

    static string InBrackets(string english, string? own)
    {
        if (english.Length == 0)
            return english;
        return own is null ? $"⟪{english}⟫" : $"⟦{english}⟧";
    }
}
