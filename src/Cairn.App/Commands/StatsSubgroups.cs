using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn stats subgroups</c>: a comparison of two groups within subgroups, and whether it differs between them.
/// </summary>
static class StatsSubgroups
{
    sealed record Result(string Measure, Row All, IReadOnlyList<Subgroup> Subgroups);

    /// <param name="InteractionP">Likelihood ratio test of the product terms.</param>
    sealed record Subgroup(string Column, IReadOnlyList<Row> Levels, double? InteractionP);

    sealed record Row(string Level, int N, int Events, double? Ratio, double? Lower, double? Upper, double? P);

    public static Command Create()
    {
        var data = Data();
        var (time, @event) = (
            Column("--time", "Time to event or censoring, 0 or later; hazard ratios."),
            Column("--event", "1 event, 0 censored; with --time.")
        );
        var response = Column("--response", "1 response, 0 none; odds ratios in place of hazard ratios.");
        var group = Column("--group", "The two groups; the second in order is compared with the first.", required: true);
        var by = Columns("--by", "The columns whose values are the subgroups.", required: true);
        var (level, format, figure) = (Level(), Format(), new StatsFigure());
        var command = new Command(
            "subgroups",
            "A hazard or odds ratio within each subgroup, with the test of interaction. Subgroups are for looking, not for "
                + "deciding: with many of them some differ by chance."
        )
        {
            data,
            time,
            @event,
            response,
            group,
            by,
            level,
            format,
        };
        figure.AddTo(command, withTime: false);
        Needs(command, "--time", "--event");
        Needs(command, "--event", "--time");
        command.Validators.Add(found =>
        {
            if (IsGiven(found, "--time") == IsGiven(found, "--response"))
                found.AddError("Give --time and --event, or --response.");
        });
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                [
                    ("--time", parsed.GetValue(time), CellRule.Time),
                    ("--event", parsed.GetValue(@event), CellRule.Event),
                    ("--response", parsed.GetValue(response), CellRule.Event),
                    ("--group", parsed.GetValue(group), CellRule.Group),
                    .. All("--by", parsed.GetValue(by), CellRule.Group),
                ]
            );
            if (columns.LeftOut > 0)
                Say($"{columns.LeftOut} row(s) left out for a missing value; {columns.Count} used.");
            var result = Of(columns, Names(parsed.GetValue(by)), parsed.GetValue(level));
            figure.Draw(parsed, "subgroups", $"{result.Measure} by subgroup", columns.Count, head =>
                Forest(head, result, parsed.GetValue(level))
            );
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result, parsed.GetValue(level));
        });
        return command;
    }

    static Result Of(StatsColumns columns, string[] by, double level)
    {
        var (names, group) = columns.Groups();
        if (names.Count != 2)
            throw BadInputException.At("--group", $"There are {names.Count} groups.", "Give a column with two.");
        var model = new SubgroupModel(columns, group, level);
        int[] all = [.. Enumerable.Range(0, columns.Count)];
        var texts = columns.ColumnsOf("--by");
        return new Result(
            columns.Has("--time") ? "Hazard ratio" : "Odds ratio",
            Of("all", model.Of(all)),
            [
                .. by.Select(
                    (column, k) =>
                        new Subgroup(
                            column,
                            [
                                .. all.GroupBy(i => texts[k][i], StringComparer.Ordinal)
                                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                                    .Select(g => Of(g.Key, model.Of([.. g]))),
                            ],
                            model.InteractionP(texts[k])
                        )
                ),
            ]
        );
    }

    static Row Of(string name, SubgroupModel.Effect effect) =>
        new(name, effect.N, effect.Events, effect.Ratio, effect.Lower, effect.Upper, effect.P);

    static Figure Forest(FigureHead head, Result result, double level) =>
        new ForestFigure
        {
            Head = head,
            Measure = result.Measure,
            Level = level,
            Terms =
            [
                Term("all", result.All),
                .. result.Subgroups.SelectMany(s => s.Levels.Select(l => Term($"{s.Column}: {l.Level}", l))),
            ],
            Model = string.Join(
                "; ",
                result
                    .Subgroups.Select(s => $"interaction with {s.Column} {P(s.InteractionP)}")
                    .Prepend($"n = {result.All.N}, events {result.All.Events}")
            ),
        }.Draw();

    static ForestTerm Term(string name, Row row) =>
        new($"{name} ({row.Events}/{row.N})", null, row.Ratio, row.Lower, row.Upper, null);

    static int Show(Result result, double level)
    {
        Print($"{"subgroup", -28}{"n", 7}{"events", 8}{result.Measure.ToLowerInvariant(), 14}{"lower", 9}{"upper", 9}{"p", 9}");
        Line("all", result.All);
        foreach (var subgroup in result.Subgroups)
        {
            Print($"{subgroup.Column}: interaction {P(subgroup.InteractionP)}");
            foreach (var row in subgroup.Levels)
                Line("  " + row.Level, row);
        }
        Print($"{level * 100:0.##} % limits; {NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static void Line(string name, Row r) =>
        Print(
            $"{name, -28}{r.N, 7}{r.Events, 8}{Text(r.Ratio, "0.000"), 14}{Text(r.Lower, "0.000"), 9}"
                + $"{Text(r.Upper, "0.000"), 9}{PCell(r.P), 9}"
        );
}
