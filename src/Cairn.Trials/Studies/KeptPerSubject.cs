using System.Runtime.CompilerServices;
using Cairn.Records;

namespace Cairn.Studies;

/// <summary>
/// What was derived of single subjects, kept as long as their records are. The ledger gives the same records for whom no entry
/// came, so that a new entry makes only the one whom it is about be asked again. Safe to use from several threads; two that
/// ask at once may both derive it, to the same end.
/// </summary>
/// <param name="derive">A function of the study, the records and the day alone.</param>
/// <param name="most">How many answers of a subject are kept, of days and conventions: those asked for last.</param>
sealed class KeptPerSubject<T>(Func<Study, SubjectRecords, DateOnly, T> derive, int most = 1)
    where T : class
{
    readonly ConditionalWeakTable<SubjectRecords, Kept[]> _kept = [];

    sealed record Kept(Study Study, DateOnly Day, T Derived);

    public T Of(Study study, SubjectRecords subject, DateOnly day)
    {
        var kept = _kept.TryGetValue(subject, out var there) ? there : [];
        if (Array.Find(kept, k => k.Day == day && ReferenceEquals(k.Study, study)) is { } found)
            return found.Derived;
        var derived = derive(study, subject, day);
        _kept.AddOrUpdate(subject, [new(study, day, derived), .. kept.Take(most - 1)]);
        return derived;
    }
}
