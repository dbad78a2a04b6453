using System.CommandLine;
using System.Text.Json.Serialization;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Figures;
using Cairn.Kinetics;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats kinetics</c>: expansion and persistence of infused cells.</summary>
static class StatsKinetics
{
    sealed record Result(double Horizon, double LowerLimit, IReadOnlyList<Course> Subjects)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<LevelRow>? Levels { get; init; }
    }

    /// <summary>A measure over the subjects of one dose level.</summary>
    sealed record LevelRow(string Level, string Measure, LevelSummary Summary);

    sealed record Course(
        string Subject,
        int Samples,
        double? Cmax,
        double? Tmax,
        double? Clast,
        double? Tlast,
        double? Persistence,
        bool? StillDetected,
        double? LastSample,
        double? AucLast,
        double? AucHorizon,
        bool? HorizonCovered,
        TerminalDecline? Decline,
        double? AucInfinity,
        double? ExtrapolatedShare
    );

    public static Command Create()
    {
        var (data, time, sample) = (
            Data(),
            Column("--time", "Days after infusion, 0 or later.", required: true),
            Column("--level", "Measured level; 0 or BLQ where it was below the limit.", required: true)
        );
        var subject = Column("--subject", "Whose sample it is; one subject when it is not given.");
        var (lower, horizon) = (
            Number("--lloq", "Lower limit of quantification: levels below it are below the limit.", 0, 1e12),
            new Option<double>("--horizon")
            {
                HelpName = "DAY",
                Description = "The end of the partial area.",
                DefaultValueFactory = _ => 28,
            }
        );
        horizon.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<double>() is not (> 0 and < double.PositiveInfinity))
                found.AddError("--horizon is a day after 0.");
        });
        (Option<string> Option, Func<ParseResult, BelowLimit> Value) Rule(string name, string where) =>
            Choice(
                name,
                $"Levels below the limit {where}: as 0, or left out.",
                ("zero", BelowLimit.Zero),
                ("drop", BelowLimit.Drop)
            );
        var (first, between, after) = (
            Rule("--before-first", "before the first quantifiable one"),
            Rule("--between", "between quantifiable ones"),
            Rule("--after-last", "after the last quantifiable one, in the partial area")
        );
        var (area, areaOf) = Choice(
            "--area",
            "How the area between samples is found.",
            ("linear-up-log-down", AreaMethod.LinearUpLogDown),
            ("linear", AreaMethod.Linear)
        );
        var group = Column("--group", "The dose level of the subject: geometric means by level.");
        var terminal = new Option<double[]>("--half-life-days")
        {
            HelpName = "FROM TO",
            Description = "The days whose quantifiable samples the half-life is fitted to; the best fit chooses when not given.",
            AllowMultipleArgumentsPerToken = true,
        };
        terminal.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<double[]>() is { Length: > 0 } days && !(days.Length == 2 && days[0] < days[1]))
                found.AddError("--half-life-days takes two days, the first before the second.");
        });
        var format = Format();
        var command = new Command(
            "kinetics",
            "Cellular kinetics: peak, persistence, areas, half-life. Rows with a missing value are left out."
        )
        {
            data,
            subject,
            time,
            sample,
            lower,
            horizon,
            first.Option,
            between.Option,
            after.Option,
            area,
            group,
            terminal,
            format,
        };
        var figure = new StatsFigure();
        figure.AddTo(command);
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                ("--subject", parsed.GetValue(subject), CellRule.Group),
                ("--time", parsed.GetValue(time), CellRule.Time),
                ("--level", parsed.GetValue(sample), CellRule.Level),
                ("--group", parsed.GetValue(group), CellRule.Group)
            );
            var rules = new KineticsRules
            {
                LowerLimit = parsed.GetValue(lower),
                Horizon = parsed.GetValue(horizon),
                BeforeFirst = first.Value(parsed),
                Between = between.Value(parsed),
                AfterLast = after.Value(parsed),
                Area = areaOf(parsed),
                TerminalDays = parsed.GetValue(terminal) is [var from, var to] ? (from, to) : null,
            };
            var result = Of(columns, rules);
            result = columns.Has("--group") ? result with { Levels = Levels(columns, result) } : result;
            figure.Draw(parsed, "levels", $"{parsed.GetValue(sample)} by {parsed.GetValue(time)}", columns.Count, head =>
                new KineticsFigure
                {
                    Head = head,
                    Time = figure.Axis(parsed, parsed.GetValue(time)!, "infusion"),
                    Measure = parsed.GetValue(sample)!,
                    LowerLimit = rules.LowerLimit,
                    Courses = Courses(columns, rules),
                }.Draw()
            );
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result);
        });
        return command;
    }

    static Result Of(StatsColumns columns, KineticsRules rules)
    {
        if (columns.LeftOut > 0)
            Say($"{columns.LeftOut} row(s) left out for a missing value; {columns.Count} used.");
        var (days, levels, subjects) = (columns.Numbers("--time"), columns.Numbers("--level"), Subjects(columns));
        columns.Refuse(
            Enumerable
                .Range(0, columns.Count)
                .GroupBy(i => (subjects[i], days[i]))
                .SelectMany(same => same.Skip(1))
                .Select(i =>
                    (
                        i,
                        FormattableString.Invariant($"Subject {subjects[i]} has a second sample on day {days[i]}."),
                        "Keep one sample a day and subject, or give the time of day as a fraction."
                    )
                )
        );
        return new Result(
            rules.Horizon,
            rules.LowerLimit,
            [
                .. Enumerable
                    .Range(0, columns.Count)
                    .GroupBy(i => subjects[i], StringComparer.Ordinal)
                    .Select(rows =>
                        Of(rows.Key, CellularKinetics.Of(rows.Select(i => new CellSample(days[i], levels[i])), rules))
                    ),
            ]
        );
    }

    static IReadOnlyList<LevelRow> Levels(StatsColumns columns, Result result)
    {
        var (subjects, groups) = (Subjects(columns), columns.Texts("--group"));
        var levels = Enumerable.Range(0, columns.Count).ToLookup(i => subjects[i], i => groups[i], StringComparer.Ordinal);
        columns.Refuse(
            Enumerable
                .Range(0, columns.Count)
                .Where(i => levels[subjects[i]].First() != groups[i])
                .Select(i => (i, $"Subject {subjects[i]} has more than one level.", "Give each subject one level."))
        );
        return
        [
            .. from level in result
                .Subjects.GroupBy(s => levels[s.Subject].First(), StringComparer.Ordinal)
                .OrderBy(level => level.Key, StringComparer.Ordinal)
            from measure in Measures
            select new LevelRow(level.Key, measure.Name, LevelSummary.Of(level.Select(measure.Of))),
        ];
    }

    static readonly (string Name, Func<Course, double?> Of)[] Measures =
    [
        ("Cmax", s => s.Cmax),
        ("Tmax", s => s.Tmax),
        ("Tlast", s => s.Tlast),
        ("AUClast", s => s.AucLast),
        ("AUC to horizon", s => s.AucHorizon),
        ("AUC to infinity", s => s.AucInfinity),
        ("half-life", s => s.Decline?.HalfLife),
    ];

    static IReadOnlyList<string> Subjects(StatsColumns columns) =>
        columns.Has("--subject") ? columns.Texts("--subject") : [.. Enumerable.Repeat("all", columns.Count)];

    static List<LevelCourse> Courses(StatsColumns columns, KineticsRules rules)
    {
        var (days, levels, subjects) = (columns.Numbers("--time"), columns.Numbers("--level"), Subjects(columns));
        return
        [
            .. Enumerable
                .Range(0, columns.Count)
                .GroupBy(i => subjects[i], StringComparer.Ordinal)
                .Select(rows => new LevelCourse(
                    rows.Key,
                    [
                        .. rows.OrderBy(i => days[i])
                            .Select(i => new LevelPoint(
                                days[i],
                                levels[i] > 0 && levels[i] >= rules.LowerLimit ? levels[i] : null
                            )),
                    ]
                )),
        ];
    }

    static Course Of(string subject, CellularKinetics k) =>
        new(
            subject,
            k.Samples,
            k.Cmax,
            k.Tmax,
            k.Clast,
            k.Tlast,
            k.Tlast,
            k.StillDetected.Known,
            k.LastSample,
            k.AucLast,
            k.AucHorizon,
            k.HorizonCovered.Known,
            k.Decline,
            k.AucInfinity,
            k.ExtrapolatedShare
        );

    static int Show(Result result)
    {
        Print(
            $"{"subject", -14}{"Cmax", 12}{"Tmax", 7}{"Clast", 12}{"Tlast", 7}{"AUClast", 14}"
                + $"{$"AUC0-{result.Horizon:0.##}", 14}{"half-life", 11}"
                + $"{"AUCinf", 14}{"extrap. %", 11}"
        );
        foreach (var s in result.Subjects)
            Print(
                $"{s.Subject, -14}{Text(s.Cmax, "G6"), 12}{Text(s.Tmax, "G5"), 7}{Text(s.Clast, "G6"), 12}"
                    + $"{Text(s.Tlast, "G5"), 7}{Text(s.AucLast, "G8"), 14}"
                    + $"{Text(s.AucHorizon, "G8") + (s.HorizonCovered == false ? "*" : ""), 14}"
                    + $"{Text(s.Decline?.HalfLife, "G4"), 11}{Text(s.AucInfinity, "G8"), 14}"
                    + $"{Text(s.ExtrapolatedShare * 100, "0.0"), 11}{(s.StillDetected == true ? "  still detected" : "")}"
            );
        foreach (var level in (result.Levels ?? []).GroupBy(l => l.Level, StringComparer.Ordinal))
        {
            Print($"level {level.Key}: n, geometric mean, CV %, median (range)");
            foreach (var (_, measure, x) in level)
                Print(
                    $"  {measure, -16}{x.N, 4}{Text(x.GeometricMean, "G6"), 13}{Text(x.GeometricCv * 100, "0.0"), 9}"
                        + $"{Text(x.Median, "G6"), 13} ({Text(x.Least, "G6")} to {Text(x.Most, "G6")})"
                        + (x.Zeros > 0 ? $"; {x.Zeros} with 0 in no geometric figure" : "")
                );
        }
        Print($"* no sample at day {result.Horizon:0.##} or later: area up to the last sample; {NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
