using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Products;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Participant flow: everyone once.</summary>
public static class FlowSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "flow",
            "Participant flow",
            [new Answered(InWords(analysis)), .. GivenOutOfSpecification.Of(analysis), Drawing(analysis)]
        );

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
        Phrase[] parts =
        [
            .. Part(flow.DeathsOfInfused, "of the infused"),
            .. Part(flow.DeathsWithoutCells, "enrolled without cells"),
            .. Part(notEnrolled, "not enrolled"),
        ];
        var recorded = Written.Plural(flow.Deaths, "death recorded", "deaths recorded");
        return parts.Length > 1 || notEnrolled + flow.DeathsWithoutCells > 0
            ? (Phrase)$"{recorded}: {Phrase.Join(", ", parts)}"
            : recorded;
    }

    static IEnumerable<Phrase> Part(int n, string who) => n == 0 ? [] : [Phrase.Of($"{{0}} {who}", Written.Count(n))];

    static Figure Drawing(Analysis analysis)
    {
        var figure = new ParticipantFlowFigure
        {
            Head = new("flow-figure", "Participant flow", analysis.Casebook.IsSynthetic),
            Steps = Steps(analysis, analysis.Flow),
        }.Draw();
        return figure with
        {
            Notes = [.. figure.Notes, .. EnrolmentWords.Who(analysis), Ends([.. analysis.Flow.Subjects.Where(s => s.Infused)])],
        };
    }

    static FlowExit[] NotEvaluable(Analysis analysis)
    {
        var (board, infused) = (Board(analysis), analysis.Flow.Infused);
        FlowExit Of(string reason, DltStatus status) => Exit(reason, [.. board.Where(s => s.Value == status)]);
        return
        [
            .. Some(
                Of("not evaluable", DltStatus.NotEvaluable),
                Of("under watch, or a question open", DltStatus.Pending),
                new FlowExit("not on the dose board", infused - board.Count) { Because = Behind(NotOn(analysis)) }
            ),
        ];
    }

    static List<Answer<DltStatus>> Board(Analysis analysis) =>
        [.. analysis.Doses?.Subjects.Select(s => s.Assessment.Status) ?? []];

    static FlowExit Exit(string reason, IReadOnlyList<Answer<DltStatus>> statuses) =>
        new(reason, statuses.Count) { Because = Grounds.Of(statuses).Because };

    static IEnumerable<SubjectStage> NotOn(Analysis analysis) =>
        from s in analysis.Flow.Subjects
        where s.Infused && analysis.Doses?.Subjects.Any(d => d.Subject == s.Subject) != true
        select s;

    static IReadOnlyList<Fact> Behind(IEnumerable<SubjectStage> subjects) => [.. subjects.SelectMany(s => s.Because)];

    static FlowStep[] Steps(Analysis analysis, ParticipantFlow flow)
    {
        var evaluable = Board(analysis).FindAll(s => s.Value is DltStatus.None or DltStatus.Dlt);
        return
        [
            new("Screened", flow.Screened, "Not enrolled", NotEnrolled(flow)) { Because = Behind(flow.Subjects) },
            new("Enrolled", flow.Enrolled, "Not infused", NotInfused(flow))
            {
                Among = EnrolmentWords.Among(analysis),
                Because = Behind(flow.Subjects.Where(s => s.Enrolled)),
            },
            new("Infused", flow.Infused, "Not DLT-evaluable", NotEvaluable(analysis))
            {
                Because = Behind(flow.Subjects.Where(s => s.Infused)),
            },
            new("DLT-evaluable", evaluable.Count, null, []) { Because = Grounds.Of(evaluable).Because },
        ];
    }

    static FlowExit[] NotEnrolled(ParticipantFlow flow)
    {
        var left = flow.Subjects.Where(s => !s.Enrolled).ToList();
        FlowExit Of(string words, Stage stage) => At(words, left.Where(s => s.Stage == stage));
        return Some(
            Of("failed screening", Stage.FailedScreening),
            Of("in screening", Stage.InScreening),
            Of("died before enrolment", Stage.Died),
            Of("withdrew", Stage.Withdrawn),
            Of("lost", Stage.LostToFollowUp)
        );
    }

    static FlowExit At(string reason, IEnumerable<SubjectStage> subjects)
    {
        List<SubjectStage> at = [.. subjects];
        return new(reason, at.Count) { Because = Behind(at) };
    }

    static FlowExit[] NotInfused(ParticipantFlow flow) =>
        [
            .. flow.WhyNotInfused.Select(w => At(Evidence.Sentence(w.Reason), w.Subjects)),
            .. Some(At("awaiting infusion", flow.Subjects.Where(s => s.Stage == Stage.AwaitingInfusion))),
        ];

    static FlowExit[] Some(params IEnumerable<FlowExit> exits) => [.. exits.Where(e => e.Count > 0)];

    static Inline Ends(IReadOnlyCollection<SubjectStage> infused)
    {
        Stage[] ends = [Stage.InFollowUp, Stage.Completed, Stage.Died, Stage.LostToFollowUp, Stage.Withdrawn];
        var counts = ends.Select(end => (Phrase)$"{Written.Count(infused.Count(s => s.Stage == end))} {StageWords.Of(end)}");
        return $"Of the infused: {Phrase.Join(", ", counts)}.";
    }
}
