using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Exact;

public sealed class FollowUpTableTests
{
    // Yuan et al. 2018, table 1, target 0.2: up from .77 windows with 1 of 9 and 3 pending, down to .52 with 2 of 9 and 1, to 3.73 with 4.
    [Theory]
    [InlineData(9, 1, 3, "stay", .7731, "escalate")]
    [InlineData(9, 2, 1, "de-escalate", .5198, "stay")]
    [InlineData(9, 2, 4, "de-escalate", 3.7286, "stay")]
    public void The_limits_of_the_published_table_come_from_the_rule(
        int n,
        int dlts,
        int pending,
        string first,
        double from,
        string then
    )
    {
        var row = FollowUpTable
            .Of(new TiteBoin(new Boin(.2)), 9)
            .Single(r => (r.Subjects, r.Dlts, r.Pending) == (n, dlts, pending));
        Assert.Equal(2, row.Steps.Count);
        Assert.StartsWith(first, row.Steps[0].Move.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(then, row.Steps[1].Move.ToString(), StringComparison.Ordinal);
        Assert.Equal(from, row.Steps[1].From, 1e-4);
    }

    [Fact]
    public void A_design_that_waits_has_no_such_table_and_more_than_half_pending_waits()
    {
        Assert.Empty(FollowUpTable.Of(new Boin(.3), 6));
        var row = FollowUpTable.Of(new TiteBoin(new Boin(.3)), 3).Single(r => (r.Dlts, r.Pending) == (0, 2));
        Assert.Equal(EscalationAction.Suspend, Assert.Single(row.Steps).Move.Action);
    }
}
