using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria.Gates;

/// <summary>
/// Three gates: which a subject has passed, which is ahead, and that fitness at screening does not make a patient fit weeks later. The trial gives
/// three fractions on days 0, 1 and 2 after lymphodepletion on days -5 to -3 (studies/soochow-cll1/study.yaml). Worked by hand.
/// </summary>
public class GateLogTests
{
    static readonly Study Study = Trial.Read(Trial.Soochow);
    static readonly string[] Person =
    [
        .. People.Eligible,
        "IE I1=Y by:INVESTIGATOR",
        "IE I8=Y by:INVESTIGATOR",
        "IE E1=N by:INVESTIGATOR",
    ];

    /// <summary>What makes a subject fit on the day of a fraction, and on that of lymphodepletion.</summary>
    static string Fit(string day) =>
        $"+LB CREAT=70 umol/L @{day}; +LB ALT=40 U/L uln 40 @{day}; +LB AST=35 U/L uln 40 @{day}; +LB BILI=10 umol/L uln 20 @{day};"
        + $"+MH ACTIVE INFECTION=N @{day}; +VS OXYSAT=97 % @{day}; +CM CORTICOSTEROID=N @{day}; +LB CRP=12 mg/L @{day};"
        + $"+LB FERRITIN=800 ug/L @{day}; +LB WBC=2 10*9/L @{day}; +FA GRADE=0 about CRS @{day}; +FA GRADE=0 about ICANS @{day};"
        + $"+EG LVEF=60 % @{day}; +QS KPS0101=80 @{day}; +LB HCG=NEGATIVE @{day}; +IE E1=N by:INVESTIGATOR @{day};"
        + $"+MH SEIZURE=N @{day}; +MH CENTRAL NERVOUS SYSTEM LEUKEMIA=N @{day};";

    const string Begun = "EX LYMPHODEPLETION=30 2025-04-26;";

    static IReadOnlyList<GateReview> Gates(string changes, string today) =>
        GateLog.Of(Study, RecordLines.Of(Person, changes), DateOnly.Parse(today));

    [Fact]
    public void In_screening_there_is_one_gate_and_it_is_ahead()
    {
        var gate = Assert.Single(Gates("-DS ENROLLED; -PR LEUKAPHERESIS", "2025-03-20"));
        Assert.Equal((Gate.Screening, GateState.Ahead, Eligibility.Eligible), (gate.Gate, gate.State, gate.Verdict));
    }

    [Fact]
    public void After_enrolment_lymphodepletion_is_ahead_without_a_day_and_nothing_of_screening_is_fresh()
    {
        var gate = Gates("", "2025-04-20")[^1];
        Assert.Equal((Gate.Lymphodepletion, GateState.Ahead, (DateOnly?)null), (gate.Gate, gate.State, gate.Day));
        Assert.Equal(Eligibility.Undetermined, gate.Verdict);
        Assert.Equal("I3 I4 I5 I6 I7 E1 E2 E6 E7 G1 G5", string.Join(' ', gate.Unknown.Select(c => c.Criterion.Id)));
    }

    [Fact]
    public void After_lymphodepletion_the_first_fraction_is_planned_five_days_after_its_first_day()
    {
        var gate = Gates(Begun, "2025-04-28")[^1];
        Assert.Equal((Gate.Infusion, 1, GateState.Ahead), (gate.Gate, gate.Fraction, gate.State));
        Assert.Equal(new DateOnly(2025, 5, 1), gate.Day);
    }

    [Fact]
    public void A_planned_day_that_has_passed_becomes_today() =>
        Assert.Equal(new DateOnly(2025, 5, 4), Gates(Begun, "2025-05-04")[^1].Day);

    [Fact]
    public void Every_fraction_has_a_gate_and_the_next_one_is_ahead()
    {
        var gates = Gates(Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01;" + Fit("2025-05-01"), "2025-05-01");
        Assert.Equal(
            "Screening Passed, Lymphodepletion Passed, Infusion 1 Passed, Infusion 2 Ahead",
            string.Join(", ", gates.Select(g => $"{g.Gate}{(g.Fraction is { } n ? $" {n}" : "")} {g.State}"))
        );
        Assert.Equal(new DateOnly(2025, 5, 2), gates[^1].Day);
        Assert.Equal(Eligibility.Eligible, gates[2].Verdict);
        Assert.Equal(Eligibility.Undetermined, gates[3].Verdict); // infection, oxygen and grades of the day itself are asked again
    }

    [Theory]
    [InlineData("AE CYTOKINE RELEASE SYNDROME=2025-05-01..2025-05-04", "G3")] // goes on
    [InlineData("+FA GRADE=1 about CRS @2025-05-02", "G3")]
    [InlineData("CM CORTICOSTEROID/DEXAMETHASONE=Y 10 mg 2025-05-02..2025-05-02", "G2")] // taken on the day
    [InlineData("MH ACTIVE INFECTION=Y 2025-05-01..", "E2")]
    [InlineData("VS OXYSAT=91 % @2025-05-02", "G1")]
    [InlineData("LB CRP=101 mg/L @2025-05-02", "G4")]
    [InlineData("LB WBC=31 10*9/L @2025-05-02", "G5")]
    [InlineData("QS KPS0101=50 @2025-05-02", "I7")]
    [InlineData("+MH SEIZURE=Y 2025-05-01..2025-05-01", "E6")]
    public void What_speaks_against_a_fraction_stops_it(string against, string criterion)
    {
        var given = Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01;" + Fit("2025-05-02");
        var gate = Gates(given + against, "2025-05-02")[^1];
        Assert.Equal(2, gate.Fraction);
        Assert.Equal(criterion, Assert.Single(gate.NotMet).Criterion.Id);
    }

    [Fact]
    public void What_came_after_the_day_of_a_fraction_says_nothing_of_it()
    {
        var given = Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01;" + Fit("2025-05-01");
        var later =
            "+CM CORTICOSTEROID/DEXAMETHASONE=Y 10 mg 2025-05-03..2025-05-06; AE CYTOKINE RELEASE SYNDROME=2025-05-02..2025-05-09;";
        var gates = Gates(given + later + "+MH ACTIVE INFECTION=Y 2025-05-05..", "2025-06-01");
        Assert.Equal(Eligibility.Eligible, gates.Single(g => g.Fraction == 1).Verdict);
    }

    [Theory]
    [InlineData("+MH ACTIVE INFECTION=N @2025-04-25", "unknown")] // the day before lymphodepletion began
    [InlineData("+MH ACTIVE INFECTION=N @2025-04-26", "met")]
    public void What_was_denied_before_is_not_denied_on_the_day(string asked, string verdict)
    {
        var gate = Gates(Begun + asked, "2025-04-26").Single(g => g.Gate == Gate.Lymphodepletion);
        var infection = gate.Criteria.Single(c => c.Criterion.Id == "E2");
        Assert.Equal(verdict, infection.Verdict == CriterionVerdict.Met ? "met" : "unknown");
    }

    [Fact]
    public void A_withheld_fraction_is_no_gate_and_the_next_one_comes()
    {
        var gates = Gates(Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01; EX CAR-T INFUSION/2=0 2025-05-02", "2025-05-02");
        Assert.Equal([1, 3], gates.Select(g => g.Fraction).OfType<int>());
    }

    [Theory]
    [InlineData("DS DEATH=2025-05-01")]
    [InlineData("DS WITHDRAWAL BY SUBJECT=2025-05-01")]
    [InlineData("DS NOT INFUSED=2025-05-01")]
    public void Who_is_off_the_trial_has_no_gate_ahead(string end) =>
        Assert.DoesNotContain(Gates(Begun + end, "2025-05-02"), g => g.State == GateState.Ahead);

    [Fact]
    public void A_fraction_not_given_within_the_window_is_not_given_any_more()
    {
        var given = Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01";
        Assert.Equal(GateState.Ahead, Gates(given, "2025-05-29")[^1].State); // 28 days
        Assert.Equal(GateState.Passed, Gates(given, "2025-05-30")[^1].State);
    }

    [Fact]
    public void Cells_given_against_a_gate_are_an_error_until_the_deviation_is_recorded()
    {
        var given = Begun + "EX CAR-T INFUSION/1=0.5 2025-05-01;" + Fit("2025-05-01") + "LB CRP=130 mg/L @2025-05-01;";
        var open = Gates(given, "2025-05-01").Single(g => g.Fraction == 1);
        Assert.Equal(Severity.Error, Assert.Single(open.Findings).Severity);
        Assert.Contains("not met: G4", open.Findings[0].What, StringComparison.Ordinal);
        var explained = Gates(given + "DV G4=2025-05-01", "2025-05-01").Single(g => g.Fraction == 1);
        Assert.Equal(Severity.Warning, Assert.Single(explained.Findings).Severity);
        Assert.Equal(Eligibility.Ineligible, explained.Verdict); // the deviation overrules nothing
    }
}
