using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// The treatments of one subject beside the trial's own that end what is credited to the cells, and those of which nobody can
/// say. What is known by its name alone counts after the cells only: before them it may have been bridging, and a drug of
/// lymphodepletion may have made room for them.
/// </summary>
/// <param name="Therapies">Against the leukaemia.</param>
/// <param name="Transplants">Blood stem cells from a donor.</param>
/// <param name="Open">What may have been either.</param>
sealed record OtherTherapies(IReadOnlyList<Record> Therapies, IReadOnlyList<Record> Transplants, IReadOnlyList<Record> Open)
{
    /// <summary>Given to hold the leukaemia until the cells: other therapy only where it goes on after them.</summary>
    public IReadOnlyList<Record> Bridging { get; init; } = [];

    /// <param name="infusion">The first day of cells; null when there was none, or its date is not whole.</param>
    public static OtherTherapies Of(SubjectRecords subject, DateOnly? infusion)
    {
        var lastCells = subject.CellInfusions.LastOrDefault(e => e.Dose > 0)?.Start?.Latest;
        var rows = subject.Of<Medication>().Concat<PeriodRecord>(subject.Of<Procedure>());
        var read = rows.ToLookup(row => MayBeTheTrials(row, infusion, lastCells) ? Truth.Unknown : row.IsAgainstLeukaemia());
        return new(
            [.. read[Truth.True]],
            [.. read.SelectMany(rows => rows).Where(row => row.IsAllograft().IsTrue)],
            [
                .. read[Truth.Unknown].Where(row => !row.IsAllograft().IsTrue),
                .. read[Truth.False].Where(row => row.IsAllograft().IsUnknown),
            ]
        )
        {
            Bridging = [.. rows.OfType<Medication>().Where(m => TreatmentReading.Kind(m.Category) == TreatmentKind.Bridging)],
        };
    }

    static bool MayBeTheTrials(PeriodRecord row, DateOnly? infusion, DateOnly? lastCells) =>
        row.IsAgainstLeukaemiaByName()
        && (
            infusion is null
            || row.MayDepleteLymphocytes()
                && !(row.Start is { Year: not null } start && start.Earliest > infusion && start.Latest >= lastCells)
        );

    /// <summary>
    /// What is asked of the rows that may have been other therapy: those that can have begun after the cells (or the enrolment)
    /// and before a therapy that is known; a name once.
    /// </summary>
    public IEnumerable<Finding> Asked(DateOnly? from, DateOnly? known) => OpenBetween(from, known).Select(Ask);

    /// <summary>What would tell of the rows that can have begun after a day and before another whether they were one.</summary>
    public IEnumerable<Gap.Unfilled> Missing(DateOnly? from, DateOnly? until) =>
        OpenBetween(from, until).Select(row => new Gap.Unfilled(row.AsFact(), KindOf(row)));

    IEnumerable<Record> OpenBetween(DateOnly? from, DateOnly? until) =>
        Open.Where(row => row.When is { Year: not null } day && day.Latest > from && !(day.Earliest >= until))
            .DistinctBy(row => row.Called(), StringComparer.OrdinalIgnoreCase);

    static string KindOf(Record row) => row is Procedure ? "PRDECOD" : "CMCAT";

    /// <summary>
    /// What was begun before the cells and goes on after them: a remission may be its work. Surely so, by the end recorded or as
    /// recorded to go on; a name once.
    /// </summary>
    public IEnumerable<Finding> GoingOn(DateOnly? infusion) =>
        from row in Therapies
            .Concat(Bridging)
            .OfType<Medication>()
            .DistinctBy(row => row.Called(), StringComparer.OrdinalIgnoreCase)
        where row.Start is { Year: not null } start && start.Latest < infusion
        where row.End is { Year: not null } end ? end.Earliest > infusion : row.StillTaken.GoesOn.IsTrue
        select Finding.Warning(
            $"{row.Subject} CM {row.Sequence}",
            null,
            "CMENDTC",
            $"{row.Called()} was begun before the cells and goes on after them: a remission may be its work, and is credited to "
                + "the cells.",
            "Record the day on which it was stopped, or a physician says what is credited."
        );

    /// <summary>
    /// What is asked of a therapy or a transplant whose start is recorded nowhere: it may be why there was a remission. A name
    /// once.
    /// </summary>
    public IEnumerable<Finding> Undated(DateOnly? begun) =>
        from row in Therapies
            .Concat(Transplants)
            .Distinct()
            .OfType<PeriodRecord>()
            .DistinctBy(Called, StringComparer.OrdinalIgnoreCase)
        where begun is { } day && MayHaveBegunAfter(row, day)
        select Finding.Warning(
            $"{row.Subject} {row.Domain} {row.Sequence}",
            null,
            StartOf(row),
            $"When {row.Called()} began is not recorded: if after the cells, a remission may be its work, and is credited to the "
                + "cells.",
            "Record the day, or its category as a prior therapy."
        );

    /// <summary>True of a row without a day of its start that nothing places on a day or before it.</summary>
    public static bool MayHaveBegunAfter(PeriodRecord row, DateOnly day) =>
        row.Start is not { Year: not null } && !(row.End is { Year: not null } end && end.Latest <= day) && !row.IsPrior();

    /// <summary>The variable of a row's start.</summary>
    public static string StartOf(PeriodRecord row) => row is Procedure ? "PRSTDTC" : "CMSTDTC";

    static string Called(Record row) => row.Called();

    static Finding Ask(Record row) =>
        Finding.Warning(
            $"{row.Subject} {row.Domain} {row.Sequence}",
            null,
            KindOf(row),
            $"Whether '{row.Called()}' of {DayWords.Of(row.When)} was other leukaemia therapy or a transplant is not told: "
                + $"it is counted as neither.",
            "Record its kind in words that are read (docs/records.md)."
        );
}
