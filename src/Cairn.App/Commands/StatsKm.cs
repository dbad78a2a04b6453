using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using Cairn.Documents.Csv;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats km</c>: Kaplan-Meier curves, medians and the log-rank test.</summary>
sealed class StatsKm
{
    sealed record Result(IReadOnlyList<Arm> Groups, RankTest? Logrank)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<GroupComparison.Pair>? Pairs { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<GroupComparison.Difference>? Differences { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<GroupComparison.Ratio>? HazardRatios { get; init; }
    }

    sealed record Arm(
        string Group,
        int N,
        int Events,
        IntervalEstimate Median,
        IReadOnlyList<SurvivalStep> Curve,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Landmark>? At,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuantileEstimate>? Quantiles
    );

    sealed record Landmark(
        double Time,
        int AtRisk,
        double? Survival,
        double? StandardError,
        double? Lower,
        double? Upper,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note
    );

    public sealed record RankTest(double? ChiSquare, int Df, double? P);

    /// <summary>The time by which a share have had the event.</summary>
    public sealed record QuantileEstimate(double Probability, IntervalEstimate Time);

    readonly Option<string> _data = Data();
    readonly FormatOption _format = Format();
    readonly Option<string?> _time = Column("--time", "Time to event or censoring, 0 or later.", required: true),
        _event = Column("--event", "1 event, 0 censored.", required: true);
    readonly Option<string?> _entry = Column("--entry", "Time from which the subject was under observation (left truncation).");
    readonly Option<string?> _group = Column("--group", "A curve for each group, and the log-rank test."),
        _strata = Columns("--strata", "Strata of the log-rank test.");
    readonly Option<double> _rho = Number(
        "--rho",
        "Weight of the log-rank test: survival before each time, to this power (Fleming-Harrington); 0 is the log-rank "
            + "test, 1 Peto-Peto.",
        0,
        10
    );
    readonly Option<double[]> _at = Times("--at", $"Survival at these times. {NotKnownLater}"),
        _quantiles = Shares();
    readonly Option<double?> _landmark = LandmarkTime();
    readonly Option<double[]> _differences = Times(
        "--difference-at",
        "Each group's survival less the first group's at these times."
    );
    readonly Option<bool> _ratio = new("--hazard-ratio")
    {
        Description = "The hazard of each group over the first group's (Cox, Efron ties, by the strata), here and in the figure.",
    };
    readonly (Option<string?> Option, Func<ParseResult, PAdjustment?> Of) _pairs = GroupComparison.Pairwise();
    readonly Option<string?> _weights = Column("--weights", "A weight for each row, 0 or more.");
    readonly (Option<string> Option, Func<ParseResult, WeightMeaning> Of) _meaning = Choice(
        "--weights-are",
        "What a weight means: how much a subject counts, or how many it stands for.",
        ("sampling", WeightMeaning.Sampling),
        ("frequencies", WeightMeaning.Frequency)
    );
    readonly (Option<string> Option, Func<ParseResult, IntervalScale> Of) _scale = Choice(
        "--ci",
        "Scale of the confidence limits.",
        ("log-log", IntervalScale.LogLog),
        ("log", IntervalScale.Log),
        ("plain", IntervalScale.Plain),
        ("logit", IntervalScale.Logit),
        ("arcsin", IntervalScale.Arcsin)
    );
    readonly Option<double> _level = Level();
    readonly StatsFigure _figure = new();

    StatsKm() { }

    public static Command Create() => new StatsKm().ToCommand();

    Command ToCommand()
    {
        var command = new Command(
            "km",
            "Kaplan-Meier curves with Greenwood's standard errors, medians, log-rank test. Rows with a missing value are "
                + "left out; times that differ by rounding only are taken as equal."
        )
        {
            _data,
            _time,
            _event,
            _entry,
            _group,
            _strata,
            _rho,
            _at,
            _quantiles,
            _landmark,
            _differences,
            _ratio,
            _pairs.Option,
            _weights,
            _meaning.Option,
            _scale.Option,
            _level,
            _format,
        };
        _figure.AddTo(command);
        Needs(command, "--strata", "--group");
        Needs(command, "--rho", "--group");
        Needs(command, "--weights-are", "--weights");
        Needs(command, "--difference-at", "--group");
        Needs(command, "--hazard-ratio", "--group");
        Needs(command, "--pairwise", "--group");
        _figure.AddCurves(command);
        command.SetAction(Run);
        return command;
    }

    static Option<double[]> Shares()
    {
        var shares = new Option<double[]>("--quantiles")
        {
            HelpName = "SHARE",
            Description = "The times by which these shares have had the event, beside the median: .25 .75.",
            AllowMultipleArgumentsPerToken = true,
        };
        shares.Validators.Add(found =>
        {
            if (
                found.Tokens.Any(t =>
                    double.TryParse(t.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var p)
                    && p is not (> 0 and < 1)
                )
            )
                found.AddError("A share of --quantiles is between 0 and 1: write .25 for a quarter.");
        });
        return shares;
    }

    int Run(ParseResult parsed)
    {
        var columns = StatsColumns
            .Read(
                parsed,
                [
                    ("--time", parsed.GetValue(_time), CellRule.Time),
                    ("--event", parsed.GetValue(_event), CellRule.Event),
                    ("--entry", parsed.GetValue(_entry), CellRule.Time),
                    ("--group", parsed.GetValue(_group), CellRule.Group),
                    ("--weights", parsed.GetValue(_weights), CellRule.Weight),
                    .. All("--strata", parsed.GetValue(_strata), CellRule.Group),
                ]
            )
            .From(parsed.GetValue(_landmark));
        var confidence = new Confidence { Scale = _scale.Of(parsed), Level = parsed.GetValue(_level) };
        var limits = $"{confidence.Level * 100:0.##} % limits, {parsed.GetValue(_scale.Option)}";
        if (columns.Has("--weights"))
        {
            RefuseBesideWeights(parsed);
            return StatsKmWeights.Run(
                columns,
                _meaning.Of(parsed),
                confidence,
                parsed.GetValue(_quantiles),
                _format.IsJson(parsed),
                limits
            );
        }
        _figure.RefuseLateEntry(parsed, columns.Has("--entry"));
        var (result, curves) = Of(columns, confidence, parsed);
        _figure.Draw(
            parsed,
            parsed.GetValue(_time)!,
            parsed.GetValue(_event)!,
            curves,
            confidence,
            parsed.GetValue(_scale.Option)!,
            string.Join("; ", InWords(result)) is { Length: > 0 } words ? words : null
        );
        return _format.IsJson(parsed) ? Shell.Print(result) : Show(result, limits);
    }

    void RefuseBesideWeights(ParseResult parsed)
    {
        _figure.RefuseWeights(parsed);
        string[] without = ["--rho", "--at", "--difference-at", "--hazard-ratio", "--pairwise"];
        if (without.FirstOrDefault(name => IsGiven(parsed.CommandResult, name)) is { } option)
            throw BadInputException.At(
                option,
                "There is no such answer with --weights.",
                "Leave it out, or leave out --weights; the curve has survival at every time."
            );
    }

    (Result Result, IReadOnlyList<(string Name, KaplanMeier Curve)> Curves) Of(
        StatsColumns columns,
        Confidence confidence,
        ParseResult parsed
    )
    {
        var (names, group) = columns.Groups();
        var followUp = columns.FollowUp(group);
        var strata = columns.Strata(followUp);
        var curves = names.Zip(followUp.ByGroup(), (name, arm) => (name, curve: KaplanMeier.Of(arm, confidence))).ToList();
        var at = parsed.GetValue(_at);
        var arms = curves.Select(arm => new Arm(
            arm.name,
            arm.curve.N,
            arm.curve.Events,
            arm.curve.Median,
            arm.curve.Curve,
            at is { Length: > 0 } ? [.. at.Select(t => At(arm.curve, t))] : null,
            Quantiles(parsed.GetValue(_quantiles), arm.curve.Quantile)
        ));
        var rho = parsed.GetValue(_rho);
        var test = group.Length == 0 ? null : LogRank.Of(strata, rho).Test;
        var result = new Result([.. arms], test is null ? null : new RankTest(test.ChiSquare, test.DegreesOfFreedom, test.P))
        {
            Pairs = _pairs.Of(parsed) is { } adjustment ? GroupComparison.Pairs(names, strata, rho, adjustment) : null,
            Differences = parsed.GetValue(_differences) is { Length: > 0 } times
                ? GroupComparison.Differences(curves, times, confidence.Level)
                : null,
            HazardRatios = parsed.GetValue(_ratio) ? GroupComparison.Ratios(names, strata, confidence.Level) : null,
        };
        return (result, curves);
    }

    static Landmark At(KaplanMeier curve, double t) =>
        curve.KnownAt(t) is { } s
            ? new(t, s.AtRisk, s.Survival, s.StandardError, s.Lower, s.Upper, null)
            : new(t, 0, null, null, null, null, NotFollowed(curve.Curve[^1].Time));

    static int Show(Result result, string limits)
    {
        foreach (var arm in result.Groups)
        {
            Print(
                $"{arm.Group}: n {arm.N}, events {arm.Events}, median {Text(arm.Median.Estimate, "G7")} "
                    + $"({Text(arm.Median.Lower, "G7")} to {Text(arm.Median.Upper, "G7")}; {limits})"
            );
            Print(
                $"{"time", 12}{"at risk", 9}{"events", 8}{"censored", 10}{"survival", 10}{"std.err", 9}{"lower", 9}{"upper", 9}"
            );
            AlignedTable.Write(arm.Curve, Put);
            foreach (var s in arm.At ?? [])
                Print(
                    $"at {s.Time:G7}: at risk {s.AtRisk}, survival {Text(s.Survival)} "
                        + $"({s.Note ?? $"{Text(s.Lower)} to {Text(s.Upper)}"})"
                );
            ShowQuantiles(arm.Quantiles);
            Print($"");
        }
        foreach (var line in InWords(result).Concat(GroupComparison.InWords(result.Differences, result.Pairs)))
            Print(line);
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static void Put(SurvivalStep step, AlignedRow row)
    {
        row.Time(step.Time, 12);
        row.Count(step.AtRisk, 9);
        row.Count(step.Events, 8);
        row.Count(step.Censored, 10);
        row.Fixed(step.Survival, 4, 10);
        row.Fixed(step.StandardError, 4, 9);
        row.Fixed(step.Lower, 4, 9);
        row.Fixed(step.Upper, 4, 9);
    }

    static IEnumerable<string> InWords(Result result) =>
        [
            .. result.Logrank is { } test ? [InWords(test)] : Array.Empty<string>(),
            .. (result.HazardRatios ?? []).Select(GroupComparison.InWords),
        ];

    /// <summary>The quantiles asked for; null when none were.</summary>
    public static IReadOnlyList<QuantileEstimate>? Quantiles(double[]? asked, Func<double, IntervalEstimate> of) =>
        asked is { Length: > 0 } ? [.. asked.Select(p => new QuantileEstimate(p, of(p)))] : null;

    public static void ShowQuantiles(IReadOnlyList<QuantileEstimate>? quantiles)
    {
        foreach (var (p, time) in quantiles ?? [])
            Print(
                $"by which {p:0.####} have had the event: {Text(time.Estimate, "G7")} ({Text(time.Lower, "G7")} to "
                    + $"{Text(time.Upper, "G7")})"
            );
    }

    public static string InWords(RankTest test) => $"log-rank: chi-square {Text(test.ChiSquare)} on {test.Df} df, {P(test.P)}";
}
