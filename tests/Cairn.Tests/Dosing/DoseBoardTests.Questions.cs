using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

// What is asked of people, and what time will tell, where a cohort fills (decision 0080).
public sealed partial class DoseBoardTests
{
    // A 3+3 at its lowest level: a second DLT ends it without an MTD. Of who is only watched that stops nothing.
    [Fact]
    public void A_cohort_stops_filling_when_a_question_at_its_own_level_could_end_escalation()
    {
        var toxic = Treated("A", 1, 0, grade: 3);
        var watched = Board(20, Trial(), toxic, Subject("B", Infusion("B", 1, 14), SeenOn("B", 20)));
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(watched.Now.Advice).Subjects);
        var asked = Subject("B", Infusion("B", 1, 14), Event("B", "Hypoxia", null, 19, 22), SeenOn("B", 60));
        Assert.Equal(["B"], Assert.IsType<DoseAdvice.Wait>(Board(63, Trial(), toxic, asked).Now.Advice).For);
        // After a clean one no answer changes the move: one DLT of two is filled up as none is.
        Assert.IsType<DoseAdvice.Infuse>(Board(63, Trial(), Treated("A", 1, 0), asked).Now.Advice);
    }

    // B's hypoxia began on day 19, and counts when it lasts longer than a line says: to the day after so many time may tell, after
    // it only the ward can. Beside one DLT a second would end escalation, so that the cohort fills while the answer is more than a
    // week away, and no longer.
    [Theory]
    [InlineData(30, 41, null)]
    [InlineData(30, 42, "B")]
    [InlineData(30, 49, "B")]
    [InlineData(30, 80, "B")]
    [InlineData(7, 22, "B")]
    [InlineData(7, 25, "B")]
    [InlineData(7, 26, "B")]
    [InlineData(3, 20, "B")]
    public void Beside_an_event_under_way_a_cohort_stops_filling_a_week_before_it_is_told(int line, int day, string? waitsFor)
    {
        var toxic = Subject("A", Infusion("A", 1, 0), Event("A", "Hypoxia", 3, 5, 5 + line), SeenOn("A", 28));
        var open = Subject("B", Infusion("B", 1, 14), Event("B", "Hypoxia", 3, 19), SeenOn("B", 20));
        var now = Board(day, Lasting(line), toxic, open).Now;
        DateOnly? told = day < 19 + line ? Day0.AddDays(19 + line) : null;
        Assert.Equal(told, Assert.Single(now.Pending).Until);
        Assert.Equal(waitsFor, now.Advice is DoseAdvice.Wait wait ? Assert.Single(wait.For) : null);
    }

    // The log has a row for the day on which it comes to hold.
    [Fact]
    public void The_log_tells_the_day_on_which_an_event_comes_to_hold_its_level()
    {
        var toxic = Subject("A", Infusion("A", 1, 0), Event("A", "Hypoxia", 3, 5, 35), SeenOn("A", 35));
        var open = Subject("B", Infusion("B", 1, 14), Event("B", "Hypoxia", 3, 19), SeenOn("B", 60));
        var held = Board(60, Lasting(30), toxic, open).Steps.Where(s => s.Decision.Advice is DoseAdvice.Wait { For: ["B"] });
        Assert.Equal(Day0.AddDays(42), held.Min(s => s.Day));
    }

    // Over on day 24, the sixth: told, and no dose-limiting one. The end of a window is no event, however near.
    [Fact]
    public void An_event_that_is_over_and_a_window_that_ends_hold_no_cohort()
    {
        var toxic = Subject("A", Infusion("A", 1, 0), Event("A", "Hypoxia", 3, 5, 14), SeenOn("A", 28));
        var over = Subject("B", Infusion("B", 1, 14), Event("B", "Hypoxia", 3, 19, 24), SeenOn("B", 25));
        Assert.All([25, 40], day => Assert.IsType<DoseAdvice.Infuse>(Board(day, Lasting(7), toxic, over).Now.Advice));
    }

    // Half the dose given to each: nobody counts, all stand on the board, and three more are asked for.
    [Fact]
    public void Who_does_not_count_for_the_dose_given_is_on_the_board()
    {
        string[] names = ["A", "B", "C"];
        var board = Board(90, Trial(), names.Select((n, i) => Subject(n, Infusion(n, 1, i, dose: 0.2), SeenOn(n, 60))));
        Assert.Equal(["dose level 1"], board.Findings.Select(f => f.Place));
        Assert.Empty(board.OffBoard);
        Assert.DoesNotContain("not on the board", AdviceWords.InShort(board).ToString(), StringComparison.Ordinal);
    }

    // B's event has weeks to end in, and nobody sees B any more: no day brings the answer.
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "B")]
    public void Of_who_was_lost_no_day_tells_anything(bool isLost, string? waitsFor)
    {
        var toxic = Subject("A", Infusion("A", 1, 0), Event("A", "Hypoxia", 3, 5, 35), SeenOn("A", 35));
        var lost = new Disposition
        {
            Subject = "B",
            Sequence = 1,
            Code = Milestone.LostToFollowUp,
            Date = On(21),
        };
        Record[] rows = [Infusion("B", 1, 14), Event("B", "Hypoxia", 3, 19), SeenOn("B", 20), .. isLost ? [lost] : (Record[])[]];
        var now = Board(36, Lasting(30), toxic, Subject("B", rows)).Now;
        Assert.Equal(waitsFor, now.Advice is DoseAdvice.Wait wait ? Assert.Single(wait.For) : null);
    }

    // Two events: time may tell how long one lasted, and only a person the grade of the other.
    [Fact]
    public void What_time_may_tell_of_one_event_hides_no_question_about_another()
    {
        var toxic = Subject("A", Infusion("A", 1, 0), Event("A", "Hypoxia", 3, 5, 35), SeenOn("A", 35));
        var open = Subject(
            "B",
            Infusion("B", 1, 14),
            Event("B", "Hypoxia", 3, 27),
            Event("B", "Hypotension", null, 15, 46),
            SeenOn("B", 28)
        );
        Assert.Equal(["B"], Assert.IsType<DoseAdvice.Wait>(Board(47, Lasting(30), toxic, open).Now.Advice).For);
    }

    static Study Lasting(int longerThanDays) =>
        Trial() with
        {
            Dlt = Dlt with
            {
                Rules =
                [
                    Dlt.Rules[0] with
                    {
                        When = new ToxicityEvent { MinimumGrade = 3, LongerThanDays = longerThanDays },
                    },
                ],
            },
        };
}
