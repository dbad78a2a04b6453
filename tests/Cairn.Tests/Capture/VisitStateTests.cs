using Cairn.Capture;
using Cairn.Ledger;

namespace Cairn.Tests.Capture;

/// <summary>The visits of a subject: windows from the first cells, what is entered, and what is late.</summary>
public sealed class VisitStateTests
{
    static readonly DateOnly First = new(2026, 4, 1);

    static VisitState Day28(LedgerState state, DateOnly today, DateOnly? end = null) =>
        VisitState.Of(SavedForm.Study, state, SavedForm.Subject, new(First, end), today).Single(v => v.Visit.Id == "D28");

    [Theory]
    [InlineData(28, VisitTiming.Ahead)] // 28 April is day 27
    [InlineData(29, VisitTiming.Open)]
    [InlineData(32, VisitTiming.Open)] // 2 May, three days later, is still in the window
    [InlineData(33, VisitTiming.Missed)]
    public void A_visit_is_open_in_its_window_and_overdue_behind_it(int april, VisitTiming timing) =>
        Assert.Equal(timing, Day28(SavedForm.Consented, new DateOnly(2026, 3, 31).AddDays(april)).Timing);

    // Day 28 is 29 April: a death on the 28th, in the window already, makes nothing overdue.
    [Theory]
    [InlineData(20, VisitTiming.NotExpected)]
    [InlineData(28, VisitTiming.NotExpected)]
    [InlineData(29, VisitTiming.Missed)]
    public void No_visit_is_expected_of_who_left_before_its_day(int end, VisitTiming timing) =>
        Assert.Equal(timing, Day28(SavedForm.Consented, new(2026, 6, 1), new(2026, 4, end)).Timing);

    [Theory]
    [InlineData("2026-04-29", VisitTiming.Held)]
    [InlineData("2026-05-10", VisitTiming.HeldLate)]
    [InlineData("2026-04-20", VisitTiming.HeldEarly)]
    public void A_visit_is_held_on_the_day_of_its_first_record(string day, VisitTiming timing)
    {
        var state = SavedForm
            .Shown(SavedForm.Consented, "ecog", "D28")
            .Type(("date", day), ("ECOG101.QSORRES", "1"))
            .Save(SavedForm.Consented);
        var visit = Day28(state, new(2026, 6, 1));
        Assert.Equal((timing, 1), (visit.Timing, visit.Entered));
        Assert.Equal(FormFill.Begun, visit.Forms.Single(f => f.Place.Form.Id == "ecog").Fill); // the NYHA class is not answered
    }

    [Fact]
    public void A_visit_that_was_not_planned_is_numbered_and_appears_when_something_is_recorded()
    {
        Assert.Equal(1, VisitState.NextUnplanned(SavedForm.Consented, SavedForm.Subject));
        var state = SavedForm
            .Shown(SavedForm.Consented, "haematology", "UNS.1")
            .Type(("date", "2026-04-11"), ("PLAT.LBORRES", "12"))
            .Save(SavedForm.Consented);
        Assert.Equal(2, VisitState.NextUnplanned(state, SavedForm.Subject));
        Assert.Contains(VisitState.Of(SavedForm.Study, state, SavedForm.Subject, new(First, null), First), v =>
            v.Visit.Id == "UNS.1" && v.Held == new DateOnly(2026, 4, 11)
        );
    }

    [Fact]
    public void An_address_that_is_no_place_of_a_form_leads_nowhere()
    {
        foreach (
            var (form, when) in new[]
            {
                ("chemistry", null),
                ("chemistry", "D99"),
                ("no-form", "D28"),
                ("bedside", "yesterday"),
                ("consent", "D28"),
                ("chemistry", "UNS"),
                ("chemistry", "UNS.0"),
            }
        )
            Assert.Null(FormPlace.Of(SavedForm.Study, SavedForm.Subject, form, when));
    }

    [Fact]
    public void A_record_of_a_file_stands_in_the_form_of_its_visit()
    {
        var state = Cairn.Tests.Ledger.Sheets.Fold(
            new Cairn.Ledger.Kinds.RecordAdded(
                new Cairn.Records.LabResult
                {
                    Subject = SavedForm.Subject,
                    Sequence = 5,
                    TestCode = "ALT",
                    Result = "33",
                    Visit = "SCREENING",
                }
            )
        );
        var sheet = FormSheet.Of(state, SavedForm.Place("chemistry", "SCR"));
        Assert.Equal("33", sheet.Lines.Single(l => l.Id == "ALT").AnswerOf("LBORRES"));
    }
}
