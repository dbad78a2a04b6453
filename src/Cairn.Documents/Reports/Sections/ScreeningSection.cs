using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who was screened, who failed, by which criterion.</summary>
public static class ScreeningSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "screening",
            "Screening",
            [
                new Answered(InWords(analysis)),
                Failures(analysis),
                Log(analysis),
                WorklistTable.Of(analysis),
                .. GateTable.Of(analysis),
            ]
        );

    static Phrase InWords(Analysis analysis)
    {
        var log = analysis.Screening;
        string Count(Eligibility verdict) => Written.Count(log.Count(s => s.Verdict == verdict));
        return $"Of {Written.Plural(log.Count, "person", "people")} screened, {Count(Eligibility.Eligible)} eligible, "
            + $"{Count(Eligibility.Ineligible)} ineligible, {Count(Eligibility.Undetermined)} undetermined.";
    }

    static Table Failures(Analysis analysis)
    {
        var failed = analysis.Screening.Count(s => s.Enrolled is null && s.NotMet.Any());
        var bySubject = analysis.Screening.ToDictionary(s => s.Subject, StringComparer.Ordinal);
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
                Column.OfNumbers("People", $"n (% of {Written.Count(failed)} with one not met)"),
            ],
            Groups = Table.Plain(analysis.ScreenFailures.Select(f => Row(analysis, f, failed, bySubject))),
            Notes =
            [
                "A person can fail more than one criterion and then counts in each of its rows.",
                .. WithoutCriterion(analysis),
            ],
        };
    }

    // A failure of screening that no criterion tells is in no row: the rows would seem to tell all.
    static IEnumerable<Inline> WithoutCriterion(Analysis analysis)
    {
        var who = from s in analysis.Screening where s.Failed is not null && !s.NotMet.Any() select s.Subject;
        return string.Join(", ", who) is { Length: > 0 } named
            ? [$"Failed screening with no criterion known to be not met, and in no row: {named}."]
            : [];
    }

    static IReadOnlyList<Cell> Row(
        Analysis analysis,
        CriterionFailures failures,
        int failed,
        IReadOnlyDictionary<string, Screening> bySubject
    )
    {
        var (id, text) = (failures.Criterion.Id, failures.Criterion.Text);
        var answers = failures.Subjects.SelectMany(s => bySubject[s].NotMet).Where(c => c.Criterion.Id == id);
        return
        [
            id,
            analysis.Study.Say($"criteria.{id}", text),
            Cell.CountOf(failures.Subjects.Count, failed).From(answers.SelectMany(c => c.Answer.Because)),
        ];
    }

    const string WhatMetMeans =
        "Met is what speaks for the entry: an exclusion criterion is met where what it names is not there.";

    static Table Log(Analysis analysis) =>
        new()
        {
            Id = "screening-log",
            IsListing = true,
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
            Groups = Table.Plain(analysis.Screening.Select(Row)),
            Notes =
            [
                WhatMetMeans,
                .. analysis.Screening.SelectMany(s => s.Findings).Select(f => (Inline)(Phrase)$"{f.Place}: {f.Says}"),
            ],
        };

    static IReadOnlyList<Cell> Row(Screening s) =>
        [
            Cell.Subject(s.Subject),
            s.Consent is { } consent ? Inline.Kept(Written.Date(consent)) : Inline.Unknown("consent date"),
            new Cell(GateNames.Marked(s.Verdict)).From(GateNames.Behind(s.Verdict, s.Criteria)),
            Because(s),
            Enrolled(s),
        ];

    static Inline Enrolled(Screening s)
    {
        if (s.Enrolled is { } day)
            return Inline.Kept(Written.Date(day));
        return s.Failed is null ? "no" : "no: screening failure";
    }

    static Phrase Because(Screening s) =>
        s.Verdict switch
        {
            Eligibility.Eligible => (Phrase)$"all {Written.Count(s.Criteria.Count)} criteria met",
            Eligibility.Ineligible => "not met: " + Phrase.Join(", ", s.NotMet.Select(c => c.Criterion.Id)),
            Eligibility.Undetermined => "unknown: " + Phrase.Join(", ", s.Unknown.Select(c => c.Criterion.Id)),
        };
}
