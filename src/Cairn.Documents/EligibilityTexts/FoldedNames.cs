using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Names that a paragraph lists whose line breaks were lost: solid tumors, including: Lung cancer Ovarian cancer. They are one
/// criterion with what announces them, up to the first item that asks something by itself.
/// </summary>
static partial class FoldedNames
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int LongestName = 20,
        LongestTopic = 3;

    /// <summary>The pieces, with the names of a list joined to what announces them.</summary>
    public static IEnumerable<string> Together(IReadOnlyList<string> pieces)
    {
        for (var at = 0; at < pieces.Count; )
        {
            var end = EndOf(pieces, at);
            yield return string.Concat(pieces.Skip(at).Take(end - at));
            at = end;
        }
    }

    /// <summary>Behind the last piece of the list that begins here; the next piece where none does.</summary>
    static int EndOf(IReadOnlyList<string> pieces, int at)
    {
        var next = at + 1;
        if (OnlyParenthesis().IsMatch(pieces[at]))
            return Math.Min(next + 1, pieces.Count);
        if (Announces(pieces[at]))
        {
            next = pieces[at].TrimEnd().EndsWith(':') ? Math.Min(next + 1, pieces.Count) : next;
            var names = Names(pieces, next, IsName);
            return FoldedStates.Announce(pieces[at]) ? StatesEnd(pieces, names) : names;
        }
        if (!IsDiagnosis(pieces[at]) && !AsksDiagnosis().IsMatch(pieces[at]))
            return next;
        var end = Names(pieces, next, p => IsDiagnosis(p) || IsHistology(p));
        var listed = pieces.Skip(at).Take(end - at);
        var named = listed.Count(IsDiagnosis);
        return named > 0 && end - at > (IsDiagnosis(pieces[at]) ? 1 : 2) ? end : next;
    }

    /// <summary>Behind the last state of an illness that the list goes on with, and what explains it.</summary>
    static int StatesEnd(IReadOnlyList<string> pieces, int from)
    {
        while (FoldedStates.Next(pieces, from) is { } state)
            from = Names(pieces, state + 1, IsName);
        return from;
    }

    static int Names(IReadOnlyList<string> pieces, int from, Predicate<string> isName)
    {
        while (from < pieces.Count && isName(pieces[from]) && !pieces[from].Contains(':'))
            from++;
        return from;
    }

    /// <summary>A topic (Metabolic:) and a lead-in that tells the kind head a list of criteria, not of names.</summary>
    static bool Announces(string piece) =>
        piece.Contains(':') && Wording.Words(piece) > LongestTopic && !LeadIns.IsOne(piece.Trim()) && Ratio().Count(piece) == 0;

    static bool IsName(string piece)
    {
        var bare = Parenthesis().Replace(piece, "");
        return Wording.Words(bare) <= LongestName && !BeginsItem(bare) && !Asks().IsMatch(bare);
    }

    static bool IsDiagnosis(string piece) => IsName(piece) && EndsDiagnosis(Parenthesis().Replace(piece, ""));

    /// <summary>A kind of cells among names of illnesses: Large cell, Undifferentiated.</summary>
    static bool IsHistology(string piece) => IsName(piece) && Histology().IsMatch(Parenthesis().Replace(piece, ""));

    [GeneratedRegex(
        @"^(?:\S+\s+){0,4}(?:cells?|undifferentiated|carcinoid|nos|n\.o\.s\.|histolog(?:y|ies)|subtypes?|mixed|type)\s*$",
        AnyCase
    )]
    private static partial Regex Histology();

    /// <summary>True for words that name an illness at their end: Hodgkin's lymphoma.</summary>
    public static bool EndsDiagnosis(string words) => EndsAsDiagnosis().IsMatch(words);

    [GeneratedRegex(@"\([^()]*\)?")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"^\([^()]*\)\s*$")]
    private static partial Regex OnlyParenthesis();

    [GeneratedRegex(@"[0-9]:[0-9]")]
    private static partial Regex Ratio();

    /// <summary>True for a word with which an item begins that asks something by itself: No, At, Histologically.</summary>
    public static bool BeginsItem(string word) => Begins().IsMatch(word);

    /// <summary>True for an item that asks for something, which no item of an exclusion list does.</summary>
    public static bool Demands(string item) => Demand().IsMatch(item);

    [GeneratedRegex(@"^(?:must|at least|no|not)\b", AnyCase)]
    private static partial Regex Demand();

    [GeneratedRegex(
        @"^(?:no|not|none|at|must|should|histologic\w*|cytologic\w*|patholog\w*|biops\w*|measurable|bidimension\w*"
            + @"|unidimension\w*|evaluable|patients?|prior|considered|document\w*|confirm\w*|diagnos(?:is|ed)|proven"
            + @"|ineligible|eligible|age|recovered|fertile|negative|positive|able|unable|willing|adequate|life|performance"
            + @"|required?s?|candidates?|presence|absence|concurrent|recurrent or|see|all|more|less|greater|failed|received"
            + @"|history|disease)\b",
        AnyCase
    )]
    private static partial Regex Begins();

    /// <summary>The words with which an item asks something by itself.</summary>
    [GeneratedRegex(
        @"\b(?:allowed|required?|requires|must|eligible|ineligible|least|greater|less|more than|within|since|permitted|may|not"
            + @"|no|should|accepted|confirmed|proven|will|is|are|was|were|has|have)\b|[<>=≤≥]",
        AnyCase
    )]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:\p{L}+omas?|\p{L}*leuk\p{L}+s?|tumou?rs?|cancers?|syndromes?|malignanc(?:y|ies))\s*$", AnyCase)]
    private static partial Regex EndsAsDiagnosis();

    [GeneratedRegex(@"^(?:(?:histologic|cytologic|patholog)\w*|diagnosis|biops\w*|one of|any of|the following)\b", AnyCase)]
    private static partial Regex AsksDiagnosis();
}
