using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Who belongs to a population of analysis.</summary>
/// <param name="DltEvaluable">Subjects that count for the dose decision; they come from the escalation rules.</param>
public sealed record Populations(IReadOnlySet<string> DltEvaluable)
{
    /// <summary>A population as a sentence names it.</summary>
    public static string InWords(Population population) =>
        population switch
        {
            Population.Screened => "everyone screened",
            Population.Enrolled => "everyone enrolled",
            Population.Infused => "everyone infused",
            Population.DltEvaluable => "DLT-evaluable subjects",
            Population.ResponseEvaluable => "response-evaluable subjects",
            Population.InRemission => "subjects in remission",
        };

    /// <summary>As the name of a line: all enrolled.</summary>
    public static string All(Population population) =>
        population is Population.Enrolled or Population.Infused ? $"all {Short(population)}" : Short(population);

    /// <summary>A population in a cell of a table.</summary>
    public static string Short(Population population) =>
        population switch
        {
            Population.Screened => "screened",
            Population.Enrolled => "enrolled",
            Population.Infused => "infused",
            Population.DltEvaluable => "DLT-evaluable",
            Population.ResponseEvaluable => "response-evaluable",
            Population.InRemission => "in remission",
        };

    /// <summary>
    /// Screened: every subject with a record. Infused: any cells given. Enrolled: infused, or with an enrolment milestone.
    /// Response-evaluable: infused, with an evaluable marrow that counts for the best response. In remission: a remission was
    /// reached.
    /// </summary>
    /// <param name="window">The window in which a marrow counts for the best response.</param>
    public bool Contains(Population population, DiseaseCourse course, ResponseWindow window = ResponseWindow.OfThisProduct) =>
        population switch
        {
            Population.Screened => true,
            Population.Enrolled => course.IsInfused || course.When(CourseEventKind.Enrolment).Because.Count > 0,
            Population.Infused => course.IsInfused,
            Population.DltEvaluable => DltEvaluable.Contains(course.Subject),
            Population.ResponseEvaluable => course.BestBy(null, window).Value != ResponseCategory.NotEvaluable,
            Population.InRemission => course.Day(CourseEventKind.Remission) is not null,
        };
}
