using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Participant flow: everyone once.</summary>
public static class FlowSection
{
    public static Section Of(Analysis analysis) =>
        new("flow", "Participant flow", [new Answered(InWords(analysis)), Drawing(analysis)]);

    /// <summary>How many came how far.</summary>
    internal static string InWords(Analysis analysis)
    {
        var flow = analysis.Flow;
        return $"{Written.Plural(flow.Screened, "person", "people")} screened, {Written.Count(flow.Enrolled)} enrolled"
            + $"{EnrolmentWords.InBrackets(analysis)}, {Written.Count(flow.Infused)} infused{Perhaps(flow)}; {Deaths(flow)}.";
    }

    static Phrase Perhaps(ParticipantFlow flow) =>
        flow.MayBeInfused == 0
            ? ""
            : (Phrase)
                $" ({Written.Count(flow.MayBeInfused)} more may have been: what was given is not recorded as cells with a dose)";

    /// <summary>"28 deaths recorded: 21 of the infused, 6 enrolled without cells, 1 not enrolled".</summary>
    internal static Phrase Deaths(ParticipantFlow flow)
    {
        var notEnrolled = flow.Deaths - flow.DeathsOfInfused - flow.DeathsWithoutCells;
        string[] parts =
        [
            .. Part(flow.DeathsOfInfused, "of the infused"),
            .. Part(flow.DeathsWithoutCells, "enrolled without cells"),
            .. Part(notEnrolled, "not enrolled"),
        ];
        var recorded = $"{Written.Plural(flow.Deaths, "death", "deaths")} recorded";
        return parts.Length > 1 || notEnrolled + flow.DeathsWithoutCells > 0
            ? (Phrase)$"{recorded}: {Phrase.Join(", ", parts)}"
            : recorded;
    }

    static IEnumerable<string> Part(int n, string who) => n == 0 ? [] : [$"{Written.Count(n)} {who}"];

    static Figure Drawing(Analysis analysis)
    {
        var figure = new ParticipantFlowFigure
        {
            Head = new("flow-figure", "Participant flow", analysis.Casebook.IsSynthetic),
            Steps = Steps(analysis, analysis.Flow, Evaluable(analysis)),
        }.Draw();
        return figure with
        {
            Notes = [.. figure.Notes, .. EnrolmentWords.Who(analysis), Ends([.. analysis.Flow.Subjects.Where(s => s.Infused)])],
        };
    }

    static int Evaluable(Analysis analysis) =>
        analysis.Doses?.Subjects.Count(s => s.Assessment.Status.Value is DltStatus.None or DltStatus.Dlt) ?? 0;

    static FlowExit[] NotEvaluable(Analysis analysis)
    {
        var statuses = analysis.Doses?.Subjects.Select(s => s.Assessment.Status.Value).ToList() ?? [];
        int Of(DltStatus status) => statuses.Count(s => s == status);
        return
        [
            .. Some(new FlowExit("not evaluable", Of(DltStatus.NotEvaluable))),
            .. Some(new FlowExit("under watch, or a question open", Of(DltStatus.Pending))),
            .. Some(new FlowExit("not on the dose board", analysis.Flow.Infused - statuses.Count)),
        ];
    }

    static FlowStep[] Steps(Analysis analysis, ParticipantFlow flow, int evaluable) =>
        [
            new("Screened", flow.Screened, "Not enrolled", NotEnrolled(flow)),
            new("Enrolled", flow.Enrolled, "Not infused", NotInfused(flow)) { Among = EnrolmentWords.Among(analysis) },
            new("Infused", flow.Infused, "Not DLT-evaluable", NotEvaluable(analysis)),
            new("DLT-evaluable", evaluable, null, []),
        ];

    static FlowExit[] NotEnrolled(ParticipantFlow flow)
    {
        var left = flow.Subjects.Where(s => !s.Enrolled).ToList();
        FlowExit Exit(string words, Stage stage) => new(words, left.Count(s => s.Stage == stage));
        return Some(
            Exit("failed screening", Stage.FailedScreening),
            Exit("in screening", Stage.InScreening),
            Exit("died before enrolment", Stage.Died),
            Exit("withdrew", Stage.Withdrawn),
            Exit("lost", Stage.LostToFollowUp)
        );
    }

    static FlowExit[] NotInfused(ParticipantFlow flow) =>
        [
            .. flow.WhyNotInfused.Select(w => new FlowExit(Evidence.Sentence(w.Reason), w.Subjects)),
            .. Some(new FlowExit("awaiting infusion", flow.At(Stage.AwaitingInfusion))),
        ];

    static FlowExit[] Some(params IEnumerable<FlowExit> exits) => [.. exits.Where(e => e.Count > 0)];

    static Inline Ends(IReadOnlyCollection<SubjectStage> infused)
    {
        Stage[] ends = [Stage.InFollowUp, Stage.Completed, Stage.Died, Stage.LostToFollowUp, Stage.Withdrawn];
        var counts = ends.Select(end => (Phrase)$"{Written.Count(infused.Count(s => s.Stage == end))} {StageWords.Of(end)}");
        return $"Of the infused: {Phrase.Join(", ", counts)}.";
    }
}
