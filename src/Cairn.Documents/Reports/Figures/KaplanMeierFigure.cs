using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A group's survival curve with its median.</summary>
/// <param name="Median">In the axis's unit; null when it is not reached.</param>
/// <param name="MedianLower">Null when it is not estimable.</param>
/// <param name="MedianUpper">Null when it is not reached.</param>
public sealed record SurvivalGroup(Curve Curve, double? Median, double? MedianLower, double? MedianUpper)
{
    public static SurvivalGroup Of(string name, KaplanMeier estimate) =>
        new(Curve.Of(name, estimate), estimate.Median.Estimate, estimate.Median.Lower, estimate.Median.Upper);
}

/// <summary>Kaplan-Meier curves: what <see cref="Draw"/> needs.</summary>
public sealed record KaplanMeierFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>What the curve is the probability of: "overall survival".</summary>
    public required string Outcome { get; init; }
    public required TimeAxis Time { get; init; }
    public required IReadOnlyList<SurvivalGroup> Groups { get; init; }

    /// <summary>How the pointwise intervals were made: "log-log".</summary>
    public required string IntervalType { get; init; }

    /// <summary>Confidence level, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>A comparison of the groups in words; null without one.</summary>
    public Phrase? Test { get; init; }

    /// <summary>Times at which the axis carries numbers and the rows below say who is at risk; empty: the axis chooses.</summary>
    public IReadOnlyList<double> RiskTimes { get; init; } = [];

    /// <summary>
    /// Shades the area under each curve up to this time, the restricted mean, in place of the bands; null does not.
    /// </summary>
    public double? Horizon { get; init; }

    /// <summary>The means in words, one a group, beside a horizon.</summary>
    public IReadOnlyList<Phrase> Means { get; init; } = [];

    const double Left = 38,
        Top = 28,
        Bottom = 238;
    const int MostShaded = 3;

    public Figure Draw()
    {
        if (Groups.Sum(g => g.Curve.Subjects) == 0)
            return Figure.Empty(
                Head,
                Data(),
                $"No subject is in this analysis yet; the curve of {Outcome} begins with the first one."
            );
        var medians = Groups.Select(Median).ToList();
        var shown = Horizon is null ? "bands, censoring ticks" : "the area up to the horizon";
        Phrase description =
            $"Kaplan-Meier step curves of {Outcome} by {Time.Unit} from {Time.From}, "
            + $"with {shown} and the numbers at risk. {Phrase.Join(" ", Horizon is null ? medians : Means)}";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Notes = Horizon is { } horizon
                ?
                [
                    .. Means.Select(m => (Inline)m),
                    $"Mean time up to {Written.Brief(horizon)} {Time.Unit}: the area under the curve as far as the dotted "
                        + $"line{(Groups.Count > MostShaded ? "" : ", shaded")}. Intervals: {Percent} confidence, plain.",
                ]
                :
                [
                    .. medians.Select(m => (Inline)m),
                    .. Test is null ? [] : new[] { (Inline)Test },
                    $"Bands and intervals: {Percent} confidence, pointwise, {IntervalType}. Small upright "
                        + $"ticks: censored subjects.",
                    .. CurveTable.Tails(Time, [.. Groups.Select(g => g.Curve)]),
                    .. CurveTable.Lines(Groups.Count),
                ],
            Data = Data(),
        };
    }

    string Percent => Written.Level(Level);

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        List<(Curve Curve, int i)> curves = [.. Groups.Select((g, i) => (g.Curve, i)).Where(c => c.Curve.Subjects > 0)];
        var margin = DirectLabels(curves) ? 28 + curves.Max(c => TextWidth.Of(c.Curve.NameWithSize, Canvas.TextSize)) : 14;
        var end = Math.Max(Horizon ?? 0, Groups.Max(g => g.Curve.LastTime));
        var ticks =
            RiskTimes.Count > 0 ? [.. RiskTimes.Where(t => t <= end).Order()] : Ticks.UpTo(end, Time.Unit, margin > 14 ? 6 : 8);
        var panel = new StepPanel(canvas, ticks, end, Left, canvas.Width - margin, Top, Bottom);
        panel.Axes(TextWidth.Fit($"Probability of {Outcome}", canvas.Width, Canvas.TextSize), numbersOnY: true);
        StepPanel.TimeTitle(canvas, Time, Left, canvas.Width - margin, Bottom);
        if (Horizon is { } horizon)
            Shaded(panel, curves, horizon);
        else
            foreach (var (curve, group) in curves)
                panel.Draw(curve, group, before: 1);
        if (margin > 14)
            panel.Label(curves, before: 1);
        var bottom = CountRows.Draw(
            canvas,
            Bottom + 46,
            "Number at risk",
            [.. Groups.Select(g => g.Curve)],
            (panel.Columns, (g, t) => Groups[g].Curve.AtRiskAt(t))
        );
        return canvas.Drawing(bottom, description, Head.Synthetic);
    }

    // A curve that ends before the horizon with someone surviving has no mean, and no shade.
    void Shaded(StepPanel panel, List<(Curve Curve, int Group)> curves, double horizon)
    {
        foreach (var (curve, group) in curves)
            if (Groups.Count <= MostShaded && (curve.LastTime >= horizon || curve.Steps is [.., { Estimate: 0 }]))
                panel.Shade(curve, group, horizon);
        foreach (var (curve, group) in curves)
            panel.Outline(curve, group, before: 1);
        panel.At(horizon);
    }

    // Two or three curves with short names carry their names; otherwise the rows below are the legend.
    static bool DirectLabels(List<(Curve Curve, int Group)> curves) =>
        curves.Count is 2 or 3 && curves.All(c => TextWidth.Of(c.Curve.NameWithSize, Canvas.TextSize) <= 120);

    Phrase Median(SurvivalGroup group)
    {
        if (group.Curve.Subjects == 0)
            return $"{group.Curve.Name}: no subject yet.";
        var decimals = Written.Decimals(1, group.Median, group.MedianLower, group.MedianUpper);
        Phrase median = group.Median is { } m ? (Phrase)$"median {Written.Fixed(m, decimals)} {Time.Unit}" : "median not reached";
        return $"{group.Curve.Name}: n = {Written.Count(group.Curve.Subjects)}, "
            + $"{Written.Plural(group.Curve.Events, "event", "events")}; {median}, {Percent} interval "
            + $"{Written.Interval(group.MedianLower, group.MedianUpper, decimals)}.";
    }

    Table Data() => CurveTable.Of(Head, "Survival", Time, Percent + " interval", [.. Groups.Select(g => g.Curve)]);
}
