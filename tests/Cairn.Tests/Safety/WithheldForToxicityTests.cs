using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// What the ward answers of cells that were not given, or cut short: because of their toxicity or not, and for which event
/// (decision 0082). By hand, on a level of 5 in three fractions (10, 30 and 60 %), of which the first was given.
/// </summary>
public sealed class WithheldForToxicityTests
{
    static readonly Study Split = WithLevel([new(0, 10), new(1, 30), new(2, 60)]);

    static Study WithLevel(IReadOnlyList<Fraction> fractions)
    {
        var trial = Studies.Trial.Read(Studies.Trial.DualTarget);
        return trial with { Dosing = trial.Dosing! with { Levels = [new(1, 5, fractions)] } };
    }

    static readonly AdverseEvent Cytokines = Event("S1", ToxicityTerm.Crs, 2, 1, 4, "RELATED"),
        Fall = Event("S1", "Fall", 2, 1, 4, "NOT RELATED", sequence: 2),
        Unclear = Event("S1", "Nausea", 1, 0, 3, null, sequence: 3);

    static Answer<DltStatus> Judge(Func<Exposure, Exposure> says, params IEnumerable<Record> events) =>
        Judge(
            Split,
            [
                Infusion("S1", dose: 0.5, planned: 0.5),
                .. new[] { 1, 2 }.Select(day => says(Infusion("S1", day: day, dose: 0, planned: 1.5 * day, sequence: day + 1))),
                .. events,
            ]
        );

    static Answer<DltStatus> Judge(Study study, params IEnumerable<Record> records) =>
        DltAssessment.Of(study, Subject("S1", [SeenOn("S1", 40), .. records]), Day0.AddDays(40))!.Status;

    static Answer<DltStatus> Said(NoYes toxic, string? reason, int? number, params IEnumerable<Record> events) =>
        Judge(row => row with { ForToxicity = toxic, Adjustment = reason, EventNumber = number }, events);

    // "Wait for the consultant" names no event, and one is going on: without the answer nobody could ever count.
    [Theory]
    [InlineData(NoYes.Yes, DltStatus.Dlt)]
    [InlineData(NoYes.No, DltStatus.NotEvaluable)]
    [InlineData(NoYes.Unknown, DltStatus.Pending)]
    public void A_reason_that_names_no_event_is_settled_by_the_answer(NoYes answer, DltStatus expected) =>
        Assert.Equal(expected, Said(answer, "wait for the consultant", null, Cytokines).Value);

    // No event is recorded yet, and the reason is none that is known to be another: never replaced silently (clinical-decisions).
    [Theory]
    [InlineData("Cytokine release syndrome", DltStatus.Pending)]
    [InlineData("CRS, consultant informed", DltStatus.Pending)]
    [InlineData("patient in ICU", DltStatus.Pending)]
    [InlineData("SAE", DltStatus.Pending)]
    [InlineData("infusion reaction", DltStatus.Pending)]
    [InlineData("发热", DltStatus.Pending)]
    [InlineData("细胞因子释放综合征", DltStatus.Pending)]
    [InlineData("患者出现低血压", DltStatus.Pending)]
    [InlineData("病情变化", DltStatus.Pending)]
    [InlineData("安全考虑", DltStatus.Pending)]
    [InlineData("hypotension after fraction 2", DltStatus.Pending)]
    [InlineData("oxygen requirement", DltStatus.Pending)]
    [InlineData("not tolerated", DltStatus.Pending)]
    [InlineData("side effects", DltStatus.Pending)]
    [InlineData("clinical deterioration", DltStatus.Pending)]
    [InlineData("as a precaution", DltStatus.Pending)]
    [InlineData("physician decision", DltStatus.Pending)]
    [InlineData("DSMB advice", DltStatus.Pending)]
    [InlineData("product intolerance", DltStatus.Pending)]
    [InlineData("bag clamped, patient shaking", DltStatus.Pending)]
    [InlineData("patient refused because of nausea", DltStatus.Pending)]
    [InlineData("patient expired", DltStatus.Pending)] // of people it means another thing
    [InlineData("expired", DltStatus.Pending)]
    [InlineData("clot", DltStatus.Pending)]
    [InlineData("clot in patient", DltStatus.Pending)]
    [InlineData("pump failure", DltStatus.Pending)]
    [InlineData("product expired", DltStatus.NotEvaluable)]
    [InlineData("clot in the bag", DltStatus.NotEvaluable)]
    [InlineData("CAPPED AT THE HIGHEST TOTAL DOSE", DltStatus.NotEvaluable)]
    [InlineData("SHORT BAG", DltStatus.NotEvaluable)]
    [InlineData("bag leaked", DltStatus.NotEvaluable)]
    [InlineData("patient's wish", DltStatus.NotEvaluable)]
    [InlineData("Patient refused the third infusion.", DltStatus.NotEvaluable)]
    [InlineData("CAR-T product out of specification", DltStatus.NotEvaluable)]
    [InlineData("disease progression", DltStatus.NotEvaluable)]
    [InlineData("细胞数量不足", DltStatus.NotEvaluable)]
    [InlineData("患者拒绝", DltStatus.NotEvaluable)]
    public void A_reason_that_may_be_a_toxicity_is_asked_about(string reason, DltStatus expected) =>
        Assert.Equal(expected, Judge(row => row with { Adjustment = reason }).Value);

    // Cytokine release of grade 3 is a line of its own after three days; on its first day that is open, and the withheld cells are
    // told: counted as open, more subjects could be infused beside a toxicity that is certain.
    [Theory]
    [InlineData(0, DltStatus.Dlt)]
    [InlineData(1.5, DltStatus.Pending)]
    public void Cells_withheld_for_an_event_that_goes_on_count_at_once(double second, DltStatus expected)
    {
        var goesOn = Event("S1", ToxicityTerm.Crs, 3, 1, 4, "RELATED") with { End = null };
        Record[] records =
        [
            SeenOn("S1", 1),
            Infusion("S1", dose: 0.5, planned: 0.5),
            Infusion("S1", day: 1, dose: second, planned: 1.5, sequence: 2) with
            {
                ForToxicity = second == 0 ? NoYes.Yes : null,
            },
            goesOn,
        ];
        Assert.Equal(expected, DltAssessment.Of(Split, Subject("S1", records), Day0.AddDays(1))!.Status.Value);
    }

    // Without a reason and without a row of events: the daily grades of the withheld days themselves say what went on, and a grade
    // of the day before that something did (clinical-decisions: of unknown reason never replaced silently).
    [Theory]
    [InlineData(FaObject.Crs, 2, 1, DltStatus.Dlt)]
    [InlineData(FaObject.Icans, 2, 1, DltStatus.Dlt)]
    [InlineData(FaObject.Crs, 1, 1, DltStatus.Pending)]
    [InlineData(FaObject.Crs, 3, 0, DltStatus.Pending)]
    [InlineData(FaObject.Crs, 0, 1, DltStatus.NotEvaluable)]
    public void Daily_grades_of_that_day_are_what_went_on(FaObject about, int grade, int day, DltStatus expected) =>
        Assert.Equal(expected, Judge(row => row, Graded(about, grade, day)).Value);

    [Fact]
    public void A_reason_that_names_nothing_is_asked_about_beside_a_daily_grade() =>
        Assert.Equal(
            DltStatus.Pending,
            Judge(row => row with { Adjustment = "PHYSICIAN DECISION" }, Graded(FaObject.Crs, 2, 1)).Value
        );

    static FindingAbout Graded(FaObject about, int grade, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            About = about,
            TestCode = TestCode.Grade,
            Result = $"{grade}",
            Date = On(day),
        };

    [Theory]
    [InlineData(NoYes.Unknown, DltStatus.Pending)]
    [InlineData(NoYes.No, DltStatus.NotEvaluable)]
    public void Who_says_that_it_is_not_known_is_asked(NoYes answer, DltStatus expected) =>
        Assert.Equal(expected, Said(answer, null, null).Value);

    // The first of two fractions that were withheld says since when (0063).
    [Fact]
    public void Of_several_withheld_fractions_the_first_says_since_when()
    {
        Record[] records =
        [
            SeenOn("S1", 40),
            Infusion("S1", dose: 0.5, planned: 0.5),
            Infusion("S1", day: 1, dose: 0, planned: 1.5, sequence: 2) with
            {
                ForToxicity = NoYes.Yes,
            },
            Infusion("S1", day: 2, dose: 0, planned: 3, sequence: 3) with
            {
                ForToxicity = NoYes.Yes,
            },
        ];
        Assert.Equal(Day0.AddDays(1), DltAssessment.Of(Split, Subject("S1", records), Day0.AddDays(40))!.Since);
    }

    // "Unlikely" alone silences nothing (0063), an unknown reason is none (clinical-decisions), and who is treated for cytokine
    // release has it.
    [Fact]
    public void An_unknown_reason_is_asked_and_so_is_what_stands_beside_it()
    {
        var hypoxia = Event("S1", "Hypoxia", 3, 1, 3, "UNLIKELY");
        Assert.Equal(DltStatus.Pending, Judge(row => row, hypoxia).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row, hypoxia with { Action = "DRUG WITHDRAWN" }).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row with { Adjustment = "Hypoxia" }, hypoxia).Value);
        Assert.Equal(DltStatus.NotEvaluable, Judge(row => row, hypoxia with { OtherCause = "Lobar pneumonia" }).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row with { Adjustment = "Unknown" }).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row, Tocilizumab("CRS")).Value);
        Assert.Equal(DltStatus.NotEvaluable, Judge(row => row, Tocilizumab("RHEUMATOID ARTHRITIS")).Value);
    }

    static Medication Tocilizumab(string indication) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = "Tocilizumab",
            Indication = indication,
            Start = On(1),
        };

    // Severe cytokine release that was over the day before the second fraction (day 1) is asked about; what was over earlier is not.
    [Theory]
    [InlineData(0, DltStatus.Pending)]
    [InlineData(-1, DltStatus.NotEvaluable)]
    public void What_was_over_the_day_before_is_asked_about(int end, DltStatus expected) =>
        Assert.Equal(expected, Judge(row => row, Event("S1", ToxicityTerm.Crs, 2, -1, end, "RELATED")).Value);

    [Fact]
    public void The_event_that_is_named_by_its_number_says_whether_it_was_the_cells()
    {
        Assert.Equal(DltStatus.Dlt, Judge(row => row with { EventNumber = 1 }, Cytokines, Fall).Value);
        Assert.Equal(DltStatus.NotEvaluable, Judge(row => row with { EventNumber = 2 }, Cytokines, Fall).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row with { EventNumber = 3 }, Unclear).Value);
        Assert.Equal(DltStatus.Pending, Judge(row => row with { EventNumber = 9 }, Cytokines).Value);
    }

    // Each way: the row says one thing, and the event beside it the other.
    // A number that is nobody's settles nothing, and what is missing is that event, not why the cells were withheld.
    [Theory]
    [InlineData(NoYes.Yes)]
    [InlineData(NoYes.No)]
    public void The_number_of_an_event_that_is_not_recorded_is_named(NoYes answer)
    {
        var status = Said(answer, null, 99, Cytokines);
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Equal(
            ["adverse event 99, which EX 2 names (EXAENO) (AE)", "adverse event 99, which EX 3 names (EXAENO) (AE)"],
            status.Missing.Select(m => m.ToString())
        );
    }

    [Fact]
    public void An_answer_against_the_event_beside_it_is_asked_about()
    {
        Answer<DltStatus>[] open =
        [
            Said(NoYes.No, "CYTOKINE RELEASE SYNDROME", null, Cytokines),
            Said(NoYes.No, null, 1, Cytokines),
            Said(NoYes.No, "transport", null, Cytokines with { Action = "DRUG WITHDRAWN" }),
            Said(NoYes.Yes, null, 2, Fall),
            Said(NoYes.No, "toxicity", null),
        ];
        foreach (var status in open)
        {
            Assert.Equal(DltStatus.Pending, status.Value);
            Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.WithheldOrEvent });
        }
    }

    // Stopped after 2 of 5 for a reaction: 40 % of the dose, which is no less withheld than a fraction of which none was given.
    [Theory]
    [InlineData(NoYes.Yes, 2.0, DltStatus.Dlt)]
    [InlineData(NoYes.No, 2.0, DltStatus.NotEvaluable)]
    [InlineData(null, 2.0, DltStatus.Pending)]
    [InlineData(NoYes.Yes, 4.0, DltStatus.None)] // 80 %, the definition's share: it counts as it is
    public void Cells_cut_short_for_toxicity_are_withheld_cells(NoYes? answer, double given, DltStatus expected)
    {
        var row = Infusion("S1", dose: given, planned: 5) with
        {
            ForToxicity = answer is { } said ? (Coded<NoYes>)said : null,
            Fraction = 1,
        };
        Assert.Equal(expected, Judge(WithLevel([new(0, 100)]), row, Event("S1", "Infusion related reaction", 2, 0, 1)).Value);
    }

    // Nothing went on, and the bag was short.
    [Fact]
    public void Less_than_planned_without_an_event_is_replaced_as_before() =>
        Assert.Equal(
            DltStatus.NotEvaluable,
            Judge(WithLevel([new(0, 100)]), Infusion("S1", dose: 2, planned: 5) with { Adjustment = "SHORT BAG" }).Value
        );
}
