using Cairn.Escalation.Exact;

namespace Cairn.Escalation.Simulation;

/// <summary>A truth with its name.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Truth">The true probabilities.</param>
/// <param name="StatedMtd">The level taken as the true MTD, 0 for none; null when the scenario does not say.</param>
public sealed record Scenario(string Name, ToxicityScenario Truth, int? StatedMtd = null);

/// <summary>A design's characteristics under a truth.</summary>
/// <param name="Scenario">The truth.</param>
/// <param name="Result">Exact, or estimated.</param>
/// <param name="Errors">Monte Carlo errors; null when the result is exact.</param>
public sealed record Appraised(Scenario Scenario, Characteristics Result, StandardErrors? Errors);

/// <summary>A design judged under several truths: exactly where its states can be followed, else by simulation.</summary>
public static class Appraisal
{
    const int MostStatesWithResponses = 100_000;

    /// <summary>
    /// The states of a design when there are not too many to follow; else null. With responses drawing is quicker much earlier.
    /// </summary>
    public static StateGraph? Followed(Design design, int levels)
    {
        ArgumentNullException.ThrowIfNull(design);
        return StateGraph
            .Compile(design, levels, design.LooksAtResponses ? MostStatesWithResponses : StateGraph.DefaultMaxStates)
            .Value;
    }

    /// <summary>
    /// The DLT rate up to which a level is tolerable where neither the scenario nor the design says so: that of two DLTs in
    /// six.
    /// </summary>
    public const double UsualTolerance = 1.0 / 3;

    /// <summary>
    /// The true MTD: as stated; else the level closest to the design's target; else the highest with a rate of at most a third
    /// (0 when none has). Null of two agents: several levels can be it.
    /// </summary>
    public static int? TrueMtd(Design design, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(scenario);
        if (design.Matrix is not null)
            return null;
        return scenario.StatedMtd
            ?? (
                design.TargetRate is { } target
                    ? scenario.Truth.Mtd(target)
                    : scenario.Truth.Dlt.Count(p => p <= UsualTolerance + 1e-9)
            );
    }

    /// <summary>Each truth in turn.</summary>
    public static IReadOnlyList<Appraised> Of(
        Design design,
        IReadOnlyList<Scenario> scenarios,
        SimulationPlan plan,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(plan);
        var graphs = scenarios
            .Select(s => s.Truth.Levels)
            .Distinct()
            .ToDictionary(levels => levels, levels => Followed(design, levels));
        return
        [
            .. scenarios.Select(scenario =>
            {
                var mtd = TrueMtd(design, scenario);
                if (graphs[scenario.Truth.Levels] is { } graph)
                    return new Appraised(scenario, graph.Under(scenario.Truth, mtd), null);
                var simulated = CohortSimulation.OnPatients(design, scenario.Truth, plan with { TrueMtd = mtd }, cancel);
                return new Appraised(scenario, simulated.Estimates, simulated.StandardErrors);
            }),
        ];
    }
}
