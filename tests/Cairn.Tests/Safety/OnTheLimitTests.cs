using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Events that lasted as long as a line of the assumed definition of NCT06880354 lets them, and not longer: CRS of grade 3 for
/// three days (DLT5), other toxicity of grade 3 for seven (DLT3), low counts for forty-two (DLT1). Days are counted with the
/// first and the last. By hand.
/// </summary>
public sealed class OnTheLimitTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static (DltStatus Status, IEnumerable<(string Event, string Line)> Near) Judge(params IEnumerable<Record> events)
    {
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. events]);
        var near = DltAssessment.Beside(Trial, subject, Day0.AddDays(80)).OnTheLimit;
        return (DltAssessment.Of(Trial, subject, Day0.AddDays(80))!.Status.Value, near.Select(n => (n.Event.Name, n.Line.Id)));
    }

    [Theory]
    [InlineData(ToxicityTerm.Crs, 3, 4, false)]
    [InlineData(ToxicityTerm.Crs, 3, 5, true)] // three days
    [InlineData("Hypoxia", 5, 10, false)]
    [InlineData("Hypoxia", 5, 11, true)] // seven days
    public void An_event_of_the_days_that_a_line_allows_is_no_dlt_and_is_named(string term, int first, int last, bool named)
    {
        var (status, near) = Judge(Event("S1", term, 3, first, last));
        Assert.Equal(DltStatus.None, status);
        Assert.Equal(named, near.Any(n => n.Event == term));
    }

    [Fact]
    public void A_day_more_is_a_dlt_and_nothing_is_near()
    {
        var (status, near) = Judge(Event("S1", ToxicityTerm.Crs, 3, 3, 6));
        Assert.Equal(DltStatus.Dlt, status);
        Assert.Empty(near);
    }

    // What a cause explains is told as set aside, and is not near a line.
    [Fact]
    public void An_unrelated_event_is_not_near()
    {
        var unrelated = Event("S1", "Hypoxia", 3, 5, 11, "NOT RELATED") with { OtherCause = "Pulmonary embolism" };
        Assert.Empty(Judge(unrelated).Near);
    }
}
