using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>A visit after the infusion: days from it, planned and actual.</summary>
sealed record AssessmentVisit(string Name, double Number, int Planned, int Actual)
{
    static readonly (string Name, int Day)[] Usual =
    [
        ("Day 28", 28),
        ("Month 2", 60),
        ("Month 3", 90),
        ("Month 6", 180),
        ("Month 9", 270),
        ("Month 12", 365),
        ("Month 18", 545),
        ("Month 24", 730),
    ];

    /// <summary>The visit planned on a day after the first cells; null on other days.</summary>
    public static string? On(Study study, int day) => study.Schedule.FirstOrDefault(v => v.Day == day)?.Name;

    /// <summary>Planned days of the marrow, ascending: the schedule's, else the usual ones.</summary>
    public static IReadOnlyList<int> Days(Study study) => [.. MarrowVisits(study).Select(v => v.Day!.Value)];

    /// <summary>The visits as attended: within their windows, and by the landmark where they are planned by it.</summary>
    public static IReadOnlyList<AssessmentVisit> Draw(Study study, Chance chance)
    {
        var visits = new List<AssessmentVisit>();
        foreach (var plan in MarrowVisits(study))
        {
            var late =
                study.Response is { LandmarkDay: var landmark } && plan.Day <= landmark
                    ? Math.Min(plan.After, landmark - plan.Day.Value)
                    : plan.After;
            var actual = plan.Day!.Value + chance.For(plan.Name).Whole(-Math.Min(plan.Before, 7), Math.Min(late, 7));
            visits.Add(
                new(plan.Name, visits.Count + 10, plan.Day.Value, Math.Max(actual, visits.Count > 0 ? visits[^1].Actual + 1 : 1))
            );
        }
        return visits;
    }

    /// <summary>The visits of the first weeks, without marrow; held on their day while the subject is in hospital.</summary>
    public static IReadOnlyList<AssessmentVisit> Early(Study study, int before) =>
        [
            .. study
                .Schedule.Where(v => v.Day >= 0 && v.Day < before && !IsMarrow(study, v))
                .OrderBy(v => v.Day)
                .Select((v, i) => new AssessmentVisit(v.Name, 1 + 0.1 * i, v.Day!.Value, v.Day.Value)),
        ];

    /// <summary>The visit at the start of lymphodepletion, where the schedule has one.</summary>
    public static string Baseline(Study study) => study.Schedule.LastOrDefault(v => v.Day < 0)?.Name ?? "Baseline";

    static bool IsMarrow(Study study, VisitPlan visit) =>
        study.FormsAt(visit).Any(f => f.Domains.Contains("MI", StringComparer.Ordinal));

    static List<VisitPlan> MarrowVisits(Study study)
    {
        List<VisitPlan> marrow = [.. study.Schedule.Where(v => v.Day > 6 && IsMarrow(study, v)).OrderBy(v => v.Day)];
        return marrow.Count > 0
            ? marrow
            : [.. Usual.Select(u => new VisitPlan(u.Name, u.Name, u.Day, 3, u.Day <= 28 ? 0 : 7, []))];
    }
}
