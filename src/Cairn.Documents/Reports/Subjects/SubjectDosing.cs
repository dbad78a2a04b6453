using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>What was given, and the watch for dose-limiting toxicity.</summary>
static class SubjectDosing
{
    const string NoBoard =
        "Cells were given; the study has no dose board, or the level is not recorded, so nothing is said "
        + "of dose-limiting toxicity.";

    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new("dosing", "Dosing and DLT", [new Answered(InWords(subject)), .. Watch(analysis, subject), Given(analysis, subject)]);

    static Phrase InWords(SubjectAnalysis subject) =>
        subject switch
        {
            { Stage.Infused: false } => "No cells were given.",
            { Dose: null } => NoBoard,
            { Dose: { Expansion: true } d } => (Phrase)
                $"{At(d)}; infused after escalation had ended, so it does not enter the decision.",
            { Dose: { } d } => (Phrase)$"{At(d)}.",
        };

    static Phrase At(DoseSubject d) =>
        (Phrase)$"{DltWords.InFull(d.Assessment.Status.Value)}, at level {Evidence.Number(d.Level)}";

    static IEnumerable<Block> Watch(Analysis analysis, SubjectAnalysis subject)
    {
        if (subject.Dose is not { Assessment: var a } dose)
            yield break;
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        yield return new KeyFacts([
            ("DLT window", Evidence.Day(a.Window.First, first) + " to " + Evidence.Day(a.Window.Last, first)),
            ("Received of plan", Received(dose)),
            .. subject.Deviations.Select(d => ("Deviation", (Inline)$"{d.What} {d.Mend}")),
            ("Because", a.Status.Rule.Words),
            ("Records", Evidence.Of(a.Status.Because)),
            .. Missing(a.Status.Missing),
            .. Trigger(analysis, a),
        ]);
    }

    static Inline Received(DoseSubject dose) =>
        dose.ReceivedPercent is { } percent ? Written.Fixed(percent, 0) + " %" : Inline.Unknown("planned or given dose");

    static IEnumerable<(string, Inline)> Missing(IReadOnlyList<Gap> missing) =>
        missing.Count == 0 ? [] : [("Missing", Inline.Unknown(Phrase.Join("; ", missing)))];

    static IEnumerable<(string, Inline)> Trigger(Analysis analysis, DltAssessment a) =>
        analysis.Study.Escalation is { ModerateTriggers.Count: > 0 } ? [("Titration trigger", InWords(a.ModerateTrigger))] : [];

    static Inline InWords(Answer<Truth> trigger)
    {
        var verdict = trigger.Value switch
        {
            Truth.True => "yes",
            Truth.False => "no",
            Truth.Unknown => "open",
        };
        Inline said = $"{verdict}: {trigger.Rule.Words}";
        return trigger.Because.Count == 0
            ? said + Evidence.Missing(trigger.Missing)
            : said + ": " + Evidence.Of(trigger.Because) + "." + Evidence.Missing(trigger.Missing);
    }

    static Table Given(Analysis analysis, SubjectAnalysis subject)
    {
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        var byKind = subject
            .Records.Of<Exposure>()
            .GroupBy(e => e.Category?.Written ?? "Category not recorded", StringComparer.Ordinal);
        return new()
        {
            Id = "infusions",
            Caption = "Cells and lymphodepletion",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nothing was given yet; a row appears with the first day of lymphodepletion.",
            Columns =
            [
                Column.OfWords("Treatment"),
                Column.OfWords("Day"),
                Column.OfNumbers("Planned"),
                Column.OfNumbers("Given"),
                Column.OfWords("Unit"),
                Column.OfWords("Note"),
            ],
            Groups = [.. byKind.Select(g => new RowGroup(Evidence.Sentence(g.Key), [.. g.Select(e => Row(e, first))]))],
        };
    }

    static IReadOnlyList<Cell> Row(Exposure e, DateOnly? first) =>
        [
            e.Treatment + (e.Fraction is { } f ? (Phrase)$", fraction {Evidence.Number(f)}" : ""),
            Evidence.Day(e.Start, first),
            Dose(e.PlannedDose),
            Dose(e.Dose),
            e.DoseUnit is { } unit ? Quantities.UnitWords.Of(unit) : "unknown",
            e.Adjustment is { } why ? Evidence.Sentence(why) : "none",
        ];

    static string Dose(double? dose) => dose?.ToString("0.###", CultureInfo.InvariantCulture) ?? "unknown";
}
