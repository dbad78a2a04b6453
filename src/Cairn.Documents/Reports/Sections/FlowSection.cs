using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Participant flow: everyone once.</summary>
public static class FlowSection
{
    public static Section Of(Analysis analysis) =>
        new("flow", "Participant flow", [new Answered(InWords(analysis.Flow)), Drawing(analysis)]);

    static string InWords(ParticipantFlow flow) =>
        $"{Written.Plural(flow.Screened, "person", "people")} screened, {Written.Count(flow.Enrolled)} enrolled, {Written.Count(flow.Infused)} infused; {Written.Plural(flow.At(Stage.Died), "death", "deaths")} recorded.";

    static Figure Drawing(Analysis analysis)
    {
        var flow = analysis.Flow;
        var infused = flow.Subjects.Where(s => s.Infused).ToList();
        FlowExit Exit(string words, Stage stage, IEnumerable<SubjectStage> of) => new(words, of.Count(s => s.Stage == stage));
        var evaluable = analysis.Doses?.Subjects.Count(s =>
            s.Assessment.Status.Value is Safety.DltStatus.None or Safety.DltStatus.Dlt
        ) ?? 0;
        var notEnrolled = flow.Subjects.Where(s => !s.Enrolled).ToList();
        var figure = new ParticipantFlowFigure
        {
            Head = new("flow-figure", "Participant flow", analysis.Casebook.IsSynthetic),
            Steps =
            [
                new(
                    "Screened",
                    flow.Screened,
                    "Not enrolled",
                    Some(
                        Exit("failed screening", Stage.FailedScreening, notEnrolled),
                        Exit("in screening", Stage.InScreening, notEnrolled),
                        Exit("died before enrolment", Stage.Died, notEnrolled),
                        Exit("withdrew", Stage.Withdrawn, notEnrolled),
                        Exit("lost", Stage.LostToFollowUp, notEnrolled)
                    )
                ),
                new(
                    "Enrolled",
                    flow.Enrolled,
                    "Not infused",
                    [
                        .. flow.WhyNotInfused.Select(w => new FlowExit(Evidence.Sentence(w.Reason), w.Subjects)),
                        .. Some(new FlowExit("awaiting infusion", flow.At(Stage.AwaitingInfusion))),
                    ]
                ),
                new(
                    "Infused",
                    flow.Infused,
                    "Not DLT-evaluable",
                    Some(new FlowExit("not evaluable or still under watch", flow.Infused - evaluable))
                ),
                new("DLT-evaluable", evaluable, null, []),
            ],
        }.Draw();
        return figure with { Notes = [.. figure.Notes, Ends(infused)] };
    }

    static FlowExit[] Some(params IEnumerable<FlowExit> exits) => [.. exits.Where(e => e.Count > 0)];

    static Inline Ends(IReadOnlyCollection<SubjectStage> infused) =>
        "Of the infused: "
        + string.Join(
            ", ",
            new[]
            {
                (Stage.InFollowUp, "in follow-up"),
                (Stage.Completed, "completed"),
                (Stage.Died, "died"),
                (Stage.LostToFollowUp, "lost to follow-up"),
                (Stage.Withdrawn, "withdrawn"),
            }.Select(e => $"{Written.Count(infused.Count(s => s.Stage == e.Item1))} {e.Item2}")
        )
        + ".";
}
