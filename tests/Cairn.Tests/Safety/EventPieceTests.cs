using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Safety.DltAssessmentTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>One toxicity entered in several rows: no row hides another, and pieces count together for a duration.</summary>
public sealed class EventPieceTests
{
    [Theory]
    [InlineData(14, DltStatus.Dlt)] // days 5 to 9 and 10 to 14: ten days
    [InlineData(11, DltStatus.None)] // days 5 to 9 and 10 to 11: seven days
    public void An_event_entered_in_pieces_lasts_as_long_as_its_pieces_together(int end, DltStatus expected)
    {
        var lasting = Study(
            Definition with
            {
                Rules =
                [
                    new()
                    {
                        Id = "D3",
                        Says = "Grade 3 longer than 7 days",
                        When = new ToxicityEvent { MinimumGrade = 3, LongerThanDays = 7 },
                    },
                ],
            }
        );
        Assert.Equal(
            expected,
            DltAssessment
                .Of(
                    lasting,
                    Subject(
                        "S1",
                        Infusion("S1"),
                        Event("S1", "Hypoxia", 3, 5, 9, sequence: 1),
                        Event("S1", "Hypoxia", 3, 10, end, sequence: 2),
                        SeenOn("S1", 60)
                    ),
                    Day0.AddDays(60)
                )!
                .Status.Value
        );
    }

    // One event in one row or in two has one onset (0075, 0063): entered as one row its grade is the worst of all its days.
    [Theory]
    [InlineData("CRS", 20, 28, DltStatus.Dlt)]
    [InlineData("CRS", 20, 27, DltStatus.None)] // a day between: another occurrence, begun after the window
    [InlineData("CRS", 29, 29, DltStatus.None)]
    [InlineData("Hypotension", 20, 28, DltStatus.None)]
    public void A_grade_that_rises_after_the_window_belongs_to_the_event_that_began_in_it(
        string before,
        int from,
        int to,
        DltStatus expected
    ) =>
        Assert.Equal(
            expected,
            DltAssessment
                .Of(
                    Study(AnyThree),
                    Subject(
                        "S1",
                        Infusion("S1"),
                        Event("S1", before, 2, from, to, sequence: 1),
                        Event("S1", "Cytokine release syndrome", 4, 29, 31, sequence: 2),
                        SeenOn("S1", 60)
                    ),
                    Day0.AddDays(60)
                )!
                .Status.Value
        );

    // ALT of grade 3 from day 5 to 9 and not recovered: five days, or more than seven.
    [Theory]
    [InlineData("NOT RECOVERED/NOT RESOLVED", false, DltStatus.Pending)]
    [InlineData("NOT RECOVERED/NOT RESOLVED", true, DltStatus.None)] // its next row says how it went on
    [InlineData("RECOVERED/RESOLVED", false, DltStatus.None)]
    public void An_end_that_the_outcome_denies_is_asked_about(string outcome, bool goesOn, DltStatus expected)
    {
        const string Term = "Alanine aminotransferase increased";
        IEnumerable<AdverseEvent> next = goesOn ? [Event("S1", Term, 1, 10, 20, sequence: 2)] : [];
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        var dose = study.Dosing!.Levels[0].MillionCellsPerKg;
        var first = Event("S1", Term, 3, 5, 9, "RELATED") with { Outcome = outcome };
        var subject = Subject("S1", [Infusion("S1", dose: dose, planned: dose), first, .. next, SeenOn("S1", 80)]);
        Assert.Equal(expected, DltAssessment.Of(study, subject, Day0.AddDays(80))!.Status.Value);
    }

    static readonly DltDefinition AnyThree = Definition with
    {
        Rules =
        [
            new()
            {
                Id = "D1",
                Says = "Grade 3 or more, related",
                When = new ToxicityEvent { MinimumGrade = 3 },
            },
        ],
    };
    static readonly DltDefinition LongThree = Definition with
    {
        Rules =
        [
            new()
            {
                Id = "D3",
                Says = "Grade 3 longer than 7 days, related",
                When = new ToxicityEvent { MinimumGrade = 3, LongerThanDays = 7 },
            },
        ],
    };

    static DltStatus StatusBy(DltDefinition definition, params IEnumerable<Record> records) =>
        DltAssessment
            .Of(Study(definition), Subject("S1", [Infusion("S1"), SeenOn("S1", 70), .. records]), Day0.AddDays(70))!
            .Status.Value;

    // Days from the infusion; each second row alone is a DLT.
    [Theory]
    [InlineData(2, 4, 5, 10, 4)] // an unrelated piece the day before
    [InlineData(-13, 2, 3, 10, 4)] // an unrelated piece from before the cells
    [InlineData(-32, 31, 8, 18, 5)] // an unrelated one all around a related fatal one
    [InlineData(-13, null, 3, 10, 4)] // one from before the cells that never ended
    public void An_unrelated_or_earlier_row_of_the_same_term_hides_no_dlt(
        int start,
        int? end,
        int toxic,
        int toxicEnd,
        int grade
    ) =>
        Assert.Equal(
            DltStatus.Dlt,
            StatusBy(
                AnyThree,
                Event("S1", "Hypoxia", 3, start, end, "NOT RELATED", sequence: 1),
                Event("S1", "Hypoxia", grade, toxic, toxicEnd, "RELATED", sequence: 2)
            )
        );

    [Theory]
    [InlineData("NOT RELATED", "RELATED", DltStatus.Dlt)]
    [InlineData("NOT RELATED", null, DltStatus.Pending)]
    [InlineData("NOT RELATED", "UNLIKELY", DltStatus.None)]
    public void An_event_in_pieces_is_related_as_soon_as_one_piece_is(string first, string? second, DltStatus expected) =>
        Assert.Equal(
            expected,
            StatusBy(
                LongThree,
                Event("S1", "Hypoxia", 3, 3, 7, first, sequence: 1) with
                {
                    OtherCause = "Pneumonia",
                },
                Event("S1", "Hypoxia", 3, 8, 11, second, sequence: 2) with
                {
                    OtherCause = "Pneumonia",
                }
            )
        );

    [Fact]
    public void A_piece_from_before_the_cells_does_not_hide_that_the_later_ones_together_are_long_enough() =>
        Assert.Equal(
            DltStatus.Dlt,
            StatusBy(
                LongThree,
                Event("S1", "Hypoxia", 3, -4, 2, sequence: 1),
                Event("S1", "Hypoxia", 3, 3, 7, sequence: 2),
                Event("S1", "Hypoxia", 3, 8, 12, sequence: 3)
            )
        );

    [Theory]
    [InlineData(1, DltStatus.Dlt)] // days 5 to 12, whatever milder row lies between
    [InlineData(null, DltStatus.Dlt)]
    public void A_milder_row_between_does_not_part_the_pieces(int? grade, DltStatus expected) =>
        Assert.Equal(
            expected,
            StatusBy(
                LongThree,
                Event("S1", "Hypoxia", 3, 5, 8, sequence: 1),
                Event("S1", "Hypoxia", grade, 6, 7, sequence: 2),
                Event("S1", "Hypoxia", 4, 9, 12, sequence: 3)
            )
        );

    [Fact]
    public void A_piece_without_a_grade_that_would_bridge_the_others_is_asked_for()
    {
        var status = DltAssessment
            .Of(
                Study(LongThree),
                Subject(
                    "S1",
                    Infusion("S1"),
                    SeenOn("S1", 70),
                    Event("S1", "Hypoxia", 3, 3, 6, sequence: 1),
                    Event("S1", "Hypoxia", null, 7, 8, sequence: 2),
                    Event("S1", "Hypoxia", 3, 9, 12, sequence: 3)
                ),
                Day0.AddDays(70)
            )!
            .Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing.InWords(), m => m.Contains("AETOXGR of Hypoxia (AE 2)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_titration_trigger_is_not_hidden_by_an_earlier_row_either() =>
        Assert.True(
            Assess(
                60,
                Infusion("S1"),
                Event("S1", "Nausea", 2, -5, 1, "NOT RELATED", sequence: 1),
                Event("S1", "Nausea", 2, 2, 8, "RELATED", sequence: 2)
            ).ModerateTrigger.IsTrue
        );

    // Law: one more row of adverse events never turns a DLT into no DLT, nor a trigger into none.
    [Trait("Speed", "Slow")]
    [Fact]
    public void A_further_row_never_unmakes_a_dlt()
    {
        var random = new Random(20250602);
        var study = Trial with
        {
            Dlt = Definition with
            {
                Rules =
                [
                    .. LongThree.Rules,
                    new()
                    {
                        Id = "D4",
                        Says = "Grade 4 Hypoxia",
                        When = new ToxicityEvent { MinimumGrade = 4, Terms = ["Hypoxia"] },
                    },
                ],
            },
        };
        int dlts = 0,
            joined = 0;
        for (var i = 0; i < 10_000; i++)
        {
            List<AdverseEvent> rows = [.. Enumerable.Range(1, random.Next(2, 6)).Select(n => RandomRow(random, n))];
            DltAssessment With(int count) =>
                DltAssessment.Of(
                    study,
                    Subject("S1", [Infusion("S1"), SeenOn("S1", 24), .. rows.Take(count)]),
                    Day0.AddDays(70)
                )!;
            var (before, after) = (With(rows.Count - 1), With(rows.Count));
            if (before.Status.Value == DltStatus.Dlt)
            {
                dlts++;
                if (before.Status.Because.Count > 1)
                    joined++;
                Assert.True(after.Status.Value == DltStatus.Dlt, string.Join("; ", rows));
            }
            if (before.ModerateTrigger.IsTrue)
                Assert.True(after.ModerateTrigger.IsTrue, string.Join("; ", rows));
        }
        Assert.InRange(dlts, 1000, 9000);
        Assert.InRange(joined, 50, 9000);
    }

    static AdverseEvent RandomRow(Random random, int sequence)
    {
        PartialDate Date(int day) =>
            random.Next(12) == 0 ? PartialDate.Of(Day0.AddDays(day).Year, Day0.AddDays(day).Month) : On(day);
        var start = random.Next(-10, 35);
        return Event(
            "S1",
            random.Next(4) == 0 ? "Nausea" : "Hypoxia",
            random.Next(12) == 0 ? null : random.Next(1, 5),
            null,
            null,
            random.Next(8) == 0 ? null
                : random.Next(2) == 0 ? "RELATED"
                : "NOT RELATED",
            sequence: sequence
        ) with
        {
            Start = random.Next(15) == 0 ? null : Date(start),
            End = random.Next(10) == 0 ? null : Date(start + random.Next(0, 9)),
        };
    }
}
