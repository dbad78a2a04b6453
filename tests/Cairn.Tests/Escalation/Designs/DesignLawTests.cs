using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Designs;

/// <summary>Laws that every design obeys, in states reached by careless conduct (any cohort size, now and then a level lower) and in arbitrary ones.</summary>
[Trait("Speed", "Slow")]
public sealed class DesignLawTests
{
    const int Levels = 5;

    [Fact]
    public void No_design_skips_an_untried_dose() =>
        ForEveryState((design, state, move) => Assert.True(move.Dose <= Math.Max(design.StartLevel, state.HighestTried + 1)));

    [Fact]
    public void No_design_treats_a_closed_dose_or_names_it_the_mtd() =>
        ForEveryState((design, state, move) => Assert.True(move.Dose < design.ClosedFrom(state)));

    [Fact]
    public void A_level_once_closed_stays_closed_on_every_course_that_follows_the_design()
    {
        foreach (var design in SampleDesigns.All.Where(d => d.FixedLevels is null))
        foreach (var path in DosePath.All(design, Levels, 3))
        {
            var (state, lowest) = (design.Start(Levels), Levels + 1);
            foreach (var cohort in path.History.Cohorts)
            {
                state = state.After(cohort.Level, cohort.Outcome);
                Assert.True(design.ClosedFrom(state) <= lowest, $"{design.Name}: {path.History}");
                lowest = design.ClosedFrom(state);
            }
        }
    }

    // A model alone is not among them: it judges the lowest level by the outcomes at all levels (the next two tests).
    [Fact]
    public void Every_design_stops_without_an_mtd_when_the_lowest_dose_is_too_toxic() =>
        ForEveryState(
            (design, state, _) =>
            {
                if (SampleDesigns.BareModels.Contains(design))
                    return;
                foreach (var n in new[] { 3, 6, 9 })
                    Assert.Equal(0, design.Next(state.With(1, new(n, n))).Mtd);
            }
        );

    [Fact]
    public void A_model_stops_without_an_mtd_when_only_the_lowest_dose_was_treated_and_everybody_had_a_dlt()
    {
        foreach (var design in SampleDesigns.BareModels)
        foreach (var n in new[] { 3, 6, 9 })
            Assert.Equal(0, design.Next(design.Start(Levels).After(1, new(n, n))).Mtd);
    }

    // Three of three at level 1 and none of three at level 2: the model takes the curve to be flat, and goes on. The restriction looks at level 1 alone.
    [Fact]
    public void A_model_may_go_on_where_a_higher_dose_was_tolerated_and_the_restriction_stops_it()
    {
        var model = new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46]);
        var state = model.Start(Levels).After(1, new(3, 3)).After(2, new(3, 0));
        Assert.Null(model.Next(state).Mtd);
        Assert.Equal(
            0,
            new Restricted(model) { TooToxic = new(.25) }
                .Next(state)
                .Mtd
        );
    }

    [Fact]
    public void Every_design_treats_somebody_or_stops() =>
        ForEveryState(
            (_, _, move) =>
            {
                Assert.Equal(move.Action == EscalationAction.Stop, move.Mtd is not null);
                Assert.Equal(move.Mtd ?? move.Dose, move.Dose);
                Assert.True(move.Mtd is not null ? move.Treat == 0 : move.Treat > 0);
            }
        );

    [Fact]
    public void The_action_agrees_with_the_dose() =>
        ForEveryState(
            (_, state, move) =>
            {
                if (move.Mtd is null)
                    Assert.Equal(
                        move.Dose.CompareTo(state.Current),
                        move.Action switch
                        {
                            EscalationAction.Escalate => 1,
                            EscalationAction.Stay => 0,
                            _ => -1,
                        }
                    );
            }
        );

    [Fact]
    public void No_design_names_an_untried_dose_the_mtd() =>
        ForEveryState((_, state, move) => Assert.True(move.Mtd is null or 0 || state[move.Mtd.Value].Evaluable > 0));

    // An end compares as its MTD, none as 0. The dose to treat and the MTD named are two things: where enough subjects at a dose end the trial,
    // it may name a higher MTD than the level it would treat next.
    [Fact]
    public void More_dlts_never_raise_the_dose_to_treat_nor_the_mtd() =>
        ForEveryState(
            (design, state, move) =>
            {
                if (design is BenefitDesign)
                    return; // a DLT makes its level less desirable, which can make another, also a higher one, the best
                if (design is Blrm or Restricted { Rule: Blrm })
                    return; // a DLT at a low level also says that the curve is flat, which can speak for a higher one
                for (var level = 1; level <= Levels; level++)
                {
                    var dose = state[level];
                    if (dose.Clean > 0)
                        Holds(state.With(level, new(dose.Evaluable, dose.Dlts + 1, dose.Moderate)));
                    if (dose.Moderate > 0)
                        Holds(state.With(level, new(dose.Evaluable, dose.Dlts + 1, dose.Moderate - 1)));
                }

                void Holds(EscalationState worse)
                {
                    var next = design.Next(worse);
                    if (Ends(next) == Ends(move) || next.Mtd is 0 || !EndsAtANumberAtADose(design))
                        Assert.True(next.Dose <= move.Dose);
                    Assert.True(design.Select(worse) <= design.Select(state));
                }
            }
        );

    // A trial that fills the level it would name ends, too.
    static bool Ends(Move move) => move.Mtd is not null || move.Ground == Ground.MoreForMtd;

    static bool EndsAtANumberAtADose(Design design) =>
        design is IntervalDesign { EnoughAtDose: not null } or Restricted { EnoughAtDose: not null };

    [Fact]
    public void More_moderate_events_never_raise_the_dose() =>
        ForEveryState(
            (design, state, move) =>
            {
                for (var level = 1; level <= Levels; level++)
                    if (state[level] is { Clean: > 0 } dose)
                        Assert.True(
                            design
                                .Next(
                                    state.With(
                                        level,
                                        new(dose.Evaluable, dose.Dlts, dose.Moderate + 1, dose.Responses, dose.Both)
                                    )
                                )
                                .Dose <= move.Dose
                        );
            }
        );

    [Fact]
    public void A_decision_is_a_function_of_the_state_and_gives_its_reason() =>
        ForEveryState(
            (design, state, move) =>
            {
                var copy = new EscalationState(
                    [.. Enumerable.Range(1, Levels).Select(l => state[l])],
                    state.Current,
                    state.ClosedFrom % (Levels + 1)
                );
                Assert.Equal(state, copy);
                Assert.Equal(state.GetHashCode(), copy.GetHashCode());
                var decision = design.Decide(copy);
                Assert.Equal(move, decision.Move);
                Assert.NotEmpty(decision.Reason.ToString());
                if (move.Dose > 0)
                    Assert.Contains($"ose level {move.Dose}", decision.Reason, StringComparison.Ordinal);
            }
        );

    // What one more subject would change is told in titration, too, where a moderate event can end it.
    [Fact]
    public void With_nobody_under_observation_a_decision_says_of_one_more_subject_what_the_state_says() =>
        ForEveryState(
            (design, state, _) =>
            {
                var (of, meanwhile) = (design.Decide(state), design.Decide(TimedState.Of(state, [], 28, [], design.Matrix)));
                Assert.Equal(
                    (of.Move, of.IfOneMoreDlt, of.IfOneMoreNonDlt, of.IfOneMoreModerate),
                    (meanwhile.Move, meanwhile.IfOneMoreDlt, meanwhile.IfOneMoreNonDlt, meanwhile.IfOneMoreModerate)
                );
            }
        );

    static void ForEveryState(Action<Design, EscalationState, Move> holds)
    {
        var chance = new Random(1989);
        foreach (var design in SampleDesigns.All)
        {
            for (var trial = 0; trial < 60; trial++)
                foreach (var state in Conducted(design, chance))
                    Check(design, state);
            for (var i = 0; i < 200; i++)
                Check(design, Arbitrary(design, chance));
        }

        void Check(Design design, EscalationState state)
        {
            try
            {
                holds(design, state, design.Next(state));
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                Assert.Fail($"{design.Name}; {state}; {design.Next(state)}\n{failure.Message}");
            }
        }
    }

    // A trial that follows the design, but with one to six subjects a cohort, and sometimes a level lower than the design says.
    static IEnumerable<EscalationState> Conducted(Design design, Random chance)
    {
        var risk = chance.NextDouble() * .6;
        var state = design.Start(Levels);
        for (var cohort = 0; cohort < 60; cohort++)
        {
            yield return state;
            var move = design.Next(state);
            if (move.Mtd is not null)
                yield break;
            var level = chance.Next(8) == 0 ? Math.Max(1, move.Dose - 1) : move.Dose;
            state = state.After(level, Outcome(design, chance.Next(3) == 0 ? chance.Next(1, 7) : move.Treat, risk, chance));
        }
        Assert.Fail($"{design.Name} did not end: {state}");
    }

    // Levels tried without a gap from the lowest; any numbers; now and then levels closed by an earlier decision.
    static EscalationState Arbitrary(Design design, Random chance)
    {
        var highest = chance.Next(1, Levels + 1);
        var risk = chance.NextDouble() * .6;
        var state = design.Start(Levels);
        for (var level = 1; level <= highest; level++)
            state = state.After(level, Outcome(design, chance.Next(1, 10), risk, chance));
        if (chance.Next(4) == 0)
            state = state.Close(chance.Next(1, Levels + 2));
        return state.At(chance.Next(1, highest + 1));
    }

    static DoseTally Outcome(Design design, int subjects, double risk, Random chance)
    {
        var outcome = default(DoseTally);
        for (var i = 0; i < subjects; i++)
        {
            var (u, response) = (chance.NextDouble(), design.LooksAtResponses && chance.Next(3) == 0 ? 1 : 0);
            outcome += u < risk ? new(1, 1, 0, response, response) : new(1, 0, u < risk + .1 ? 1 : 0, response);
        }
        return outcome;
    }
}
