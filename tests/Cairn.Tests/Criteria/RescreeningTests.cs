using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>Screened again after a failure, consented again without one, and tests that were repeated; worked by hand (decision 0018).</summary>
public class RescreeningTests
{
    static readonly Study Study = Trial.Read(Trial.DualTarget);

    const string Again =
        "-DS ENROLLED; -PR LEUKAPHERESIS; +DS SCREEN FAILURE=2025-03-20; +DS INFORMED CONSENT OBTAINED=2025-05-05;";

    static Screening Screened(string changes, string today = "2025-05-10") =>
        Screening.Of(Study, RecordLines.Of(People.Eligible, changes), GateMoment.Screening(DateOnly.Parse(today)));

    static CriterionVerdict Verdict(string id, string changes, string today = "2025-05-10") =>
        Screened(changes, today).Criteria.Single(c => c.Criterion.Id == id).Verdict;

    [Fact]
    public void Who_failed_and_consents_again_begins_anew()
    {
        var period = Screened(Again).Period;
        Assert.Equal("2025-05-05", period.Consent.ToString());
        Assert.Equal("2025-03-20", period.FailedBefore.ToString());
        Assert.True(period.GoesOn);
    }

    [Theory]
    [InlineData("I7.1", "")] // results of March
    [InlineData("I4", "")] // the answer, without a day after the failure
    [InlineData("E13", "")] // what was denied then
    [InlineData("I4", "IE I4=Y @2025-03-19")]
    public void Nothing_of_the_failed_screening_counts(string id, string more) =>
        Assert.Equal(CriterionVerdict.Unknown, Verdict(id, Again + more));

    [Theory]
    [InlineData("I7.1", "+LB ALT=40 U/L uln 40 @2025-05-06; +LB AST=35 U/L uln 40 @2025-05-06")]
    [InlineData("I4", "+IE I4=Y @2025-05-06")]
    [InlineData("E13", "+MH PULMONARY FIBROSIS=N @2025-05-05")]
    [InlineData("I3", "")] // expression was found whenever it was found
    public void New_results_answers_and_denials_count(string id, string more) =>
        Assert.Equal(CriterionVerdict.Met, Verdict(id, Again + more));

    /// <summary>Everything of the person was asked on 12 March; the screening failed on the 20th.</summary>
    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public void No_criterion_rests_on_what_was_denied_in_the_failed_screening(string study)
    {
        var denied = People.Eligible.Where(l => l[..2] is "MH" or "PR" or "CM" && l.EndsWith("=N", StringComparison.Ordinal));
        var asked = string.Join("; ", denied.Append("CM ANTI-LEUKAEMIA THERAPY=N").Select(l => $"{l} @2025-03-12"));
        string[] taken = ["CM ANTI-LEUKAEMIA THERAPY/CYTARABINE", "MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY"];
        var subject = RecordLines.Of(
            People.Eligible,
            $"{Again}{asked}; {string.Join("; ", taken.Select(t => "-" + t))}; +MH TOXICITY OF EARLIER TREATMENT/ANY=N @2025-03-12"
        );
        var screening = Screening.Of(Trial.Read(study), subject, GateMoment.Screening(new DateOnly(2025, 5, 10)));
        var denials = subject.All.Where(r => r is MedicalHistory { Occurred.Meaning: NoYes.No } or { IsDenied: true });
        var keys = denials.Select(r => r.Key).ToHashSet();
        Assert.True(keys.Count > 20);
        foreach (var criterion in screening.Criteria.Where(c => c.Verdict != CriterionVerdict.Unknown))
            Assert.DoesNotContain(criterion.Answer.Because, fact => keys.Contains(fact.Record));
    }

    [Fact]
    public void Age_is_that_of_the_new_consent()
    {
        Assert.Equal(CriterionVerdict.Met, Verdict("I1", "DM BRTHDTC=1954-04-01", "2025-03-15")); // 70 on 10 March
        Assert.Equal(CriterionVerdict.NotMet, Verdict("I1", Again + "DM BRTHDTC=1954-04-01")); // 71 on 5 May
    }

    [Fact]
    public void A_further_consent_without_a_failure_begins_nothing()
    {
        const string Amended = "+DS INFORMED CONSENT OBTAINED=2025-04-10; DM BRTHDTC=1954-04-01";
        var screening = Screened(Amended);
        Assert.Equal("2025-03-10", screening.Consent.ToString());
        Assert.Equal(Eligibility.Eligible, screening.Verdict); // 70 at the first consent
    }

    [Fact]
    public void A_screening_that_failed_stays_failed_until_a_new_consent()
    {
        var period = Screened("-DS ENROLLED; -PR LEUKAPHERESIS; +DS SCREEN FAILURE=2025-03-20").Period;
        Assert.Equal("2025-03-20", period.Failed.ToString());
        Assert.Null(period.FailedBefore);
        Assert.Equal(new DateOnly(2025, 3, 20), period.End);
    }

    [Fact]
    public void Failed_twice_the_second_failure_is_that_of_the_second_screening()
    {
        var period = Screened(Again + "+DS SCREEN FAILURE=2025-05-08").Period;
        Assert.Equal(("2025-03-20", "2025-05-08"), (period.FailedBefore.ToString(), period.Failed.ToString()));
    }

    [Theory]
    // The last of the days that count decides, in whatever order the rows were entered.
    [InlineData("I7.1", "LB ALT=200 U/L uln 40 @2025-03-11; +LB ALT=90 U/L uln 40 @2025-03-20", CriterionVerdict.Met)]
    [InlineData("I7.1", "LB ALT=90 U/L uln 40 @2025-03-20; +LB ALT=200 U/L uln 40 @2025-03-11", CriterionVerdict.Met)]
    [InlineData("I7.1", "+LB ALT=200 U/L uln 40 @2025-03-20", CriterionVerdict.NotMet)]
    // Twice on one day: the later hour, else the later row.
    [InlineData(
        "I7.1",
        "LB ALT=200 U/L uln 40 @2025-03-20T16:00; +LB ALT=90 U/L uln 40 @2025-03-20T09:00",
        CriterionVerdict.NotMet
    )]
    // Nobody can say which of one day was the last (decision 0099).
    [InlineData("I7.1", "LB ALT=200 U/L uln 40 @2025-03-20; +LB ALT=90 U/L uln 40 @2025-03-20", CriterionVerdict.Unknown)]
    // Some day in March: nobody can say which was the last.
    [InlineData("I7.1", "+LB ALT=200 U/L uln 40 @2025-03", CriterionVerdict.Unknown)]
    [InlineData("I7.1", "+LB ALT=200 U/L uln 40 @2025-02", CriterionVerdict.Met)] // before consent, whichever day
    // Before consent, and after enrolment, nothing counts.
    [InlineData("I7.1", "+LB ALT=200 U/L uln 40 @2025-03-29", CriterionVerdict.Met)]
    // The mean of all the days that count.
    [InlineData("E10.6", "VS SYSBP=160 mm[Hg] @2025-03-11; +VS SYSBP=139 mm[Hg] @2025-03-20", CriterionVerdict.Met)] // 149.5
    [InlineData("E10.6", "VS SYSBP=160 mm[Hg] @2025-03-11; +VS SYSBP=140 mm[Hg] @2025-03-20", CriterionVerdict.NotMet)] // 150
    public void A_repeated_test_counts_by_the_protocols_rule(string id, string changes, CriterionVerdict verdict) =>
        Assert.Equal(verdict, Verdict(id, changes));

    [Fact]
    public void A_test_that_was_not_done_is_no_result()
    {
        var subject = RecordLines.Of(People.Eligible, "+LB ALT= @2025-03-20");
        Assert.Equal(CriterionVerdict.Unknown, Judged(subject)); // a row that says nothing
        var row = new Dictionary<string, string>
        {
            ["USUBJID"] = "S1",
            ["LBSEQ"] = "99",
            ["LBTESTCD"] = "ALT",
            ["LBSTAT"] = "NOT DONE",
            ["LBDTC"] = "2025-03-20",
        };
        var notDone = Cairn.Records.RecordShape.Of("LB")!.Read(row, "line", null).Value!;
        Assert.Equal(CriterionVerdict.Met, Judged(new("S1", RecordLines.Of(People.Eligible, "").All.Append(notDone))));
    }

    static CriterionVerdict Judged(Cairn.Records.SubjectRecords subject) =>
        Screening.Of(Study, subject, GateMoment.Screening(People.Today)).Criteria.Single(c => c.Criterion.Id == "I7.1").Verdict;
}
