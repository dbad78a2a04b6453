using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>
/// The medications of a subject as a case report asks for them (CIOMS I, fields 22 and 23; ICH E2B(R3), G.k): those that were
/// taken when the reaction began, without those begun for it, and those that were over before.
/// </summary>
/// <param name="Taken">Begun before the day of onset, and not known to have ended before it.</param>
/// <param name="Earlier">Over before the onset; a treatment of the disease from before the trial's, whose end is not recorded,
/// is one of them: the trial's began when it was over.</param>
/// <param name="Undated">Those whose dates do not say.</param>
public sealed record DrugsAtOnset(
    IReadOnlyList<Medication> Taken,
    IReadOnlyList<Medication> Earlier,
    IReadOnlyList<Medication> Undated
)
{
    enum When
    {
        Taken,
        Earlier,
        Later,
        Unknown,
    }

    /// <param name="onset">When the reaction began; null when nobody recorded it.</param>
    /// <param name="watchedFrom">First day of the trial's treatment; null while there is none.</param>
    public static DrugsAtOnset Of(SubjectRecords subject, PartialDate? onset, DateOnly? watchedFrom)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var by = subject
            .Of<Medication>()
            .Where(row => !row.IsDenied)
            .ToLookup(row => At(row, onset is { Year: not null } known ? known : null, watchedFrom));
        return new([.. by[When.Taken]], [.. by[When.Earlier]], [.. by[When.Unknown]]);
    }

    static When At(Medication row, PartialDate? onset, DateOnly? watchedFrom)
    {
        if (row.End is { Year: not null } end && (end.Latest < onset?.Earliest || end.Latest < watchedFrom))
            return When.Earlier;
        if (row.Start is not { Year: not null } start || onset is not { } began)
            return When.Unknown;
        if (start.Earliest >= began.Latest)
            return When.Later;
        if (row.End is null && IsForTheDisease(row) && start.Latest < watchedFrom && !row.StillTaken.GoesOn.IsTrue)
            return When.Earlier;
        return start.Latest < began.Earliest ? When.Taken : When.Unknown;
    }

    static bool IsForTheDisease(Medication row) =>
        row.IsAgainstLeukaemia().IsTrue || TreatmentReading.Kind(row.Category) == TreatmentKind.Bridging;
}
