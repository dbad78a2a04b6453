using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>A subject given cells: what was known of the DLT window on each day on which that can have changed.</summary>
sealed class InfusedSubject
{
    readonly Study _study;
    readonly Casebook _casebook;
    readonly int _levels;
    readonly IReadOnlyList<DltRuling> _rulings;
    readonly List<DateOnly> _days;
    readonly DateOnly _firstCells;
    readonly Reading?[] _readings;

    sealed record Reading(DltAssessment? Assessment, bool IsUnplaced);

    public InfusedSubject(Study study, SubjectRecords subject, int levels, DateOnly day, IReadOnlyList<DltRuling> rulings)
    {
        (_study, _levels, _rulings) = (study, levels, [.. rulings.Where(r => r.Event.Subject == subject.Id)]);
        Subject = new(subject.Id, subject.All.Where(DltAssessment.Reads(subject.All)));
        _casebook = new(study.Id, false, null, [Subject]);
        var consent = subject.Demographics?.Consent is { Year: not null } signed ? signed.Earliest : DateOnly.MinValue;
        SortedSet<DateOnly> days = [.. KeyDays().Where(d => d >= consent && d <= day), day];
        _days = [.. days];
        _readings = new Reading?[_days.Count];
        _firstCells = subject.PossibleCells.Min(e => e.Start is { Year: not null } start ? start.Earliest : DateOnly.MinValue);
    }

    public SubjectRecords Subject { get; }

    /// <summary>
    /// The days from consent on which something is recorded, the window ends, or an event has lasted as long as a line asks.
    /// </summary>
    public IReadOnlyList<DateOnly> Days => _days;

    /// <summary>
    /// The assessment on a day; null before the first cells, and while the level or the day of them is not recorded.
    /// </summary>
    public DltAssessment? On(DateOnly day) => At(day)?.Assessment;

    /// <summary>True when cells were given by a day, and it is not recorded at which level or when.</summary>
    public bool IsUnplaced(DateOnly day) => At(day)?.IsUnplaced == true;

    // Between two key days nothing is learned: one reading serves them all. Two that ask at once read it twice, to the same end.
    Reading? At(DateOnly day)
    {
        var found = _days.BinarySearch(day);
        var index = found >= 0 ? found : ~found - 1;
        return day < _firstCells || index < 0 ? null : _readings[index] ??= ReadOn(_days[index]);
    }

    Reading ReadOn(DateOnly day)
    {
        if (Known(day) is not { } known)
            return new(null, false);
        var isUnplaced = DltAssessment.IsUnplaced(known, _levels, day);
        return new(isUnplaced ? null : DltAssessment.Of(_study, known, day, _rulings), isUnplaced);
    }

    SubjectRecords? Known(DateOnly day) => _casebook.AsOf(day).Subjects is [var known] ? known : null;

    IEnumerable<DateOnly> KeyDays()
    {
        var longest = (_study.Dlt?.Rules ?? [])
            .Concat(_study.Escalation?.ModerateTriggers ?? [])
            .SelectMany(line => line.Durations)
            .Distinct()
            .ToList();
        foreach (var ruling in _rulings)
            yield return ruling.Day;
        foreach (var record in Subject.All)
        {
            foreach (var date in (PartialDate?[])[record.When, (record as PeriodRecord)?.End, (record as Demographics)?.Death])
                if (date is { Year: not null } known)
                {
                    yield return known.Earliest;
                    yield return known.Latest;
                }
            if (record is Exposure { Start: { Year: not null } start } row && (row.IsCellInfusion || row.MayBeCells))
            {
                yield return start.Earliest;
                yield return DltAssessment.LastDay(_study.Dlt!, start.Latest);
            }
            if (record is not AdverseEvent { Start: { Year: not null } begun } ae)
                continue;
            foreach (var days in longest)
            {
                yield return begun.Latest.AddDays(days);
                yield return begun.Latest.AddDays(days + 1); // an event timed by hours has the day that holds its end
                if (days > PendingSubject.SoonDays)
                    yield return begun.Earliest.AddDays(days - PendingSubject.SoonDays);
            }
        }
    }

    /// <summary>Why the subject is not on the board on a day; null when it is, or was not infused yet.</summary>
    public Finding? OffBoard(DateOnly day)
    {
        if (!IsUnplaced(day))
            return null;
        if (Subject.PossibleCells.FirstOrDefault(e => e.MayBeCells && e.Dose != 0) is { } row)
            return Finding.Error(
                $"{Subject.Id} EX {row.Sequence}",
                null,
                "EXCAT",
                $"{row.Treatment} was given "
                    + $"{(row.AssignedLevel is { } at ? $"at dose level {at}" : $"in {row.DoseUnit ?? "no unit"}")}, and "
                    + $"{(row.Category is null ? "EXCAT is empty" : $"EXCAT '{row.Category}' is none that a rule reads")}.",
                $"Record EXCAT as {ExposureKind.CellInfusion.Word()} if it was one, else as "
                    + $"{ExposureKind.Lymphodepletion.Word()}: "
                    + $"until then the subject is not on the dose board, and nobody may be infused."
            );
        var first = Subject.CellInfusions.First(e => e.Dose != 0);
        var isUndated = first.Start is not { Year: not null };
        var levels = DltAssessment.LevelsOf([.. Subject.CellInfusions.Where(e => e.Dose != 0)]);
        var what = (isUndated, first.AssignedLevel) switch
        {
            (false, _) when levels.Count > 1 =>
                $"Fractions of one course are recorded at dose levels {string.Join(" and ", levels)}.",
            (true, _) => "Cells were given, and the day is not recorded.",
            (false, { } level) => $"Cells were given at dose level {level}, and the study has levels 1 to {_levels}.",
            (false, null) => "Cells were given, and the dose level is not recorded.",
        };
        return Finding.Error(
            $"{Subject.Id} EX {first.Sequence}",
            null,
            isUndated ? "EXSTDTC" : "EXLEVEL",
            what,
            "Record it: until then the subject is not on the dose board, and nobody may be infused."
        );
    }
}
