using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Documents.Proposals;

/// <summary>Results in multiples of the laboratory's upper limit of normal: AST and ALT at most 2.5 times ULN.</summary>
sealed class UpperLimitMultiples : Recogniser
{
    // Words that name a test, longest first where one begins another.
    static readonly (string Words, string[] Codes)[] Tests =
    [
        (
            "aspartate (?:amino ?transferase|transaminase)|serum glutamic[ -]oxaloacetic transaminase|ast|sgot|got|asat",
            [ScreeningCode.Ast]
        ),
        (
            "alanine (?:amino ?transferase|transaminase)|serum glutamic[ -]?pyruvic transaminase|alt|sgpt|gpt|alat",
            [ScreeningCode.Alt]
        ),
        ("(?:liver |hepatic )?(?:transaminases|aminotransferases)", [ScreeningCode.Ast, ScreeningCode.Alt]),
        ("direct bilirubin|conjugated bilirubin", [ScreeningCode.DirectBilirubin]),
        ("total bilirubin|bilirubin", [ScreeningCode.Bilirubin]),
        ("alkaline phosphatase|alk\\.? ?phos\\.?|alp|ap", [LabCode.AlkalinePhosphatase]),
        ("creatinine", [ScreeningCode.Creatinine]),
        ("lactate dehydrogenase|lactic dehydrogenase|ldh", [ScreeningCode.Ldh]),
        ("creatine (?:phospho)?kinase|cpk|ck", [LabCode.CreatineKinase]),
        ("gamma[ -]?glutamyl ?trans(?:ferase|peptidase)|ggt|ggtp", [LabCode.GammaGlutamylTransferase]),
        ("amylase", [LabCode.Amylase]),
        ("lipase", [LabCode.Lipase]),
    ];

    static readonly string One =
        "(?:(?:serum|total serum|plasma|baseline) )?(?:"
        + string.Join('|', Tests.Select(t => t.Words))
        + ")(?: \\((?:s?[ag][lsop][tp]|total)\\))?(?: levels?| value)?";

    static readonly string Normal =
        "(?:the )?(?:(?:institution(?:al|'s)?|laboratory|lab|local|reference|testing|center|site) )*(?:uln|iuln|unl|upper "
        + "limits? (?:of|for) (?:the )?(?:institutional |laboratory |laboratory's )?normal(?: range)?|upper limits? "
        + "normal|upper normal limits?|upper limit)"
        + "(?: \\(?uln\\)?)?(?: (?:for|of) (?:the )?(?:institution|laboratory|local laboratory|age))?";

    static readonly Regex Compared = Patterns.Whole(
        $"(?<tests>{One}(?:(?:,? (?:and|or|and/or) |/| / |, |, and | \\[| "
            + $"\\()(?:{One})[\\])]?)*){Patterns.Be}{Patterns.Sign} ?(?:or equal to )?"
            + $"(?:{Patterns.Value} ?(?:-? ?fold|[x×*]|times)? ?)?(?:[x×*] ?)?{Normal}{Patterns.When}"
    );

    static readonly Regex EachTest = new(
        $"\\b(?:{string.Join('|', Tests.Select((t, i) => $"(?<t{i}>{t.Words})"))})\\b",
        RegexOptions.CultureInvariant
    );

    public override string Name => "multiples of the upper limit of normal";

    public override Expression? Read(Claim claim)
    {
        if (Compared.Match(claim.Text) is not { Success: true } match)
            return null;
        var (sign, tests) = (match.Groups["sign"].Value, match.Groups["tests"].Value);
        var isUpper = sign is "≤" or "<";
        if (isUpper != (claim.IsInclusion != claim.IsDenied))
            return null;
        var codes = CodesOf(tests);
        if (codes.Count > 1 && !isUpper && IsBoth(tests))
            return null; // high in both, or in one? The text does not say.
        var times = match.Groups["value"].Success ? Patterns.Decimal(match.Groups["value"].Value) : "1.0";
        var each = codes.Select(c => Bound(sign, $"Results.Lab('{c}', {Patterns.Window(match)})", times));
        return new(claim.Said(string.Join(isUpper ? " and " : " or ", each)));
    }

    static bool IsBoth(string tests) =>
        tests.Contains(" and ", StringComparison.Ordinal) && !tests.Contains(" or ", StringComparison.Ordinal);

    static List<string> CodesOf(string tests) =>
        [
            .. EachTest
                .Matches(tests)
                .SelectMany(m => Tests.Where((_, i) => m.Groups[$"t{i}"].Success).SelectMany(t => t.Codes))
                .Distinct(StringComparer.Ordinal),
        ];

    static string Bound(string sign, string lab, string times) =>
        sign switch
        {
            "≤" => $"Results.AtMostTimesUpperLimit({lab}, {times})",
            ">" => $"not Results.AtMostTimesUpperLimit({lab}, {times})",
            "<" => $"Results.BelowTimesUpperLimit({lab}, {times})",
            _ => $"not Results.BelowTimesUpperLimit({lab}, {times})",
        };
}
