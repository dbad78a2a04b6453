using Cairn.Safety.Limits;
using Cairn.Studies;
using Cairn.Survival;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Safety.Limits;

/// <summary>
/// Stopping bounds and where a trial stands before them. Expected bounds: by hand from the binomial distribution.
/// </summary>
public sealed class StoppingRuleTests
{
    static SafetyLimit Limit(LimitRule rule, double rate, double? level, int subjects = 20) =>
        new()
        {
            Id = "L1",
            Says = "Deaths",
            Counts = LimitedEvent.RelatedDeath,
            Rule = rule,
            Rate = rate,
            Level = level,
            Subjects = subjects,
        };

    // Rate 0.2: P(X >= 2 of 2) = 0.04, P(X >= 1 of 1) = 0.2; P(X >= 3 of 5) = 0.05792, P(X >= 4 of 5) = 0.00672.
    [Fact]
    public void The_exact_bound_is_the_least_number_with_a_tail_at_or_below_the_level()
    {
        var rule = StoppingRule.Of(Limit(LimitRule.Binomial, 0.2, 0.05));
        Assert.Equal([null, 2], Enumerable.Range(1, 2).Select(n => rule.BoundAt(n).StopAt));
        Assert.Equal(4, rule.BoundAt(5).StopAt);
    }

    // Wald: 2 events of 2 at 0.1 against 0.3: 2 ln 3 = 2.197 = ln 9, the limit ln(0.9 / 0.1): on the bound.
    [Fact]
    public void The_sequential_ratio_stops_at_its_limit()
    {
        var rule = new StoppingRule.Sprt(0.1, 0.3, 0.1);
        Assert.True(rule.Stops(3, 3));
        Assert.False(rule.Stops(1, 1));
        Assert.False(rule.Stops(2, 8));
    }

    [Theory]
    [InlineData(0.2, 0.05, 20)]
    [InlineData(0.1, 0.1, 30)]
    public void A_bound_of_pococks_type_keeps_the_error_over_all_looks(double rate, double error, int subjects)
    {
        var rule = StoppingRule.Of(Limit(LimitRule.Pocock, rate, error, subjects));
        Assert.InRange(rule.At(rate, subjects).Stops, 0.2 * error, error);
        Assert.True(StoppingRule.Of(Limit(LimitRule.Binomial, rate, error, subjects)).At(rate, subjects).Stops > error);
    }

    // One look after one subject: stops when it has the event.
    [Fact]
    public void The_chance_of_stopping_is_exact()
    {
        var always = new StoppingRule.Binomial(0.3, 0.3);
        Assert.Equal(0.4, always.At(0.4, 1).Stops, 12);
        Assert.Equal(1, always.At(0.4, 1).ExpectedN, 12);
    }

    [Fact]
    public void The_bayesian_bound_is_that_of_the_monitor()
    {
        var (rule, monitor) = (StoppingRule.Of(Limit(LimitRule.Bayes, 0.25, 0.9)), new BayesianMonitor(1, 1, 0.25, 0.9));
        Assert.Equal(Enumerable.Range(1, 20).Select(monitor.BoundAt), Enumerable.Range(1, 20).Select(rule.BoundAt));
    }

    [Theory]
    [InlineData(LimitRule.Binomial)]
    [InlineData(LimitRule.Bayes)]
    [InlineData(LimitRule.Sprt)]
    [InlineData(LimitRule.Pocock)]
    public void More_events_of_as_many_subjects_never_stop_less(LimitRule kind)
    {
        var rule = StoppingRule.Of(Limit(kind, 0.2, null));
        Assert.All(Enumerable.Range(1, 20), n =>
            Assert.Equal(
                Enumerable.Range(0, n + 1).Select(x => rule.Stops(x, n)).Order(),
                Enumerable.Range(0, n + 1).Select(x => rule.Stops(x, n))
            )
        );
    }

    [Fact]
    public void An_open_event_that_would_decide_leaves_it_open_and_one_that_came_stops()
    {
        var limit = Limit(LimitRule.Binomial, 0.2, 0.05);
        CountedSubject[] one = [new("S1", Truth.True), new("S2", Truth.Unknown)];
        var open = LimitState.Of(limit, one);
        Assert.Equal((1, 2, Truth.Unknown), (open.Events, open.EventsAtMost, open.Stops));
        Assert.Equal(
            Truth.True,
            LimitState.Of(limit, [new("S1", Truth.True), new("S2", Truth.True), new("S3", Truth.False)]).Stops
        );
        Assert.Equal([(0, 0), (1, 1), (2, 1)], open.Path);
    }

    // One of two whose outcome is known: half; the third is asked about, and no part of the rate.
    [Fact]
    public void The_observed_rate_is_of_those_of_whom_it_is_known_whether_they_had_the_event()
    {
        CountedSubject[] three = [new("S1", Truth.True), new("S2", Truth.False), new("S3", Truth.Unknown)];
        var state = LimitState.Of(Limit(LimitRule.Binomial, 0.5, 0.05), three);
        Assert.Equal((3, 2, 0.5, false), (state.N, state.Answered, state.Observed.Estimate, state.IsAboveAcceptable));
    }

    // Rate 0.2, level 0.05: two of two stop (0.04), one of one does not, nor one of three (0.488).
    [Theory]
    [InlineData("T", true)]
    [InlineData("TF", true)]
    [InlineData("FF", false)]
    [InlineData("TT", false)]
    public void One_event_away_is_a_rule_that_one_more_event_would_stop(string subjects, bool near)
    {
        var counted = subjects.Select((had, i) => new CountedSubject($"S{i}", Truth.Of(had == 'T')));
        Assert.Equal(near, LimitState.Of(Limit(LimitRule.Binomial, 0.2, 0.05), [.. counted]).IsOneEventAway);
    }

    // 2 of 10 are a fifth and not more; 3 of 10 are more, and may still be below the bound.
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void More_than_the_acceptable_rate_is_said_also_where_nothing_stops(int events, bool expected)
    {
        var subjects = Enumerable.Range(0, 10).Select(i => new CountedSubject($"S{i}", Truth.Of(i >= 10 - events)));
        var state = LimitState.Of(Limit(LimitRule.Binomial, 0.2, 0.05), [.. subjects]);
        Assert.Equal((expected, Truth.False), (state.IsAboveAcceptable, state.Stops));
    }

    [Theory]
    [InlineData("NCT06880354", 37)]
    [InlineData("soochow-cll1", 20)]
    public void Both_trials_state_their_limits_as_assumed_with_the_reason(string id, int subjects)
    {
        var study = Trial.Read(id);
        Assert.Equal(
            [LimitedEvent.Dlt, LimitedEvent.RelatedDeath, LimitedEvent.DeathWithoutRelapse],
            study.Safety.Limits.Select(l => l.Counts)
        );
        Assert.All(study.Safety.Limits, l => Assert.Equal(subjects, l.Subjects));
        Assert.All(
            Enumerable.Range(0, 3).Select(i => study.Provenance.Of(FormattableString.Invariant($"safety.limits[{i}]"))),
            origin => Assert.True(origin is { Source: ValueSource.Assumed, Why.Length: > 40 })
        );
    }

    // Prior 0.2 and 1.8: two deaths of two leave Beta(2.2, 1.8) with P(rate > 0.1) = 0.984; one of ten Beta(1.2, 10.8), 0.397
    // (R 4.2.2: 1 - pbeta(0.1, 2.2, 1.8), 1 - pbeta(0.1, 1.2, 10.8)).
    [Fact]
    public void The_limit_of_related_deaths_stops_at_two_of_two_and_not_at_one_of_ten()
    {
        var rule = StoppingRule.Of(Trial.Read("soochow-cll1").Safety.Limits[1]);
        Assert.True(rule.Stops(2, 2));
        Assert.False(rule.Stops(1, 10));
    }
}
