using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>What was given, and the watch for dose-limiting toxicity.</summary>
static class SubjectDosing
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new("dosing", "Dosing and DLT", [new Answered(InWords(subject)), .. Watch(analysis, subject), Given(analysis, subject)]);

    static string InWords(SubjectAnalysis subject) =>
        subject switch
        {
            { Stage.Infused: false } => "No cells were given.",
            { Dose: null } =>
                "Cells were given; the study has no dose board, or the level is not recorded, so nothing is said of dose-limiting toxicity.",
            { Dose: { Expansion: true } d } =>
                $"{Status(d.Assessment.Status.Value)}, at level {Evidence.Number(d.Level)}; infused after escalation had ended, so it does not enter the decision.",
            { Dose: { } d } => $"{Status(d.Assessment.Status.Value)}, at level {Evidence.Number(d.Level)}.",
        };

    static string Status(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => "Dose-limiting toxicity",
            DltStatus.None => "No dose-limiting toxicity",
            DltStatus.Pending => "Under watch for dose-limiting toxicity",
            _ => "Not evaluable for dose-limiting toxicity",
        };

    static IEnumerable<Block> Watch(Analysis analysis, SubjectAnalysis subject)
    {
        if (subject.Dose is not { Assessment: var a } dose)
            yield break;
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        yield return new KeyFacts([
            ("DLT window", $"{Evidence.Day(a.Window.First, first)} to {Evidence.Day(a.Window.Last, first)}"),
            (
                "Received of plan",
                dose.ReceivedPercent is { } percent ? Written.Fixed(percent, 0) + " %" : Inline.Unknown("planned or given dose")
            ),
            .. analysis
                .Doses!.Deviations.Where(d => d.Place == subject.Subject)
                .Select(d => ("Deviation", (Inline)$"{d.What} {d.Mend}")),
            ("Because", a.Status.Rule.Words),
            ("Records", Evidence.Of(a.Status.Because)),
            .. a.Status.Missing.Count == 0
                ? []
                : new (string, Inline)[] { ("Missing", Inline.Unknown(string.Join("; ", a.Status.Missing))) },
            .. analysis.Study.Escalation is not { ModerateTriggers.Count: > 0 }
                ? []
                : new (string, Inline)[] { ("Titration trigger", Trigger(a)) },
        ]);
    }

    static Inline Trigger(DltAssessment a) =>
        (
            a.ModerateTrigger.Value switch
            {
                Truth.True => "yes: ",
                Truth.False => "no: ",
                Truth.Unknown => "open: ",
            }
        )
        + a.ModerateTrigger.Rule
        + (a.ModerateTrigger.Because.Count == 0 ? "" : $": {Evidence.Of(a.ModerateTrigger.Because)}.")
        + Evidence.Missing(a.ModerateTrigger.Missing);

    static Table Given(Analysis analysis, SubjectAnalysis subject) =>
        new()
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
            Groups =
            [
                .. subject
                    .Records.Of<Exposure>()
                    .GroupBy(e => e.Category ?? "Category not recorded", StringComparer.Ordinal)
                    .Select(g => new RowGroup(
                        Evidence.Sentence(g.Key),
                        [.. g.Select(e => Row(e, subject.Course.Day(CourseEventKind.FirstInfusion)))]
                    )),
            ],
        };

    static IReadOnlyList<Cell> Row(Exposure e, DateOnly? first) =>
        [
            e.Treatment + (e.Fraction is { } f ? $", fraction {Evidence.Number(f)}" : ""),
            Evidence.Day(e.Start, first),
            Dose(e.PlannedDose),
            Dose(e.Dose),
            e.DoseUnit ?? "unknown",
            e.Adjustment is { } why ? Evidence.Sentence(why) : "none",
        ];

    static string Dose(double? dose) => dose?.ToString("0.###", CultureInfo.InvariantCulture) ?? "unknown";
}
