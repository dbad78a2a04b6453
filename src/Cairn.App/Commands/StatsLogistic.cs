using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats logistic</c>: the odds of a response by covariates, such as exposure.</summary>
static class StatsLogistic
{
    sealed record Result(int N, int Events, IReadOnlyList<OddsTerm> Terms, double LogLikelihood, bool Firth, bool Converged);

    public static Command Create()
    {
        var data = Data();
        var (response, covariates) = (
            Column("--response", "1 response, 0 none; or COLUMN=VALUE for the value that is one.", required: true),
            Columns(
                "--covariates",
                $"Covariates, such as the area under the curve of cell levels. {Interactions}",
                required: true
            )
        );
        var categories = Columns("--categories", "Covariates of numbers to take as categories.");
        var firth = new Option<bool>("--firth")
        {
            Description = "Penalised likelihood (Firth): an estimate also where a covariate separates the responders.",
        };
        var (level, format, figure) = (Level(), Format(), new StatsFigure());
        var command = new Command(
            "logistic",
            "Logistic regression of a response on exposure and other covariates. Rows with a missing value are left out."
        )
        {
            data,
            response,
            covariates,
            categories,
            firth,
            level,
            format,
        };
        figure.AddTo(command, withTime: false);
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                [("--response", parsed.GetValue(response), CellRule.Event), .. Covariates(parsed.GetValue(covariates))]
            );
            var design = columns.Covariates(Names(parsed.GetValue(categories)), Names(parsed.GetValue(covariates)));
            int[] responses = [.. columns.Numbers("--response").Select(x => (int)x)];
            var fit = LogisticModel.Of(responses, design, parsed.GetValue(firth), parsed.GetValue(level));
            SayWhatIsMissing(columns, fit);
            figure.Draw(parsed, "odds-ratios", $"Odds ratios: {parsed.GetValue(response)}", fit.Terms.Count, head =>
                Forest(head, fit, parsed.GetValue(level))
            );
            var result = new Result(fit.N, fit.Events, fit.Terms, fit.LogLikelihood, parsed.GetValue(firth), fit.Converged);
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result, parsed.GetValue(level));
        });
        return command;
    }

    static void SayWhatIsMissing(StatsColumns columns, LogisticModel fit)
    {
        if (columns.LeftOut > 0)
            Say($"{columns.LeftOut} row(s) left out for a missing value; {columns.Count} used.");
        foreach (var term in fit.Terms.Where(t => t.State is not TermState.Estimated))
            Say($"{term.Term} has no estimate; --firth has one where a covariate separates the responders.");
    }

    static Documents.Reports.Content.Figure Forest(Documents.Reports.Content.FigureHead head, LogisticModel fit, double level) =>
        new ForestFigure
        {
            Head = head,
            Measure = "Odds ratio",
            Level = level,
            Terms =
            [
                .. fit
                    .Terms.Skip(1)
                    .Select(t => new ForestTerm(
                        t.Level is { } of ? $"{t.Covariate}: {of}" : t.Term,
                        t.Reference,
                        t.OddsRatio,
                        t.Lower,
                        t.Upper,
                        null
                    )),
            ],
            Model = $"Logistic model: n = {fit.N}, responders {fit.Events}",
        }.Draw();

    static int Show(Result fit, double level)
    {
        Print(
            $"n {fit.N}, responders {fit.Events}; {level * 100:0.##} % limits"
                + (fit.Firth ? "; penalised likelihood, profile limits and p-values" : "")
        );
        Print($"{"term", -24}{"coefficient", 12}{"odds ratio", 12}{"std.err", 9}{"z", 9}{"p", 9}{"lower", 9}{"upper", 9}");
        foreach (var t in fit.Terms)
            Print(
                $"{t.Term, -24}{Text(t.Coefficient), 12}{Text(t.OddsRatio), 12}{Text(t.StandardError), 9}"
                    + $"{Text(t.Z, "0.000"), 9}{PCell(t.P), 9} {Text(t.Lower), 8} {Text(t.Upper), 8}"
            );
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
