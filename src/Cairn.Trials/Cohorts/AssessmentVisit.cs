using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>A visit with marrow: days from the first infusion, planned and actual.</summary>
sealed record AssessmentVisit(string Name, double Number, int Planned, int Actual)
{
    static readonly (string Name, int Day)[] Usual =
        [("DAY 28", 28), ("MONTH 2", 60), ("MONTH 3", 90), ("MONTH 6", 180), ("MONTH 9", 270), ("MONTH 12", 365), ("MONTH 18", 545), ("MONTH 24", 730)];

    /// <summary>Planned days of the marrow, ascending: the schedule's, else the usual ones.</summary>
    public static IReadOnlyList<int> Days(Study study) => [.. MarrowVisits(study).Select(v => v.Day!.Value)];

    /// <summary>The visits as attended: within their windows, and by the landmark where they are planned by it.</summary>
    public static IReadOnlyList<AssessmentVisit> Draw(Study study, Chance chance)
    {
        var visits = new List<AssessmentVisit>();
        foreach (var plan in MarrowVisits(study))
        {
            var late = study.Response is { LandmarkDay: var landmark } && plan.Day <= landmark ? Math.Min(plan.After, landmark - plan.Day.Value) : plan.After;
            var actual = plan.Day!.Value + chance.Whole(-Math.Min(plan.Before, 7), Math.Min(late, 7));
            visits.Add(new(plan.Name, visits.Count + 10, plan.Day.Value, Math.Max(actual, visits.Count > 0 ? visits[^1].Actual + 1 : 1)));
        }
        return visits;
    }

    static List<VisitPlan> MarrowVisits(Study study)
    {
        var marrow = study.Schedule.Where(v => v.Day > 6 && v.Assessments.Any(a => a.StartsWith("MI", StringComparison.Ordinal))).OrderBy(v => v.Day).ToList();
        return marrow.Count > 0 ? marrow : [.. Usual.Select(u => new VisitPlan(u.Name, u.Name, u.Day, 3, u.Day <= 28 ? 0 : 7, []))];
    }
}
