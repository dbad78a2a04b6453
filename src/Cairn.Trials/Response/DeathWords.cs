using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// A death that a disposition tells in the site's words (DSTERM) under another code (DSDECOD). The bare word counts as a death;
/// a term that names one among other words is asked about. Words in English and Chinese, chosen by the project.
/// </summary>
static partial class DeathWords
{
    /// <summary>The rows that say that the subject died, and nothing else.</summary>
    public static IEnumerable<Disposition> Told(SubjectRecords subject) => Others(subject).Where(Tells);

    /// <summary>True of a row whose term is a word of death, under a code that is none.</summary>
    public static bool Tells(Disposition row) =>
        row.Code.Meaning != Milestone.Death && row.Term is { } term && Bare().IsMatch(term.Trim());

    /// <summary>The terms and codes that do not say the same, of a subject of whom no death is recorded as one.</summary>
    public static IEnumerable<Finding> Findings(SubjectRecords subject) =>
        subject.Demographics?.Death is not null || subject.Milestone(Milestone.Death) is not null
            ? []
            : from row in Others(subject)
            where Tells(row) || row.Term is { } term && Named().IsMatch(term) && !NotTheirs().IsMatch(term)
            select Finding.Warning(
                $"{subject.Id}, DS {row.Sequence}",
                null,
                "DSTERM",
                $"'{row.Term}' is the site's term, and the code is {row.Code.Written}: "
                    + $"{(Tells(row) ? "it counts as a death" : "no death is counted")}.",
                "Record the death (DSDECOD DEATH, DTHDTC), or correct the term."
            );

    static IEnumerable<Disposition> Others(SubjectRecords subject) =>
        subject.Of<Disposition>().Where(row => row.Code.Meaning != Milestone.Death);

    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^((THE )?(SUBJECT|PATIENT)('S)? |受试者|患者|病人)?(WAS |HAS |IS )?"
            + "(DEATH|DIED|DEAD|DECEASED|PASSED AWAY|(已)?(死亡|去世|病故|身故|离世))[.。]?$",
        AnyCase
    )]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(DEATH|DIED|DEAD|DECEASED|PASSED AWAY|FATAL(ITY)?)\b|死亡|去世|病故|身故|离世", AnyCase)]
    private static partial Regex Named();

    // Of a relative, or denied.
    [GeneratedRegex(
        @"\b((NO|NOT|WITHOUT)(\s+\w+)?\s+(DEATH|DEAD|DIED|DECEASED|FATAL)|RISK OF|FEAR OF"
            + @"|FATHER|MOTHER|WIFE|HUSBAND|SPOUSE|BROTHER|SISTER|SON|DAUGHTER|FAMILY|RELATIVE)\b"
            + "|未死亡|无死亡|非死亡|亲属|家属|父|母|妻|丈夫|兄|姐|弟|妹",
        AnyCase
    )]
    private static partial Regex NotTheirs();
}
