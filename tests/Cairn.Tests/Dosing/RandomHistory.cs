using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>
/// A trial drawn at random: cohorts mostly as advised, meetings, rulings, an expansion, deaths, open questions, and what comes to
/// light late. The same seed gives the same trial.
/// </summary>
sealed class RandomHistory(Study study, int seed)
{
    readonly Random _chance = new(seed);
    readonly List<SubjectRecords> _subjects = [];
    readonly List<CommitteeDecision> _decisions = [];
    readonly List<DltRuling> _rulings = [];
    int _day;

    DateOnly Day => Day0.AddDays(_day);

    Casebook Book => new(study.Id, false, null, [.. _subjects]) { Decisions = [.. _decisions], Rulings = [.. _rulings] };

    /// <summary>The board after each of so many turns, with the records it was made from.</summary>
    public IEnumerable<(DoseBoard Board, Casebook Book)> Turns(int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            Meet(DoseBoard.Of(study, Book, Day)!);
            Infuse(DoseBoard.Of(study, Book, Day)!);
            _day += _chance.Next(1, 45);
            Happens();
            Rule(DoseBoard.Of(study, Book, Day)!);
            yield return (DoseBoard.Of(study, Book, Day)!, Book);
        }
    }

    bool Luck(int percent) => _chance.Next(100) < percent;

    // What the rule proposes, or something else that the check lets pass.
    void Meet(DoseBoard board)
    {
        if (!Luck(70) || _decisions is [.., var last] && last.Day == board.Day)
            return;
        var most = board.Proposal is DoseAdvice.Frozen frozen ? frozen.Otherwise : board.Proposal;
        var wanted = (most, _chance.Next(6)) switch
        {
            (_, 0) => Wanted(CommitteeAction.Hold, null, null),
            (DoseAdvice.Infuse infuse, 1) => Wanted(CommitteeAction.Treat, _chance.Next(1, infuse.Level + 1), _chance.Next(1, 4)),
            (DoseAdvice.Infuse infuse, _) => Wanted(CommitteeAction.Treat, infuse.Level, infuse.Subjects),
            (DoseAdvice.Stop { Mtd: > 0 and var mtd }, 1) => Wanted(CommitteeAction.Stop, _chance.Next(0, mtd + 1), null),
            (DoseAdvice.Stop { Mtd: > 0 and var mtd }, _) when board.Ended is not null => Wanted(
                CommitteeAction.Treat,
                mtd,
                _chance.Next(1, 10)
            ),
            (DoseAdvice.Stop stop, _) => Wanted(CommitteeAction.Stop, stop.Mtd, null),
            (_, 1) => Wanted(CommitteeAction.Stop, null, null),
            _ => Wanted(CommitteeAction.Hold, null, null),
        };
        if (wanted.Action != CommitteeAction.Hold || Luck(30))
            if (wanted.On(board).Value is { } decided)
                _decisions.Add(decided);
    }

    static WantedDecision Wanted(CommitteeAction action, int? level, int? subjects) =>
        new(action, level, subjects, "So the committee judged it", "C. Chair", "committee");

    // As advised; now and then against it.
    void Infuse(DoseBoard board)
    {
        var level = board.Advice switch
        {
            DoseAdvice.Infuse infuse when Luck(85) => infuse.Level,
            DoseAdvice.Stop { Mtd: > 0 and var mtd } when Luck(60) => mtd,
            _ when Luck(6) => _chance.Next(1, board.Levels.Count + 1),
            _ => 0,
        };
        for (var more = level == 0 ? 0 : _chance.Next(1, 4); more > 0; more--)
        {
            var id = $"S{_subjects.Count + 1:00}";
            _subjects.Add(Treated(id, level, _day, _subjects.Count == 0 ? 'N' : "NNNNNNTTMPQSDLUW"[_chance.Next(16)]));
            _day += _chance.Next(0, 8);
        }
    }

    // N seen through; T hypoxia of grade 4; M a trigger; P not seen yet; Q a seizure; S a grade nobody wrote; D died of the cells;
    // L died of leukaemia; U half the dose; W withdrawn.
    SubjectRecords Treated(string id, int level, int day, char outcome)
    {
        var planned = study.Dosing!.Levels[level - 1].MillionCellsPerKg;
        Exposure cells = Infusion(id, level, day, outcome == 'U' ? planned / 2 : planned, planned);
        int first = day + _chance.Next(2, 20),
            seen = outcome switch
            {
                'P' => day + 3,
                'D' or 'L' or 'W' => first,
                _ => day + 90,
            };
        Record[] more = outcome switch
        {
            'T' => [Event(id, "Hypoxia", 4, first, first + 3)],
            'M' => [Event(id, "Nausea", 2, first, first + 3)],
            'Q' => [Event(id, "Seizure", 3, first, first + 1)],
            'S' => [Event(id, "Hypoxia", null, first, first + 1)],
            'D' => [Event(id, "Sepsis", 5, first, first + 1), Dead(id, first + 1)],
            'L' => [Dead(id, first + 1), Cause(id, first + 1)],
            'W' => [End(id, Milestone.Withdrawn, first)],
            _ => [],
        };
        return Subject(id, [cells, SeenOn(id, seen), .. more]);
    }

    static Demographics Dead(string id, int day) => new() { Subject = id, Death = On(day) };

    static DeathDetail Cause(string id, int day) =>
        new()
        {
            Subject = id,
            Sequence = 1,
            TestCode = TestCode.CauseOfDeath,
            Result = "ACUTE MYELOID LEUKEMIA",
            Date = On(day),
        };

    static Disposition End(string id, Milestone milestone, int day) =>
        new()
        {
            Subject = id,
            Sequence = 1,
            Code = milestone,
            Date = On(day),
        };

    // Somebody clean so far turns out to have had a toxicity in the window, or one dies of the cells.
    void Happens()
    {
        if (_subjects.Count == 0 || !Luck(12))
            return;
        var i = _chance.Next(_subjects.Count);
        if (_subjects[i].Of<AdverseEvent>().Any() || _subjects[i].Demographics is not null)
            return;
        var (id, from) = (_subjects[i].Id, _subjects[i].CellInfusions.First().Start!.Value.Earliest.DayNumber - Day0.DayNumber);
        var late = Event(id, "Hypoxia", 4, from + 5, from + 9);
        _subjects[i] = Subject(id, [.. _subjects[i].All, late]);
    }

    void Rule(DoseBoard board)
    {
        foreach (var subject in _subjects)
            if (Luck(10) && subject.Of<AdverseEvent>().FirstOrDefault() is { } ae && _rulings.All(r => r.Event != ae.Key))
            {
                var outcome = Luck(50) ? RulingOutcome.Dlt : RulingOutcome.NotDlt;
                if (new WantedRuling(ae.Key, outcome, "C. Chair").On(board, Book).IsSound)
                    _rulings.Add(new(ae.Key, outcome, board.Day, "C. Chair", "committee", "as judged"));
            }
    }
}
