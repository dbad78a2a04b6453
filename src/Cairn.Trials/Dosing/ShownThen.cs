using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>
/// Infused subjects as the ledger showed them on a past day: a toxicity that nobody had recorded by then is left out. Who had
/// been infused, and when, was known to whoever infused the next one.
/// </summary>
/// <param name="today">The last day that is asked for.</param>
sealed class ShownThen(Study study, KnownOn knownOn, int levels, DateOnly today, IReadOnlyList<DltRuling> rulings)
{
    readonly Dictionary<SubjectRecords, InfusedSubject> _read = []; // the ledger shows the same records for many days

    /// <param name="subjects">Those infused by the day, as they stand now.</param>
    /// <returns>Null when the ledger showed all of it.</returns>
    public IReadOnlyList<DltAssessment>? By(DateOnly day, IReadOnlyList<DltAssessment> subjects)
    {
        List<DltAssessment> then = [.. subjects.Select(s => IsToxic(s) && !IsToxic(Then(s, day)) ? Without(s, day) : s)];
        return then.SequenceEqual(subjects) ? null : then;
    }

    DltAssessment? Then(DltAssessment subject, DateOnly day)
    {
        var records = knownOn(subject.Subject, day);
        if (!records.PossibleCells.Any())
            return null;
        if (!_read.TryGetValue(records, out var read))
            _read[records] = read = new(study, records, levels, today, rulings);
        return read.On(day);
    }

    static bool IsToxic(DltAssessment? subject) =>
        subject is not null
        && (subject.Status.Value == DltStatus.Dlt || subject.ModerateTrigger.IsTrue || subject.RelatedDeath is not null);

    static DltAssessment Without(DltAssessment subject, DateOnly day) =>
        subject with
        {
            Status = subject.Status with { Value = subject.Window.Last < day ? DltStatus.None : DltStatus.Pending },
            ModerateTrigger = subject.ModerateTrigger with { Value = Truth.False },
            RelatedDeath = null,
        };
}
