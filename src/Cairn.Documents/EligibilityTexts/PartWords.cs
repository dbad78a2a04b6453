using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// How the parts of an item combine: all of them, one of them, or as the words say. All parts of an inclusion criterion are
/// required, each part of an exclusion criterion excludes; a list of alternatives or exceptions is one question and stays one.
/// </summary>
static partial class PartWords
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int LongestHeading = 16;

    /// <summary>True when the parts of an item can be answered one by one.</summary>
    public static bool StandAlone(CriterionKind kind, OutlineNode node) =>
        node.IsGroup ? StandAloneBelow(kind, node.Text) : StandAloneIn(kind, node);

    /// <summary>A line above a list says otherwise only in plain words: one of the following, both of the following.</summary>
    public static bool StandAloneBelow(CriterionKind kind, string heading) =>
        kind == CriterionKind.Exclusion
            ? !AllAtOnce().IsMatch(heading) && !AsksSeveral(heading)
            : !OneOfThem().IsMatch(heading) && !SomeOf().IsMatch(heading);

    static bool AsksSeveral(string heading) => SomeOf().Match(heading) is { Success: true } asked && !asked.Groups["one"].Success;

    /// <summary>
    /// True for a line that announces the list below it without a colon: one of the following; at least 3 risk factors for edema.
    /// </summary>
    public static bool Announces(string heading) =>
        Wording.Words(heading) <= LongestHeading
        && (EndsFollowing().IsMatch(heading) || (SomeOf().IsMatch(heading) && heading[^1] is not ('.' or ';' or ',' or ')')));

    static bool StandAloneIn(CriterionKind kind, OutlineNode node)
    {
        string[] ends = [.. node.Parts.SkipLast(1).Select(p => p.Text)];
        if (kind == CriterionKind.Exclusion)
            return LeadIns.Introduces(node.Text)
                && !Exception().IsMatch(node.Text)
                && !Together().IsMatch(node.Text)
                && !ends.Any(e => EndsAnd().IsMatch(e));
        if (Alternative().IsMatch(node.Text) || ends.Any(EndsWithOr) || ends.Any(StartsWithOr))
            return false;
        return LeadIns.Introduces(node.Text)
            && !Condition().IsMatch(node.Text)
            && (Conjunction().IsMatch(node.Text) || ends.Any(e => EndsAnd().IsMatch(e)));
    }

    /// <summary>The item goes on with an alternative.</summary>
    public static bool EndsWithOr(string text) => EndsOr().IsMatch(text);

    public static bool StartsWithOr(string text) => LoneOr().IsMatch(text);

    /// <summary>True for OR alone between two items.</summary>
    public static bool IsOnlyOr(string text) => OnlyOr().IsMatch(text);

    [GeneratedRegex(
        @"\b(?:any|either|one|two|three|some|at least \w+)(?: or more)?(?: of)?(?: the)?(?: \w+)? (?:following|below|these"
            + @"|criteria|conditions)\b|\bor:$|\bone or more of\b",
        AnyCase
    )]
    private static partial Regex OneOfThem();

    [GeneratedRegex(@"\bfollowing(?:\s+[\w\-]+){0,2}[.;]?$", AnyCase)]
    private static partial Regex EndsFollowing();

    // Of one alone, each item of an exclusion list excludes by itself.
    [GeneratedRegex(
        @"\b(?:(?:at least|any)\s+(?:(?<one>one|1)|two|three|four|five|[2-9])"
            + @"|(?:(?<one>one|1)|two|three|four|five|[2-9])\s+or\s+more)(?:\s+of)?"
            + @"(?:\s+(?:the|these|following|major|minor|clinical|additional))*\s+(?:risk\s+factors?|signs?|symptoms?|features?"
            + @"|findings?)\b",
        AnyCase
    )]
    private static partial Regex SomeOf();

    [GeneratedRegex(@"\b(?:both|in combination|two or more|at least (?:two|three|2|3)) of\b|\band:$", AnyCase)]
    private static partial Regex AllAtOnce();

    [GeneratedRegex(@"\b(?:any|either|one of|one or more|two of|three of|some of|at least|or)\b(?!\s*equal)|\bor:$", AnyCase)]
    private static partial Regex Alternative();

    [GeneratedRegex(
        @"\b(?:all of|all the|all following|each of|both|adequate|sufficient|acceptable|satisfactory|normal)\b"
            + @"|\bmust(?:\s+\w+){0,2}\s*:$|\bcriteria must\b|\b(?:meet|meets|meeting|fulfil\w*"
            + @"|satisf\w+)\s+(?:the\s+)?following\b",
        AnyCase
    )]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\b(?:eligible|provided|if|unless|allowed|permitted|except\w*|when|where|in case)\b", AnyCase)]
    private static partial Regex Condition();

    [GeneratedRegex(
        @"\b(?:except\w*|unless|other than|excluding|not be excluded|(?<!not\s)(?<!not\sbe\s)eligible|allowed|permitted|provided"
            + @"|defined (?:as|by)|not apply)\b",
        AnyCase
    )]
    private static partial Regex Exception();

    [GeneratedRegex(
        @"\b(?:all of|all the|all following|both|each of|two of|two or more|three|in combination|at least (?!one\b|1\b)\w+)\b"
            + @"|\band:$",
        AnyCase
    )]
    private static partial Regex Together();

    [GeneratedRegex(@"\band(?:/or)?\s*[,;]?$", AnyCase)]
    private static partial Regex EndsAnd();

    [GeneratedRegex(@"(?<!\band/)\bor\s*[,;:]?$", AnyCase)]
    private static partial Regex EndsOr();

    [GeneratedRegex(@"^\W*or\b", AnyCase)]
    private static partial Regex LoneOr();

    [GeneratedRegex(@"^\W*or\W*$", AnyCase)]
    private static partial Regex OnlyOr();
}
