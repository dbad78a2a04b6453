using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Sections;

/// <summary>A page of a study that shows sections.</summary>
/// <param name="Path">Its address under the study's.</param>
/// <param name="Title">Its name in the list of pages.</param>
public sealed record TrialPage(string Path, string Title)
{
    /// <summary>The page it belongs to and is reached from; null for one of the list of pages.</summary>
    public TrialPage? Under { get; init; }

    /// <summary>The page of the list that it is, or belongs to.</summary>
    public TrialPage Listed => Under ?? this;
}

/// <summary>A section of a trial with the places where it stands.</summary>
/// <param name="Of">The section, made of what is known on a day.</param>
/// <param name="Page">Null when no page of its own shows it.</param>
/// <param name="InReport">It stands in the report, at its place in the list.</param>
public sealed record TrialSection(Func<Analysis, Section> Of, TrialPage? Page, bool InReport);

/// <summary>Every section of a trial, once: the report and the pages read this list and no other.</summary>
public static class TrialSections
{
    static readonly TrialPage Record = new("record", "Public record"),
        Schedule = new("schedule", "Schedule"),
        Screening = new("screening", "Screening"),
        Dose = new("dose", "Dose"),
        Response = new("response", "Response"),
        Kinetics = new("kinetics", "Kinetics"),
        Survival = new("survival", "Survival"),
        Assumed = new("assumed", "Assumed values");

    /// <summary>In the order of the report, and of the pages.</summary>
    public static IReadOnlyList<TrialSection> All { get; } =
    [
        new(SummarySection.Of, Page: null, InReport: true),
        new(a => RecordSection.Of(a.Study), Page: null, InReport: true),
        .. PublicRecord.Parts.Select(part => new TrialSection(a => part(a.Study), Record, InReport: false)),
        new(a => ScheduleSection.Of(a.Study), Schedule, InReport: false),
        new(FlowSection.Of, Page: null, InReport: true),
        new(ScreeningSection.Of, Screening, InReport: true),
        new(DoseSection.Of, Dose, InReport: true),
        new(SignatureSection.OfDecisions, Dose, InReport: true),
        new(SignatureSection.OfSubjects, Page: null, InReport: true),
        .. SafetyPages.All,
        new(ResponseSection.Of, Response, InReport: true),
        new(KineticsSection.Of, Kinetics, InReport: false),
        new(SurvivalSection.Of, Survival, InReport: true),
        new(a => AssumedSection.Of(a.Study), Assumed, InReport: true),
    ];

    /// <summary>The pages of every study that show sections, in order.</summary>
    public static IReadOnlyList<TrialPage> Pages { get; } = [.. Shown.Distinct()];

    static IEnumerable<TrialPage> Shown => All.Select(s => s.Page).OfType<TrialPage>();

    /// <summary>The page at an address, among them those that a trial has of its own; null where there is none.</summary>
    public static TrialPage? At(string path, Analysis analysis) =>
        Pages.FirstOrDefault(page => page.Path == path) ?? SafetyPages.AtLevel(path, analysis);

    /// <summary>The pages that belong together with one, itself among them; alone where it stands by itself.</summary>
    public static IReadOnlyList<TrialPage> Beside(TrialPage page, Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(page);
        var all = Pages.Concat(SafetyPages.OfLevels(analysis));
        return [.. all.Where(p => p.Listed == page.Listed)];
    }

    /// <summary>What a page shows; made once of an analysis, and kept as long as that is.</summary>
    public static IReadOnlyList<Section> On(TrialPage page, Analysis analysis) =>
        Kept.GetOrCreateValue(analysis)
            .GetOrAdd(page, _ => new(() => SafetyPages.OfLevel(page, analysis) ?? [.. Of(page).Select(s => s.Of(analysis))]))
            .Value;

    static IEnumerable<TrialSection> Of(TrialPage page) => All.Where(s => s.Page == page);

    // By the analysis itself, not by what it says: a new day or a new head of the ledger has one of its own.
    static readonly ConditionalWeakTable<Analysis, ConcurrentDictionary<TrialPage, Lazy<IReadOnlyList<Section>>>> Kept = [];

    /// <summary>What the report holds, with its long listings folded.</summary>
    public static IEnumerable<Section> InReport(Analysis analysis) =>
        from section in All
        where section.InReport
        select FoldedListings.Of(section.Of(analysis));
}
