using System.CommandLine;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;

namespace Cairn.App.Commands;

/// <summary><c>--svg FILE</c> of the curves: the figures of the report, in a file of their own.</summary>
sealed class StatsFigure
{
    const int MostSteps = 50_000;
    readonly Option<string?> _file = new("--svg") { HelpName = "FILE.svg", Description = "Draws the figure into this file." };
    readonly Option<string?> _unit = new("--unit")
    {
        HelpName = "WORD",
        Description =
            "What the figure calls the unit of time, as a plural: days; the name of the time column when it is not given.",
    };
    readonly Option<bool> _synthetic = new("--synthetic") { Description = "The data are made up: the figure says so." };

    readonly Option<double[]> _riskTimes = StatsCommand.Times(
        "--risk-times",
        "Times at which the figure's rows say who is at risk."
    );
    readonly (Option<string> Option, Func<ParseResult, CurveShape> Of) _shape = StatsCommand.Choice(
        "--shape",
        "What the figure draws: survival, its cumulative hazard, or log-minus-log against the logarithm of time, in which "
            + "proportional hazards run alongside each other.",
        ("survival", CurveShape.Survival),
        ("cumulative-hazard", CurveShape.CumulativeHazard),
        ("log-minus-log", CurveShape.LogMinusLog)
    );

    bool _hasShapes;

    /// <param name="withTime">The figure has an axis of time.</param>
    public void AddTo(Command command, bool withTime = true)
    {
        command.Add(_file);
        if (withTime)
            command.Add(_unit);
        command.Add(_synthetic);
        StatsCommand.Needs(command, "--synthetic", "--svg");
        if (withTime)
            StatsCommand.Needs(command, "--unit", "--svg");
    }

    /// <summary>Options of survival curves alone.</summary>
    public void AddCurves(Command command)
    {
        _hasShapes = true;
        command.Add(_riskTimes);
        command.Add(_shape.Option);
        StatsCommand.Needs(command, _riskTimes.Name, _file.Name);
        StatsCommand.Needs(command, _shape.Option.Name, _file.Name);
    }

    /// <summary>Draws a figure where a file was named.</summary>
    /// <param name="steps">How many steps, points or lines it has.</param>
    public void Draw(ParseResult parsed, string id, string title, int steps, Func<FigureHead, Figure> draw)
    {
        if (parsed.GetValue(_file) is not { } file)
            return;
        Check(steps);
        FigureFile.Write(file, draw(Head(parsed, id, title)));
    }

    /// <summary>Draws survival curves where a file was named.</summary>
    public void Draw(
        ParseResult parsed,
        string time,
        string outcome,
        IEnumerable<(string Name, KaplanMeier Curve)> groups,
        Confidence confidence,
        string limits,
        string? test
    )
    {
        if (parsed.GetValue(_file) is not { } file)
            return;
        var arms = groups.ToList();
        Check(arms.Sum(a => a.Curve.Curve.Count));
        if (_hasShapes && _shape.Of(parsed) is var shape and not CurveShape.Survival)
        {
            FigureFile.Write(file, Shaped(parsed, time, outcome, arms, shape, test));
            return;
        }
        FigureFile.Write(
            file,
            new KaplanMeierFigure
            {
                Head = Head(parsed, "survival", $"Kaplan-Meier: {time} to {outcome}"),
                Outcome = $"no {outcome}",
                Time = Axis(parsed, time),
                IntervalType = limits,
                Level = confidence.Level,
                Test = test,
                RiskTimes = _hasShapes ? parsed.GetValue(_riskTimes) ?? [] : [],
                Groups = [.. arms.Select(a => SurvivalGroup.Of(a.Name, a.Curve))],
            }.Draw()
        );
    }

    Figure Shaped(
        ParseResult parsed,
        string time,
        string outcome,
        IReadOnlyList<(string Name, KaplanMeier Curve)> arms,
        CurveShape shape,
        string? test
    ) =>
        new HazardShapeFigure
        {
            Head = Head(parsed, "hazard", $"{outcome} by {time}"),
            Time = Axis(parsed, time),
            Shape = shape,
            Test = test,
            Groups = [.. arms.Select(a => Curve.Of(a.Name, a.Curve))],
        }.Draw();

    /// <summary>Draws the incidence of one cause, and of the others together beside it, where a file was named.</summary>
    public void Draw(
        ParseResult parsed,
        string time,
        int cause,
        IEnumerable<(string Name, FollowUp FollowUp)> groups,
        IncidenceVariance variance,
        Confidence confidence,
        string limits,
        string? test
    )
    {
        if (parsed.GetValue(_file) is not { } file)
            return;
        var arms = groups.Select(g => (g.Name, FollowUp: g.FollowUp.Recoded(status => OfInterest(status, cause)))).ToList();
        Check(arms.Sum(a => a.FollowUp.Count));
        FigureFile.Write(
            file,
            new IncidenceFigure
            {
                Head = Head(parsed, "incidence", $"Cumulative incidence by {time}"),
                EventName = $"Cause {cause}",
                CompetingName = "Other causes",
                Time = Axis(parsed, time),
                IntervalType = limits,
                Level = confidence.Level,
                Test = test,
                Groups = [.. arms.Select(a => IncidenceGroup.Of(a.Name, Curve(a.FollowUp, 1), Curve(a.FollowUp, 2)))],
            }.Draw()
        );

        CumulativeIncidence Curve(FollowUp followUp, int of) => CumulativeIncidence.Of(followUp, of, variance, confidence);
    }

    static int OfInterest(int status, int cause) =>
        status switch
        {
            0 => 0, // censored
            _ when status == cause => 1,
            _ => 2,
        };

    /// <summary>Refuses a figure of subjects who enter late: its numbers at risk could not be read.</summary>
    public void RefuseLateEntry(ParseResult parsed, bool late)
    {
        if (late && parsed.GetValue(_file) is not null)
            throw BadInputException.At(
                "--svg",
                "The figure is for follow-up that starts at time 0.",
                "Leave out --entry, or --svg."
            );
    }

    /// <summary>Refuses a figure of weighted subjects: its numbers at risk would not be subjects.</summary>
    public void RefuseWeights(ParseResult parsed)
    {
        if (parsed.GetValue(_file) is not null)
            throw BadInputException.At(
                "--svg",
                "The figure counts subjects at risk, and with --weights there are sums of weights.",
                "Leave out --weights, or --svg."
            );
    }

    FigureHead Head(ParseResult parsed, string id, string title) => new(id, title, parsed.GetValue(_synthetic));

    public TimeAxis Axis(ParseResult parsed, string time, string from = "the start") =>
        new(parsed.GetValue(_unit) is { Length: > 0 } unit ? unit : time, from);

    static void Check(int steps)
    {
        if (steps > MostSteps)
            throw BadInputException.At(
                "--svg",
                $"The curves have {steps} steps; a figure holds {MostSteps}.",
                "Leave out --svg, or draw a part of the data."
            );
    }
}
