using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria.Gates;

/// <summary>What to draw, for whom, by when, and what value would pass; worked by hand from the studies' files.</summary>
public class WorklistTests
{
    static IReadOnlyList<WorkItem> Items(string changes, string today, string study = Trial.DualTarget) =>
        Worklist.Of(GateLog.Of(Trial.Read(study), RecordLines.Of(People.Eligible, changes), DateOnly.Parse(today)));

    const string InScreening = "-DS ENROLLED; -PR LEUKAPHERESIS;";

    [Fact]
    public void What_serves_two_criteria_stands_once()
    {
        var item = Assert.Single(Items(InScreening + "-LB HCG", "2025-03-20"));
        Assert.Equal("Choriogonadotropin (LB HCG)", WorklistWords.What(item));
        Assert.Equal("if the answer is NEGATIVE (I9a, E17)", WorklistWords.Passes(item));
        Assert.Equal("before enrolment", WorklistWords.When(item.Due));
    }

    [Fact]
    public void A_mean_asks_for_two_measurements()
    {
        var item = Assert.Single(Items(InScreening + "-VS DIABP", "2025-03-20"));
        Assert.Equal("Diastolic blood pressure (VS DIABP, mmHg), 2 measurements", WorklistWords.What(item));
        Assert.Equal("below 100 mmHg (E10.6)", WorklistWords.Passes(item));
    }

    [Fact]
    public void A_judgement_asks_for_a_signed_answer()
    {
        var item = Assert.Single(Items(InScreening + "-IE I4", "2025-03-20"));
        Assert.Equal("a signed answer (I4)", WorklistWords.Passes(item));
    }

    [Fact]
    public void Nothing_is_drawn_for_who_cannot_enter() =>
        Assert.Empty(Items(InScreening + "-LB HCG; LB HIVAB=POSITIVE", "2025-03-20"));

    [Fact]
    public void Who_only_has_to_wait_is_worked_up_further() =>
        Assert.Single(Items(InScreening + "-LB HIVAB; PR RADIOTHERAPY=Y 2025-03-15..2025-03-15", "2025-03-20"));

    [Fact]
    public void Nothing_is_drawn_after_a_screening_failure() =>
        Assert.Empty(Items(InScreening + "-LB HCG; DS SCREEN FAILURE=2025-03-18", "2025-03-20"));

    [Fact]
    public void Before_lymphodepletion_a_result_may_be_as_old_as_its_strictest_criterion_allows()
    {
        var items = Items("", "2025-04-20");
        string When(string code) =>
            WorklistWords.When(items.Single(i => WorklistWords.What(i).ToString().Contains(code, StringComparison.Ordinal)).Due);
        Assert.Equal("on the day of lymphodepletion, or in the 3 days before", When("LB ALT"));
        Assert.Equal("on the day of lymphodepletion, or in the 1 day before", When("VS OXYSAT"));
        Assert.Equal("on the day of lymphodepletion", When("MH CENTRAL NERVOUS SYSTEM LEUKEMIA"));
    }

    [Fact]
    public void Before_a_fraction_the_days_are_named_and_what_is_late_is_said()
    {
        const string Begun = "EX LYMPHODEPLETION=30 2025-04-26;"; // days -5 to -3: infusion on 1 May
        var items = Items(Begun, "2025-04-28");
        string When(Gate gate, string code) =>
            WorklistWords.When(
                items.Single(i => i.Gate == gate && WorklistWords.What(i).ToString().Contains(code, StringComparison.Ordinal)).Due
            );
        Assert.Equal("29 Apr 2025 to 1 May 2025", When(Gate.Infusion, "LB ALT")); // within 2 days
        Assert.Equal("on 1 May 2025", When(Gate.Infusion, "VS OXYSAT"));
        Assert.Equal("was due 23 Apr 2025 to 26 Apr 2025", When(Gate.Lymphodepletion, "LB ALT")); // within 3 days
    }

    [Fact]
    public void What_a_calculation_needs_is_asked_for_together()
    {
        var items = Items(InScreening + "-LB CREAT; -VS WEIGHT; DM BRTHDTC=1975", "2025-03-20");
        Assert.Equal(["CREAT", "WEIGHT"], items.Select(i => ((Gap.NotRecorded)i.What).Variable!).Order(StringComparer.Ordinal));
    }
}
