using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>What was decided before an infusion.</summary>
public enum GoOutcome
{
    Go,

    /// <summary>Not today; it is asked again.</summary>
    Postpone,

    /// <summary>This fraction is not given at all.</summary>
    Withhold,
}

/// <summary>Whether a fraction is withheld because of the cells' toxicity, as the ward says it.</summary>
/// <param name="ForToxicity">Yes, no, or not known yet.</param>
/// <param name="Event">Number (AESEQ) of the adverse event; null where none is named.</param>
public sealed record WithheldBecause(NoYes ForToxicity, int? Event);

/// <summary>What a decision before an infusion writes.</summary>
public static class GoDecision
{
    /// <summary>
    /// Who decided, and why, is the entry's attribution. A fraction that is withheld is recorded as infused with the dose 0, with
    /// why, so that the dose received and the rules of toxicity see it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Go is asked for against a line.</exception>
    /// <param name="because">Of a fraction that is withheld; null where the ward does not say it.</param>
    public static IReadOnlyList<EntryContent> Of(
        Study study,
        LedgerState state,
        GoCheck check,
        GoOutcome outcome,
        string reason,
        WithheldBecause? because = null
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(check);
        if (outcome == GoOutcome.Go && !check.MayGo)
            throw new InvalidOperationException("A line speaks against it.");
        var decided = new Adjudicated(check.Gate.Subject, check.Code, Codes.Of(outcome));
        return outcome == GoOutcome.Withhold && check.Gate.Fraction is { } fraction
            ? [decided, new RecordAdded(Withheld(study, state, check, fraction, reason, because))]
            : [decided];
    }

    static Exposure Withheld(Study study, LedgerState state, GoCheck check, int fraction, string reason, WithheldBecause? because)
    {
        var subject = state.Casebook().Subject(check.Gate.Subject);
        var first = subject?.CellInfusions.FirstOrDefault();
        var level = first?.AssignedLevel is { } n ? study.Dosing?.Levels.FirstOrDefault(l => l.Level == n) : null;
        return new()
        {
            Subject = check.Gate.Subject,
            Sequence = new NextNumbers(state, check.Gate.Subject).Next("EX"),
            Treatment = first?.Treatment ?? study.Product?.Name ?? "CELLS",
            Category = ExposureKind.CellInfusion,
            Dose = 0,
            DoseUnit = CellDose.Unit,
            PlannedDose = level is null ? null : Planned(level, fraction),
            AssignedLevel = first?.AssignedLevel,
            Fraction = fraction,
            Adjustment = $"WITHHELD: {reason}",
            ForToxicity = because is null ? null : (Coded<NoYes>)because.ForToxicity,
            EventNumber = because?.Event,
            Start = PartialDate.Of(check.Day),
        };
    }

    static double? Planned(DoseLevel level, int fraction) =>
        fraction <= level.Fractions.Count ? level.MillionCellsPerKg * level.Fractions[fraction - 1].Percent / 100 : null;

    /// <summary>The last decision before a gate; null when there is none.</summary>
    public static Ledger.Stated<Adjudicated>? Last(LedgerState state, string subject, string code)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Of<Adjudicated>().LastOrDefault(a => a.Content.Whom == subject && a.Content.Question == code);
    }

    /// <summary>True when the last decision before a gate is to go.</summary>
    public static bool IsGo(LedgerState state, string subject, string code) =>
        Last(state, subject, code)?.Content.Outcome == Codes.Of(GoOutcome.Go);
}
