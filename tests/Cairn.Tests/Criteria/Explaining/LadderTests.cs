using Cairn.Criteria.Explaining;

namespace Cairn.Tests.Criteria.Explaining;

/// <summary>The bound of what passes, told so that whoever keeps to it passes. By hand.</summary>
public sealed class LadderTests
{
    // Cockcroft-Gault above 45 mL/min by a weight above 20.0301 kg: 20.04 is the next that passes as it is written.
    [Theory]
    [InlineData(30, 15, 20.0301, false, 20.04, true)]
    [InlineData(50, 30, 45, false, 45, false)]
    [InlineData(50, 30, 45, true, 45, true)]
    [InlineData(2, 3, 2.5, true, 2.5, true)]
    [InlineData(100, 150, 132.604, true, 132.6, true)]
    [InlineData(100, 150, 132.696, true, 132.6, true)]
    [InlineData(0.003, 0.005, 0.00416667, true, 0.004166, true)]
    [InlineData(500, 300, 480, false, 480, false)]
    public void A_bound_is_told_in_four_digits_at_most_and_from_within(
        double passing,
        double failing,
        double bound,
        bool included,
        double told,
        bool passes
    )
    {
        bool Passes(Candidate c) =>
            c.Place == bound ? included
            : passing > failing ? c.Place > bound
            : c.Place < bound;
        var found = Ladder.Between(passing, failing, Passes);
        Assert.Equal(((decimal)told, passes), (found.Value, found.Included));
    }
}
