using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Criteria.Gates;

/// <summary>A later gate of a subject: what was given there, or the next dose that may be given.</summary>
/// <param name="Fraction">Number of the fraction, from 1; null before lymphodepletion.</param>
/// <param name="Day">The day it was given or is planned for; null when no day is planned.</param>
sealed record PlannedGate(Gate Gate, int? Fraction, GateState State, DateOnly? Day)
{
    /// <summary>A fraction that was not given within so many days of the first one is not given any more.</summary>
    const int UsualWindowDays = 28;

    /// <summary>The gates at which something was given, in order, then the next one that is ahead, if there is one.</summary>
    public static IEnumerable<PlannedGate> Of(Study study, SubjectRecords subject, ScreeningPeriod screening, DateOnly today)
    {
        var given = Given(subject).ToList();
        return Next(study, subject, screening, given, today) is { } next ? [.. given, next] : given;
    }

    static IEnumerable<PlannedGate> Given(SubjectRecords subject)
    {
        if (FirstLymphodepletion(subject) is { } day)
            yield return new(Gate.Lymphodepletion, null, GateState.Passed, day);
        foreach (var (cells, i) in subject.CellInfusions.Select((c, i) => (c, i)))
            if (cells is { Dose: > 0, Start.Date: { } start })
                yield return new(Gate.Infusion, cells.Fraction ?? i + 1, GateState.Passed, start);
    }

    static DateOnly? FirstLymphodepletion(SubjectRecords subject) =>
        (from e in subject.Of<Exposure>() where e.IsLymphodepletion && e.Dose is not 0 select e.Start?.Date).Min();

    static PlannedGate? Next(
        Study study,
        SubjectRecords subject,
        ScreeningPeriod screening,
        IReadOnlyList<PlannedGate> given,
        DateOnly today
    )
    {
        if (HasEnded(subject) || (screening.Enrolled is null && given.Count == 0) || study.Dosing is not { } dosing)
            return null;
        if (subject.CellInfusions.Any())
            return NextFraction(study, subject, today);
        if (given.Count == 0 && dosing.Lymphodepletion.Count > 0)
            return new(Gate.Lymphodepletion, null, GateState.Ahead, null);
        var lead = Math.Min(0, dosing.Lymphodepletion.SelectMany(l => l.Days).Min(d => (int?)d) ?? 0);
        DateOnly? planned = given.Count == 0 ? null : NotBefore(given[0].Day!.Value.AddDays(-lead), today);
        return new(Gate.Infusion, 1, GateState.Ahead, planned);
    }

    static PlannedGate? NextFraction(Study study, SubjectRecords subject, DateOnly today)
    {
        var rows = subject.CellInfusions.ToList();
        var level = rows.Select(r => r.AssignedLevel).FirstOrDefault(l => l is not null);
        var fractions = study.Dosing!.Levels.FirstOrDefault(l => l.Level == level)?.Fractions ?? study.Dosing.Levels[0].Fractions;
        if (rows.Count >= fractions.Count || rows.Find(r => r.Dose > 0)?.Start?.Date is not { } first)
            return null;
        if (today > first.AddDays(study.Dlt?.WindowDays ?? UsualWindowDays))
            return null;
        var planned = first.AddDays(fractions[rows.Count].Day - fractions[0].Day);
        return new(Gate.Infusion, rows.Count + 1, GateState.Ahead, NotBefore(planned, today));
    }

    static DateOnly NotBefore(DateOnly planned, DateOnly today) => planned < today ? today : planned;

    static bool HasEnded(SubjectRecords subject) =>
        VitalStatus.IsToldDead(subject) || Ends.Any(end => subject.Milestone(end) is not null);

    static readonly Milestone[] Ends =
    [
        Milestone.NotInfused,
        Milestone.Death,
        Milestone.LostToFollowUp,
        Milestone.Withdrawn,
        Milestone.Completed,
    ];
}
