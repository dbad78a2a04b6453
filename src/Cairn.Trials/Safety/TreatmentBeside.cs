using Cairn.Records;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>Why a treatment may be another one of the leukaemia in the DLT window.</summary>
public enum BesideTheCells
{
    /// <summary>It began before the cells and goes on after them.</summary>
    GoesOn,

    /// <summary>Whether it began in the window is not told.</summary>
    Undated,

    /// <summary>It began in the window, and whether it treats the leukaemia is not told: a donor's lymphocytes.</summary>
    Unnamed,
}

/// <summary>
/// A treatment beside the cells that does not surely begin in the DLT window, or is not surely of the leukaemia.
/// </summary>
public sealed record TreatmentBeside(PeriodRecord Row, BesideTheCells Why)
{
    /// <summary>Null where it is none, or surely began in the window.</summary>
    internal static TreatmentBeside? Of(PeriodRecord row, (DateOnly Earliest, DateOnly Latest) cells, DateOnly last)
    {
        if (GoesOn(row, cells.Earliest))
            return new(row, BesideTheCells.GoesOn);
        if (IsOther(row) && MayBegin(row, cells.Latest, last) && !MayBeTheTrials(row))
            return new(row, BesideTheCells.Undated);
        var isIn = row.Start is { Year: not null } start && start.Latest > cells.Latest && start.Earliest <= last;
        return isIn && MayBeOther(row) ? new(row, BesideTheCells.Unnamed) : null;
    }

    /// <summary>True of another leukaemia therapy, or of a transplant.</summary>
    internal static bool IsOther(PeriodRecord row) => row.IsAgainstLeukaemia().IsTrue || row.IsAllograft().IsTrue;

    /// <summary>True of what is read here.</summary>
    internal static bool Reads(Record record) =>
        record is PeriodRecord row && (IsOther(row) || IsBridging(row) || MayBeOther(row));

    // A procedure by a hint; a drug whose name no list has and whose category says nothing.
    static bool MayBeOther(PeriodRecord row) =>
        !IsOther(row) && (row.IsAgainstLeukaemia().IsUnknown || row.IsAllograft().IsUnknown);

    static bool MayBeTheTrials(PeriodRecord row) => row.IsAgainstLeukaemiaByName() && row.MayDepleteLymphocytes();

    static bool IsBridging(PeriodRecord row) =>
        row is Medication m && TreatmentReading.Kind(m.Category) == TreatmentKind.Bridging;

    static bool GoesOn(PeriodRecord row, DateOnly cells) =>
        row is Medication m
        && (IsOther(row) || IsBridging(row))
        && row.Start is { Year: not null } start
        && start.Latest < cells
        && (row.End is { Year: not null } end ? end.Earliest > cells : m.StillTaken.GoesOn.IsTrue);

    // A start of which part is not known, on both sides of a bound; or none.
    static bool MayBegin(PeriodRecord row, DateOnly cells, DateOnly last) =>
        row.Start is { Year: not null } start
            ? start.Latest > cells && start.Earliest <= last && !(start.Earliest > cells && start.Latest <= last)
            : OtherTherapies.MayHaveBegunAfter(row, cells);
}
