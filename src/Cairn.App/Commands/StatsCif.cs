using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using Cairn.Documents.Csv;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats cif</c>: cumulative incidence with competing causes, and Gray's test.</summary>
sealed class StatsCif
{
    sealed record Result(IReadOnlyList<Arm> Groups, IReadOnlyList<RankTest> Gray);

    sealed record Arm(
        string Group,
        int Cause,
        int N,
        IReadOnlyList<IncidenceStep> Curve,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Landmark>? At
    );

    sealed record Landmark(
        double Time,
        double? Incidence,
        double? Variance,
        double? Lower,
        double? Upper,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note
    );

    sealed record RankTest(int Cause, double? ChiSquare, int Df, double? P);

    readonly Option<string> _data = Data();
    readonly FormatOption _format = Format();
    readonly Option<string?> _time = Column("--time", "Time to event or censoring, 0 or later.", required: true);
    readonly Option<string?> _status = Column("--status", "0 censored, 1, 2, ... the cause of the event.", required: true);
    readonly Option<string?> _entry = Column(
        "--entry",
        "Time from which the subject was under observation (left truncation; without Gray's test)."
    );
    readonly Option<string?> _group = Column("--group", "A curve for each group, and Gray's test."),
        _strata = Columns("--strata", "Strata of Gray's test.");
    readonly Option<int?> _cause = Cause();
    readonly Option<double> _rho = Number(
        "--rho",
        "Weight of Gray's test: 1 less the pooled incidence before each time, to this power.",
        0,
        10
    );
    readonly Option<double[]> _at = Times("--at", $"Incidence at these times. {NotKnownLater}");
    readonly (Option<string> Option, Func<ParseResult, IncidenceVariance> Of) _variance = Choice(
        "--variance",
        "How the variance is estimated.",
        ("delta", IncidenceVariance.Delta),
        ("aalen", IncidenceVariance.Aalen),
        ("gray", IncidenceVariance.Gray)
    );
    readonly (Option<string> Option, Func<ParseResult, IntervalScale> Of) _scale = Choice(
        "--ci",
        "Scale of the confidence limits.",
        ("log-log", IntervalScale.LogLog),
        ("plain", IntervalScale.Plain)
    );
    readonly Option<double> _level = Level();
    readonly StatsFigure _figure = new();

    StatsCif() { }

    public static Command Create() => new StatsCif().ToCommand();

    Command ToCommand()
    {
        var command = new Command(
            "cif",
            "Cumulative incidence (Aalen-Johansen) and Gray's test. Rows with a missing value are left out; times that "
                + "differ by rounding only are taken as equal."
        )
        {
            _data,
            _time,
            _status,
            _cause,
            _entry,
            _group,
            _strata,
            _rho,
            _at,
            _variance.Option,
            _scale.Option,
            _level,
            _format,
        };
        _figure.AddTo(command);
        Needs(command, "--strata", "--group");
        Needs(command, "--rho", "--group");
        RefuseTestOfLateEntry(command);
        command.SetAction(Run);
        return command;
    }

    static Option<int?> Cause()
    {
        var cause = new Option<int?>("--cause")
        {
            HelpName = "K",
            Description = "The cause of interest; all of them when it is not given.",
        };
        cause.Validators.Add(found =>
        {
            if (found.Tokens.Count == 1 && int.TryParse(found.Tokens[0].Value, CultureInfo.InvariantCulture, out var k) && k < 1)
                found.AddError($"--cause {k} is no cause: causes are numbered from 1, 0 is censored.");
        });
        return cause;
    }

    int Run(ParseResult parsed)
    {
        var columns = StatsColumns.Read(
            parsed,
            [
                ("--time", parsed.GetValue(_time), CellRule.Time),
                ("--status", parsed.GetValue(_status), CellRule.Status),
                ("--entry", parsed.GetValue(_entry), CellRule.Time),
                ("--group", parsed.GetValue(_group), CellRule.Group),
                .. All("--strata", parsed.GetValue(_strata), CellRule.Group),
            ]
        );
        var (confidence, variance) = (
            new Confidence { Scale = _scale.Of(parsed), Level = parsed.GetValue(_level) },
            _variance.Of(parsed)
        );
        var (scaleWord, varianceWord) = (parsed.GetValue(_scale.Option), parsed.GetValue(_variance.Option));
        _figure.RefuseLateEntry(parsed, columns.Has("--entry"));
        var (names, groups) = columns.Groups();
        var followUp = columns.FollowUp(groups);
        var result = Of(
            names,
            followUp,
            groups.Length > 0,
            columns.Strata(followUp),
            parsed.GetValue(_cause),
            variance,
            confidence,
            parsed.GetValue(_rho),
            parsed.GetValue(_at) ?? []
        );
        _figure.Draw(
            parsed,
            parsed.GetValue(_time)!,
            parsed.GetValue(_cause) ?? 1,
            names.Zip(followUp.ByGroup()),
            variance,
            confidence,
            $"{scaleWord}, {varianceWord} variance",
            result.Gray.Count > 0 ? InWords(result.Gray[0]) : null
        );
        return _format.IsJson(parsed)
            ? Shell.Print(result)
            : Show(result, $"{confidence.Level * 100:0.##} % limits, {scaleWord}; variance {varianceWord}");
    }

    static void RefuseTestOfLateEntry(Command command) =>
        command.Validators.Add(found =>
        {
            foreach (var option in (string[])["--strata", "--rho"])
                if (IsGiven(found, option) && IsGiven(found, "--entry"))
                    found.AddError($"{option} is of Gray's test, and there is none with --entry: leave out one of the two.");
        });

    static Result Of(
        IReadOnlyList<string> names,
        FollowUp followUp,
        bool grouped,
        IReadOnlyList<FollowUp> strata,
        int? asked,
        IncidenceVariance variance,
        Confidence confidence,
        double rho,
        double[] at
    )
    {
        if (!followUp.Status.Contains(0))
            Say("Nobody is censored. If a number of the status stands for censoring, write 0 for it.");
        if (asked > followUp.Causes || !followUp.Status.ContainsAnyExcept(0))
            Say("Nobody had the cause asked for: its incidence is 0.");
        if (followUp.HasEntries && grouped)
            Say("Gray's test is for follow-up that starts at time 0; with --entry there is none.");
        int[] causes = asked is { } k ? [k] : [.. Enumerable.Range(1, Math.Max(1, followUp.Causes))];
        var arms =
            from arm in names.Zip(followUp.ByGroup())
            from cause in causes
            let found = CumulativeIncidence.Of(arm.Second, cause, variance, confidence)
            select new Arm(
                arm.First,
                cause,
                arm.Second.Count,
                found.Curve,
                at.Length == 0 ? null : [.. at.Select(t => At(found, t))]
            );
        var tested = !grouped || followUp.HasEntries ? [] : causes;
        var tests = tested
            .Select(cause => (cause, test: GrayTest.Of(strata, cause, rho).Test))
            .Select(t => new RankTest(t.cause, t.test.ChiSquare, t.test.DegreesOfFreedom, t.test.P));
        return new Result([.. arms], [.. tests]);
    }

    static Landmark At(CumulativeIncidence curve, double t) =>
        curve.KnownAt(t) is { } s
            ? new(t, s.Incidence, s.Variance, s.Lower, s.Upper, null)
            : new(t, null, null, null, null, NotFollowed(curve.Curve[^1].Time));

    static int Show(Result result, string limits)
    {
        foreach (var arm in result.Groups)
        {
            Print($"{arm.Group}, cause {arm.Cause}: n {arm.N}, events {arm.Curve.Sum(s => s.Events)} ({limits})");
            Print($"{"time", 12}{"at risk", 9}{"events", 8}{"incidence", 11}{"variance", 11}{"lower", 9}{"upper", 9}");
            AlignedTable.Write(arm.Curve, Put);
            foreach (var s in arm.At ?? [])
                Print($"at {s.Time:G7}: incidence {Text(s.Incidence)} ({s.Note ?? $"{Text(s.Lower)} to {Text(s.Upper)}"})");
            Print($"");
        }
        foreach (var test in result.Gray)
            Print($"{InWords(test)}");
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static void Put(IncidenceStep step, AlignedRow row)
    {
        row.Time(step.Time, 12);
        row.Count(step.AtRisk, 9);
        row.Count(step.Events, 8);
        row.Fixed(step.Incidence, 4, 11);
        row.Fixed(step.Variance, 6, 11);
        var (lower, upper) = step.Limits();
        row.Fixed(lower, 4, 9);
        row.Fixed(upper, 4, 9);
    }

    static string InWords(RankTest test) =>
        $"Gray's test, cause {test.Cause}: chi-square {Text(test.ChiSquare)} on {test.Df} df, {P(test.P)}";
}
