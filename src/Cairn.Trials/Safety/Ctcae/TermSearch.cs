using System.Collections.Frozen;
using System.Text;

namespace Cairn.Safety.Ctcae;

/// <summary>How a term was found.</summary>
public enum TermMatch
{
    /// <summary>It is the term's own name.</summary>
    Name,

    /// <summary>It is another name of it: a lay word, an abbreviation, a MedDRA preferred term.</summary>
    OtherName,

    /// <summary>It is a word of wards or patients for it, which may mean other terms too.</summary>
    LayWord,

    /// <summary>The words begin the words of a name.</summary>
    Beginning,

    /// <summary>The words are among those of a name.</summary>
    Words,

    /// <summary>It is near a name in spelling.</summary>
    Misspelt,
}

/// <summary>A term that was found.</summary>
/// <param name="By">The name by which it was found.</param>
public sealed record FoundTerm(CtcaeTerm Term, TermMatch Match, string By);

/// <summary>
/// Finds CTCAE's terms as people write them: in British spelling, by lay words and abbreviations, by MedDRA's preferred terms,
/// half typed, misspelt; in Chinese by the words of wards. The other names and the words of wards and patients are the project's
/// own lists. A term that lies the other way (low for high) comes after all others, and is offered by no question.
/// </summary>
public sealed class TermSearch
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<CtcaeVersion, TermSearch> Known = [];

    readonly FrozenDictionary<string, (CtcaeTerm Term, string Name, bool IsOwn)> _exact;
    readonly ILookup<string, CtcaeTerm> _lay;
    readonly Name[] _all;

    // A name as it is compared.
    sealed record Name(CtcaeTerm Term, string Written)
    {
        public string Plain { get; } = TermSearch.Plain(Written);

        public string[] Words => field ??= Plain.Split(' ');
    }

    TermSearch(CtcaeVersion version)
    {
        var names = version.Terms.Select(t => (Term: t, t.Name, IsOwn: true)).ToList();
        names.AddRange(OtherNames(version));
        _exact = names
            .DistinctBy(n => Plain(n.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(n => Plain(n.Name), n => (n.Term, n.Name, n.IsOwn), StringComparer.Ordinal);
        List<(CtcaeTerm Term, string Word)> lay = [.. LayWords(version)];
        _lay = lay.ToLookup(l => Plain(l.Word), l => l.Term, StringComparer.Ordinal);
        _all = [.. names.Select(n => new Name(n.Term, n.Name)), .. lay.Select(l => new Name(l.Term, l.Word))];
    }

    public static TermSearch Of(CtcaeVersion version) => Known.GetValue(version, v => new(v));

    /// <summary>
    /// The term that a text names, by its own or another name; null when it names none. A word of wards or patients names none.
    /// </summary>
    public CtcaeTerm? Named(string text) => _exact.TryGetValue(Plain(text), out var found) ? found.Term : null;

    /// <summary>The one term that a word of wards or patients means; null where it is none, or may mean several.</summary>
    internal CtcaeTerm? OfWards(string word) => _lay[Plain(word)].Distinct().ToList() is [var term] ? term : null;

    /// <summary>The terms that a text may mean, the likeliest first, each once.</summary>
    public IReadOnlyList<FoundTerm> Find(string text, int most = 10) => [.. Found(Plain(text), true).Take(most)];

    /// <summary>
    /// The terms that a text may mean which do not lie the other way, the likeliest first; none of a text that names one: there
    /// is nothing to ask.
    /// </summary>
    public IEnumerable<FoundTerm> Meant(string text) => Named(text) is null ? Found(Plain(text), false) : [];

    /// <summary>The term that a text names, or else the likeliest of those it may mean; null when there is none.</summary>
    public CtcaeTerm? Likeliest(string text) => Named(text) ?? Meant(text).FirstOrDefault()?.Term;

    IEnumerable<FoundTerm> Found(string plain, bool withOpposite)
    {
        if (plain.Length == 0)
            return [];
        var side = TermDirection.Of(plain);
        FoundTerm[] ways = [.. Exactly(plain), .. ByWords(plain), .. HanWords.IsIn(plain) ? Within(plain) : Near(plain)];
        List<FoundTerm> found = [.. ways.DistinctBy(f => f.Term)];
        var same = found.Where(f => !IsOpposite(side, f));
        return withOpposite ? same.Concat(found.Where(f => IsOpposite(side, f))) : same;
    }

    static bool IsOpposite(Side? side, FoundTerm found) =>
        found.Match > TermMatch.LayWord && TermDirection.IsOpposite(side, TermDirection.Of(Plain(found.Term.Name)));

    IEnumerable<FoundTerm> Exactly(string plain)
    {
        if (_exact.TryGetValue(plain, out var found))
            yield return new(found.Term, found.IsOwn ? TermMatch.Name : TermMatch.OtherName, found.Name);
        foreach (var term in _lay[plain])
            yield return new(term, TermMatch.LayWord, plain);
    }

    IEnumerable<FoundTerm> ByWords(string plain)
    {
        var asked = plain.Split(' ');
        return _all.Select(n => (Name: n, Match: Match(asked, n.Words, plain, n.Plain)))
            .Where(n => n.Match is not null)
            .OrderBy(n => n.Match)
            .ThenBy(n => n.Name.Plain.Length)
            .ThenBy(n => n.Name.Written, StringComparer.Ordinal)
            .Select(n => new FoundTerm(n.Name.Term, n.Match!.Value, n.Name.Written));
    }

    static TermMatch? Match(string[] asked, string[] words, string plain, string name)
    {
        if (name.StartsWith(plain, StringComparison.Ordinal))
            return TermMatch.Beginning;
        return Array.TrueForAll(asked, a => Array.Exists(words, w => w.StartsWith(a, StringComparison.Ordinal)))
            ? TermMatch.Words
            : null;
    }

    // A text without spaces is no word near another: the names that stand in it, the longest first, and those it stands in.
    IEnumerable<FoundTerm> Within(string plain)
    {
        var han = _all.Where(n => HanWords.IsIn(n.Plain));
        var inIt = han.Where(n => plain.Contains(n.Plain, StringComparison.Ordinal)).OrderByDescending(n => n.Plain.Length);
        var around = _all.Where(n => n.Plain.Contains(plain, StringComparison.Ordinal)).OrderBy(n => n.Plain.Length);
        return inIt.Concat(around).Select(n => new FoundTerm(n.Term, TermMatch.Words, n.Written));
    }

    // One letter in four may be wrong; a short word has to be right in all but one. Words in another order may be wrong one by
    // one.
    IEnumerable<FoundTerm> Near(string plain)
    {
        var asked = plain.Split(' ');
        return _all.Select(n => (Name: n, Edits: Edits(plain, asked, n)))
            .Where(n => n.Edits is not null)
            .OrderBy(n => n.Edits)
            .ThenBy(n => n.Name.Written, StringComparer.Ordinal)
            .Select(n => new FoundTerm(n.Name.Term, TermMatch.Misspelt, n.Name.Written));
    }

    static int? Edits(string plain, string[] asked, Name name)
    {
        var whole = EditDistance.Between(plain, name.Plain);
        if (whole <= Math.Max(1, plain.Length / 4))
            return whole;
        return asked.Length < 2 ? null : ByWord(asked, name.Words);
    }

    static readonly HashSet<string> Fillers =
    [
        "a",
        "an",
        "the",
        "my",
        "his",
        "her",
        "of",
        "in",
        "on",
        "with",
        "is",
        "are",
        "has",
        "very",
    ];

    // Every word asked that says something is near one of the name.
    static int? ByWord(string[] asked, string[] words)
    {
        var edits = 0;
        foreach (var word in asked)
        {
            if (Fillers.Contains(word))
                continue;
            var nearest = words.Min(w => EditDistance.Between(word, w));
            if (nearest > word.Length / 4)
                return null;
            edits += nearest;
        }
        return edits + Math.Abs(words.Length - asked.Length);
    }

    static IEnumerable<(CtcaeTerm Term, string Name, bool IsOwn)> OtherNames(CtcaeVersion version) =>
        from line in TermList.Lines("ctcae-names.txt")
        let parts = line.Split('=')
        let term = version.Find(parts[0])
        where term is not null
        from name in parts[1].Split(';')
        select (term, name.Trim(), false);

    static IEnumerable<(CtcaeTerm Term, string Word)> LayWords(CtcaeVersion version) =>
        from line in TermList.Lines("ctcae-lay.txt").Concat(TermList.Lines("ctcae-zh.txt"))
        let parts = line.Split('=')
        from name in parts[1].Split(';')
        let term = version.Find(name)
        where term is not null
        from word in parts[0].Split(';')
        select (term, word.Trim());

    static readonly (string British, string American)[] Spellings =
    [
        ("ae", "e"),
        ("oe", "e"),
        ("our ", "or "),
        ("isation", "ization"),
    ];

    /// <summary>Small letters and digits in words, the British ae and oe written e, the our or, the ise ize.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (
                !char.IsSurrogate(c)
                && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c)
                    != System.Globalization.UnicodeCategory.NonSpacingMark
            )
                plain.Append(' ');
        foreach (var (british, american) in Spellings)
            plain.Replace(british, american);
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
