namespace Cairn.Escalation.Simulation;

/// <summary>How a trial with a calendar ended.</summary>
readonly record struct CalendarEnd(
    int Mtd,
    EscalationState Infused,
    double Days,
    int Enrolled,
    int Failures,
    int NotEvaluable,
    int Backfilled,
    int TurnedAway,
    bool Finished
);

/// <summary>One trial in time.</summary>
sealed class CalendarTrial(Design design, ToxicityScenario truth, TrialConduct conduct, TrialPatients patients)
{
    const int MostArrivals = 20_000;

    readonly List<Participant> _participants = [];
    int _level = design.StartLevel,
        _places,
        _last = design.StartLevel;
    int _failures,
        _notEvaluable,
        _backfilled,
        _turnedAway;
    bool _titrates;
    readonly EscalationState _nobody = EscalationState.Start(truth.Levels, design.StartLevel);
    EscalationState _closed = EscalationState.Start(truth.Levels, 1);

    // What State says, written over by the next one: a trial has one state at a time, and a design keeps none.
    readonly List<WatchedSubject> _pending = [];
    readonly List<double> _times = [];

    /// <summary>Somebody enrolled.</summary>
    /// <param name="Level">Level received.</param>
    /// <param name="Infused">Day of infusion; infinite when the product fails.</param>
    /// <param name="Known">Day on which the outcome is known: the DLT, the end of the window, leaving, or the failure of the
    /// product.</param>
    /// <param name="Outcome">One evaluable subject, or nobody.</param>
    /// <param name="Backfill">True when assigned while the escalation waited.</param>
    sealed record Participant(int Level, double Infused, double Known, DoseTally Outcome, bool Backfill)
    {
        public bool Settled { get; set; }
    }

    public CalendarEnd Conduct()
    {
        var arrival = 0.0;
        if (Follow(Next(0)) is { } atOnce)
            return End(atOnce, 0);
        for (var person = 0; person < MostArrivals; person++)
        {
            arrival += -conduct.ArrivalDays * Math.Log(1 - patients.Draw(person, 2));
            if (Until(arrival) is var (mtd, day))
                return End(mtd, day);
            if (Arrive(person, arrival) is { } stopped)
                return End(stopped, arrival);
        }
        return End(0, arrival, finished: false);
    }

    /// <summary>Everything that becomes known before a day, in order; the MTD and the day when it ends the trial.</summary>
    (int Mtd, double Day)? Until(double day)
    {
        while (FirstKnownBy(day) is { } next)
        {
            next.Settled = true;
            if (next.Outcome.Evaluable == 0)
            {
                if (double.IsInfinity(next.Infused))
                    _failures++;
                else
                    _notEvaluable++;
                if (!next.Backfill && _participants.Count > 0 && _places > 0)
                    _places++;
            }
            if (_places > 0 && (next.Outcome.Dlts == 0 || !ClosesTheCohort(next.Known)))
                continue;
            if (Follow(Next(next.Known)) is { } mtd)
                return (mtd, next.Known);
        }
        return null;
    }

    Participant? FirstKnownBy(double day)
    {
        Participant? first = null;
        foreach (var p in _participants)
            if (!p.Settled && p.Known <= day && (first is null || p.Known < first.Known))
                first = p;
        return first;
    }

    /// <summary>
    /// True when the design would close the level of the open cohort, or go down, even were nobody else of it to have a DLT.
    /// </summary>
    bool ClosesTheCohort(double day)
    {
        var full = State(day).Full;
        var best = full.After(_level, new(_places, 0));
        return design.Closes(best, _level) || design.Next(best) is { Mtd: null } move && move.Dose < _level;
    }

    /// <summary>What the design says on a day; what it closes then stays closed.</summary>
    Move Next(double day)
    {
        var state = State(day);
        _closed = _closed.CloseAsIn(design.Closing(state.Full));
        return design.Next(state);
    }

    int? Follow(Move move)
    {
        if (move.Mtd is { } mtd)
            return mtd;
        if (move.Action != EscalationAction.Suspend)
            (_level, _places, _titrates) = (move.Dose, move.Treat, move.InTitration);
        else
            _places = 0;
        return null;
    }

    int? Arrive(int person, double day)
    {
        // Follow-up alone can settle a design for late toxicity.
        if (_places == 0 && Follow(Next(day)) is { } mtd)
            return mtd;
        var infusion = day + conduct.ManufactureDays;
        if (_places > 0 && infusion >= Earliest(_level))
        {
            Enrol(person, day, _level, backfill: false);
            _places--;
            _last = _level;
        }
        else if (_places == 0 && design.Backfill(State(day)) is var lower and > 0 && infusion >= Earliest(lower))
        {
            Enrol(person, day, lower, backfill: true);
            _backfilled++;
        }
        else
            _turnedAway++;
        return null;
    }

    /// <summary>First day on which the stagger allows an infusion at a level.</summary>
    double Earliest(int level)
    {
        var last = double.NegativeInfinity;
        foreach (var p in _participants)
            if (p.Level == level && !double.IsInfinity(p.Infused))
                last = Math.Max(last, p.Infused);
        return last + conduct.StaggerDays;
    }

    void Enrol(int person, double day, int assigned, bool backfill)
    {
        var infusion = day + conduct.ManufactureDays;
        var level = Received(assigned, patients.Draw(person, 3));
        if (patients.Draw(person, 4) < conduct.ManufactureFailure)
        {
            _participants.Add(new(assigned, double.PositiveInfinity, infusion, default, backfill));
            return;
        }
        var counts =
            design.LooksAtResponses ? CohortCounts.Responses
            : _titrates && !backfill ? CohortCounts.Moderate
            : CohortCounts.Dlts;
        var outcome = patients.Outcome(person, level, truth, counts);
        var u = patients.Draw(person, 5);
        if (outcome.Dlts > 0)
        {
            // The first half of the window holds the share 1 - LateShare of the DLTs, uniformly.
            var early = 1 - conduct.LateShare;
            var share = u < early ? u / early / 2 : .5 + (u - early) / Math.Max(conduct.LateShare, double.Epsilon) / 2;
            _participants.Add(new(level, infusion, infusion + share * conduct.WindowDays, outcome, backfill));
        }
        else if (patients.Draw(person, 6) < conduct.NotEvaluable)
            _participants.Add(new(level, infusion, infusion + u * conduct.WindowDays, default, backfill));
        else
            _participants.Add(new(level, infusion, infusion + conduct.WindowDays, outcome, backfill));
    }

    int Received(int assigned, double draw)
    {
        if (draw < conduct.ReceivedLower)
            return Math.Max(1, assigned - 1);
        if (draw >= 1 - conduct.ReceivedHigher)
            return Math.Min(truth.Levels, assigned + 1);
        return assigned;
    }

    TimedState State(double day)
    {
        var evaluated = _nobody;
        _pending.Clear();
        _times.Clear();
        foreach (var p in _participants)
        {
            if (!p.Settled)
            {
                _pending.Add(new(p.Level, double.IsInfinity(p.Infused) ? 0 : Math.Clamp(day - p.Infused, 0, conduct.WindowDays)));
                continue;
            }
            evaluated = evaluated.With(p.Level, evaluated[p.Level] + p.Outcome);
            if (p.Outcome.Dlts > 0)
                _times.Add(p.Known - p.Infused);
        }
        return new(evaluated.At(_last).CloseAsIn(_closed), _pending, conduct.WindowDays, _times);
    }

    // A DLT of somebody still under observation when the trial ends is one all the same.
    CalendarEnd End(int mtd, double day, bool finished = true)
    {
        var infused = EscalationState.Start(truth.Levels, 1);
        foreach (var p in _participants)
            if (!double.IsInfinity(p.Infused) && p.Infused <= day)
                infused = infused.With(p.Level, infused[p.Level] + new DoseTally(1, p.Outcome.Dlts));
        return new(mtd, infused, day, _participants.Count, _failures, _notEvaluable, _backfilled, _turnedAway, finished);
    }
}
