using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Serialization;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats cox</c>: the proportional hazards model.</summary>
sealed class StatsCox
{
    /// <param name="N">Rows.</param>
    /// <param name="Subjects">Labels of --cluster; null without it.</param>
    /// <param name="Score">By the robust variance where it was asked for.</param>
    /// <param name="ScoreOfModel">By the information.</param>
    sealed record Result(
        int N,
        int? Subjects,
        int Events,
        string Ties,
        IReadOnlyList<HazardTerm> Terms,
        LogLikelihoods LogLikelihood,
        AllTerms LikelihoodRatio,
        AllTerms Score,
        AllTerms ScoreOfModel,
        AllTerms Wald,
        IReadOnlyList<Drift> ProportionalHazards,
        Concordance Concordance,
        int Iterations,
        bool Converged
    )
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<PredictedCurve>? Predicted { get; init; }
    }

    sealed record LogLikelihoods(double AtZero, double Fitted);

    sealed record AllTerms(double? ChiSquare, int Df, double? P);

    sealed record Drift(string Covariate, double? ChiSquare, int Df, double? P);

    readonly Option<string> _data = Data();
    readonly FormatOption _format = Format();
    readonly Option<string?> _time = Column("--time", "Time to event or censoring, 0 or later.", required: true),
        _event = Column("--event", "1 event, 0 censored.", required: true);
    readonly Option<string?> _covariates = Columns(
        "--covariates",
        $"Covariates. A column of text becomes categories, compared with the first of them in order of characters. "
            + $"{Interactions}",
        required: true
    );
    readonly Option<string?> _categories = Columns("--categories", "Covariates of numbers to take as categories."),
        _strata = Columns("--strata", "A baseline hazard for each combination of these.");
    readonly Option<string?> _entry = Column("--entry", "Time from which the subject was under observation (left truncation).");
    readonly Option<string?> _cluster = Column(
        "--cluster",
        "Rows of one label count as one subject in the robust variance; asks for it."
    );
    readonly Option<string?> _weights = Column(
        "--weights",
        "How often a row counts, a number above 0; asks for the robust variance (Binder)."
    );
    readonly (Option<string> Option, Func<ParseResult, CoxTies> Of) _ties = Choice(
        "--ties",
        "How events at one time share their risk set.",
        ("efron", CoxTies.Efron),
        ("breslow", CoxTies.Breslow),
        ("exact", CoxTies.Exact)
    );
    readonly (Option<string> Option, Func<ParseResult, HazardTime> Of) _drift = Choice(
        "--drift",
        "Scale of time in the test of proportional hazards.",
        ("km", HazardTime.KaplanMeier),
        ("identity", HazardTime.Identity),
        ("rank", HazardTime.Rank)
    );
    readonly Option<bool> _robust = new("--robust")
    {
        Description = "Standard errors from the influence of each subject (Lin and Wei), which hold where the model does not.",
    };
    readonly Option<bool> _firth = new("--firth")
    {
        Description = "Penalised likelihood (Firth): an estimate also where a group has no event; profile limits and p-values.",
    };
    readonly Option<string[]> _predict = new("--predict")
    {
        HelpName = "COVARIATE=VALUE,...",
        Description = "The survival curve of a subject with these values, one for each covariate.",
        AllowMultipleArgumentsPerToken = false,
    };
    readonly Option<double> _level = Level();
    readonly StatsFigure _figure = new();

    StatsCox() { }

    public static Command Create() => new StatsCox().ToCommand();

    Command ToCommand()
    {
        var command = new Command(
            "cox",
            "Proportional hazards regression (Cox). Rows with a missing value are left out; times that differ by rounding "
                + "only are taken as equal."
        )
        {
            _data,
            _time,
            _event,
            _covariates,
            _categories,
            _strata,
            _entry,
            _cluster,
            _weights,
            _ties.Option,
            _drift.Option,
            _robust,
            _firth,
            _predict,
            _level,
            _format,
        };
        command.Validators.Add(found =>
        {
            var exact = found.GetValue(_ties.Option) == "exact";
            if (found.GetValue(_firth) && (exact || IsRobust(found)))
                found.AddError(
                    "--firth has no robust variance, weights or exact ties: leave out --robust, --cluster, --weights or "
                        + "--ties exact."
                );
            if (exact && IsGiven(found, "--drift"))
                found.AddError("There is no test of proportional hazards with exact ties: leave out --drift.");
            if (exact && IsRobust(found))
                found.AddError(
                    "There is no robust variance with exact ties: leave out --robust, --cluster and --weights, or take "
                        + "--ties efron."
                );
        });
        _figure.AddTo(command, withTime: false);
        command.SetAction(Run);
        return command;
    }

    int Run(ParseResult parsed)
    {
        var columns = StatsColumns.Read(
            parsed,
            [
                ("--time", parsed.GetValue(_time), CellRule.Time),
                ("--event", parsed.GetValue(_event), CellRule.Event),
                ("--entry", parsed.GetValue(_entry), CellRule.Time),
                ("--cluster", parsed.GetValue(_cluster), CellRule.Group),
                ("--weights", parsed.GetValue(_weights), CellRule.PositiveWeight),
                .. All("--strata", parsed.GetValue(_strata), CellRule.Group),
                .. Covariates(parsed.GetValue(_covariates)),
            ]
        );
        var robust = IsRobust(parsed.CommandResult);
        var options = new CoxOptions
        {
            Ties = _ties.Of(parsed),
            Robust = robust,
            Cluster = columns.Labels("--cluster"),
            Weights = columns.Has("--weights") ? columns.Numbers("--weights") : [],
            Firth = parsed.GetValue(_firth),
            Level = parsed.GetValue(_level),
        };
        var design = columns.Covariates(Names(parsed.GetValue(_categories)), Names(parsed.GetValue(_covariates)));
        var fit = Fit(columns, design, options, parsed.GetValue(_data)!);
        var curves = PredictedCurve.Of(fit, design, parsed.GetValue(_predict) ?? []);
        SayWhatIsMissing(fit.Terms);
        _figure.Draw(
            parsed,
            "hazard-ratios",
            $"Hazard ratios: {parsed.GetValue(_time)} to {parsed.GetValue(_event)}",
            fit.Terms.Count,
            head =>
                new ForestFigure
                {
                    Head = head,
                    Measure = "Hazard ratio",
                    Level = options.Level,
                    Terms = [.. fit.Terms.Select(ForestTerm.Of)],
                    Model =
                        $"Cox model, {parsed.GetValue(_ties.Option)} ties: n = {fit.N}, events "
                        + $"{fit.Events}{(robust ? "; robust intervals" : "")}",
                }.Draw()
        );
        var result = Of(fit, _drift.Of(parsed)) with { Predicted = curves.Count == 0 ? null : curves };
        return _format.IsJson(parsed) ? Shell.Print(result) : Show(result, options);
    }

    bool IsRobust(SymbolResult found) =>
        found.GetValue(_robust) || found.GetValue(_cluster) is not null || found.GetValue(_weights) is not null;

    static CoxModel Fit(StatsColumns columns, IReadOnlyList<CovariateColumn> design, CoxOptions options, string file)
    {
        var followUp = columns.FollowUp([]);
        if (options.Ties == CoxTies.Exact && CoxModel.MostEventsAtOnce(followUp) is var tied && tied > CoxModel.MostExactTies)
            throw BadInputException.At(
                file,
                $"{tied} events are at one time; exact ties are for up to {CoxModel.MostExactTies}.",
                "Take --ties efron, or record times more finely."
            );
        return CoxModel.Of(columns.Strata(followUp), design, options);
    }

    static Result Of(CoxModel fit, HazardTime time) =>
        new(
            fit.N,
            fit.Options.Cluster.Count == 0 ? null : fit.Options.Cluster.Distinct().Count(),
            fit.Events,
            fit.Options.Ties.ToString().ToLowerInvariant(),
            fit.Terms,
            new LogLikelihoods(fit.LogLikelihoodAtZero, fit.LogLikelihood),
            Of(fit.LikelihoodRatio),
            Of(fit.Score),
            Of(fit.ModelScore),
            Of(fit.Wald),
            [
                .. fit.ProportionalHazards(time)
                    .Select(t => new Drift(t.Covariate ?? "all", t.Test.ChiSquare, t.Test.DegreesOfFreedom, t.Test.P)),
            ],
            fit.Concordance,
            fit.Iterations,
            fit.Converged
        );

    static AllTerms Of(ChiSquareTest test) => new(test.ChiSquare, test.DegreesOfFreedom, test.P);

    static int Show(Result fit, CoxOptions options)
    {
        Print(
            $"{Counted(fit)}, events {fit.Events}; ties {fit.Ties}; {options.Level * 100:0.##} % "
                + $"limits{(options.Robust ? "; robust standard errors" : "")}"
        );
        ShowTerms(fit.Terms);
        foreach (var (name, test) in Tests(fit, options.Robust))
            Print($"{name, -18}chi-square {Text(test.ChiSquare)} on {test.Df} df, {P(test.P)}");
        if (fit.Concordance.Estimate is not null)
            Print($"concordance {Text(fit.Concordance.Estimate)} (std.err {Text(fit.Concordance.StandardError)})");
        foreach (var curve in fit.Predicted ?? [])
            curve.Show();
        if (options.Robust)
            Print("* takes rows as independent");
        foreach (var drift in fit.ProportionalHazards)
            Print($"proportional hazards, {drift.Covariate}: chi-square {Text(drift.ChiSquare)} on {drift.Df} df, {P(drift.P)}");
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static string Counted(Result fit) => fit.Subjects is { } subjects ? $"rows {fit.N}, subjects {subjects}" : $"n {fit.N}";

    static (string Name, AllTerms Test)[] Tests(Result fit, bool robust) =>
        robust
            ?
            [
                ("likelihood ratio*", fit.LikelihoodRatio),
                ("score*", fit.ScoreOfModel),
                ("score, robust", fit.Score),
                ("Wald, robust", fit.Wald),
            ]
            : [("likelihood ratio", fit.LikelihoodRatio), ("score", fit.Score), ("Wald", fit.Wald)];

    /// <summary>The coefficients of a regression as a table.</summary>
    public static void ShowTerms(IReadOnlyList<HazardTerm> terms)
    {
        Print($"{"term", -24}{"coefficient", 12}{"hazard ratio", 14}{"std.err", 9}{"z", 9}{"p", 9}{"lower", 9}{"upper", 9}");
        foreach (var t in terms)
            Print(
                $"{t.Term, -24}{Text(t.Coefficient), 12}{Text(t.HazardRatio), 14}{Text(t.StandardError), 9}"
                    + $"{Text(t.Z, "0.000"), 9}{PCell(t.P), 9} {Text(t.Lower), 8} {Text(t.Upper), 8}"
            );
    }

    /// <summary>Says on stderr the reference of each covariate of categories, and why a coefficient has no estimate.</summary>
    public static void SayWhatIsMissing(IReadOnlyList<HazardTerm> terms)
    {
        foreach (var covariate in terms.Where(t => t.Reference is not null).DistinctBy(t => t.Covariate, StringComparer.Ordinal))
            Say($"{covariate.Covariate}: compared with '{covariate.Reference}'.");
        foreach (var term in terms)
            if (Why(term.State) is { } why)
                Say($"{term.Term} has no estimate: {why}");
    }

    static string? Why(TermState state) =>
        state switch
        {
            TermState.Aliased =>
                "it does not vary among those at risk at an event, or the terms before it already say what it says.",
            TermState.PlusInfinity =>
                "the likelihood grows without end as the coefficient rises; subjects with more of it always have the "
                    + "event first.",
            TermState.MinusInfinity =>
                "the likelihood grows without end as the coefficient falls; subjects with less of it always have the "
                    + "event first.",
            TermState.Undetermined => "with the infinite coefficients at their limit nothing is left that could determine it.",
            TermState.NotConverged => "the fit did not converge.",
            TermState.Estimated => null,
        };
}
