using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>
/// Infused subjects as the ledger showed them on a past day: a toxicity that nobody had recorded by then is left out. Who had
/// been infused, and when, was known to whoever infused the next one.
/// </summary>
sealed record ShownThen(Study Study, KnownOn KnownOn, int Levels, IReadOnlyList<DltRuling> Rulings)
{
    /// <param name="subjects">Those infused by the day, as they stand now.</param>
    /// <returns>Null when the ledger showed all of it.</returns>
    public IReadOnlyList<DltAssessment>? By(DateOnly day, IReadOnlyList<DltAssessment> subjects)
    {
        List<DltAssessment> then = [.. subjects.Select(s => IsToxic(s) && !IsToxic(Then(s, day)) ? Without(s, day) : s)];
        return then.SequenceEqual(subjects) ? null : then;
    }

    DltAssessment? Then(DltAssessment subject, DateOnly day)
    {
        var records = KnownOn(subject.Subject, day);
        return records.PossibleCells.Any() ? new InfusedSubject(Study, records, Levels, day, Rulings).On(day) : null;
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
