using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Before a fraction every toxicity of grade 3 or above that has not ended, whatever its name and cause, has an investigator's answer
/// of that day: an assumption of both studies. Day 0 is a fraction's day; worked by hand.
/// </summary>
public class ToxicityAtGateTests
{
    static string Word(Record[] records, string? answer = null, string study = Trial.DualTarget, string id = "G5") =>
        Screening
            .Of(
                Trial.Read(study),
                Subject("S1", answer is null ? records : [.. records, Said(id, answer)]),
                new GateMoment(Gate.Infusion, Day0, Day0)
            )
            .WordOf(id);

    static EligibilityAnswer Said(string id, string answer, int day = 0) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = id,
            Result = answer,
            Evaluator = "INVESTIGATOR",
            Date = On(day),
        };

    static AdverseEvent Now(string term, int? grade) =>
        Event("S1", term, grade, -1, null, "NOT RELATED") with
        {
            Outcome = GoesOn,
        };

    const string GoesOn = "NOT RECOVERED/NOT RESOLVED";

    [Theory]
    [InlineData("Hypoxia", 4, "unknown")]
    [InlineData("Cardiac arrest", 4, "unknown")]
    [InlineData("Graft versus host disease", 3, "unknown")]
    [InlineData("Fever", 3, "unknown")]
    [InlineData("Febrile neutropenia", 3, "unknown")]
    [InlineData("Hypotension", 3, "unknown")]
    [InlineData("Hypotension", null, "unknown")]
    [InlineData("Hypotension", 2, "met")]
    [InlineData("Neutrophil count decreased", 4, "met")]
    [InlineData("Thrombocytopenia", 4, "met")]
    [InlineData("Anaemia", 3, "met")]
    public void A_severe_toxicity_that_goes_on_needs_an_answer(string term, int? grade, string expected)
    {
        Assert.Equal(expected, Word([Now(term, grade)]));
        Assert.Equal(expected, Word([Now(term, grade)], study: Trial.Soochow, id: "G6"));
    }

    [Theory]
    [InlineData("N", 0, "met")]
    [InlineData("Y", 0, "not met")]
    [InlineData("U", 0, "unknown")]
    [InlineData("N", -1, "unknown")] // what was said the day before says nothing of the day
    public void The_investigator_says_whether_it_speaks_against_the_cells(string answer, int day, string expected) =>
        Assert.Equal(expected, Word([Now("Hypoxia", 4), Said("G5", answer, day)]));

    // Grade 4 hypoxia and a seizure of grade 3 that came after the first fraction and are over: each is, or may be, a dose-limiting
    // toxicity, and the next fraction waits for the investigator.
    [Theory]
    [InlineData("Hypoxia", 4, "unknown")]
    [InlineData("Seizure", 3, "unknown")]
    [InlineData("Hypoxia", 2, "met")]
    [InlineData("Neutrophil count decreased", 4, "met")]
    public void A_severe_toxicity_after_an_earlier_fraction_needs_an_answer_though_it_is_over(
        string term,
        int grade,
        string expected
    )
    {
        var cells = Infusion("S1", day: -2);
        Assert.Equal(expected, Word([cells, Event("S1", term, grade, -2, -1)], study: Trial.Soochow, id: "G6"));
        Assert.Equal("met", Word([cells, Event("S1", term, grade, -5, -3)], study: Trial.Soochow, id: "G6"));
    }

    // What came later neither makes nor mends the gate that has passed, and what came on the day of the first cells is no reason
    // against them.
    [Fact]
    public void A_gate_does_not_look_at_what_came_after_it()
    {
        var cells = Infusion("S1", day: -2);
        Assert.Equal("met", Word([cells, Event("S1", "Hypoxia", 4, 1, 3)], study: Trial.Soochow, id: "G6"));
        Assert.Equal("met", Word([Infusion("S1"), Event("S1", "Hypoxia", 4, 0, 0)], study: Trial.Soochow, id: "G6"));
        Assert.Equal("unknown", Word([cells, Event("S1", "Hypoxia", 4, 0, 0)], study: Trial.Soochow, id: "G6"));
    }

    // Lee and others 2019, table 2: fever, hypotension and hypoxia grade cytokine release; a leak of the vessels comes with it.
    [Theory]
    [InlineData("Pyrexia", "unknown")]
    [InlineData("发热", "unknown")]
    [InlineData("Hypoxia", "unknown")]
    [InlineData("Hypotension", "unknown")]
    [InlineData("Capillary leak syndrome", "unknown")]
    [InlineData("Nausea", "met")]
    public void A_sign_of_cytokine_release_after_a_fraction_is_asked_about_whatever_the_grade_of_the_day(
        string term,
        string expected
    )
    {
        Record[] Day(AdverseEvent ae) => [Infusion("S1", day: -2), Zero(FaObject.Crs, 1), Zero(FaObject.Icans, 2), ae];
        var sign = Event("S1", term, 2, -1, null, "PROBABLE") with { Outcome = GoesOn };
        string Word(AdverseEvent ae) => ToxicityAtGateTests.Word(Day(ae), study: Trial.Soochow, id: "G3");
        Assert.Equal(expected, Word(sign));
        Assert.Equal("met", Word(sign with { Start = On(-5) }));
        Assert.Equal(
            "met",
            Word(Event("S1", term, 2, -1, null, "NOT RELATED") with { OtherCause = "pneumonia", Outcome = GoesOn })
        );
    }

    static FindingAbout Zero(FaObject about, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            About = about,
            TestCode = TestCode.Grade,
            Result = "0",
            Date = On(0),
        };

    // A fatal event is a death wherever it is recorded: no gate is ahead of the dead.
    [Fact]
    public void Nobody_who_died_of_an_event_stands_before_a_gate()
    {
        Record[] enrolled =
        [
            new Disposition
            {
                Subject = "S1",
                Sequence = 1,
                Code = Milestone.Enrolled,
                Date = On(-10),
            },
        ];
        IEnumerable<GateState> States(params Record[] more) =>
            GateLog.Of(Trial.Read(Trial.Soochow), Subject("S1", [.. enrolled, .. more]), Day0).Select(g => g.State);
        Assert.Contains(GateState.Ahead, States());
        Assert.DoesNotContain(GateState.Ahead, States(Event("S1", "Sepsis", 5, -3, -1)));
    }

    [Fact]
    public void What_is_over_is_not_asked_about_and_what_may_go_on_is()
    {
        var over = Event("S1", "Hypoxia", 4, -5, -1);
        Assert.Equal("met", Word([over]));
        Assert.Equal("unknown", Word([over with { End = null }]));
        Assert.Equal("met", Word([over with { Start = On(1), End = null }]));
        Assert.Equal("met", Word([]));
    }

    [Fact]
    public void The_answer_is_asked_for_before_the_infusion_and_not_at_screening()
    {
        IEnumerable<string> Lines(string form) =>
            Trial.Read(Trial.DualTarget).Forms.Single(f => f.Id == form).Lines.Select(l => l.Id);
        Assert.Contains("G5", Lines("before-infusion"));
        Assert.Contains("G5", Lines("before-lymphodepletion"));
        Assert.DoesNotContain("G5", Lines("eligibility"));
    }
}
