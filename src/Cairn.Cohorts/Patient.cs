using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// One synthetic person. Whatever happens to them comes from their own streams of chance and the dose level they are given.
/// </summary>
sealed class Patient(int number, int seed, Study study, CohortPlan plan, ScreeningAnswers answers)
{
    const double DaysPerMonth = 30.4;
    readonly Chance _gaps = new(seed, number, Topic.Gaps),
        _screening = new(seed, number, Topic.Screening),
        _course = new(seed, number, Topic.Course);
    Presentation? _presentation;
    DateOnly? _last;

    public string Id { get; } = $"SYN-{number:000}";
    public Chart Chart { get; } = new($"SYN-{number:000}", new Chance(seed, number, Topic.Gaps), plan.Gaps.MissingValueRate);
    public DateOnly Enrolled { get; private set; }
    Presentation Start => _presentation ?? throw new InvalidOperationException("Screening comes first.");

    /// <summary>Days from the consent before to this one.</summary>
    public static int DaysAfterPrevious(int number, int seed, AccrualPlan plan) =>
        (int)Math.Round(new Chance(seed, number, Topic.Accrual).Exponential(Math.Log(2) * DaysPerMonth / plan.PerMonth));

    /// <summary>Consent and screening; gives the day of the decision and the criteria that fail.</summary>
    public (DateOnly Decision, IReadOnlyList<string> Failing) Screen(DateOnly consent)
    {
        var decisive = answers.Draw(_screening.For("answers"));
        _presentation = Presentation.Draw(
            plan.Accrual,
            decisive?.Failure.Shows ?? ScreeningProblem.AnswerOnly,
            _screening.For("presentation")
        );
        ScreeningWriter.Write(Chart, _presentation, consent, plan.Gaps, study, _screening.For("records"));
        var decision = consent.AddDays(Math.Max(5, (int)_screening.For("days").About(plan.Screening.MedianDays, 0.3)));
        var failing = answers.Write(Chart, decisive, decision.AddDays(-1), _screening.For("each answer"));
        return (decision, failing);
    }

    public void Refuse(DateOnly date, string why)
    {
        Chart.Milestone(Milestone.ScreenFailure, date, why);
        _last = date;
    }

    /// <summary>Enrolment, apheresis and manufacture.</summary>
    public Preparation Enrol(DateOnly date)
    {
        Enrolled = date;
        Chart.Milestone(Milestone.Eligible, date);
        Chart.Milestone(Milestone.Enrolled, date);
        return Preparation.Write(Cells(), Chart, plan.Product, date, new Chance(seed, number, Topic.Product));
    }

    public void Lymphodeplete(DosePlan dosing, DateOnly infusion)
    {
        ScreeningWriter.Baseline(Chart, Start, AssessmentVisit.Baseline(study), infusion.AddDays(DosingWriter.LeadDays(dosing)));
        Dosing(dosing).Lymphodepletion(infusion);
        Gates().Lymphodepletion(infusion.AddDays(DosingWriter.LeadDays(dosing)));
    }

    /// <summary>True when the lymphodepletion is all this subject gets.</summary>
    public bool StopsAfterLymphodepletion() =>
        new Chance(seed, number, Topic.Dosing).Happens(plan.Product.LymphodepletionOnlyProbability);

    /// <summary>Leaves without cells: followed for survival unless consent is withdrawn.</summary>
    public void Leave(DateOnly date, string why)
    {
        Chart.Milestone(Milestone.NotInfused, date, why);
        if (why == Preparation.Withdrew)
        {
            Chart.Milestone(Milestone.Withdrawn, date);
            _last = date;
            return;
        }
        var end = Enrolled.AddMonths(plan.Course.FollowUpMonths);
        var death =
            why == Preparation.Died
                ? date
                : date.AddDays(
                    3
                        + (int)
                            Math.Min(
                                20_000,
                                _course.For("without cells").Exponential(plan.Course.MonthsWithoutInfusionToDeath) * DaysPerMonth
                            )
                );
        if (end < date)
            end = date;
        for (var day = date.AddDays(45); day < Earlier(death, end); day = day.AddDays(91))
            Chart.Alive(true, Chart.On(day));
        if (death <= end)
            Die(death, "ACUTE MYELOID LEUKEMIA");
        else
            Complete(end);
    }

    /// <summary>Cells at a dose level and all that follows.</summary>
    public void Treat(DosePlan dosing, DoseLevel level, DateOnly infusion)
    {
        var writer = Dosing(dosing);
        var planned = writer.Draw(level, plan.Product.WithheldFractionProbability);
        var withholding = planned.FirstOrDefault(f => f.Given == 0) is { } held ? Reaction(planned[held.Number - 2].Day) : null;
        var clockDay = study.Dlt?.ClockStarts is DltClock.LastInfusion ? planned.Last(f => f.Given > 0).Day : 0;
        var drawn = new ToxicityDraw(study, plan.Toxicity, level.Level, clockDay, new Chance(seed, number, Topic.Toxicity)).Draw(
            withholding
        );
        var reaction = drawn.FirstOrDefault(e => e.Term == withholding?.Term) ?? withholding;
        var fractions = Ward.Gives([.. planned.Select(f => f.Given == 0 ? f with { Kept = reaction } : f)], drawn);
        var lead = DosingWriter.LeadDays(dosing);
        var chemistry = new ChemistryCourse(
            Chart,
            Start.Female,
            infusion,
            infusion.AddDays(lead),
            [.. drawn.Select(e => e with { Effect = Ward.EffectOf(e, fractions) })]
        );
        var events = chemistry.Shown;
        var course = Course(level.Level, infusion, events.FirstOrDefault(e => e.Grade == 5));
        writer.Cells(level, [.. fractions.Where(f => f.Day <= course.Last)], infusion, Cells());
        GatesOf(fractions.Where(f => f.Given > 0 && f.Day <= course.Last), infusion, chemistry);
        FollowUp(course, infusion, lead, clockDay, events, chemistry);
    }

    void GatesOf(IEnumerable<GivenFraction> fractions, DateOnly infusion, ChemistryCourse chemistry)
    {
        var gates = Gates(chemistry);
        foreach (var fraction in fractions)
            if (gates.Fraction(infusion.AddDays(fraction.Day), fraction.Day == 0, AssessmentVisit.On(study, fraction.Day)))
                gates.Deviations(infusion.AddDays(fraction.Day));
    }

    GateWriter Gates(ChemistryCourse? chemistry = null) =>
        new(study, Chart, Start, chemistry, plan.Gaps.MissingValueRate, new Chance(seed, number, Topic.Gates));

    /// <summary>What a dose decision reads of the subject, by what is written so far.</summary>
    public SubjectRecords ForDoseDecision() => Chart.Close(_last, DltAssessment.Reads);

    ProductWriter Cells() => new(study, Chart, Start, new Chance(seed, number + 2_000_000, Topic.Product));

    DosingWriter Dosing(DosePlan dosing) => new(study, dosing, Chart, Start, new Chance(seed, number + 1_000_000, Topic.Dosing));

    static Toxicity Reaction(int day) =>
        new("Infusion related reaction", "Injury, poisoning and procedural complications", 2, day, day + 1, "DEFINITE");

    PlayedCourse Course(int level, DateOnly infusion, Toxicity? fatal)
    {
        var end = Math.Max(30, Enrolled.AddMonths(plan.Course.FollowUpMonths).DayNumber - infusion.DayNumber);
        return PlayedCourse.Draw(
            plan,
            level,
            Start.MarrowBlasts,
            AssessmentVisit.Days(study),
            end,
            fatal?.End,
            fatal is null ? null : $"ADVERSE EVENT: {fatal.Term.ToUpperInvariant()}",
            _course
        );
    }

    void FollowUp(
        PlayedCourse course,
        DateOnly infusion,
        int lead,
        int clockDay,
        IReadOnlyList<Toxicity> events,
        ChemistryCourse chemistry
    )
    {
        var visits = AssessmentVisit.Draw(study, _gaps);
        var cytopenias = new FollowUpWriter(
            study,
            plan,
            Chart,
            Start,
            course,
            infusion,
            chemistry,
            new Chance(seed, number, Topic.Counts),
            _gaps
        ).Write(visits, lead);
        var all = events
            .Concat(cytopenias)
            .Concat(OtherFatal(course))
            .Concat(GraftVersusHost(course))
            .Where(e => e.Start <= course.Last)
            .Select(e => OverBefore(e, course.Transplant))
            .ToList();
        chemistry.Found();
        PartialDate? death = null;
        if (course.Death is { } day)
            death = Die(infusion.AddDays(day), course.Cause ?? "UNKNOWN", Watched(infusion.AddDays(clockDay)));
        else if (course.Lost is { } lost)
        {
            Chart.Alive(true, Chart.On(infusion.AddDays(lost)));
            Chart.Milestone(Milestone.LostToFollowUp, infusion.AddDays(lost));
            _last = infusion.AddDays(lost);
        }
        else
            Complete(infusion.AddDays(course.End));
        AdverseEventWriter.Write(Chart, all, infusion, death, new Chance(seed, number + 1_000_000, Topic.Toxicity));
    }

    // Nobody is transplanted in danger of life.
    static Toxicity OverBefore(Toxicity e, int? transplant) =>
        e is { Grade: 4, IsCount: false } && e.Start < transplant && e.End >= transplant ? e with { End = transplant - 1 } : e;

    // Who dies neither of the leukaemia nor of a toxicity of the cells dies of an event that is judged.
    static IEnumerable<Toxicity> OtherFatal(PlayedCourse course) =>
        course switch
        {
            { Cause: PlayedCourse.Infection, Death: { } death } =>
            [
                new("Sepsis", Safety.OrganClass.Infections, 5, death - 4, death, "UNLIKELY"),
            ],
            { Cause: PlayedCourse.OfTransplant, Death: { } death } =>
            [
                new(
                    ToxicityKind.MultiOrganFailure,
                    "General disorders and administration site conditions",
                    5,
                    death - 6,
                    death,
                    "UNLIKELY"
                ),
            ],
            _ => [],
        };

    IEnumerable<Toxicity> GraftVersusHost(PlayedCourse course)
    {
        var own = _course.For("graft versus host");
        if (course.Transplant is not { } transplant || !own.Happens(plan.Toxicity.GraftVersusHostProbability))
            return [];
        var drawn = ToxicityKind.GraftVersusHost.Draw(own);
        return [drawn with { Start = transplant + drawn.Start, End = transplant + drawn.End }];
    }

    // The last day on which what happens can still decide a line of the definition.
    DateOnly Watched(DateOnly clock)
    {
        var durations = (study.Dlt?.Rules ?? []).SelectMany(r => r.Durations);
        return clock.AddDays((study.Dlt?.WindowDays ?? 0) + durations.DefaultIfEmpty().Max() + 1);
    }

    // A death that may fall into the DLT window is reported at once, and so to the day.
    PartialDate Die(DateOnly date, string cause, DateOnly? watchedUntil = null)
    {
        var month = PartialDate.Of(date.Year, date.Month);
        var written =
            _gaps.For("death date").Happens(plan.Gaps.PartialDateRate) && (watchedUntil is not { } day || month.Earliest > day)
                ? month
                : PartialDate.Of(date);
        Chart.Died(written, cause);
        _last = date;
        return written;
    }

    void Complete(DateOnly end)
    {
        Chart.Alive(true, Chart.On(end));
        Chart.Milestone(Milestone.Completed, end);
        _last = end;
    }

    public SubjectRecords Close() => Chart.Close(_last);

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
