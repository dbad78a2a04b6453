using System.CommandLine;
using System.Text.Json.Serialization;
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
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Subjects,
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
        var (strata, entry, cluster) = (
            Columns("--strata", "A baseline hazard and a distribution of censoring for each combination of these."),
            Column("--entry", "Time from which the subject was under observation (left truncation)."),
            Column("--cluster", "Rows of one label count as one subject in the variance.")
        );
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
            strata,
            entry,
            cluster,
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
                    ("--entry", parsed.GetValue(entry), CellRule.Time),
                    ("--cluster", parsed.GetValue(cluster), CellRule.Group),
                    .. All("--strata", parsed.GetValue(strata), CellRule.Group),
                    .. Covariates(parsed.GetValue(covariates)),
                ]
            );
            var design = columns.Covariates(Names(parsed.GetValue(categories)), Names(parsed.GetValue(covariates)));
            var options = new FineGrayOptions
            {
                Cause = parsed.GetValue(cause),
                Cluster = columns.Labels("--cluster"),
                Level = parsed.GetValue(level),
            };
            var parts = columns.Strata(columns.FollowUp([]));
            if (FineGrayModel.FirstUnweighable(parts, options.Cause) is { } alone)
                throw BadInputException.At(
                    parsed.GetValue(data)!,
                    $"up to time {Text(alone)} all who are under observation entered at one time, so that a competing event then "
                        + "has no weight.",
                    "Count time from a later start, or leave out those who left before others entered."
                );
            var fit = FineGrayModel.Of(parts, design, options);
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
                options.Cluster.Count == 0 ? null : options.Cluster.Distinct().Count(),
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

    static string Counted(Result fit) => fit.Subjects is { } subjects ? $"rows {fit.N}, subjects {subjects}" : $"n {fit.N}";

    static int Show(Result fit, double level)
    {
        Print(
            $"cause {fit.Cause}: {Counted(fit)}, events {fit.Events}, competing events {fit.Competing}; hazard ratios of the "
                + $"subdistribution, {level * 100:0.##} % limits"
        );
        StatsCox.ShowTerms(fit.Terms);
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
