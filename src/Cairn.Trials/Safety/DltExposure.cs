using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// What the cells that were given, withheld, or not told say of whether a subject counts for the dose decision.
/// </summary>
sealed class DltExposure(
    Study study,
    DltDefinition dlt,
    SubjectRecords subject,
    CellCourse course,
    ReceivedDose received,
    DateOnly last,
    DateOnly asOf
)
{
    readonly IReadOnlyList<Exposure> _cells = course.Given;
    readonly WithheldFraction _why = new(dlt.UnrelatedNeedsCause) { Last = last, IsOpen = asOf < last };

    // Of which none were given, and, where so little was given that the subject would not count, those given in part.
    IEnumerable<Exposure> Withheld => course.Rows.Where(e => e.Dose == 0 || IsUnderdosed && IsInPart(e));

    bool IsUnderdosed =>
        received is { Given: not null, Band: not DoseBand.Open }
        && (received.Level is null || received.Level == received.Assigned && received.Percent < dlt.MinimumDosePercent);

    bool IsInPart(Exposure row) => row.MillionCellsPerKg < (row.PlannedDose ?? PlannedOf(row)) * dlt.MinimumDosePercent / 100;

    double? PlannedOf(Exposure row) =>
        Level is { } level && row.Fraction is { } n && n <= level.Fractions.Count
            ? level.MillionCellsPerKg * level.Fractions[n - 1].Percent / 100
            : null;

    /// <summary>
    /// Cells that were withheld, or cut short, because of the product's toxicity, as the study counts that; null when none were.
    /// </summary>
    public Answer<DltStatus>? WithheldForToxicity()
    {
        var why = Withheld.Select(Why).ToList();
        if (why.Count == 0 || dlt.WithheldForToxicity == WithheldDose.Replaced)
            return null;
        var toxicity = Answer<Truth>.Any(why[0].Rule, why);
        if (toxicity.IsFalse)
            return null;
        if (toxicity.IsUnknown)
            return toxicity.As(
                _ => DltStatus.Pending,
                new("dlt.why-withheld", "Cells were withheld, and whether because of the product's toxicity is not told.")
            );
        var says = why.First(w => w.IsTrue).Rule.Says;
        return dlt.WithheldForToxicity == WithheldDose.Dlt
            ? toxicity.As(_ => DltStatus.Dlt, new("dlt.withheld", $"{says} By the study's definition that is a DLT."))
            : null;
    }

    /// <summary>
    /// What is asked of cells that were withheld, or cut short so far that the subject would not count, where nobody says why:
    /// nobody is replaced, or taken as clean, in silence. Nothing where the study replaces whatever the reason.
    /// </summary>
    public IEnumerable<Gap> AskedWhy =>
        from row in dlt.WithheldForToxicity == WithheldDose.Replaced ? [] : Withheld
        where !WithheldFraction.IsTold(row, subject)
        select new Gap.Question(course.Recorded(row).AsFact(), QuestionKind.WhyWithheld);

    /// <summary>The first day on which cells that an answer rests on were withheld; null where it rests on none.</summary>
    public DateOnly? WithheldOn(Answer<DltStatus> status) =>
        Withheld
            .Where(row => row.Start is { Year: not null } && status.Because.Contains(course.Recorded(row).AsFact()))
            .Min(row => (DateOnly?)row.Start!.Value.Earliest);

    // A fraction that came too late is read on its planned day, and told as it is recorded.
    Answer<Truth> Why(Exposure row)
    {
        var (why, fact) = (_why.IsForToxicity(row, subject), row.AsFact());
        return why with { Because = [.. why.Because.Select(f => f == fact ? course.Recorded(row).AsFact() : f)] };
    }

    /// <summary>True when what was not given counts by the events alone.</summary>
    bool CountsWhateverGiven => dlt.WithheldForToxicity == WithheldDose.Counts && Withheld.Any(row => Why(row).IsTrue);

    // A subject who counts at the level received is underdosed only below the lowest level.
    public Answer<DltStatus>? Underdosed()
    {
        if (Unclear() is not null || received is not { Given: { } given, Band: not DoseBand.Open } || CountsWhateverGiven)
            return null;
        if (received.Level is null)
            return NotEvaluable($"Received {given:0.###} ×10⁶ cells/kg, less than the band of the lowest level.");
        return received.Level == received.Assigned && received.Percent < dlt.MinimumDosePercent
            ? NotEvaluable(
                $"Received {Told(dlt.MinimumDosePercent)} % of the planned dose, less than {dlt.MinimumDosePercent:0.#} %."
            )
            : null;
    }

    public Answer<DltStatus>? IsUnclear() =>
        Unclear() is var (why, row, missing)
            ? new(DltStatus.Pending, new("dlt.dose-unclear", why), [row.AsFact()], [missing])
            : null;

    Answer<DltStatus> NotEvaluable(Phrase why) =>
        Answer<DltStatus>.Of(
            DltStatus.NotEvaluable,
            new(DltRule.Underdosed, why),
            [.. course.Rows.Select(e => course.Recorded(e).AsFact())]
        );

    string Told(double limit) => RoundedApart.From(received.Percent!.Value, limit);

    DoseLevel? Level => study.Dosing?.Levels.FirstOrDefault(l => l.Level == received.Assigned);

    (Phrase Why, Exposure Row, Gap Missing)? Unclear() => NotRecorded() ?? PerhapsCapped() ?? FractionMissing();

    (Phrase Why, Exposure Row, Gap Missing)? NotRecorded()
    {
        if (_cells.FirstOrDefault(e => e.Start is not { IsComplete: true }) is { } undated)
            return ("The day of an infusion is not fully known.", undated, new Gap.Unfilled(undated.AsFact(), "EXSTDTC"));
        if (_cells.FirstOrDefault(e => e.Dose is null) is { } unmeasured)
            return ("The dose of an infusion is not recorded.", unmeasured, new Gap.Unfilled(unmeasured.AsFact(), "EXDOSE"));
        if (_cells.FirstOrDefault(e => e.Dose < 0) is { } negative)
            return ("The dose of an infusion is below zero.", negative, new Gap.Unfilled(negative.AsFact(), "EXDOSE"));
        return _cells.FirstOrDefault(e => e.MillionCellsPerKg is null) is { } other
            ? ((Phrase)$"The unit of an infusion is not {CellDose.Unit}.", other, new Gap.Unfilled(other.AsFact(), "EXDOSU"))
            : null;
    }

    (Phrase Why, Exposure Row, Gap Missing)? PerhapsCapped() =>
        received is { Planned: null, Given: { } given, Missing: [var weight, ..] }
        && 100 * given < dlt.MinimumDosePercent * Level?.MillionCellsPerKg
            ? ("Less than the level's dose was given, and whether the cap asked for it is not known.", _cells[0], weight)
            : null;

    (Phrase Why, Exposure Row, Gap Missing)? FractionMissing() =>
        Level is { } level
        && course.Rows.Count is var rows
        && rows < level.Fractions.Count
        && asOf > _cells[0].Start!.Value.Earliest.AddDays(level.Fractions[rows].Day)
            ? (
                (Phrase)$"The level is given in {level.Fractions.Count} fractions, and {rows} are recorded.",
                _cells[^1],
                new Gap.NotRecorded(
                    "EX",
                    null,
                    $"the row of fraction {rows + 1}, with dose 0 and the reason when it was withheld"
                )
            )
            : null;
}
