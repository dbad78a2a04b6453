using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who was screened, who failed, by which criterion.</summary>
public static class ScreeningSection
{
    public static Section Of(Analysis analysis) =>
        new("screening", "Screening", [new Answered(InWords(analysis)), Failures(analysis), Log(analysis)]);

    static string InWords(Analysis analysis)
    {
        var log = analysis.Screening;
        return $"Of {Written.Plural(log.Count, "person", "people")} screened, {Written.Count(log.Count(s => s.Verdict == Eligibility.Eligible))} eligible, "
            + $"{Written.Count(log.Count(s => s.Verdict == Eligibility.Ineligible))} ineligible, {Written.Count(log.Count(s => s.Verdict == Eligibility.Undetermined))} undetermined.";
    }

    static Table Failures(Analysis analysis)
    {
        var failed = analysis.Screening.Count(s => s.Enrolled is null && s.NotMet.Any());
        return new()
        {
            Id = "failures",
            Caption = "Screening failures by criterion",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody failed a criterion; a row appears with the first answer that rules someone out.",
            Columns =
            [
                Column.OfWords("Criterion"),
                Column.OfWords("What it asks"),
                Column.OfNumbers("People", $"n (% of {Written.Count(failed)} who failed)"),
            ],
            Groups = Table.Plain(
                analysis.ScreenFailures.Select(f =>
                    (IReadOnlyList<Cell>)
                        [
                            f.Criterion.Id,
                            analysis.Study.Say($"criteria.{f.Criterion.Id}", f.Criterion.Text),
                            Cell.CountOf(f.Subjects.Count, failed),
                        ]
                )
            ),
            Notes = ["A person can fail more than one criterion and then counts in each of its rows."],
        };
    }

    static Table Log(Analysis analysis) =>
        new()
        {
            Id = "screening-log",
            Caption = "Screening log",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody has been screened yet; the log begins with the first consent.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Consent"),
                Column.OfWords("Verdict"),
                Column.OfWords("Because"),
                Column.OfWords("Enrolled"),
            ],
            Groups = Table.Plain(
                analysis.Screening.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Subject(s.Subject),
                            Date(s.Consent, "consent date"),
                            Verdict(s),
                            Because(s),
                            s.Enrolled is { } day ? Date(day, "")
                            : s.Failed is not null ? "no: screening failure"
                            : "no",
                        ]
                )
            ),
            Notes = [.. analysis.Screening.SelectMany(s => s.Findings).Select(f => (Inline)f.ToString())],
        };

    static Inline Verdict(Screening s) =>
        s.Verdict switch
        {
            Eligibility.Eligible => Inline.Met("eligible"),
            Eligibility.Ineligible => Inline.NotMet("ineligible"),
            _ => Inline.Open("undetermined"),
        };

    static string Because(Screening s) =>
        s.Verdict switch
        {
            Eligibility.Eligible => $"all {Written.Count(s.Criteria.Count)} criteria met",
            Eligibility.Ineligible => "not met: " + string.Join(", ", s.NotMet.Select(c => c.Criterion.Id)),
            _ => "no answer to " + string.Join(", ", s.Unknown.Select(c => c.Criterion.Id)),
        };

    static Cell Date(Quantities.PartialDate? date, string missing) =>
        date is not { } d ? Inline.Unknown(missing)
        : d.Date is { } day ? Written.Date(day)
        : (Inline)d.ToString();
}
