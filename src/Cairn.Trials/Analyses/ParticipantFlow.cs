using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>Where a person stands on the way through the trial; each person is in exactly one.</summary>
public enum Stage
{
    /// <summary>Consented or with a screening answer, neither failed nor enrolled.</summary>
    InScreening,
    FailedScreening,

    /// <summary>Enrolled, not yet infused and not off the trial.</summary>
    AwaitingInfusion,

    /// <summary>Enrolled, but off before any cells were given.</summary>
    NotInfused,

    /// <summary>Infused and alive on trial.</summary>
    InFollowUp,
    Completed,
    LostToFollowUp,
    Withdrawn,
    Died,
}

/// <summary>One person's stage, and whether cells were given before it.</summary>
/// <param name="Reason">What the record says of it: the term of a screening failure or of why no cells were given.</param>
public sealed record SubjectStage(string Subject, Stage Stage, bool Enrolled, bool Infused, string? Reason)
{
    /// <summary>Died, whatever stage the person is counted in.</summary>
    public bool IsDead { get; init; }

    /// <summary>
    /// Not known to have been given cells, and may have been: the kind of a treatment or the dose is not recorded.
    /// </summary>
    public bool MayBeInfused { get; init; }

    /// <summary>The milestones, the cells and the death that say so.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];

    public static SubjectStage Of(SubjectRecords subject)
    {
        var infused = subject.CellInfusions.Any(e => e.Dose > 0);
        var screening = ScreeningPeriod.Of(subject);
        var enrolled = infused || screening.Enrolled is not null || subject.Milestone(Milestone.Enrolled) is { Date: null };
        var onTheWay = (infused, enrolled) switch
        {
            (true, _) => Stage.InFollowUp,
            (false, true) => Stage.AwaitingInfusion,
            (false, false) => Stage.InScreening,
        };
        var stage = End(subject, screening, enrolled) ?? onTheWay;
        if (enrolled && !infused && stage is not Stage.AwaitingInfusion)
            stage = Stage.NotInfused;
        var vital = VitalStatus.Of(subject, null);
        return new(subject.Id, stage, enrolled, infused, ReasonFor(subject, stage))
        {
            IsDead = vital.IsDead,
            Because =
            [
                .. subject.Of<Disposition>().Select(d => d.AsFact()),
                .. subject.CellInfusions.Select(e => e.AsFact()),
                .. vital.Death.Because,
            ],
            MayBeInfused = !infused && subject.PossibleCells.Any(e => e.Dose is null or > 0),
        };
    }

    // Who failed screening failed it, whatever became of them afterwards.
    static Stage? End(SubjectRecords subject, ScreeningPeriod screening, bool enrolled)
    {
        var failed = screening.Failed is not null || IsUndatedFailure(subject, screening);
        if (failed && !enrolled)
            return Stage.FailedScreening;
        if (VitalStatus.Of(subject, null).IsDead)
            return Stage.Died;
        if (failed)
            return Stage.FailedScreening;
        foreach (var (milestone, stage) in Ends)
            if (subject.Milestone(milestone) is not null)
                return stage;
        return null;
    }

    static bool IsUndatedFailure(SubjectRecords subject, ScreeningPeriod screening) =>
        screening is { GoesOn: true, FailedBefore: null } && subject.Milestone(Milestone.ScreenFailure) is not null;

    // The milestones that end a person's way, the first recorded one deciding.
    static readonly (Milestone Milestone, Stage Stage)[] Ends =
    [
        (Milestone.NotInfused, Stage.NotInfused),
        (Milestone.LostToFollowUp, Stage.LostToFollowUp),
        (Milestone.Withdrawn, Stage.Withdrawn),
        (Milestone.Completed, Stage.Completed),
    ];

    static string? ReasonFor(SubjectRecords subject, Stage stage) =>
        stage switch
        {
            Stage.FailedScreening => subject.Of<Disposition>().LastOrDefault(d => d.Code.Is(Milestone.ScreenFailure))?.Term,
            Stage.NotInfused => WhyNotInfused(subject),
            Stage.InScreening or Stage.AwaitingInfusion or Stage.InFollowUp => null,
            Stage.Completed or Stage.LostToFollowUp or Stage.Withdrawn or Stage.Died => null,
        };

    static string? WhyNotInfused(SubjectRecords subject)
    {
        Milestone[] reasons = [Milestone.NotInfused, Milestone.Death, Milestone.Withdrawn, Milestone.LostToFollowUp];
        var off = reasons.Select(subject.Milestone).FirstOrDefault(m => m is not null);
        return off?.Term ?? off?.Code.Written ?? (VitalStatus.Of(subject, null).IsDead ? Milestone.Death.Word() : null);
    }
}

/// <summary>The participant flow: every person once, and the counts that follow.</summary>
public sealed record ParticipantFlow(IReadOnlyList<SubjectStage> Subjects)
{
    public int Screened => Subjects.Count;
    public int Enrolled => Subjects.Count(s => s.Enrolled);
    public int Infused => Subjects.Count(s => s.Infused);

    /// <summary>Everybody who died, whether or not cells were given.</summary>
    public int Deaths => Subjects.Count(s => s.IsDead);

    /// <summary>Of the infused.</summary>
    public int DeathsOfInfused => Subjects.Count(s => s is { IsDead: true, Infused: true });

    /// <summary>Of those who were enrolled and given no cells.</summary>
    public int DeathsWithoutCells => Subjects.Count(s => s is { IsDead: true, Enrolled: true, Infused: false });

    /// <summary>Given cells perhaps: nobody else may be said not to have been.</summary>
    public int MayBeInfused => Subjects.Count(s => s.MayBeInfused);

    public int At(Stage stage) => Subjects.Count(s => s.Stage == stage);

    /// <summary>Why enrolled people were not infused: reason and who, most frequent first.</summary>
    public IReadOnlyList<(string Reason, IReadOnlyList<SubjectStage> Subjects)> WhyNotInfused =>
        [
            .. Subjects
                .Where(s => s.Stage == Stage.NotInfused)
                .GroupBy(s => s.Reason ?? "reason not recorded", StringComparer.Ordinal)
                .Select(g => (g.Key, (IReadOnlyList<SubjectStage>)[.. g]))
                .OrderByDescending(r => r.Item2.Count)
                .ThenBy(r => r.Key, StringComparer.Ordinal),
        ];

    public static ParticipantFlow Of(Casebook casebook) => new([.. casebook.Subjects.Select(SubjectStage.Of)]);
}

/// <summary>How many of the people who failed screening did not meet a criterion; one person can count in several rows.</summary>
/// <param name="Subjects">Who, by identifier.</param>
public sealed record CriterionFailures(Criterion Criterion, IReadOnlyList<string> Subjects)
{
    /// <summary>Criteria with at least one failure among those not enrolled, in the protocol's order.</summary>
    public static IReadOnlyList<CriterionFailures> Of(Study study, IReadOnlyCollection<Screening> log)
    {
        var failed = log.Where(s => s.Enrolled is null).SelectMany(s => s.NotMet.Select(n => (n.Criterion.Id, s.Subject)));
        var whom = failed.Distinct().ToLookup(f => f.Id, f => f.Subject, StringComparer.Ordinal);
        return
        [
            .. from criterion in study.AtomicCriteria
            where whom.Contains(criterion.Id)
            select new CriterionFailures(criterion, [.. whom[criterion.Id].Order(StringComparer.Ordinal)]),
        ];
    }
}
