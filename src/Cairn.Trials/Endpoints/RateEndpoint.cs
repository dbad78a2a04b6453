using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>A share of a population. Who could not be evaluated counts in the population and not as a responder.</summary>
public abstract record RateEndpoint : DerivedEndpoint
{
    private protected RateEndpoint() { }

    /// <summary>The categories that count.</summary>
    public abstract IReadOnlyList<ResponseCategory> Counting(ResponsePlan plan);

    /// <summary>What counts, in words: CR + CRi.</summary>
    public virtual string InWords(IReadOnlyList<ResponseCategory> counting) => string.Join(" + ", counting);

    public override Phrase Summary(EndpointPlan plan) => $"share with its {plan.LevelInWords} interval (Clopper-Pearson)";

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [
            new("other leukaemia therapy", Strategies.WhileOnTreatment, "responses first seen after it do not count"),
            new("cells given again", Strategies.TreatmentPolicy, "responses first seen after them count, and are asked about"),
            response?.CountAfterTransplant == true
                ? IntercurrentEvent.Transplant(Strategies.TreatmentPolicy, "responses first seen after it count")
                : IntercurrentEvent.Transplant(Strategies.WhileOnTreatment, "responses first seen after it do not count"),
            new("death, withdrawal, or no evaluable marrow", Strategies.Composite, "counts as no response"),
        ];

    public override EndpointAnalysis Analyse(EndpointSet set, EndpointPlan plan, ResponseWindow window)
    {
        var counting = set.Study.Response is { } response ? Counting(response) : [];
        return new EndpointAnalysis.Rate(
            this,
            plan,
            counting,
            [.. set.Courses.Select(course => LineOf(set.Populations, plan, window, counting, course))]
        );
    }

    ResponderLine LineOf(
        Populations populations,
        EndpointPlan plan,
        ResponseWindow window,
        IReadOnlyList<ResponseCategory> counting,
        DiseaseCourse course
    )
    {
        var (best, counts) = JudgeBy(plan, window, counting, course);
        return new(
            course.Subject,
            best,
            counts,
            [
                .. from population in Enum.GetValues<Population>()
                where populations.Contains(population, course, window) && Evaluates(population, course)
                select population,
            ]
        )
        {
            InRemissionBefore = IsInRemissionBefore(course),
            DecidedBy =
            [
                .. DecidingDay.Of(
                    course,
                    c => JudgeBy(plan, window, counting, c).Counts,
                    responds => responds ? "a responder" : "no responder"
                ),
            ],
        };
    }

    (Answer<ResponseCategory> Best, bool Counts) JudgeBy(
        EndpointPlan plan,
        ResponseWindow window,
        IReadOnlyList<ResponseCategory> counting,
        DiseaseCourse course
    )
    {
        var clock = plan.Start == ClockStart.FirstInfusion ? CourseEventKind.FirstInfusion : CourseEventKind.Enrolment;
        DateOnly? lastDay = plan.TimeFrameMonths is { } months ? course.Day(clock)?.AddMonths(months) : null;
        return Judge(course, lastDay, window, counting);
    }

    // Who was in complete remission before the cells can show no remission of theirs.
    bool Evaluates(Population population, DiseaseCourse course) =>
        population != Population.ResponseEvaluable || CountsResidualDisease || !IsInRemissionBefore(course);

    static bool IsInRemissionBefore(DiseaseCourse course) => course.Marrow?.InRemissionBefore == true;

    /// <summary>True when it asks for residual disease, which a remission before the cells can have as well.</summary>
    private protected virtual bool CountsResidualDisease => false;

    /// <summary>The response that decides for one subject, and whether it counts.</summary>
    private protected virtual (Answer<ResponseCategory> Best, bool Counts) Judge(
        DiseaseCourse course,
        DateOnly? lastDay,
        ResponseWindow window,
        IReadOnlyList<ResponseCategory> counting
    )
    {
        var best = course.BestBy(lastDay, window);
        return (best, counting.Contains(best.Value));
    }

    public override IEnumerable<SensitivityLine> Sensitivity(EndpointSet set, EndpointPlan plan) =>
        [
            .. Denominators(set, plan),
            new("without who was in complete remission before the cells", false, Without(Analyse(set, plan, Planned))),
            .. ResponseVariants.Categories(set).Select(v => new SensitivityLine(v.Says, false, Analyse(v.Set, plan, Planned))),
        ];

    const ResponseWindow Planned = ResponseWindow.OfThisProduct;

    static EndpointAnalysis Without(EndpointAnalysis analysis) =>
        analysis is EndpointAnalysis.Rate rate
            ? rate with
            {
                Lines = [.. rate.Lines.Where(l => !l.InRemissionBefore)],
            }
            : analysis;

    IEnumerable<SensitivityLine> Denominators(EndpointSet set, EndpointPlan plan) =>
        from population in (Population[])[Population.Enrolled, Population.Infused, Population.ResponseEvaluable]
        from window in Enum.GetValues<ResponseWindow>()
        select new SensitivityLine(
            $"{Populations.All(population)}; {InWords(window)}",
            population == plan.Population && window == ResponseWindow.OfThisProduct,
            Analyse(set, plan with { Population = population }, window)
        );

    static string InWords(ResponseWindow window) =>
        window switch
        {
            ResponseWindow.OfThisProduct => "until other therapy or transplant",
            ResponseWindow.WhateverFollowed => "whatever therapy followed",
        };
}
