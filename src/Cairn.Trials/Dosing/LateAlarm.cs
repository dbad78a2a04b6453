using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>Something entered now that came too late for doses already given.</summary>
/// <param name="Subjects">Whose outcome it is about.</param>
/// <param name="Level">The dose level that it touches.</param>
/// <param name="Since">The day on which it happened, or on which that level was opened against it.</param>
/// <param name="InfusedSince">Who was infused after that day at this level or above, without it being known.</param>
/// <param name="Allowed">What may be done with it known.</param>
public sealed record LateAlarm(
    IReadOnlyList<string> Subjects,
    int Level,
    DateOnly Since,
    IReadOnlyList<string> InfusedSince,
    DoseAdvice Allowed
)
{
    /// <summary>What the entries between two boards bring too late.</summary>
    /// <param name="before">The board before them; null when there was none.</param>
    /// <param name="after">The board with them.</param>
    public static IReadOnlyList<LateAlarm> Between(DoseBoard? before, DoseBoard? after)
    {
        if (before is null || after is null || before.Subjects.Count == 0)
            return [];
        List<LateAlarm> alarms = [.. after.Subjects.Select(s => Toxic(s.Assessment, before, after)).OfType<LateAlarm>()];
        HashSet<string> named = [.. alarms.SelectMany(a => a.Subjects)];
        HashSet<LateKey> known = [.. Open(before).Select(l => l.Key)];
        var others = Open(after).Where(l => !known.Contains(l.Key) && !l.Subjects.All(named.Contains));
        return [.. alarms, .. others.Select(l => Of(l, after))];
    }

    /// <summary>What came too late and no decision of the committee had before it.</summary>
    public static IReadOnlyList<LateAlarm> Standing(DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return [.. Open(board).Select(l => Of(l, board))];
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"ALARM: {string.Join(", ", Subjects)}, dose level {Level}, since {DayWords.Of(Since)}: "
                + $"{(InfusedSince.Count > 0 ? $"{string.Join(", ", InfusedSince)} infused since without it being known" : "")}"
                + $"{(InfusedSince.Count > 0 ? "; " : "")}now: {Allowed}."
        );

    static IReadOnlyList<LateInformation> Open(DoseBoard board) => board.Proposal is DoseAdvice.Frozen frozen ? frozen.Late : [];

    static LateAlarm Of(LateInformation late, DoseBoard board)
    {
        var since = late.Kind == LateKind.Expansion ? LastToxic(late, board) ?? late.Day : late.Day;
        return new(late.Subjects, late.Level, since, InfusedAfter(board, late.Level, since), board.Advice);
    }

    // An expansion is too toxic from the last of its toxicities on.
    static DateOnly? LastToxic(LateInformation late, DoseBoard board) =>
        board.Subjects.Where(s => late.Subjects.Contains(s.Subject, StringComparer.Ordinal)).Max(s => s.Assessment.Since);

    // Newly toxic, and somebody whose infusion was recorded before had cells after it happened.
    static LateAlarm? Toxic(DltAssessment subject, DoseBoard before, DoseBoard after)
    {
        var known = before.Subjects.FirstOrDefault(s => s.Subject == subject.Subject)?.Assessment;
        if (!IsToxic(subject) || (known is not null && IsToxic(known)))
            return null;
        var since = HappenedOn(subject);
        var infused = InfusedAfter(before, subject.Level, since);
        return infused.Count == 0 ? null : new([subject.Subject], subject.Level, since, infused, after.Advice);
    }

    static bool IsToxic(DltAssessment s) => s.Status.Value == DltStatus.Dlt || s.RelatedDeath is not null;

    static DateOnly HappenedOn(DltAssessment s) => s.Since ?? s.RelatedDeath ?? s.Infused;

    static IReadOnlyList<string> InfusedAfter(DoseBoard board, int level, DateOnly day) =>
        [.. board.Subjects.Where(s => s.Level >= level && s.Assessment.Infused > day).Select(s => s.Subject)];
}
