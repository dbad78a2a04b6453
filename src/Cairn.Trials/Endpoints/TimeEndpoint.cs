using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>A time from a start to an event of the course.</summary>
public abstract record TimeEndpoint : DerivedEndpoint
{
    private protected TimeEndpoint() { }

    /// <summary>The event that starts its clock in every study; null when the study chooses.</summary>
    public virtual CourseEventKind? OwnStart => null;

    /// <summary>The event that starts its clock under a plan.</summary>
    public CourseEventKind StartOf(EndpointPlan plan) => OwnStart ?? plan.Start.Event();

    /// <summary>True when the plan says on which day a failure without remission counts.</summary>
    public virtual bool DatesFailures => false;

    /// <summary>What a transplant can do to it; a plan that asks for anything else is read as ignoring it.</summary>
    public virtual IReadOnlyList<TransplantStrategy> Transplants => [TransplantStrategy.Ignore, TransplantStrategy.Censor];

    /// <summary>Days at which the curve is read: half a year, one and two years.</summary>
    public virtual IReadOnlyList<int> ReadOn => [182, 365, 730];

    public override Phrase Clock(EndpointPlan plan) =>
        $" Clock from {StartOf(plan).AsClock()}; time in days{(plan.CountsFirstDay ? ", the first day counted" : "")}.";

    /// <summary>How the time of a course ends, before the time frame cuts it off.</summary>
    private protected abstract EndpointEnd End(CourseFrom course, EndpointPlan plan);

    private protected abstract EndpointAnalysis.Times Estimated(
        EndpointPlan plan,
        IReadOnlyList<TimeToEvent> subjects,
        IReadOnlyList<LeftOut> leftOut
    );

    /// <summary>The window it reads where another may be asked for.</summary>
    private protected virtual ResponseWindow Reads(ResponseWindow asked) => ResponseWindow.OfThisProduct;

    // Who never reached a remission, or a response, has no time from it, and is no finding.
    public override EndpointAnalysis Analyse(EndpointSet set, EndpointPlan plan, ResponseWindow window)
    {
        var read = Reads(window);
        var asked = new Asked(set, plan, read);
        var members = set.Courses.Where(c => IsIn(asked, c));
        var times = members.Select(c => TimeOf(asked, c)).ToList();
        return Estimated(
            plan,
            [.. times.Select(t => t.Time).OfType<TimeToEvent>()],
            [.. times.Select(t => t.LeftOut).OfType<LeftOut>()]
        );
    }

    sealed record Asked(EndpointSet Set, EndpointPlan Plan, ResponseWindow Window)
    {
        public CourseFrom From(DiseaseCourse course, DateOnly day) => new(course, day, Window, Set.Study.Response);
    }

    bool IsIn(Asked of, DiseaseCourse course)
    {
        var start = StartOf(of.Plan);
        return of.Set.Populations.Contains(of.Plan.Population, course, of.Window)
            && (start is not (CourseEventKind.Remission or CourseEventKind.Response) || course.Day(start) is not null);
    }

    (TimeToEvent? Time, LeftOut? LeftOut) TimeOf(Asked of, DiseaseCourse course)
    {
        var start = course.When(StartOf(of.Plan));
        if (start.Value is not { } day)
            return (null, WithoutStart(course.Subject, start));
        var from = of.From(course, day);
        var end = End(from, of.Plan);
        return end.Day < day
            ? (null, BeforeStart(course.Subject, end.Day, day))
            : (Time(from, of.Plan, start, end.Until(day, of.Plan.TimeFrameMonths), Decided(of, course)), null);
    }

    // What a day that was put in can decide: whether there is a time, and how it ends. Null: no time.
    readonly record struct Ending(int? Status, CourseEventKind? By);

    IReadOnlyList<DecidingDay> Decided(Asked of, DiseaseCourse course) =>
        [.. DecidingDay.Of(course, c => EndingOf(of, c), InWords)];

    Ending EndingOf(Asked of, DiseaseCourse course)
    {
        if (!IsIn(of, course) || course.Day(StartOf(of.Plan)) is not { } day)
            return default;
        var end = End(of.From(course, day), of.Plan).Until(day, of.Plan.TimeFrameMonths);
        return end.Day < day ? default : new(end.Status, end.By.Kind);
    }

    static Phrase InWords(Ending ending) =>
        ending switch
        {
            { Status: null } => "outside this analysis",
            { Status: 0, By: { } by } => (Phrase)$"censored ({by.InWords()})",
            { Status: 1, By: { } by } => (Phrase)$"an event ({by.InWords()})",
            { By: var by } => (Phrase)$"a competing event ({by?.InWords()})",
        };

    TimeToEvent Time(
        CourseFrom course,
        EndpointPlan plan,
        Answer<DateOnly?> start,
        EndpointEnd end,
        IReadOnlyList<DecidingDay> decided
    )
    {
        var why = end.By.When;
        return new()
        {
            Subject = course.Course.Subject,
            Start = course.Start,
            End = end.Day,
            Status = end.Status,
            Why = end.By.Kind,
            Time = Grounds
                .Of([Grounds.Questions(Open(course)), start, why])
                .Say(Days(course, end.Day, plan), new($"endpoint.{Id}", InWords(course, end, plan), why.Rule)),
            Notes = [.. Notes(course.Course, end), .. decided.Select(d => new TimeNote.Decided(d))],
            DecidedBy = decided,
            DeathPutIn = DeathPutIn(course.Course, end) is not null,
            DeathWithin = DeathWithin(course, end, plan),
            IsInfused = course.Course.IsInfused,
        };
    }

    // How it ended, in words

    Phrase InWords(CourseFrom course, EndpointEnd end, EndpointPlan plan) =>
        end.Status switch
        {
            0 => Censoring.InWords(course, end, plan),
            1 => (Phrase)$"Event: {EventInWords(course, end, plan)}.",
            _ => (Phrase)$"Competing event: {Competing(end)} on {DayWords.Of(end.Day)}.",
        };

    /// <summary>The event with its day, in words.</summary>
    private protected virtual Phrase EventInWords(CourseFrom course, EndpointEnd end, EndpointPlan plan) =>
        $"{end.By.Kind.InWords()} on {DayWords.Of(end.Day)}";

    /// <summary>An event that competes, in words.</summary>
    private protected virtual Phrase Competing(EndpointEnd end) => end.By.Kind.InWords();

    /// <summary>True when a relapse is one of its events.</summary>
    private protected virtual bool LooksForRelapse => true;

    IEnumerable<TimeNote> Notes(DiseaseCourse course, EndpointEnd end)
    {
        if (DeathPutIn(course, end) is { } flag)
            yield return new TimeNote.DeathImputed(flag);
        if (OpenCategoryAtTheEnd(course, end) is { } open)
            yield return open;
        if (!course.IsInfused)
            yield return new TimeNote.NeverInfused();
        if (TreatedBefore(course, end.By))
            yield return new TimeNote.OtherTherapy();
        if (course.Day(CourseEventKind.Remission) > course.Day(CourseEventKind.PrimaryRefractory))
            yield return new TimeNote.LateRemission();
        if (LooksForRelapse && course.Day(CourseEventKind.MrdRelapse) is { } again && again <= end.Day)
            yield return new TimeNote.MrdRelapse(again);
        if (
            end.By.Kind == CourseEventKind.Death
            && course.Day(CourseEventKind.Remission) is not null
            && course.Day(CourseEventKind.Relapse) is null
            && !course.DiedOfDisease.IsFalse
        )
            yield return course.DiedOfDisease.IsTrue ? new TimeNote.DiedOfDisease() : new TimeNote.CauseNotTold();
    }

    // Of an end at an assessment whose category is open, with the last evaluable one before it; null of other ends.
    static TimeNote.OpenCategory? OpenCategoryAtTheEnd(DiseaseCourse course, EndpointEnd end)
    {
        if (end.By.Kind != CourseEventKind.LastResponseAssessment)
            return null;
        var read = course.Assessments.Where(a => a.IsRead && a.Date <= end.Day).ToList();
        if (read is [] || read[^1].IsEvaluable)
            return null;
        return new(read.FindLast(a => a.IsEvaluable)?.Date);
    }

    // Of a death that ends the time, or would end it on another day.
    static string? DeathPutIn(DiseaseCourse course, EndpointEnd end) =>
        end.By.Kind == CourseEventKind.Death || end.Status == 0 ? course.Event(CourseEventKind.Death).Imputed : null;

    static (int Least, int? Most)? DeathWithin(CourseFrom course, EndpointEnd end, EndpointPlan plan) =>
        end.By.Kind == CourseEventKind.Death
        && course.Course.Event(CourseEventKind.Death) is { Imputed: not null, Between: var (first, last) }
            ? (Days(course, first, plan), last is { } latest ? Days(course, latest, plan) : null)
            : null;

    static int Days(CourseFrom course, DateOnly day, EndpointPlan plan) =>
        day.DayNumber - course.Start.DayNumber + (plan.CountsFirstDay ? 1 : 0);

    static bool TreatedBefore(DiseaseCourse course, CourseEvent end) =>
        course.Day(CourseEventKind.NewTherapy) < end.Day
        && end.Kind
            is CourseEventKind.Relapse
                or CourseEventKind.LossOfResponse
                or CourseEventKind.LastResponseAssessment
                or CourseEventKind.PrimaryRefractory
                or CourseEventKind.RefractoryOrRelapse;

    // What may still change it

    /// <summary>True when it asks for responses, else for remissions.</summary>
    private protected virtual bool AsksOfResponses => false;

    /// <summary>The day after which no assessment changes it, but for a remission; null when there is none.</summary>
    private protected virtual DateOnly? FailedOn(DiseaseCourse course) => null;

    /// <summary>
    /// What, once recorded, could change a time: a question about the death can change all, one about responses what follows
    /// from them.
    /// </summary>
    private protected virtual IEnumerable<Gap> Open(CourseFrom course)
    {
        var c = course.Course;
        CourseEventKind[] asked = c.IsUnplaced
            ? [CourseEventKind.Death, CourseEventKind.FirstInfusion]
            : [CourseEventKind.Death, CourseEventKind.Relapse, CourseEventKind.Remission, CourseEventKind.OtherTherapy];
        return asked.SelectMany(kind => c.When(kind).Missing).Concat(c.IsUnplaced ? [] : Unsettled(course));
    }

    // Assessments before the answer that may still turn out the remission, or the response, that the endpoint asks for.
    IEnumerable<Gap> Unsettled(CourseFrom course)
    {
        var c = course.Course;
        var looked = (AsksOfResponses ? course.Plan?.Responders : course.Plan?.Remissions) ?? [];
        var known = AsksOfResponses ? c.FirstResponse(course.Window).Day : c.Day(CourseEventKind.Remission);
        var failed = FailedOn(c);
        return c.CountedIn(course.Window)
            .Where(a => !(a.Date >= known) && !(a.Date > failed))
            .Where(a => !a.IsEvaluable || a.Counted.StillPossible.Any(looked.Contains))
            .SelectMany(a => a.Counted.Answer.Missing.Select(m => new Gap.At(m, a.Date)));
    }

    // Who is left out

    LeftOut WithoutStart(string subject, Answer<DateOnly?> start) =>
        Without(
            subject,
            $"There is no start of the clock: {start.Rule}",
            start.Missing.Count > 0 ? (Phrase)$"Record {Phrase.Join(", ", start.Missing)}." : "It is left out of this endpoint."
        );

    LeftOut BeforeStart(string subject, DateOnly end, DateOnly start) =>
        Without(
            subject,
            $"It would end {start.DayNumber - end.DayNumber} days before the clock starts on {DayWords.Of(start)}.",
            "Record the right one of the two dates."
        );

    LeftOut Without(string subject, Phrase what, Phrase mend) =>
        new(subject, Finding.Error($"{subject} {ShortName}", null, null, what, mend));

    // The same under other conventions

    public override IEnumerable<SensitivityLine> Sensitivity(EndpointSet set, EndpointPlan plan)
    {
        var planned = Transplants.Contains(plan.Transplant) ? plan : plan with { Transplant = TransplantStrategy.Ignore };
        var variants = Variants(plan).Select(v => new SensitivityLine(InWords(v), v == planned, set.Of(v)));
        return variants.Concat(Clocks(set, plan));
    }

    /// <summary>The plan under every convention about the transplant.</summary>
    private protected virtual IEnumerable<EndpointPlan> Variants(EndpointPlan plan) =>
        Transplants.Select(t => plan with { Transplant = t });

    private protected virtual Phrase InWords(EndpointPlan variant) => variant.Transplant.InShort();

    // Whose clock, from when, and whether the first day counts; all else as planned. An endpoint that starts at its own event
    // has no other start.
    private protected IEnumerable<SensitivityLine> Clocks(EndpointSet set, EndpointPlan plan)
    {
        (Population In, ClockStart Start)[] clocks =
        [
            (Population.Enrolled, ClockStart.Enrolment),
            (Population.Infused, ClockStart.FirstInfusion),
        ];
        if (OwnStart is null && plan.Start != ClockStart.Remission)
            foreach (var (population, start) in clocks.Where(c => c != (plan.Population, plan.Start)))
                yield return new(
                    $"{Populations.All(population)}, from {start.Event().AsClock()}",
                    false,
                    set.Of(plan with { Population = population, Start = start })
                );
        yield return new(
            plan.CountsFirstDay ? "first day not counted" : "first day counted",
            false,
            set.Of(plan with { CountsFirstDay = !plan.CountsFirstDay })
        );
    }

    /// <summary>What its plan does about a transplant.</summary>
    private protected IntercurrentEvent Transplanted(EndpointPlan plan) =>
        (Transplants.Contains(plan.Transplant) ? plan.Transplant : TransplantStrategy.Ignore) switch
        {
            TransplantStrategy.Ignore => IntercurrentEvent.Transplant(Strategies.TreatmentPolicy, "follow-up goes on"),
            TransplantStrategy.Censor => IntercurrentEvent.Transplant(Strategies.Hypothetical, "follow-up ends at it"),
            TransplantStrategy.Competing => IntercurrentEvent.Competes("transplant", "transplant"),
        };
}
