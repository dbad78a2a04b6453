using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>BOIN for two agents in words.</summary>
static class CombinationReason
{
    public static Phrase For(CombinationBoin rule, in EscalationState state, Move move)
    {
        var level = rule.Written(state.Current);
        var dose = state[state.Current];
        if (dose.Evaluable == 0)
            return $"Dose level {level}, nobody evaluable yet: treat {move.Treat} at dose level {rule.Written(move.Dose)}.";
        var (counts, closed) = ($"{Dlts(dose.Dlts)} in {Subjects(dose.Evaluable)} at dose level {level}", rule.Closing(state));
        return $"{counts}, a rate of {Invariant($"{(double)dose.Dlts / dose.Evaluable:0.000}")} ({rule.Table.Interval}). "
            + Follows(rule, closed, move);
    }

    static string Follows(CombinationBoin rule, EscalationState closed, Move move)
    {
        var (there, more) = ($"treat {move.Treat} at dose level {rule.Written(move.Dose)}", $"treat {move.Treat} more there");
        return move.Ground switch
        {
            Ground.LowestTooToxic => "Dose level 1.1 is closed: stop, with no MTD.",
            Ground.MaximumReached =>
                $"The plan has no place for more than {rule.Table.MaxSubjects} subjects. {Ended(rule, move)}",
            Ground.EnoughAtDose => $"It would stay, and has {rule.Table.EnoughAtDose} subjects or more. {Ended(rule, move)}",
            Ground.LevelClosed => $"The level is closed: {there}, the best of the highest open levels below it.",
            Ground.CohortIncomplete => $"A cohort is {rule.CohortSize}: {more}.",
            Ground.RateInRange => $"The rate is between the boundaries: {more}.",
            Ground.NoLowerLevel => $"There is no lower level, and this one is not closed: {more}.",
            Ground.NoHigherLevel => $"No neighbour above may be treated: {more}.",
            Ground.RateHigh => $"One dose lower: {there} ({Compared(rule, closed, rule.Matrix.Below(closed.Current))}).",
            Ground.RateLow => $"One dose higher: {there} ({Compared(rule, closed, rule.Admissible(closed, closed.Current))}).",
            Ground.Expand
            or Ground.Cleared
            or Ground.MoreForMtd
            or Ground.MtdFound
            or Ground.NoSkipping
            or Ground.Model
            or Ground.Coherence
            or Ground.Pending
            or Ground.Desirable
            or Ground.Explore
            or Ground.NoneAdmissible
            or Ground.Titrate
            or Ground.TitrationUsedUp => $"{char.ToUpperInvariant(there[0])}{there[1..]}.",
        };
    }

    static string Compared(CombinationBoin rule, EscalationState state, IEnumerable<int> levels) =>
        "probability of a rate between the boundaries "
        + string.Join(
            ", ",
            levels.Select(level =>
                Invariant($"{rule.InRange(state[level]):0.000} at {rule.Written(level)}")
                + (state[level].Evaluable == 0 ? ", untried" : "")
            )
        );

    static string Ended(CombinationBoin rule, Move move) =>
        move.Mtd > 0 ? $"Dose level {rule.Written(move.Dose)} is the MTD: stop." : "No dose level is the MTD: stop.";

    public static IEnumerable<RuleSentence> Sentences(CombinationBoin rule)
    {
        var table = rule.Table;
        yield return new(
            $"Every dose of agent A with every dose of agent B is a dose level, {rule.Matrix.Levels} in all; dose level 2.1 is "
                + "the second dose of A with the first of B. A level is below another when neither of its doses is higher.",
            CombinationBoinKind.Doses.Key
        );
        yield return new(
            $"The first cohort is treated at dose level {rule.Written(rule.StartLevel)}. A cohort is "
                + $"{Subjects(rule.CohortSize)}; only evaluable subjects count.",
            CombinationBoinKind.First.Key,
            TrialNumbers.CohortSize.Key
        );
        yield return new(
            Invariant(
                $"The target DLT rate is {table.Target:0.###}. A DLT rate at the level of {table.EscalateAt:0.0000} "
                    + $"(lambda e) or "
                    + $"less goes up, of {table.DeEscalateAt:0.0000} (lambda d) or more down; between them the level stays."
            ),
            TrialNumbers.Target.Key,
            BoinKind.Modifications.Key
        );
        yield return new(
            "Up or down goes one dose of one agent: to the neighbour whose DLT rate lies between the boundaries with the higher "
                + "posterior probability (prior Beta(0.5, 0.5)). Of two equally likely "
                + rule.AtATie switch
                {
                    CombinationTie.Balanced =>
                        "the agent with the lower dose is raised, the one with the higher is lowered; else A.",
                    CombinationTie.AgentA => "the one with another dose of agent A.",
                    CombinationTie.AgentB => "the one with another dose of agent B.",
                },
            CombinationBoinKind.AtATie.Key
        );
        yield return new(
            "Up goes to no closed level, nor to one where the rate at a level treated with the raised dose, and no higher dose "
                + "of the other agent, calls for going down. Without a neighbour to go to the level stays."
        );
        if (rule.CohortSize > 1)
            yield return IntervalNumbers.Completed(rule.CohortSize);
        yield return new(
            "A level with a DLT in three subjects or more is closed with all above it when the posterior probability (uniform "
                + $"prior) of a DLT rate above the target is above {Short(table.CloseAbove)}"
                + (table.CloseLowestAbove is { } lowest ? $", at the lowest level above {Short(lowest)}." : "."),
            IntervalNumbers.CloseAbove.Key,
            IntervalNumbers.ExtraSafe.Key
        );
        yield return new(
            "From a closed level the trial goes to the best of the highest open levels below it. When dose level 1.1 is closed, "
                + "the trial stops with no MTD."
        );
        yield return TrialNumbers.Ends(
            table.MaxSubjects,
            table.EnoughAtDose is { } n ? $"when it would stay at a level with {Subjects(n)} or more" : null
        );
        yield return new(
            "At the end the MTD is found by isotonic regression over the matrix, of the levels treated and not closed: the level "
                + "whose fitted DLT rate is closest to the target; of two equally far on both sides the lower rate; of equal "
                + "rates the highest doses when they are below the target, else the lowest, and then the lower dose of agent B."
                + (table.BoundMtd ? Invariant($" Its fitted rate may not be above {table.DeEscalateAt:0.0000}.") : ""),
            BoinKind.BoundMtd.Key
        );
    }
}
