using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// Primary refractory disease, relapse, or death. In remission without event: censored at the last evaluable assessment. Alive
/// and never in remission nor refractory: censored at the last evaluable assessment, at the start without one (ELN 2022). A
/// failure is dated by the convention, but has to be shown before a transplant that censors.
/// </summary>
public sealed record EventFreeSurvival : SurvivalEndpoint
{
    public override string Id => "efs";
    public override string Name => "event-free survival";
    public override string ShortName => "EFS";
    public override bool DatesFailures => true;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [
            Transplanted(plan),
            IntercurrentEvent.FollowedThroughTherapy,
            IntercurrentEvent.DeathIsAnEvent,
            new(
                "no remission by the landmark",
                Strategies.Composite,
                $"counts as an event, dated {plan.FailureDate.OfTheClock()}{Unread(plan)}",
                "failureDate"
            ),
            new(
                "other leukaemia therapy before any remission",
                plan.OtherTherapy == OtherTherapyStrategy.Censor ? Strategies.Hypothetical : Strategies.Composite,
                plan.OtherTherapy.InWords(),
                "otherTherapy"
            ),
            .. plan.Population == Population.Infused
                ? []
                : new IntercurrentEvent[] { new("no cells given", Strategies.TreatmentPolicy, WithoutCells(plan)) },
        ];

    static Phrase Unread(EndpointPlan plan) =>
        plan.FailureDate == FailureDate.Day1
            ? "; who lived then, and of whom no marrow had been read, is censored there, whatever is seen later (ELN 2022, table "
                + "9: not evaluable)"
            : "";

    static Phrase WithoutCells(EndpointPlan plan) =>
        plan.FailureDate == FailureDate.Day1
            ? "stays in the population; a death by the landmark, counted from the start of the clock, is an event on day 1; "
                + "who lives then is censored on day 1, whatever follows (ELN 2022, table 9: not evaluable)"
            : "stays in the population; a death is an event on its day; who lives is censored at the start of the clock, "
                + "since nothing of the cells can be seen";

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var shown = Shown(course, plan).CensoredAtTransplant(course, plan.Transplant);
        return Dated(shown, course, plan.FailureDate).CensoredAtTransplant(course, plan.Transplant);
    }

    static EndpointEnd Shown(CourseFrom c, EndpointPlan plan) =>
        UnreadByTheLandmark(c, plan)
        ?? Failed(c, plan)
        ?? c.EndsBeforeDeath(CourseEventKind.RefractoryOrRelapse, 1)
        ?? (c.Came(CourseEventKind.Remission) is null ? null : c.RelapseOrDeath(death: 1))
        ?? Died(c, plan)
        ?? c.CensoredWhenLastAssessed(c.TherapyWithoutRemission);

    // On day 1 (ELN 2022, table 9) who lived at the landmark, and of whom no marrow had been read by then, says nothing: neither
    // a remission nor the disease, first seen later, tells what there was at the landmark. Another therapy is the plan's to date.
    static EndpointEnd? UnreadByTheLandmark(CourseFrom c, EndpointPlan plan) =>
        plan.FailureDate == FailureDate.Day1 && c.ReadTooLate is not null && OtherTherapy(c, plan) is not { Status: 1 }
            ? c.NeverAssessed
            : null;

    // Refractory disease, or another therapy that came before it was shown.
    static EndpointEnd? Failed(CourseFrom c, EndpointPlan plan)
    {
        var refractory = Refractory(c);
        return OtherTherapy(c, plan) is { } therapy && !(refractory?.Day <= therapy.By.Day) ? therapy : refractory;
    }

    static EndpointEnd? Refractory(CourseFrom c) =>
        c.Day(CourseEventKind.Remission) <= c.Day(CourseEventKind.PrimaryRefractory)
            ? null
            : c.EndsWith(CourseEventKind.PrimaryRefractory, 1);

    // Before any remission that is shown it ends what the cells could do. Where an assessment may still turn out one, only a
    // disease or a death after it tells: then there was an event either way, and by what is recorded it came with the therapy.
    static EndpointEnd? OtherTherapy(CourseFrom c, EndpointPlan plan)
    {
        if (c.TherapyWithoutRemission is not { } day || c.Day(CourseEventKind.Death) < day)
            return null;
        if (c.MayBeInRemissionBy(day) && !(plan.OtherTherapy.IsEvent() && CameAfter(c, day)))
            return null;
        var therapy = c.Course.Event(CourseEventKind.NewTherapy);
        return plan.OtherTherapy switch
        {
            OtherTherapyStrategy.EventAtStart => new(therapy, day, 1),
            OtherTherapyStrategy.Day1 => new(therapy, c.Start, 1),
            OtherTherapyStrategy.Censor => new(therapy, day, 0),
        };
    }

    static bool CameAfter(CourseFrom c, DateOnly therapy) =>
        (c.Day(CourseEventKind.RefractoryOrRelapse) ?? c.Day(CourseEventKind.Death)) > therapy;

    // On day 1 (ELN 2022, table 9) a death counts before the landmark; who lived then and could not be evaluated says nothing.
    static EndpointEnd? Died(CourseFrom c, EndpointPlan plan)
    {
        if (c.OpenAtTherapy is not null)
            return null;
        if (c.EndsWith(CourseEventKind.Death, 1) is not { } death || plan.FailureDate != FailureDate.Day1)
            return c.EndsWith(CourseEventKind.Death, 1);
        if (c.MayBeInRemissionBy(death.Day))
            return death;
        return death.Day <= c.LandmarkCloses ? death with { Day = c.Start } : c.CensoredWhenLastAssessed();
    }

    static EndpointEnd Dated(EndpointEnd shown, CourseFrom c, FailureDate convention) =>
        shown.By.Kind == CourseEventKind.PrimaryRefractory ? shown with { Day = FailureDay(c, shown.Day, convention) } : shown;

    // A failure is never dated after the end of overall survival.
    static DateOnly FailureDay(CourseFrom c, DateOnly shown, FailureDate convention)
    {
        var dated = convention switch
        {
            FailureDate.Day1 => c.Start,
            FailureDate.FirstRefractoryAssessment => shown,
            FailureDate.LandmarkDay => c.Course.Marrow?.Landmark.Day ?? shown,
            FailureDate.EndOfTherapy => c.Day(CourseEventKind.LastInfusion) ?? shown,
        };
        var survived = c.Day(CourseEventKind.Death) ?? c.CensoredAt(CourseEventKind.LastKnownAlive, c.Start).Day;
        return dated < survived ? dated : survived;
    }

    private protected override Phrase EventInWords(CourseFrom course, EndpointEnd end, EndpointPlan plan) =>
        end.By.Kind switch
        {
            CourseEventKind.PrimaryRefractory => (Phrase)
                $"primary refractory disease{ByBlood(course)}{ShownOn(course, end)}, dated {DayWords.Of(end.Day)} "
                + $"({plan.FailureDate.InBrackets()})",
            CourseEventKind.NewTherapy => (Phrase)
                $"other leukaemia therapy{BegunOn(course, end)} with no remission shown before it, dated "
                + $"{DayWords.Of(end.Day)} ({plan.OtherTherapy.InWords()}){EitherWay(course)}",
            CourseEventKind.Death => (Phrase)$"death{DiedOn(course, end)}",
            CourseEventKind.Enrolment
            or CourseEventKind.FirstInfusion
            or CourseEventKind.LastInfusion
            or CourseEventKind.Response
            or CourseEventKind.LossOfResponse
            or CourseEventKind.Remission
            or CourseEventKind.RefractoryOrRelapse
            or CourseEventKind.Relapse
            or CourseEventKind.MrdRelapse
            or CourseEventKind.SecondRemission
            or CourseEventKind.Transplant
            or CourseEventKind.OtherTherapy
            or CourseEventKind.LastResponseAssessment
            or CourseEventKind.LastKnownAlive
            or CourseEventKind.NeverAssessed
            or CourseEventKind.TimeFrame => base.EventInWords(course, end, plan),
        };

    // The best response of such a course is "not evaluable", which a reader would hold against it.
    static Phrase ByBlood(CourseFrom course) =>
        course.Course.IsRefractoryByBlood ? " by blood alone, no marrow could be read" : "";

    static Phrase ShownOn(CourseFrom course, EndpointEnd end) =>
        course.Day(end.By.Kind) is { } shown && shown != end.Day ? (Phrase)$", shown on {DayWords.Of(shown)}" : "";

    static Phrase BegunOn(CourseFrom course, EndpointEnd end) =>
        course.Day(end.By.Kind) is { } began && began != end.Day ? (Phrase)$" from {DayWords.Of(began)}" : "";

    static Phrase DiedOn(CourseFrom course, EndpointEnd end)
    {
        var died = course.Day(CourseEventKind.Death) ?? end.Day;
        Phrase cells = course.Course.IsInfused ? "" : ", no cells given";
        return died == end.Day
            ? (Phrase)$" on {DayWords.Of(died)}{cells}"
            : (Phrase)$" on {DayWords.Of(died)} by the landmark without a remission{cells}, dated {DayWords.Of(end.Day)} (day 1)";
    }

    // An event is certain, and only its day is open: said, so that the count that settles it is looked for.
    static Phrase EitherWay(CourseFrom course)
    {
        if (course.OpenAtTherapy is null)
            return "";
        var (disease, death) = (course.Day(CourseEventKind.RefractoryOrRelapse), course.Day(CourseEventKind.Death));
        var (what, day) = disease is { } relapse ? ("relapse", relapse) : ("death", death!.Value);
        return $"; whether there was one is open, and with one the event would be the {what} on {DayWords.Of(day)}";
    }

    // Whether a death before the landmark was the disease's dates the failure.
    private protected override IEnumerable<Gap> Open(CourseFrom course) =>
        base.Open(course).Concat(course.Course.When(CourseEventKind.PrimaryRefractory).Missing);

    // An assessment after the failure changes nothing.
    private protected override DateOnly? FailedOn(DiseaseCourse course) =>
        course.Day(CourseEventKind.PrimaryRefractory) ?? course.Day(CourseEventKind.RefractoryOrRelapse);

    private protected override IEnumerable<EndpointPlan> Variants(EndpointPlan plan) =>
        Enum.GetValues<FailureDate>().SelectMany(f => base.Variants(plan with { FailureDate = f }));

    private protected override Phrase InWords(EndpointPlan variant) =>
        $"failure dated {variant.FailureDate.InShort()}; {base.InWords(variant)}";

    // The landmark is the response plan's, so the courses are read again.
    public override IEnumerable<SensitivityLine> Sensitivity(EndpointSet set, EndpointPlan plan) =>
        [
            .. base.Sensitivity(set, plan),
            .. Enum.GetValues<OtherTherapyStrategy>()
                .Where(o => o != plan.OtherTherapy)
                .Select(o => Line($"other therapy before remission: {o.InWords()}", set, plan with { OtherTherapy = o })),
            .. ResponseVariants.Landmarks(set).Select(v => Line(v.Says, v.Set, plan)),
        ];

    static SensitivityLine Line(Phrase says, EndpointSet set, EndpointPlan plan) => new(says, false, set.Of(plan));
}
