using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A group's two curves: the event of interest and the one that competes with it.</summary>
/// <param name="Event">Cumulative incidence of the event.</param>
/// <param name="Competing">Cumulative incidence of the competing event; the same name, size and times.</param>
public sealed record IncidenceGroup(Curve Event, Curve Competing)
{
    public static IncidenceGroup Of(string name, CumulativeIncidence ofEvent, CumulativeIncidence ofCompeting) =>
        new(Curve.Of(name, ofEvent), Curve.Of(name, ofCompeting));
}

/// <summary>Cumulative incidence with the competing event beside it: what <see cref="Draw"/> needs.</summary>
public sealed record IncidenceFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>"Relapse".</summary>
    public required string EventName { get; init; }

    /// <summary>"Death without relapse".</summary>
    public required string CompetingName { get; init; }
    public required TimeAxis Time { get; init; }
    public required IReadOnlyList<IncidenceGroup> Groups { get; init; }

    /// <summary>How the pointwise intervals were made: "log-log, delta-method variance".</summary>
    public required string IntervalType { get; init; }

    /// <summary>Confidence level, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>A comparison of the groups in words; null without one.</summary>
    public Phrase? Test { get; init; }

    const double Left = 38,
        Top = 28,
        Bottom = 218,
        PanelWidth = 184,
        Gap = 54;

    public Figure Draw()
    {
        if (Groups.Sum(g => g.Event.Subjects) == 0)
            return Figure.Empty(
                Head,
                Data(),
                $"No subject is in this analysis of {EventName} yet; the curves begin with the first one."
            );
        var words = Groups.Select(InWords).ToList();
        Phrase description =
            $"Cumulative incidence by {Time.Unit} from {Time.From}: {EventName} on the left, {CompetingName} on the "
            + $"right. {Phrase.Join(" ", words)}";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Notes =
            [
                .. words.Select(w => (Inline)w),
                .. Test is null ? [] : new[] { (Inline)Test },
                $"Bands: {Percent} confidence, pointwise, {IntervalType}. Small upright ticks: censored subjects.",
                .. CurveTable.Tails(Time, [.. Groups.Select(g => g.Event)]),
                .. CurveTable.Lines(Groups.Count),
            ],
            Data = Data(),
        };
    }

    string Percent => Written.Level(Level);

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var end = Groups.Max(g => Math.Max(g.Event.LastTime, g.Competing.LastTime));
        var ticks = Ticks.UpTo(end, Time.Unit, 4);
        var right = Left + PanelWidth + Gap;
        var relapse = Panel(canvas, ticks, end, Left, EventName, g => g.Event);
        var death = Panel(canvas, ticks, end, right, CompetingName, g => g.Competing);
        StepPanel.TimeTitle(canvas, Time, Left, right + PanelWidth, Bottom);
        List<Curve> names = [.. Groups.Select(g => g.Event)];
        var bottom = CountRows.Draw(
            canvas,
            Bottom + 46,
            "Number at risk",
            names,
            (relapse.Columns, (g, t) => Groups[g].Event.AtRiskAt(t)),
            (death.Columns, (g, t) => Groups[g].Competing.AtRiskAt(t))
        );
        bottom = CountRows.Draw(
            canvas,
            bottom,
            "Events so far",
            names,
            (relapse.Columns, (g, t) => Groups[g].Event.EventsBy(t)),
            (death.Columns, (g, t) => Groups[g].Competing.EventsBy(t))
        );
        return canvas.Drawing(bottom, description, Head.Synthetic);
    }

    StepPanel Panel(
        Canvas canvas,
        IReadOnlyList<double> ticks,
        double end,
        double left,
        Phrase title,
        Func<IncidenceGroup, Curve> curve
    )
    {
        var panel = new StepPanel(canvas, ticks, end, left, left + PanelWidth, Top, Bottom);
        panel.Axes(TextWidth.Fit(title, PanelWidth + 16, Canvas.TextSize), numbersOnY: left == Left);
        for (var g = 0; g < Groups.Count; g++)
            if (curve(Groups[g]).Subjects > 0)
                panel.Draw(curve(Groups[g]), g, before: 0);
        return panel;
    }

    Phrase InWords(IncidenceGroup group) =>
        group.Event.Subjects == 0
            ? (Phrase)$"{group.Event.Name}: no subject yet."
            : (Phrase)$"{group.Event.Name}: n = {Written.Count(group.Event.Subjects)}, {EventName} "
                + $"{Written.Count(group.Event.Events)}, {CompetingName} {Written.Count(group.Competing.Events)}.";

    Table Data() =>
        CurveTable.Of(
            Head,
            "Incidence",
            Time,
            Percent + " interval",
            [
                .. Groups.SelectMany(g =>
                    new[]
                    {
                        g.Event with
                        {
                            Name = $"{g.Event.Name}: {EventName}",
                        },
                        g.Competing with
                        {
                            Name = $"{g.Competing.Name}: {CompetingName}",
                        },
                    }
                ),
            ]
        );
}
