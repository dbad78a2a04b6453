using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The trial's calendar: people come, are screened, wait for cells and for a dose the rule allows, and are infused. One event at a
/// time, by date, then by the order in which the events arose.
/// </summary>
sealed class TrialPlay(Study study, DosePlan dosing, CohortPlan plan, int seed, DoseRule rule)
{
    readonly PriorityQueue<Action<DateOnly>, (DateOnly, int)> _calendar = new();
    readonly ScreeningAnswers _answers = new(study, plan.Screening);
    readonly List<Patient> _patients = [];
    readonly List<Patient> _waiting = [];
    readonly List<Slot> _slots = [];
    readonly int _target = plan.Accrual.Enrolment ?? study.Registration.Enrollment ?? 20;
    readonly int _lead = -DosingWriter.LeadDays(dosing);
    readonly int _stagger = study.Escalation?.StaggerDays ?? 0;
    int _order, _screening, _enrolled, _preparing;
    bool _accrualBlocked, _ended, _stopped;
    int? _mtd;

    /// <summary>A dose reserved or given.</summary>
    sealed class Slot(Patient patient, int level, int allowed, DateOnly infusion, bool expansion)
    {
        public Patient Patient { get; } = patient;
        public int Level { get; set; } = level;
        public int Allowed { get; set; } = allowed;
        public DateOnly Infusion { get; } = infusion;
        public bool Expansion { get; } = expansion;
        public DoseOutcome Outcome { get; set; } = DoseOutcome.Pending;
        public DateOnly Known { get; set; } = DateOnly.MaxValue;
        public DosedSubject On(DateOnly date) => new(Patient.Id, Level, Known <= date ? Outcome : DoseOutcome.Pending);
    }

    public SyntheticCohort Play()
    {
        At(FirstConsent(), Arrive);
        while (_calendar.TryDequeue(out var happens, out var when))
        {
            happens(when.Item1);
            Dose(when.Item1);
            if (_accrualBlocked && MayConsent()) { _accrualBlocked = false; At(when.Item1, Arrive); }
            if (_calendar.Count == 0) SendAway("NO DOSE LEVEL OPEN", when.Item1);
        }
        return new(new Casebook(study.Id, IsSynthetic: true, CutOff: null, [.. _patients.Select(p => p.Close())]),
            [.. _slots.OrderBy(s => s.Infusion).Select(s => new GivenDose(s.Patient.Id, s.Infusion, s.Level, s.Allowed, s.Expansion, s.Outcome, s.Known))], _mtd, _stopped);
    }

    void At(DateOnly date, Action<DateOnly> happens) => _calendar.Enqueue(happens, (date, _order++));

    DateOnly FirstConsent() => plan.Accrual.FirstConsent
        ?? (study.Registration.StartDate is { Year: not null } start ? start.Earliest : new DateOnly(2025, 1, 6));

    bool MayConsent() => !_stopped && _enrolled + _screening < _target && _preparing + _waiting.Count < plan.Accrual.MaximumWaiting;

    void Arrive(DateOnly date)
    {
        if (_stopped || _enrolled >= _target) return;
        if (!MayConsent()) { _accrualBlocked = true; return; }
        var patient = new Patient(_patients.Count + 1, seed, study, plan, _answers);
        _patients.Add(patient);
        _screening++;
        var (decision, failing) = patient.Screen(date);
        At(decision, day => Decide(patient, failing, day));
        At(date.AddDays(Patient.DaysAfterPrevious(_patients.Count + 1, seed, plan.Accrual)), Arrive);
    }

    void Decide(Patient patient, IReadOnlyList<string> failing, DateOnly date)
    {
        _screening--;
        if (failing.Count > 0 || _stopped)
        {
            patient.Refuse(date, failing.Count > 0 ? $"CRITERIA NOT MET: {string.Join(", ", failing)}" : "TRIAL STOPPED BEFORE ENROLMENT");
            return;
        }
        _enrolled++;
        _preparing++;
        var preparation = patient.Enrol(date);
        At(preparation.Date, day =>
        {
            _preparing--;
            if (preparation.Leaves is { } why) patient.Leave(day, why);
            else if (_stopped) patient.Leave(day, "NO SAFE DOSE");
            else _waiting.Add(patient);
        });
    }

    /// <summary>Starts the lymphodepletion of as many waiting subjects as the rule and the stagger allow today.</summary>
    void Dose(DateOnly today)
    {
        while (_waiting.Count > 0)
        {
            if (Ask(_slots, today) is not NextDose.Treat { Level: var level }) return;
            var infusion = today.AddDays(_lead + 1);
            if (!_ended && _slots.Where(s => s.Level == level).Select(s => (DateOnly?)s.Infusion.AddDays(_stagger)).Max() is { } open && open > infusion)
            {
                At(open.AddDays(-_lead - 1), _ => { });
                return;
            }
            Reserve(_waiting[0], level, infusion);
            _waiting.RemoveAt(0);
        }
    }

    void Reserve(Patient patient, int level, DateOnly infusion)
    {
        var slot = new Slot(patient, level, level, infusion, _ended);
        _slots.Add(slot);
        patient.Lymphodeplete(dosing, infusion);
        At(infusion, day => Infuse(slot, day));
    }

    /// <summary>The rule is asked again without this subject and those after: a lower answer lowers the dose, no dose at all ends it.</summary>
    void Infuse(Slot slot, DateOnly today)
    {
        var before = _slots.Take(_slots.IndexOf(slot)).ToList();
        var answer = slot.Expansion ? new NextDose.Treat(slot.Level) : Answer(before, today);
        if (answer is NextDose.Stop { Mtd: null } || slot.Patient.StopsAfterLymphodepletion())
        {
            _slots.Remove(slot);
            slot.Patient.Leave(today, answer is NextDose.Stop { Mtd: null } ? "NO SAFE DOSE" : "INFECTION DURING LYMPHODEPLETION");
            return;
        }
        slot.Allowed = answer switch { NextDose.Treat t => t.Level, NextDose.Stop { Mtd: { } mtd } => mtd, _ => slot.Level };
        slot.Level = Math.Min(slot.Level, slot.Allowed);
        (slot.Outcome, slot.Known) = slot.Patient.Treat(dosing, dosing.Levels[slot.Level - 1], today);
        At(slot.Known, _ => { });
    }

    NextDose Ask(IReadOnlyList<Slot> slots, DateOnly today)
    {
        if (_stopped) return new NextDose.Wait();
        if (_ended) return new NextDose.Treat(_mtd!.Value);
        var answer = Answer(slots, today);
        if (answer is not NextDose.Stop { Mtd: var mtd }) return answer;
        (_ended, _mtd, _stopped) = (true, mtd, mtd is null);
        if (mtd is { } level) return new NextDose.Treat(level);
        SendAway("NO SAFE DOSE", today);
        return new NextDose.Wait();
    }

    NextDose Answer(IReadOnlyList<Slot> slots, DateOnly today) => rule([.. slots.Select(s => s.On(today))]);

    void SendAway(string why, DateOnly today)
    {
        foreach (var patient in _waiting) patient.Leave(today, why);
        _waiting.Clear();
    }
}
