using Cairn.Analyses;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>A study with its records, as the ledger stands or stood at a point.</summary>
/// <param name="Head">The last entry that is known.</param>
/// <param name="KnownAt">The moment of which it is read; null for now.</param>
sealed record OpenTrial(Study Study, Casebook Casebook, ChainHead Head, DateTimeOffset? KnownAt = null)
{
    /// <summary>The recorded versions of the protocol that a day may ask for, by first day, then as recorded.</summary>
    public IReadOnlyList<(DateOnly From, Study Study)> Versions { get; init; } = [];

    /// <summary>
    /// The study as its protocol was on a day: the recorded version in force then. The newest one is the study at hand, as long
    /// as nobody reads the past.
    /// </summary>
    public Study StudyOn(DateOnly day)
    {
        var begun = Versions.Count(v => v.From <= day);
        return begun == 0 || (begun == Versions.Count && KnownAt is null) ? Study : Versions[begun - 1].Study;
    }

    /// <param name="point">The point of the state; now when left out.</param>
    public static OpenTrial Of(Study study, LedgerState state, Point? point = null) =>
        new(study, state.Casebook(), state.Head, point is null or { KnowsAll: true } ? null : point.Instant ?? state.Time)
        {
            Ranges = state.Ranges,
        };

    /// <summary>
    /// The day an analysis is made for when nobody names one: today, or the day of the moment of which it is read; for synthetic
    /// records the day of the last of them, so that a rehearsal gives the same bytes on any day.
    /// </summary>
    public DateOnly UsualDay => lastSynthetic ?? Local(KnownAt ?? Clock.GetUtcNow());

    /// <summary>What the laboratories call normal.</summary>
    public LabRanges Ranges { get; init; } = LabRanges.None;

    /// <summary>What says which day today is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    readonly DateOnly? lastSynthetic = Casebook.IsSynthetic ? Casebook.Subjects.Max(s => s.LastDay) : null;

    static DateOnly Local(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeProvider.System.LocalTimeZone).DateTime);

    public Analysis Analyse(DateOnly? day = null) => Analysis.Of(StudyOn(day ?? UsualDay), Casebook, day ?? UsualDay);
}
