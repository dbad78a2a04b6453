using Cairn.Escalation;

namespace Cairn.App.Commands;

/// <summary>
/// What <c>cairn dose next</c> says of a state: the decision, what one more subject would change, and the rates so far.
/// </summary>
/// <param name="Design">The rule.</param>
/// <param name="State">What it was asked about.</param>
/// <param name="Decision">What it says.</param>
/// <param name="Levels">Number of dose levels.</param>
/// <param name="IsAssumed">True when nobody said how many there are.</param>
sealed record NextAnswer(Design Design, TimedState State, Decision Decision, int Levels, bool IsAssumed)
{
    /// <summary>The levels below the one treated next that may be filled meanwhile; null for a design without backfill.</summary>
    IReadOnlyList<int>? Open =>
        Decision.Mtd is null ? Design.OpenForBackfill(State with { Evaluated = State.Evaluated.At(Decision.Dose) }) : null;

    public object Json() =>
        new
        {
            Decision.Action,
            Decision.Dose,
            Combination = Design.Matrix is null ? null : Design.Written(Decision.Dose),
            Decision.Mtd,
            Found = Design.Found["the ".Length..],
            Decision.Reason,
            Decision.Treat,
            Decision.Rule,
            Levels,
            LevelsAssumed = IsAssumed,
            IfOneMoreDlt = DoseBoardJson.Of(Decision.IfOneMoreDlt),
            IfOneMoreNonDlt = DoseBoardJson.Of(Decision.IfOneMoreNonDlt),
            IfOneMoreModerate = Decision.IfOneMoreModerate is { } move ? DoseBoardJson.Of(move) : null,
            OpenForBackfill = Open,
            IfOneWatchedHasDlt = Decision.IfOneWatchedHasDlt is { } with ? DoseBoardJson.Of(with) : null,
            IfAllWatchedHaveNone = Decision.IfAllWatchedHaveNone is { } without ? DoseBoardJson.Of(without) : null,
            Rates = Design
                .Rates(State)
                .Select(r => new
                {
                    r.Level,
                    r.Evaluable,
                    Pending = State.PendingAt(r.Level),
                    r.Dlts,
                    Rate = r.Observed.Estimate,
                    r.Observed.Lower,
                    r.Observed.Upper,
                    r.Estimate.Estimate,
                    EstimateLower = r.Estimate.Lower,
                    EstimateUpper = r.Estimate.Upper,
                }),
        };

    public int Write()
    {
        DoseText.Line(DoseText.Sentence(Design, Decision.Move));
        DoseText.Line($"Why: {Decision.Reason}");
        DoseText.Line($"Rule: {Decision.Rule}.");
        WriteWatched();
        WriteOneMore();
        if (Decision.IfOneMoreModerate is { } move)
            DoseText.Line($"One more with a moderate event only: {Change(move)}");
        if (Open is { } open)
            DoseText.Line(
                open.Count == 0
                    ? "Open for backfill: no level."
                    : $"Open for backfill: dose level{(open.Count == 1 ? "" : "s")} "
                        + $"{string.Join(", ", open.Select(Design.Written))}."
            );
        WriteRates();
        return ExitCode.Done;
    }

    void WriteWatched()
    {
        if (Decision is not { IfOneWatchedHasDlt: { } with, IfAllWatchedHaveNone: { } without })
            return;
        var level = Design.Written(State.Pending.Max(p => p.Level));
        DoseText.Line($"One of those under observation at dose level {level} has a DLT: {Change(with)}");
        DoseText.Line($"All of them complete it without: {Change(without)}");
    }

    // While the rule waits nobody is added.
    void WriteOneMore()
    {
        if (Decision.Action == EscalationAction.Suspend)
            return;
        var level = Design.Written(State.Evaluated.Current);
        DoseText.Line(
            $"One more subject at dose level {level}, observed to the end, with a DLT: {Change(Decision.IfOneMoreDlt)}"
        );
        DoseText.Line($"One more without an event: {Change(Decision.IfOneMoreNonDlt)}");
    }

    void WriteRates()
    {
        List<LevelRate> rates = [.. Design.Rates(State).Where(IsSaid)];
        if (rates.Count == 0)
            return;
        DoseText.Line("");
        DoseText.Line(
            $"{"level", -7}{"DLTs", -9}{Watched("watched")}{"rate, exact 95 % interval", -30}{"estimate of the rule", -24}"
        );
        foreach (var r in rates)
            DoseText.Line(
                $"{Design.Written(r.Level), -7}{$"{r.Dlts} of {r.Evaluable}", -9}{Watched($"{State.PendingAt(r.Level)}")}"
                    + $"{Interval(r.Observed), -30}{Interval(r.Estimate)}"
                    + $"{(r.Level == Decision.Mtd ? $"  {Design.Found}" : "")}"
            );
    }

    bool IsSaid(LevelRate rate) => rate.Evaluable > 0 || rate.Estimate.Estimate is not null || State.PendingAt(rate.Level) > 0;

    string Watched(string says) => State.Pending.Count == 0 ? "" : $"{says, -9}";

    static string Interval(Survival.IntervalEstimate rate) =>
        (rate.Estimate, rate.Lower, rate.Upper) switch
        {
            ({ } estimate, { } lower, { } upper) => DoseText.Fixed($"{estimate:0.000}, {lower:0.000} to {upper:0.000}"),
            ({ } estimate, _, _) => DoseText.Fixed($"{estimate:0.000}"),
            (null, _, _) => "",
        };

    string Change(Move move) => move.SameAs(Decision.Move) ? "no change." : $"{Design.Said(move)}.";
}
