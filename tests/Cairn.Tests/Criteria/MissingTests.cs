using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>What would settle an unknown criterion, with the values that pass, and when time alone changes a verdict.</summary>
public class MissingTests
{
    static CriterionJudgement Judged(string id, string changes, GateMoment at, string study = Trial.DualTarget) =>
        Screening.Of(Trial.Read(study), RecordLines.Of(People.Eligible, changes), at).Criteria.Single(c => c.Criterion.Id == id);

    [Theory]
    [InlineData("I7.1", "-LB AST", "Aspartate aminotransferase (LB AST): passes at most 2.5 times the upper limit of normal")]
    [InlineData("I7.4", "-EG LVEF", "Left ventricular ejection fraction (EG LVEF, %): passes at least 45 %")]
    [InlineData("I6", "-QS ECOG101", "ECOG performance status (QS ECOG101): passes at most 2")]
    [InlineData("E10.3", "-EG QTCF", "QT interval corrected by Fridericia (EG QTCF, ms): passes below 480 ms")]
    [InlineData("E10.6", "-VS DIABP", "Diastolic blood pressure (VS DIABP, mmHg), 2 measurements: passes below 100 mmHg")]
    [InlineData("E10.6", "VS DIABP=99 mm[Hg]", "Diastolic blood pressure (VS DIABP, mmHg): passes below 101 mmHg")] // the mean with the 99 that stands
    [InlineData("E12.1", "-LB HIVAB", "HIV antibody (LB HIVAB): passes if the answer is NEGATIVE")]
    [InlineData("E9", "-MH SEIZURE", "history of seizure (MH SEIZURE): passes if the answer is no")]
    // Facts, eligibility: nobody is told to find a syndrome that was denied, nor one before a result that can be had.
    [InlineData(
        "I7.2",
        "MH GILBERT SYNDROME=N; LB BILDIR=2 umol/L uln 4.5; -LB BILI",
        "Total bilirubin (LB BILI): passes at most 2 times the upper limit of normal"
    )]
    [InlineData(
        "I7.2",
        "LB BILDIR=2 umol/L uln 4.5; -LB BILI",
        "Total bilirubin (LB BILI): passes at most 2 times the upper limit of normal"
    )]
    [InlineData("I4", "-IE I4", "a yes or no to I4: Expected to live 3 months or longer.")]
    [InlineData("I1", "DM BRTHDTC=1954", "the whole date of birth: passes on or after 11 Mar 1954")]
    [InlineData("I1", "-DM BRTHDTC", "date of birth (DM BRTHDTC): passes from 11 Mar 1954 to 10 Mar 2007")]
    [InlineData(
        "E5",
        "PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2024-09",
        "the whole date of ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT: passes on or before 9 Sep 2024"
    )]
    [InlineData(
        "E6",
        "MH GRAFT VERSUS HOST DISEASE=Y 2024-10-01..?",
        "MHENDTC of GRAFT VERSUS HOST DISEASE (MH 15): passes on or before 27 Feb 2025"
    )]
    public void Unknown_criterion_says_what_to_record_and_what_passes(string id, string changes, string missing)
    {
        var gap = Assert.Single(Judged(id, changes, GateMoment.Screening(People.Today)).Answer.Missing);
        Assert.StartsWith(missing.Split(" (MH 1")[0], gap.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(missing.Split("passes")[^1], gap.ToString(), StringComparison.Ordinal);
    }

    // The result is there, and the answer is of screening: it is the answer that is asked again.
    [Fact]
    public void An_answer_of_long_ago_is_asked_again_before_a_result_that_is_there()
    {
        var at = new GateMoment(Gate.Lymphodepletion, People.Today, People.Today);
        var missing = Judged("E10.3", "EG QTCF=420 ms @2025-03-31", at).Answer.Missing;
        Assert.IsType<Gap.Judgement>(Assert.Single(missing));
    }

    // A test of screening is repeated at a gate before anybody is asked whether she can bear children.
    [Fact]
    public void A_result_of_long_ago_is_asked_again_before_what_a_person_had()
    {
        var at = new GateMoment(Gate.Lymphodepletion, People.Today, People.Today);
        var missing = Judged("I9a", "DM SEX=F; -MH NO CHILDBEARING POTENTIAL; LB HCG=NEGATIVE @2025-03-12", at).Answer.Missing;
        Assert.Equal("HCG", Assert.Single(missing).Place?.Variable);
    }

    [Fact]
    public void Two_missing_results_are_asked_for_together()
    {
        var missing = Judged("I7.3", "-LB CREAT; -VS WEIGHT", GateMoment.Screening(People.Today)).Answer.Missing.InWords();
        Assert.Equal(2, missing.Count);
        Assert.All(missing, words => Assert.DoesNotContain("passes", words, StringComparison.Ordinal)); // the one depends on the other
    }

    // Each has a bound of its own, whatever the other is.
    [Fact]
    public void Two_missing_results_with_bounds_of_their_own_say_them()
    {
        var missing = Judged("E10.6", "-VS SYSBP; -VS DIABP", GateMoment.Screening(People.Today)).Answer.Missing.InWords();
        Assert.Contains(missing, words => words.Contains("passes below 150 mmHg", StringComparison.Ordinal));
        Assert.Contains(missing, words => words.Contains("passes below 100 mmHg", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_ways_the_shorter_is_asked_for()
    {
        // Core antibody negative settles it alone; so does no DNA.
        Assert.Single(Judged("E12.2", "-LB HBCAB; -LB HBVDNA", GateMoment.Screening(People.Today)).Answer.Missing);
    }

    [Theory]
    // Venetoclax, last dose on 20 March: five half-lives are 130 hours, so 6 days.
    [InlineData("E2.3", "CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-20", "2025-03-26")]
    // Gilteritinib: 14 days.
    [InlineData("E2.3", "CM ANTI-LEUKAEMIA THERAPY/GILTERITINIB=Y 2025-03-01..2025-03-20", "2025-04-03")]
    [InlineData("E2.4", "PR RADIOTHERAPY=Y 2025-03-15..2025-03-15", "2025-04-13")] // the 29th day after
    public void Wash_out_says_the_day_it_ends(string id, string changes, string day)
    {
        var waiting = "-DS ENROLLED; -PR LEUKAPHERESIS; " + changes;
        var judged = Judged(id, waiting, GateMoment.Screening(new DateOnly(2025, 3, 22)));
        Assert.Equal(CriterionVerdict.NotMet, judged.Verdict);
        Assert.Equal(new Turn(DateOnly.Parse(day), Truth.True), judged.Turns);
    }

    [Fact]
    public void A_verdict_that_rests_on_fixed_days_does_not_turn() =>
        Assert.Null(Judged("E9", "MH STROKE=Y 2025-01-05", GateMoment.Screening(People.Today)).Turns);

    [Fact]
    public void The_records_that_decide_are_the_evidence_and_no_others()
    {
        var facts = Judged("E12.2", "LB HBSAG=POSITIVE", GateMoment.Screening(People.Today)).Answer.Because;
        Assert.Equal(("LB", "HBSAG", "POSITIVE"), (Assert.Single(facts).Domain, facts[0].Variable, facts[0].Value));
        var age = Judged("I1", "", GateMoment.Screening(People.Today)).Answer.Because.Select(f => f.Variable);
        Assert.Contains("BRTHDTC", age);
    }

    [Fact]
    public void An_answer_cannot_overrule_what_is_computed_and_is_a_finding()
    {
        var subject = RecordLines.Of(People.Eligible, "LB ALT=400 U/L uln 40; IE I7.1=Y");
        var screening = Screening.Of(Trial.Read(Trial.DualTarget), subject, GateMoment.Screening(People.Today));
        Assert.Equal(["I7.1"], screening.NotMet.Select(c => c.Criterion.Id));
        Assert.Contains(screening.Findings, f => f.Column == "IE I7.1");
    }

    [Theory]
    // Lymphodepletion on 20 April: results no older than 3 days.
    [InlineData("I7.1", "", CriterionVerdict.Unknown)]
    [InlineData("I7.1", "+LB ALT=50 U/L uln 40 @2025-04-17; +LB AST=50 U/L uln 40 @2025-04-17", CriterionVerdict.Met)]
    [InlineData("I7.1", "+LB ALT=50 U/L uln 40 @2025-04-16; +LB AST=50 U/L uln 40 @2025-04-16", CriterionVerdict.Unknown)]
    [InlineData("I7.1", "+LB ALT=150 U/L uln 40 @2025-04-18; +LB AST=50 U/L uln 40 @2025-04-18", CriterionVerdict.NotMet)]
    [InlineData(
        "E7",
        "MH ACTIVE INFECTION=Y 2025-04-18..; -CM ANTI-INFECTIVE; CM ANTI-INFECTIVE/MEROPENEM=Y 2025-04-18..",
        CriterionVerdict.NotMet
    )]
    [InlineData("G4", "+LB WBC=31 10*9/L @2025-04-19", CriterionVerdict.NotMet)]
    [InlineData("G4", "+LB WBC=30 10*9/L @2025-04-19", CriterionVerdict.Met)]
    public void Later_gate_asks_again_with_fresh_results(string id, string changes, CriterionVerdict verdict)
    {
        var at = new GateMoment(Gate.Lymphodepletion, new DateOnly(2025, 4, 20));
        Assert.Equal(verdict, Judged(id, changes, at).Verdict);
    }

    [Fact]
    public void Each_gate_asks_its_own_criteria()
    {
        var study = Trial.Read(Trial.DualTarget);
        Assert.Equal(48, study.AskedAt(Gate.Screening).Count());
        Assert.Equal(
            "I6 I7.1 I7.2 I7.3 I7.4 I7.5 I9a I11 E7 E10.3 E11 G4 G5",
            string.Join(' ', study.AskedAt(Gate.Lymphodepletion).Select(c => c.Id))
        );
        Assert.Equal(
            "I6 I7.1 I7.2 I7.3 I7.4 I7.5 I9a I11 E7 E10.3 E11 G1 G2 G3 G4 G5",
            string.Join(' ', study.AskedAt(Gate.Infusion).Select(c => c.Id))
        );
    }
}
