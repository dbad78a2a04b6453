using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.Registry.Words;

/// <summary>
/// Text to words, for what is searched and for what searches alike. A word is a run of letters and digits. Short letters, a
/// hyphen and a digit are one word (CLL-1, CD-19, IL-2); other hyphens part words (CAR-T, anti-CD19). Greek letters are spelt
/// out, accents dropped, and <see cref="WordForm"/> levels spelling and number. Not safe for several threads: it remembers forms.
/// </summary>
public sealed class WordReader
{
    /// <summary>A word is cut here: nothing in a registry that is longer is a word.</summary>
    const int Longest = 64;

    const int FormsKept = 200_000;

    /// <summary>Letters before a hyphen and a digit that are a word of their own: anti-4-1BB, phase-1.</summary>
    static readonly HashSet<string> NotJoined = new(
        """
        anti post pre non type day days week weeks age aged ages part step arm dose and or to of in on at from phase stage grade
        group level month year visit cycle score class over under with for by than least mid top
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What nearly all words are made of; the others are looked at letter by letter.</summary>
    static readonly SearchValues<char> PlainLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    );

    readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    /// <summary>Each form once, whatever it was read from: what compares words finds the same text at once.</summary>
    readonly HashSet<string> _own = new(StringComparer.Ordinal);
    readonly StringBuilder _raw = new();
    readonly List<string> _read = [];

    /// <summary>The words of a text, in order.</summary>
    public IReadOnlyList<Word> Read(string text)
    {
        var words = new List<Word>(text.Length / 6 + 1);
        Read(text, words);
        return words;
    }

    /// <summary>Adds the words of a text, in order.</summary>
    public void Read(ReadOnlySpan<char> text, ICollection<Word> words)
    {
        for (var at = 0; Next(text, ref at, out var word); )
            words.Add(word);
    }

    /// <summary>The forms of the words of several texts, each text between two marks.</summary>
    public string[] Forms(IEnumerable<string> texts, string before, string after)
    {
        _read.Clear();
        foreach (var text in texts)
        {
            _read.Add(before);
            for (var at = 0; Next(text, ref at, out var word); )
                _read.Add(word.Text);
            _read.Add(after);
        }
        return [.. _read];
    }

    /// <summary>The next word from a place on, and the place behind it; false when there is none.</summary>
    bool Next(ReadOnlySpan<char> text, ref int at, out Word word)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        word = default;
        if (at == text.Length)
            return false;
        var end = EndOfWord(text, at);
        word = new(FormOf(text[at..Math.Min(end, at + Longest)]), at, end - at);
        at = SkipPossessive(text, end);
        return true;
    }

    static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        if (IsIdeograph(text[start]))
            return start + 1;
        var end = EndOfRun(text, start);
        if (IsHyphenBeforeDigit(text, end) && IsJoinedLetters(text[start..end]))
            return EndOfRun(text, end + 1);
        if (IsDecimal(text, start, end))
            return EndOfRun(text, end + 1);
        return end;
    }

    static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        var plain = text[start..].IndexOfAnyExcept(PlainLetters);
        var end = plain < 0 ? text.Length : start + plain;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])) && !IsIdeograph(text[end]))
            end++;
        return Math.Max(end, start + 1);
    }

    static bool IsHyphenBeforeDigit(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length
        && text[at] is '-' or '\u2010' or '\u2011'
        && at + 1 < text.Length
        && char.IsAsciiDigit(text[at + 1]);

    static bool IsJoinedLetters(ReadOnlySpan<char> run)
    {
        if (run.Length > 5)
            return false;
        foreach (var c in run)
            if (!char.IsLetter(c))
                return false;
        return !NotJoined.GetAlternateLookup<ReadOnlySpan<char>>().Contains(run);
    }

    static bool IsDecimal(ReadOnlySpan<char> text, int start, int end)
    {
        if (end + 1 >= text.Length || text[end] != '.' || !char.IsAsciiDigit(text[end + 1]))
            return false;
        foreach (var c in text[start..end])
            if (!char.IsAsciiDigit(c))
                return false;
        return true;
    }

    /// <summary>Crohn's is crohn.</summary>
    static int SkipPossessive(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length
        && text[end] is '\'' or '\u2019'
        && text[end + 1] is 's' or 'S'
        && (end + 2 >= text.Length || !char.IsLetterOrDigit(text[end + 2]))
            ? end + 2
            : end;

    static bool IsMark(char c) => c >= '\u0300' && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Chinese and Japanese have no spaces: each character is a word.</summary>
    static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff';

    string FormOf(ReadOnlySpan<char> run)
    {
        var forms = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (forms.TryGetValue(run, out var known))
            return known;
        if (_forms.Count > FormsKept)
        {
            _forms.Clear();
            _own.Clear();
        }
        return _forms[run.ToString()] = Own(WordForm.Of(Plain(run)));
    }

    string Own(string form)
    {
        if (_own.TryGetValue(form, out var own))
            return own;
        _own.Add(form);
        return form;
    }

    /// <summary>Small letters, no accents, no hyphens, Greek spelt out.</summary>
    string Plain(ReadOnlySpan<char> run)
    {
        _raw.Clear();
        foreach (var c in run)
        {
            if (char.IsAscii(c))
            {
                if (c is not '-')
                    _raw.Append(char.ToLowerInvariant(c));
            }
            else if (GreekLetters.Name(c) is { } name)
                _raw.Append(name);
            else if (c is not ('\u2010' or '\u2011'))
                AppendBase(c);
        }
        return _raw.ToString();
    }

    void AppendBase(char c)
    {
        if (char.IsSurrogate(c) || IsMark(c))
            return;
        var small = char.ToLowerInvariant(c);
        if (LatinLetters.Of(small) is { } plain)
            _raw.Append(plain);
        else
            _raw.Append(small);
    }
}
