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
            _ => throw new ArgumentOutOfRangeException(nameof(population), population, "There is no such population."),
        };

    /// <summary>
    /// Screened: every subject with a record. Infused: any cells given. Enrolled: infused, or with an enrolment milestone.
    /// Response-evaluable: infused, with an evaluable marrow that counts for the best response. In remission: a remission was reached.
    /// </summary>
    /// <param name="window">The window in which a marrow counts for the best response.</param>
    public bool Contains(Population population, DiseaseCourse course, ResponseWindow window = ResponseWindow.OfThisProduct) =>
        population switch
        {
            Population.Screened => true,
            Population.Enrolled => course.IsInfused || course.Enrolled.Because.Count > 0,
            Population.Infused => course.IsInfused,
            Population.DltEvaluable => DltEvaluable.Contains(course.Subject),
            Population.ResponseEvaluable => course.BestBy(null, window).Value != ResponseCategory.NotEvaluable,
            Population.InRemission => course.Remission.Value is not null,
            _ => throw new ArgumentOutOfRangeException(nameof(population), population, "There is no such population."),
        };
}
