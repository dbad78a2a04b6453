using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The trial's calendar: people come, are screened, wait for cells and for a dose the rule allows, and are infused. One event
/// at a time, by date, then by the order in which the events arose.
/// </summary>
sealed class TrialPlay(Study study, DosePlan dosing, CohortPlan plan, int seed, DoseRule rule, bool isItsOwn)
{
    const string NoSafeDose = "NO SAFE DOSE";
    readonly PriorityQueue<Action<DateOnly>, (DateOnly, int)> _calendar = new();
    readonly ScreeningAnswers _answers = new(study, plan.Screening);
    readonly List<Patient> _patients = [],
        _waiting = [];
    readonly List<(Patient Patient, int Level, DateOnly Infusion)> _reserved = [];
    readonly List<GivenDose> _infused = [];
    readonly HashSet<DateOnly> _looks = [];
    readonly DoseWatch _watch = new(study);
    readonly int _target = plan.Accrual.Enrolment ?? study.Registration.Enrollment ?? 20;
    readonly int _lead = 1 - DosingWriter.LeadDays(dosing);
    readonly Stagger _stagger = study.Escalation?.Stagger ?? default;
    int _order,
        _screening,
        _enrolled,
        _preparing,
        _mtd;
    bool _accrualPaused;
    DoseAdvice.Stop? _end;
    ExpansionCommittee? _committee;

    bool Stopped => _end is { Mtd: 0 };

    public SyntheticCohort Play()
    {
        At(FirstConsent(), Arrive);
        while (_calendar.TryDequeue(out var happens, out var when))
        {
            var today = when.Item1;
            happens(today);
            Review(today);
            StartDosing(today);
            foreach (var ruling in _watch.Rulings)
                Look(ruling.Day);
            if (_accrualPaused && MayConsent())
                Resume(today);
            if (_calendar.Count == 0)
                SendAway(_waiting, "NO DOSE LEVEL OPEN", today);
        }
        return new(
            new Casebook(study.Id, IsSynthetic: true, CutOff: null, [.. _patients.Select(p => p.Close())])
            {
                Rulings = [.. _watch.Rulings.OrderBy(r => r.Day)],
            },
            _infused,
            _mtd > 0 ? _mtd : null,
            Stopped
        )
        {
            AfterTheEnd = _committee?.Decisions ?? [],
        };
    }

    void At(DateOnly date, Action<DateOnly> happens) => _calendar.Enqueue(happens, (date, _order++));

    /// <summary>Asks the rule again on a day, once however many wait for it.</summary>
    void Look(DateOnly day)
    {
        if (_looks.Add(day))
            At(day, _ => { });
    }

    DateOnly FirstConsent() =>
        plan.Accrual.FirstConsent
        ?? (study.Registration.StartDate is { Year: not null } start ? start.Earliest : new DateOnly(2025, 1, 6));

    // Accrual and screening

    bool MayConsent() =>
        !Stopped && _enrolled + _screening < _target && _preparing + _waiting.Count < plan.Accrual.MaximumWaiting;

    void Resume(DateOnly today)
    {
        _accrualPaused = false;
        At(today, Arrive);
    }

    void Arrive(DateOnly today)
    {
        if (!MayConsent())
        {
            _accrualPaused = true;
            return;
        }
        var patient = new Patient(_patients.Count + 1, seed, study, plan, _answers);
        _patients.Add(patient);
        _screening++;
        var (decision, failing) = patient.Screen(today);
        At(decision, day => Decide(patient, failing, day));
        At(today.AddDays(Patient.DaysAfterPrevious(_patients.Count + 1, seed, plan.Accrual)), Arrive);
    }

    void Decide(Patient patient, IReadOnlyList<string> failing, DateOnly today)
    {
        _screening--;
        if (failing.Count > 0)
            patient.Refuse(today, $"Criteria not met: {string.Join(", ", failing)}");
        else if (Stopped)
            patient.Refuse(today, "Trial stopped before enrolment");
        else
            Enrol(patient, today);
    }

    void Enrol(Patient patient, DateOnly today)
    {
        _enrolled++;
        _preparing++;
        var preparation = patient.Enrol(today);
        At(preparation.Date, day =>
        {
            _preparing--;
            if ((preparation.Leaves ?? (Stopped ? NoSafeDose : null)) is { } why)
                patient.Leave(day, why);
            else
                _waiting.Add(patient);
        });
    }

    // Dosing

    /// <summary>Ends the escalation when the rule says so; after it the committee meets on what comes to light.</summary>
    void Review(DateOnly today)
    {
        if (_infused.Count == 0)
            return;
        if (_committee is null && _end is null)
            End(today);
        else
            Meets(today);
        if (Stopped)
            SendAway(_waiting, NoSafeDose, today);
    }

    void End(DateOnly today)
    {
        _end = Ask(today) as DoseAdvice.Stop;
        _mtd = _end?.Mtd ?? 0;
        if (_mtd > 0 && isItsOwn && study.Escalation is { } escalation)
            _committee = new(study, escalation, dosing.Levels.Count, today, _mtd);
    }

    /// <summary>True on a day on which the committee meets after the end of escalation.</summary>
    bool Meets(DateOnly today)
    {
        if (_committee is not { Level: not 0 } committee || !committee.Meets(today, _watch.On(today)))
            return false;
        _end = committee.Level is { } level ? new(level) : null;
        return true;
    }

    /// <summary>Starts the lymphodepletion of as many waiting subjects as the rule and the stagger allow today.</summary>
    void StartDosing(DateOnly today)
    {
        while (_waiting.Count > 0 && MayStart(today) is { } level)
        {
            var patient = _waiting[0];
            _waiting.RemoveAt(0);
            var infusion = today.AddDays(_lead);
            _reserved.Add((patient, level, infusion));
            patient.Lymphodeplete(dosing, infusion);
            At(infusion, day => Infuse(patient, level, day));
        }
    }

    /// <summary>The level at which one more subject may start today; null when nobody may.</summary>
    int? MayStart(DateOnly today)
    {
        if (_end is { } end)
            return end.Mtd is > 0 and var mtd && Reopened(today) is null ? Staggered(mtd, today, today) : null;
        if (
            Ask(today) is not DoseAdvice.Infuse advice
            || _reserved.Exists(r => r.Level != advice.Level)
            || advice.Subjects <= _reserved.Count
        )
            return null;
        return Staggered(advice.Level, advice.NotBefore ?? today, today);
    }

    // The study's stagger holds in the expansion, too: nobody infuses a whole cohort on one day.
    int? Staggered(int level, DateOnly notBefore, DateOnly today)
    {
        var open = Later(_stagger.NotBefore(InfusedAt(level)), notBefore);
        if (open <= today.AddDays(_lead))
            return level;
        Look(open.AddDays(-_lead));
        return null;
    }

    /// <summary>Days of the infusions at a level, those planned among them, in their order.</summary>
    IEnumerable<DateOnly> InfusedAt(int level)
    {
        var infused = _infused.Where(i => i.Level == level).Select(i => i.Infusion);
        return infused.Concat(_reserved.Select(r => r.Infusion)).Order();
    }

    static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;

    /// <summary>
    /// On the day of the infusion the rule is asked again: a lower answer lowers the dose, a hold or a stop ends it. On a day on
    /// which the committee meets on what came to light, the infusion waits for the next.
    /// </summary>
    void Infuse(Patient patient, int level, DateOnly today)
    {
        if (Meets(today) || _watch.On(today).Any(subject => subject.RelatedDeath == today))
        {
            At(today.AddDays(1), day => Infuse(patient, level, day));
            return;
        }
        _reserved.RemoveAll(r => r.Patient == patient);
        var advice = Reopened(today) ?? _end ?? Ask(today);
        var allowed = advice switch
        {
            DoseAdvice.Infuse i => i.Level,
            DoseAdvice.Stop s => s.Mtd ?? 0,
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => 0,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (allowed == 0 || patient.StopsAfterLymphodepletion())
        {
            patient.Leave(
                today,
                allowed > 0 ? "INFECTION DURING LYMPHODEPLETION"
                    : advice is DoseAdvice.Stop ? NoSafeDose
                    : "DOSING ON HOLD"
            );
            return;
        }
        var given = Math.Min(level, allowed);
        patient.Treat(dosing, dosing.Levels[given - 1], today);
        _infused.Add(new(patient.Id, today, given, advice, advice is DoseAdvice.Stop));
        foreach (var day in _watch.Add(patient.ForDoseDecision()))
            Look(day);
    }

    DoseAdvice Ask(DateOnly today) => _committee is { } met ? met.Ask(_watch.On(today)) : rule(_watch.On(today));

    // What is asked about the escalation after its end keeps everybody waiting, as it does the ward's board.
    DoseAdvice? Reopened(DateOnly today)
    {
        if (_end is null)
            return null;
        var escalated = _watch.On(today).Where(a => !_infused.Exists(i => i.Expansion && i.Subject == a.Subject));
        var advice = _committee is { } met ? met.Ask(_watch.On(today)) : rule([.. escalated]);
        return advice is DoseAdvice.Infuse or DoseAdvice.Stop ? null : advice;
    }

    static void SendAway(List<Patient> patients, string why, DateOnly today)
    {
        foreach (var patient in patients)
            patient.Leave(today, why);
        patients.Clear();
    }
}
