using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>What the leukaemia and life do after the cells; days count from the first infusion.</summary>
sealed record PlayedCourse
{
    const double DaysPerMonth = 30.4;

    // Nobody is transplanted or given another therapy in the days of the event that kills.
    const int DaysOfDying = 8;
    public const string Infection = "INFECTION",
        Leukaemia = "ACUTE MYELOID LEUKEMIA",
        OfTransplant = "TRANSPLANT-RELATED COMPLICATION";

    /// <summary>True state at the first assessment.</summary>
    public required ResponseCategory First { get; init; }

    /// <summary>Day of the first assessment in remission; null without one.</summary>
    public int? Remission { get; init; }
    public int? Relapse { get; init; }
    public int? Transplant { get; init; }
    public int? SubsequentTherapy { get; init; }
    public int? Death { get; init; }
    public string? Cause { get; init; }

    /// <summary>Last contact of a subject who was lost.</summary>
    public int? Lost { get; init; }

    /// <summary>True when CRi became CR after the first assessment.</summary>
    public bool Recovers { get; init; }
    public bool MrdNegative { get; init; }

    /// <summary>Last day of planned follow-up.</summary>
    public required int End { get; init; }

    /// <summary>Last day anything is recorded.</summary>
    public int Last => Math.Min(End, Math.Min(Death ?? End, Lost ?? End));

    /// <summary>Last day on which the response is assessed: before relapse, other treatment, death, loss.</summary>
    public int LastAssessment => Math.Min(Last, Math.Min((Relapse ?? End + 1) - 1, (SubsequentTherapy ?? End + 1) - 1));

    /// <summary>True state at an assessment before relapse.</summary>
    public ResponseCategory StateOn(int day, int firstAssessment)
    {
        if (day <= firstAssessment)
            return First;
        if (Remission is null)
            return First is ResponseCategory.PR ? ResponseCategory.NoResponse : First;
        if (First is ResponseCategory.CR || Recovers && day > Remission)
            return ResponseCategory.CR;
        if (First is ResponseCategory.MLFS)
            return ResponseCategory.CRi;
        return First;
    }

    /// <param name="assessments">Planned days of the marrow, ascending; at least one.</param>
    public static PlayedCourse Draw(
        CohortPlan plan,
        int level,
        double baselineBlasts,
        IReadOnlyList<int> assessments,
        int end,
        int? toxicDeath,
        string? toxicCause,
        Chance chance
    )
    {
        var first = FirstResponse(plan.Response, level, baselineBlasts, chance.For("response"));
        var course = new PlayedCourse
        {
            First = first,
            End = end,
            MrdNegative = chance.For("residual").Happens(plan.Response.MrdNegativeShare),
            Recovers = chance.For("recovery").Happens(plan.Response.RecoveryProbability),
            Remission =
                first is ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi ? assessments[0]
                : first is ResponseCategory.MLFS
                && assessments.Count > 1
                && chance.For("late remission").Happens(plan.Response.RecoveryProbability)
                    ? assessments[1]
                : null,
        };
        course = course.Remission is { } remission
            ? InRemission(course, remission, plan.Course, chance)
            : WithoutRemission(course, assessments[0], plan.Course, chance);
        course = WithEarlyInfection(course, plan.Course, chance);
        if (toxicDeath is { } day && day < (course.Death ?? int.MaxValue))
            course = course with { Death = day, Cause = toxicCause };
        return Follow(course, plan.Course, chance);
    }

    static ResponseCategory FirstResponse(RemissionPlan plan, int level, double baselineBlasts, Chance chance)
    {
        var u = chance.Next();
        foreach (var (category, share) in CohortPlan.AtLevel(plan.ByLevel, level).OrderBy(s => s.Key))
            if ((u -= share) < 0)
                // A fall by half that still leaves 5 % needs enough to fall from.
                return category is ResponseCategory.PR && baselineBlasts < 16 ? ResponseCategory.NoResponse : category;
        return ResponseCategory.NoResponse;
    }

    static PlayedCourse InRemission(PlayedCourse course, int remission, CoursePlan plan, Chance chance)
    {
        var relapse = remission + 14 + (int)(chance.For("relapse").Exponential(plan.MonthsToRelapse) * DaysPerMonth);
        int? transplant = chance.For("transplant").Happens(plan.TransplantProbability)
            ? remission + 10 + (int)(chance.For("transplant day").Exponential(plan.MonthsToTransplant) * DaysPerMonth)
            : null;
        if (transplant > relapse)
            transplant = null;
        if (transplant is { } t)
            relapse = t + 10 + (int)((relapse - t) * plan.TransplantBenefit);
        var inRemission =
            remission + 20 + (int)(chance.For("death in remission").Exponential(plan.MonthsToDeathInRemission) * DaysPerMonth);
        var afterRelapse = relapse + 7 + (int)(chance.For("death").Exponential(plan.MonthsFromRelapseToDeath) * DaysPerMonth);
        int? therapy = chance.For("therapy").Happens(plan.SubsequentTherapyProbability)
            ? relapse + chance.For("therapy day").Whole(3, 20)
            : null;
        if (transplant > inRemission - DaysOfDying)
            transplant = null;
        return inRemission <= relapse
            ? course with
            {
                Transplant = transplant,
                Death = inRemission,
                Cause = transplant is null ? Infection : OfTransplant,
            }
            : course with
            {
                Transplant = transplant,
                Relapse = relapse,
                SubsequentTherapy = therapy,
                Death = afterRelapse,
                Cause = Leukaemia,
            };
    }

    static PlayedCourse WithoutRemission(PlayedCourse course, int assessed, CoursePlan plan, Chance chance)
    {
        int? therapy = chance.For("therapy").Happens(plan.SubsequentTherapyProbability)
            ? assessed + chance.For("therapy day").Whole(4, 40)
            : null;
        var months = plan.MonthsFromFailureToDeath * (therapy is null ? 1 : plan.SubsequentTherapyBenefit);
        // A few die before the first assessment, and so before another therapy.
        var death = Math.Max(12, assessed - 12 + (int)(chance.For("death").Exponential(months) * DaysPerMonth));
        return course with { SubsequentTherapy = therapy < death ? therapy : null, Death = death, Cause = Leukaemia };
    }

    // The weeks of low counts take some whatever the leukaemia does.
    static PlayedCourse WithEarlyInfection(PlayedCourse course, CoursePlan plan, Chance chance)
    {
        if (!chance.For("early infection").Happens(plan.EarlyInfectionDeathProbability))
            return course;
        var death = chance.For("early infection day").Whole(14, 95);
        return death < Math.Min(course.Relapse ?? int.MaxValue, course.Death ?? int.MaxValue)
            ? course with
            {
                Death = death,
                Cause = Infection,
                Relapse = null,
                Transplant = course.Transplant < death - DaysOfDying ? course.Transplant : null,
                SubsequentTherapy = course.SubsequentTherapy < death - DaysOfDying ? course.SubsequentTherapy : null,
            }
            : course;
    }

    static PlayedCourse Follow(PlayedCourse course, CoursePlan plan, Chance chance)
    {
        // Exponential with the yearly share p lost: median = ln 2 / -ln(1 - p) years.
        var lost =
            plan.LossPerYear > 0
                ? 45 + (int)Math.Min(1e6, chance.For("lost").Exponential(Math.Log(2) / -Math.Log(1 - plan.LossPerYear)) * 365.25)
                : int.MaxValue;
        course = course with { Lost = lost < Math.Min(course.End, course.Death ?? int.MaxValue) ? lost : null };
        int? Within(int? day) => day <= course.Last ? day : null;
        int? BeforeDying(int? day) => course.Cause != Leukaemia && day > course.Death - DaysOfDying ? null : Within(day);
        return course with
        {
            Death = Within(course.Death),
            Cause = Within(course.Death) is null ? null : course.Cause,
            Relapse = Within(course.Relapse),
            Transplant = BeforeDying(course.Transplant),
            SubsequentTherapy = BeforeDying(course.SubsequentTherapy),
            Remission = Within(course.Remission),
        };
    }
}
