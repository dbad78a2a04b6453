using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats finegray</c>: regression of the subdistribution hazard of one cause.</summary>
static class StatsFineGray
{
    sealed record Result(
        int Cause,
        int N,
        int Events,
        int Competing,
        IReadOnlyList<HazardTerm> Terms,
        LogLikelihoods LogLikelihood,
        int Iterations,
        bool Converged
    );

    sealed record LogLikelihoods(double AtZero, double Fitted);

    public static Command Create()
    {
        var (data, time, status) = (
            Data(),
            Column("--time", "Time to event or censoring, 0 or later.", required: true),
            Column("--status", "0 censored, 1, 2, ... the cause of the event.", required: true)
        );
        var covariates = Columns(
            "--covariates",
            "Covariates. A column of text becomes categories, compared with the first of them in order of characters.",
            required: true
        );
        var categories = Columns("--categories", "Covariates of numbers to take as categories.");
        var cause = new Option<int>("--cause")
        {
            HelpName = "K",
            Description = "The cause of interest.",
            DefaultValueFactory = _ => 1,
        };
        cause.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<int>() < 1)
                found.AddError("--cause is from 1 on: 0 is censored.");
        });
        var (level, format) = (Level(), Format());
        var command = new Command(
            "finegray",
            "Proportional subdistribution hazards of one cause among others (Fine and Gray). Rows with a missing value "
                + "are left out; times that differ by rounding only are taken as equal."
        )
        {
            data,
            time,
            status,
            cause,
            covariates,
            categories,
            level,
            format,
        };
        var figure = new StatsFigure();
        figure.AddTo(command, withTime: false);
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                [
                    ("--time", parsed.GetValue(time), CellRule.Time),
                    ("--status", parsed.GetValue(status), CellRule.Status),
                    .. Covariates(parsed.GetValue(covariates)),
                ]
            );
            var design = columns.Covariates(Names(parsed.GetValue(categories)), Names(parsed.GetValue(covariates)));
            var fit = FineGrayModel.Of(columns.FollowUp([]), design, parsed.GetValue(cause), parsed.GetValue(level));
            StatsCox.SayWhatIsMissing(fit.Terms);
            figure.Draw(
                parsed,
                "subdistribution-hazard-ratios",
                $"Subdistribution hazard ratios of cause {fit.Cause} by {parsed.GetValue(time)}",
                fit.Terms.Count,
                head =>
                    new ForestFigure
                    {
                        Head = head,
                        Measure = "Subdistribution hazard ratio",
                        Level = parsed.GetValue(level),
                        Terms = [.. fit.Terms.Select(ForestTerm.Of)],
                        Model = $"Fine and Gray's model: n = {fit.N}, events {fit.Events}, competing {fit.Competing}",
                    }.Draw()
            );
            var result = new Result(
                fit.Cause,
                fit.N,
                fit.Events,
                fit.Competing,
                fit.Terms,
                new LogLikelihoods(fit.LogLikelihoodAtZero, fit.LogLikelihood),
                fit.Iterations,
                fit.Converged
            );
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result, parsed.GetValue(level));
        });
        return command;
    }

    static int Show(Result fit, double level)
    {
        Print(
            $"cause {fit.Cause}: n {fit.N}, events {fit.Events}, competing events {fit.Competing}; hazard ratios of the "
                + $"subdistribution, {level * 100:0.##} % limits"
        );
        StatsCox.ShowTerms(fit.Terms);
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
