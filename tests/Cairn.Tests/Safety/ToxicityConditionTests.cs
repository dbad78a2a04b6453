using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>Lines that are made of several events, and lines with exceptions.</summary>
public sealed class ToxicityConditionTests
{
    static ToxicityEvent From(int grade, params IReadOnlyList<string> terms) => new() { MinimumGrade = grade, Terms = terms };

    static DltStatus Judge(ToxicityCondition when, params IEnumerable<Record> records)
    {
        var dlt = new DltDefinition
        {
            WindowDays = 28,
            ClockStarts = DltClock.FirstInfusion,
            Rules =
            [
                new()
                {
                    Id = "D1",
                    Says = "As the test says",
                    When = when,
                },
            ],
        };
        var subject = Subject("S1", [Infusion("S1"), SeenOn("S1", 60), .. records]);
        return DltAssessment.Of(Study(dlt), subject, Day0.AddDays(60))!.Status.Value;
    }

    static readonly AdverseEvent Fever = Event("S1", "Fever", 3, 2, 6);
    static readonly AdverseEvent Hypoxia = Event("S1", "Hypoxia", 3, 3, 5, sequence: 2);

    [Fact]
    public void All_of_several_events_have_to_happen()
    {
        var both = new ToxicityCondition.AllOf([From(3, "Fever"), From(3, "Hypoxia")]);
        Assert.Equal(DltStatus.Dlt, Judge(both, Fever, Hypoxia));
        Assert.Equal(DltStatus.None, Judge(both, Fever));
        Assert.Equal(DltStatus.Pending, Judge(both, Fever, Hypoxia with { Relation = null }));
    }

    [Fact]
    public void Any_of_several_events_may_happen()
    {
        var either = new ToxicityCondition.AnyOf([From(4, "Fever"), From(3, "Hypoxia")]);
        Assert.Equal(DltStatus.Dlt, Judge(either, Hypoxia));
        Assert.Equal(DltStatus.None, Judge(either, Fever));
    }

    // 72 hours are three days on a calendar: the first day, and two more.
    [Theory]
    [InlineData(4, DltStatus.None)]
    [InlineData(5, DltStatus.Dlt)]
    [InlineData(null, DltStatus.Dlt)]
    public void What_is_over_within_72_hours_is_excused(int? end, DltStatus expected)
    {
        var unlessBrief = From(3, "Fever") with { Unless = [new ToxicityExemption.Resolved(3, 0)] };
        Assert.Equal(expected, Judge(unlessBrief, Fever with { End = end is { } day ? On(day) : null }));
    }

    [Fact]
    public void What_excuses_the_whole_excuses_each_event_of_it()
    {
        var either = new ToxicityCondition.AnyOf([From(3, "Fever"), From(3, "Hypoxia")])
        {
            Unless = [new ToxicityExemption.Resolved(3, 0)],
        };
        Assert.Equal(DltStatus.None, Judge(either, Hypoxia));
        Assert.Equal(DltStatus.Dlt, Judge(either, Fever));
    }

    [Fact]
    public void A_line_can_count_an_event_whatever_its_relation() =>
        Assert.Equal(
            DltStatus.Dlt,
            Judge(From(3, "Hypoxia") with { RelatedOnly = false }, Hypoxia with { Relation = "NOT RELATED" })
        );

    [Fact]
    public void A_condition_says_itself_in_words() =>
        Assert.Equal(
            "[grade 3 or above; only Fever; at least possibly related] or [grade 4 or above; only low blood counts; longer than 42 days; "
                + "at least possibly related; unless marrow blasts are 5 % or more meanwhile]; unless it came down to grade 1 within 3 days",
            ToxicityWords.Of(
                new ToxicityCondition.AnyOf([
                    From(3, "Fever"),
                    new ToxicityEvent
                    {
                        MinimumGrade = 4,
                        Groups = [ToxicityGroup.LowBloodCounts],
                        LongerThanDays = 42,
                        Unless = [new ToxicityExemption.MarrowDisease(5)],
                    },
                ])
                {
                    Unless = [new ToxicityExemption.Resolved(3, 1)],
                }
            )
        );
}
