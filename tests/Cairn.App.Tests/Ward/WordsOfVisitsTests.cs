using Cairn.App.Web.Ward;
using Cairn.Capture;

namespace Cairn.App.Tests.Ward;

/// <summary>What a page says of a visit that was not held, by whether the subject is still there. Expected by hand.</summary>
public sealed class WordsOfVisitsTests
{
    static readonly DateOnly First = new(2026, 1, 5);

    static readonly SubjectTimes There = new(First, null),
        Left = new(First, new(2026, 2, 21)),
        Died = Left with { HasDied = true };

    [Fact]
    public void Nothing_is_overdue_of_who_has_left()
    {
        Assert.Equal("overdue", WardWords.Of(VisitTiming.Missed, There));
        Assert.Equal("missed", WardWords.Of(VisitTiming.Missed, Left));
    }

    [Fact]
    public void A_visit_after_a_death_is_said_to_be_that()
    {
        Assert.Equal("not expected: follow-up ended before", WardWords.Of(VisitTiming.NotExpected, Left));
        Assert.Equal("not expected: the subject died before", WardWords.Of(VisitTiming.NotExpected, Died));
    }
}
