using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// Where safety stands: one page that answers, and beside it a page for each kind of evidence and for each dose level. The report
/// has it all, one after the other.
/// </summary>
static class SafetyPages
{
    const string Level = "safety-level-";

    static readonly TrialPage Safety = new("safety", "Safety"),
        Events = new("safety-events", "Events") { Under = Safety },
        Special = new("safety-special", "Special interest") { Under = Safety },
        Serious = new("safety-serious", "Serious events and deaths") { Under = Safety },
        Laboratory = new("safety-laboratory", "Laboratory") { Under = Safety },
        Course = new("safety-course", "Grades day by day") { Under = Safety },
        Questions = new("safety-questions", "Questions") { Under = Safety };

    /// <summary>In the order of pages and report.</summary>
    public static IReadOnlyList<TrialSection> All { get; } =
    [
        new(AdverseEventSection.Of, Safety, InReport: true),
        new(SafetySections.SpecialInShort, Safety, InReport: false),
        new(SafetySections.Limits, Safety, InReport: true),
        new(SafetySections.WorstInShort, Safety, InReport: false),
        new(ImmuneToxicitySection.Of, Special, InReport: true),
        .. OnPageAndReport(SafetyPart.Events, Events),
        new(SafetySections.Course, Course, InReport: true),
        .. OnPageAndReport(SafetyPart.SpecialInterest, Special),
        .. OnPageAndReport(SafetyPart.Serious, Serious),
        .. OnPageAndReport(SafetyPart.Deaths, Serious),
        .. OnPageAndReport(SafetyPart.Laboratory, Laboratory),
        new(SafetySections.Questions, Questions, InReport: true),
        .. OnPageAndReport(SafetyPart.Coding, Questions),
    ];

    // On a screen the dose levels have pages of their own; on paper they stand below everyone.
    static TrialSection[] OnPageAndReport(SafetyPart part, TrialPage page) =>
        [
            new(a => SafetySections.Of(SafetyScope.All(a), part), page, InReport: false),
            new(a => SafetySections.WithLevels(a, part), Page: null, InReport: true),
        ];

    /// <summary>A page for each dose level that somebody was treated at.</summary>
    public static IEnumerable<TrialPage> OfLevels(Analysis analysis) =>
        SafetyScope.ByLevel(analysis).Select(scope => PageOf(scope.Level!.Value));

    /// <summary>The page of a dose level at an address; null at any other, without asking who was treated.</summary>
    public static TrialPage? AtLevel(string path, Analysis analysis) =>
        IsOfLevel(path) ? OfLevels(analysis).FirstOrDefault(page => page.Path == path) : null;

    static bool IsOfLevel(string path) => path.StartsWith(Level, StringComparison.Ordinal);

    static TrialPage PageOf(int level)
    {
        var number = level.ToString(CultureInfo.InvariantCulture);
        return new(Level + number, $"Dose level {number}") { Under = Safety };
    }

    /// <summary>What the page of a dose level shows: every table of safety; null of another page.</summary>
    public static IReadOnlyList<Section>? OfLevel(TrialPage page, Analysis analysis)
    {
        if (!IsOfLevel(page.Path))
            return null;
        var scope = SafetyScope.ByLevel(analysis).First(s => PageOf(s.Level!.Value) == page);
        return [.. Enum.GetValues<SafetyPart>().Select(part => SafetySections.Of(scope, part)), SafetySections.CourseOf(scope)];
    }
}
