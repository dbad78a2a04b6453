namespace Cairn.Escalation.Simulation;

/// <summary>What a trial meets on its way, in days. Every value is an assumption of whoever simulates.</summary>
public sealed record TrialConduct
{
    /// <summary>Length of the DLT window, above 0.</summary>
    public required double WindowDays { get; init; }

    /// <summary>Mean time between two people who could enter, above 0; exponentially distributed.</summary>
    public required double ArrivalDays { get; init; }

    /// <summary>Share of the DLTs that fall in the second half of the window, 0 to 1; in each half they are uniform.</summary>
    public double LateShare { get; init; } = .5;

    /// <summary>Days from one infusion to the next at the same level, until the window of the first is over.</summary>
    public double StaggerDays { get; init; }

    /// <summary>Days from enrolment to infusion.</summary>
    public double ManufactureDays { get; init; }

    /// <summary>Probability that the product fails: the subject is not infused, and replaced.</summary>
    public double ManufactureFailure { get; init; }

    /// <summary>
    /// Probability that an infused subject without a DLT leaves before the window ends (at a uniform time): not evaluable, and
    /// replaced.
    /// </summary>
    public double NotEvaluable { get; init; }

    /// <summary>Probability that a subject receives the level below the one assigned; he counts at the level received.</summary>
    public double ReceivedLower { get; init; }

    /// <summary>
    /// Probability that a subject receives the level above the one assigned, where there is one; he counts at the level
    /// received, which opens nothing.
    /// </summary>
    public double ReceivedHigher { get; init; }
}

/// <summary>A mean over the simulated trials with its Monte Carlo error.</summary>
public readonly record struct Estimate(double Mean, double StandardError);

/// <summary>
/// Characteristics of trials with a calendar. Subjects and DLTs are those infused, evaluable or not, at the level received.
/// </summary>
/// <param name="Result">The same as without a calendar.</param>
/// <param name="DurationDays">From the first arrival to the decision that ends the trial.</param>
/// <param name="Enrolled">Subjects enrolled.</param>
/// <param name="ManufactureFailures">Subjects enrolled and not infused.</param>
/// <param name="NotEvaluable">Subjects infused who left without a DLT.</param>
/// <param name="Backfilled">Subjects assigned to a lower level while the escalation waited.</param>
/// <param name="TurnedAway">People who came while nobody could enter.</param>
/// <param name="Unfinished">Trials that did not end within the limit of arrivals; they count as ending without an MTD.</param>
public sealed record SimulatedCalendar(
    Simulated Result,
    Estimate DurationDays,
    Estimate Enrolled,
    Estimate ManufactureFailures,
    Estimate NotEvaluable,
    Estimate Backfilled,
    Estimate TurnedAway,
    long Unfinished
);

/// <summary>
/// Simulation of trials in time. People come at random times. One who finds a place in the open cohort enters; one who comes
/// while the escalation waits is backfilled where the design allows, else turned away. The design is asked when a cohort is full
/// and whenever something becomes known; a DLT closes an open cohort at once when the design would close the level, or go down,
/// even were the others of the cohort to have none.
/// </summary>
public static class CalendarSimulation
{
    /// <exception cref="ArgumentOutOfRangeException">A number of the conduct is out of bounds.</exception>
    public static SimulatedCalendar Run(
        Design design,
        ToxicityScenario truth,
        TrialConduct conduct,
        SimulationPlan plan,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(plan);
        Check(conduct);
        var sums = new Sums(truth.Levels, plan.TrueMtd);
        foreach (
            var block in plan.Blocks(
                (from, to) =>
                {
                    var block = new Sums(truth.Levels, plan.TrueMtd);
                    for (var trial = from; trial < to; trial++)
                    {
                        if ((trial & 63) == 0)
                            cancel.ThrowIfCancellationRequested();
                        block.Add(new CalendarTrial(design, truth, conduct, new(plan.Seed, trial)).Conduct());
                    }
                    return block;
                },
                cancel
            )
        )
            sums.Add(block);
        return sums.Result();
    }

    static void Check(TrialConduct conduct)
    {
        ArgumentNullException.ThrowIfNull(conduct);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(conduct.WindowDays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(conduct.ArrivalDays);
        ArgumentOutOfRangeException.ThrowIfNegative(conduct.StaggerDays);
        ArgumentOutOfRangeException.ThrowIfNegative(conduct.ManufactureDays);
        foreach (
            var share in (double[])
                [
                    conduct.LateShare,
                    conduct.ManufactureFailure,
                    conduct.NotEvaluable,
                    conduct.ReceivedLower,
                    conduct.ReceivedHigher,
                    conduct.ReceivedLower + conduct.ReceivedHigher,
                ]
        )
            ArgumentOutOfRangeException.ThrowIfNotEqual(share is >= 0 and <= 1, true, nameof(conduct));
        ArgumentOutOfRangeException.ThrowIfEqual(conduct.ManufactureFailure, 1, nameof(conduct));
        ArgumentOutOfRangeException.ThrowIfEqual(conduct.NotEvaluable, 1, nameof(conduct));
    }

    sealed class Sums(int levels, int? trueMtd)
    {
        readonly TrialTotals _totals = new(levels, trueMtd);
        readonly (double Sum, double Squares)[] _means = new (double, double)[6];
        long _trials,
            _unfinished;

        public void Add(CalendarEnd end)
        {
            _totals.Add(end.Mtd, end.Infused);
            _trials++;
            if (!end.Finished)
                _unfinished++;
            double[] values = [end.Days, end.Enrolled, end.Failures, end.NotEvaluable, end.Backfilled, end.TurnedAway];
            for (var i = 0; i < values.Length; i++)
                _means[i] = (_means[i].Sum + values[i], _means[i].Squares + values[i] * values[i]);
        }

        public void Add(Sums other)
        {
            _totals.Add(other._totals);
            (_trials, _unfinished) = (_trials + other._trials, _unfinished + other._unfinished);
            for (var i = 0; i < _means.Length; i++)
                _means[i] = (_means[i].Sum + other._means[i].Sum, _means[i].Squares + other._means[i].Squares);
        }

        public SimulatedCalendar Result() =>
            new(_totals.Result(), Mean(0), Mean(1), Mean(2), Mean(3), Mean(4), Mean(5), _unfinished);

        Estimate Mean(int i) =>
            _means[i] is var (sum, squares) && (double)_trials is var n
                ? new(sum / n, n < 2 ? double.NaN : Math.Sqrt(Math.Max(0, squares - sum * sum / n) / (n - 1) / n))
                : default;
    }
}
