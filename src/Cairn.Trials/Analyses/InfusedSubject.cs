using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>A subject given cells: what was known of the DLT window on each day on which that can have changed.</summary>
sealed class InfusedSubject
{
    readonly Study _study;
    readonly Casebook _casebook;
    readonly int _levels;
    (DateOnly Day, DltAssessment? Assessment)? _last;

    public InfusedSubject(Study study, SubjectRecords subject, int levels, DateOnly day)
    {
        (_study, _levels) = (study, levels);
        Subject = new(subject.Id, subject.All.Where(DltAssessment.Reads()));
        _casebook = new(study.Id, false, null, [Subject]);
        Days = [.. KeyDays().Where(d => d <= day).Append(day).Distinct().Order()];
    }

    public SubjectRecords Subject { get; }

    /// <summary>The days on which something is recorded, the window ends, or an event has lasted as long as a line asks.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    public DltAssessment? On(DateOnly day)
    {
        var key = Days[^1];
        for (var i = 0; i < Days.Count && Days[i] <= day; i++) key = Days[i];
        if (key > day) return null;
        if (_last?.Day != key) _last = (key, DltAssessment.IsUnplaced(Subject, _levels, key) ? null : Known(key) is { } known ? DltAssessment.Of(_study, known, key) : null);
        return _last!.Value.Assessment;
    }

    public bool IsUnplaced(DateOnly day) => Known(day) is { } known && DltAssessment.IsUnplaced(known, _levels, day);

    SubjectRecords? Known(DateOnly day) => _casebook.AsOf(day).Subjects is [var known] ? known : null;

    IEnumerable<DateOnly> KeyDays()
    {
        var longest = (_study.Dlt?.Rules ?? []).Concat(_study.Escalation?.ModerateTriggers ?? []).Select(r => r.LongerThanDays).OfType<int>().Distinct().ToList();
        foreach (var record in Subject.All)
        {
            if (record.When is { Year: not null } when) yield return when.Latest;
            if (record is Exposure { IsCellInfusion: true, Start: { Year: not null } start })
            {
                yield return start.Earliest;
                yield return DltAssessment.LastDay(_study.Dlt!, start.Latest);
            }
            if (record is not AdverseEvent { Start: { Year: not null } begun } ae) continue;
            if (ae.End is { Year: not null } end) yield return end.Latest;
            foreach (var days in longest) yield return begun.Latest.AddDays(days);
        }
    }

    /// <summary>Why the subject is not on the board on a day; null when it is, or was not infused yet.</summary>
    public Finding? OffBoard(DateOnly day)
    {
        if (!IsUnplaced(day)) return null;
        var first = Subject.CellInfusions.First(e => e.Dose != 0);
        var isUndated = first.Start is not { Year: not null };
        var what = isUndated ? "Cells were given, and the day is not recorded."
            : first.AssignedLevel is { } level ? $"Cells were given at dose level {level}, and the study has levels 1 to {_levels}." : "Cells were given, and the dose level is not recorded.";
        return Finding.Error($"{Subject.Id} EX {first.Sequence}", null, isUndated ? "EXSTDTC" : "EXLEVEL", what, "Record it: until then the subject is not on the dose board, and nobody may be infused.");
    }
}
