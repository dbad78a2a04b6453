using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.Proposals;

/// <summary>Makes a criterion's words plain: one line, small letters, signs for comparisons, digits for small numbers.</summary>
static partial class PlainWords
{
    static readonly (Regex From, string To)[] Signs = [(AtLeast(), " ≥ "), (AtMost(), " ≤ "), (More(), " > "), (Less(), " < ")];

    static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"];

    public static Claim Of(Criterion criterion)
    {
        var composed = criterion.Text.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormKC);
        var text = Spaced(composed);
        text = Quote().Replace(Dash().Replace(text, "-"), "'");
        text = Abbreviation().Replace(text, " ");
        text = Twice().Replace(text, "2 times ");
        text = NumberWord().Replace(text, m => Digits(m.Value));
        foreach (var (from, to) in Signs)
            text = from.Replace(text, to);
        text = Spaced(Number().Replace(text, "$1$2"));
        text = End().Replace(text, "");
        var isDenied = false;
        for (var before = ""; before != text; )
        {
            before = text;
            text = Introduction().Replace(Label().Replace(text, ""), "");
            if (!isDenied && Denial().Match(text) is { Success: true } no)
                (text, isDenied) = (text[no.Length..], true);
        }
        return new(criterion.Id, criterion.Kind, text, isDenied);
    }

    static string Digits(string word)
    {
        var at = Array.IndexOf(Numbers, word.Split(' ', '-')[0]) + 1;
        return (at == 11 ? 12 : at) + word[word.Split(' ', '-')[0].Length..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    static string Spaced(string text)
    {
        var spaced = Space().Replace(text, " ");
        return spaced.Trim();
    }

    [GeneratedRegex("[\u2010-\u2015\u2212]")]
    private static partial Regex Dash();

    [GeneratedRegex("[\u2018\u2019`]")]
    private static partial Regex Quote();

    // Brackets that only repeat what stands before them.
    [GeneratedRegex(
        @"\((ecog|who|ps|ecog ps|kps|lvef|lv ?ef|ef|uln|iuln|unl|alt|ast|sgot|sgpt|alp|ldh|ck|cpk|hiv|hbsag|hcv|hbv|hcg"
            + @"|inclusive|spo2"
            + @"|sao2|alt/sgpt|ast/sgot|sgpt/alt|sgot/ast|wocbp|zubrod|icf|cr|anti-hcv|hiv-1|pft|bid)\)"
    )]
    private static partial Regex Abbreviation();

    [GeneratedRegex("\\btwice ")]
    private static partial Regex Twice();

    [GeneratedRegex(
        "\\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?=[ -]?(\\([0-9]+\\) "
            + "?)?(times|x|days?|weeks?|months?|half|years?)\\b)"
    )]
    private static partial Regex NumberWord();

    [GeneratedRegex(
        "(≥|≧|>=|=>|> or =|=/>|>/=|\\b(is |are |be |of )?(equal to or (greater|more|older|higher) "
            + "than|(greater|more|older|higher) than "
            + "or equal( to)?|at least|no less than|not less than|no lower than|no younger than|a minimum of|minimum of|minimum))"
    )]
    private static partial Regex AtLeast();

    [GeneratedRegex(
        "(≤|≦|<=|=<|< or =|=/<|</=|\\b(is |are |be |of )?(equal to or less than|(less|lower|younger) than or equal( "
            + "to)?|(no|not) "
            + "(greater|more|higher|older|worse) than|not exceed(ing)?|does not exceed|at most|maximum of))"
    )]
    private static partial Regex AtMost();

    [GeneratedRegex(
        "(>|\\b(is |are |be |of )?(greater than|more than|higher than|older than|above|over|exceeding|exceeds)(?= ?[0-9]))"
    )]
    private static partial Regex More();

    [GeneratedRegex(
        "(<|\\b(is |are |be |of )?(less than|lower than|younger than|below|under)(?= ?(the )?(age |ages )?(of )?[0-9]))"
    )]
    private static partial Regex Less();

    // 4 weeks written three (3), 1,000, 2 .5
    [GeneratedRegex(@"\b([0-9]+) ?\(\1\)(?= )|\b([0-9]+(?:\.[0-9]+)?)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"([\s.;,:]|\b(and|or)\b(?=[\s.;,]*$))+$")]
    private static partial Regex End();

    [GeneratedRegex(
        "^(age|ages|performance status|patient characteristics|cardiovascular|cardiac|hepatic|renal|pulmonary|other|chemotherapy"
            + "|radiotherapy|surgery|biologic therapy|endocrine therapy|hematopoietic|hepatic function"
            + "|renal function|liver function|cardiac function|pulmonary function|prior/concurrent therapy)( ?[:-]) ?(?=[^ ])"
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        "^(all |any )?(patients?|subjects?|participants?|individuals|volunteers|persons?|candidates)( |, ?)(?=[^ ])"
            + "|^(the patient|the subject|must|should|will|with|who|which|that|are|is|be|have|has|having|had"
            + "|an?|the|known|documented|adequate|currently|required|presence of|evidence of) (?=[^ ])"
    )]
    private static partial Regex Introduction();

    [GeneratedRegex(
        "^(?:women |females |female patients |female subjects )?(no|not|without|must not have|should not have|must not "
            + "be|may not be|cannot be|have not|has not|are not) (?=[^ ])"
    )]
    private static partial Regex Denial();
}
