using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>One step of an estimated curve: the estimate holds from this time until the next.</summary>
/// <param name="Time">From 0, in the figure's unit.</param>
/// <param name="AtRisk">Subjects at risk just before this time.</param>
/// <param name="Events">Events of the curve's kind at this time.</param>
/// <param name="Censored">Subjects censored at this time.</param>
/// <param name="Estimate">A probability, 0 to 1.</param>
/// <param name="Lower">Lower end of the interval; null where it is not estimable.</param>
/// <param name="Upper">Upper end of the interval; null where it is not estimable.</param>
public sealed record CurveStep(double Time, int AtRisk, int Events, int Censored, double Estimate, double? Lower, double? Upper);

/// <summary>The curve of one group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Subjects">Its size; 0 is possible.</param>
/// <param name="Steps">In order of time, one for every time at which somebody has an event or is censored; nobody enters
/// late.</param>
public sealed record Curve(string Name, int Subjects, IReadOnlyList<CurveStep> Steps)
{
    /// <summary>The records behind the times that it was estimated from; null where they are nobody's.</summary>
    public Func<IEnumerable<Fact>>? Because { get; init; }

    /// <summary>A survival curve as it was estimated.</summary>
    public static Curve Of(string name, KaplanMeier estimate) =>
        new(
            name,
            estimate.N,
            [.. estimate.Curve.Select(s => new CurveStep(s.Time, s.AtRisk, s.Events, s.Censored, s.Survival, s.Lower, s.Upper))]
        );

    /// <summary>An incidence curve as it was estimated; who leaves without any event was censored.</summary>
    public static Curve Of(string name, CumulativeIncidence estimate) =>
        new(
            name,
            estimate.N,
            [
                .. estimate.Curve.Select(
                    (s, i) =>
                        new CurveStep(
                            s.Time,
                            s.AtRisk,
                            s.Events,
                            s.AtRisk - (i + 1 < estimate.Curve.Count ? estimate.Curve[i + 1].AtRisk : 0) - s.Events - s.Competing,
                            s.Incidence,
                            s.Lower,
                            s.Upper
                        )
                ),
            ]
        );

    /// <summary>The same with time in a unit of this many of the present one.</summary>
    public Curve InUnitsOf(double size) => this with { Steps = [.. Steps.Select(s => s with { Time = s.Time / size })] };

    public int Events => Steps.Sum(s => s.Events);

    public double LastTime => Steps.Count == 0 ? 0 : Steps[^1].Time;

    /// <summary>
    /// The time after which fewer than one in ten are at risk, so that the curve rests on few (Pocock, Clayton and Altman, Lancet
    /// 2002); null where that is never so.
    /// </summary>
    public double? ThinsAt =>
        (from pair in Steps.Zip(Steps.Skip(1)) where 10 * pair.Second.AtRisk < Subjects select (double?)pair.First.Time).Min();

    /// <summary>Subjects under observation just before a time.</summary>
    public int AtRiskAt(double time) => Steps.FirstOrDefault(s => s.Time >= time)?.AtRisk ?? 0;

    /// <summary>Events up to and including a time.</summary>
    public int EventsBy(double time) => Steps.TakeWhile(s => s.Time <= time).Sum(s => s.Events);

    /// <summary>"Level 1 (n = 6)".</summary>
    public Phrase NameWithSize => $"{Name} (n = {Written.Count(Subjects)})";
}

/// <summary>The time axis of curves.</summary>
/// <param name="Unit">months, days, weeks, or another plural.</param>
/// <param name="From">What time is counted from: "enrolment".</param>
public sealed record TimeAxis(string Unit, string From)
{
    public Phrase Title => $"{char.ToUpperInvariant(Unit[0]) + Unit[1..]} from {From}";
}
