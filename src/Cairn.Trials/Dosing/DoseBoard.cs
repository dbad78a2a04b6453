using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>An infused subject on the dose board.</summary>
/// <param name="Expansion">True when infused after escalation had ended: not part of the decision.</param>
public sealed record DoseSubject(DltAssessment Assessment, bool Expansion)
{
    /// <summary>Given of planned, percent; null when either is not recorded.</summary>
    public double? ReceivedPercent => Assessment.Received.Percent;
    public string Subject => Assessment.Subject;
    public int Level => Assessment.Level;
}

/// <summary>What could be decided on a day, with what was known on it.</summary>
/// <param name="Decision">What the rule proposed; on the day of a meeting what the committee had before it.</param>
/// <param name="Committee">What the committee decided from that day on, until the next step.</param>
/// <param name="Everybody">Everybody who counts by then, expansion included.</param>
/// <param name="End">The end of escalation as it stood before that day; null while it went on.</param>
/// <param name="Questions">Who of the expansion has an event that may be a DLT, and needs an answer that no day brings.</param>
public sealed record DoseStep(
    DateOnly Day,
    RuleProposal Decision,
    IReadOnlyList<CommitteeDecision> Committee,
    EscalationState Everybody,
    EscalationEnd? End,
    IReadOnlyList<PendingSubject> Questions
)
{
    /// <summary>Who came to be not evaluable since the step before: by a death or a loss in the window, or by the dose.</summary>
    public IReadOnlyList<DltAssessment> NoLonger { get; init; } = [];
}

/// <summary>
/// The running trial under its escalation rule: who was infused at which level, what is decided now, and how each decision came
/// about.
/// </summary>
/// <param name="Design">The rule.</param>
/// <param name="Levels">The study's dose levels.</param>
/// <param name="Subjects">By day of infusion.</param>
/// <param name="Now">What the rule proposes with all that is known now, of the subjects infused up to the end of
/// escalation.</param>
/// <param name="Committee">The committee's last decision beside the proposal, and what may be done under both.</param>
/// <param name="Steps">The days on which the proposal changed, each with what was known by then (by event date).</param>
/// <param name="Day">The day it is read on.</param>
/// <param name="End">The end of escalation as the committee recorded it; null while it goes on.</param>
public sealed record DoseBoard(
    Design Design,
    IReadOnlyList<DoseLevel> Levels,
    IReadOnlyList<DoseSubject> Subjects,
    RuleProposal Now,
    Standing Committee,
    IReadOnlyList<DoseStep> Steps,
    DateOnly Day,
    EscalationEnd? End
)
{
    /// <summary>The day escalation ended; who is infused later is expansion.</summary>
    public DateOnly? Ended => End?.Day;

    /// <summary>What the rule proposes, or that it is frozen.</summary>
    public DoseAdvice Proposal => Now.Advice;

    /// <summary>What may be done next: the proposal, or what the committee decided more cautiously.</summary>
    public DoseAdvice Advice => Committee.Advice;

    /// <summary>The places planned and taken; null where the record plans no number.</summary>
    public Accrual? Accrual { get; init; }

    /// <summary>
    /// Infused subjects that cannot stand on the board: their level is not recorded, or is none of the study's.
    /// </summary>
    public IReadOnlyList<Finding> OffBoard { get; init; } = [];

    /// <summary>Levels at which several subjects do not count because less was given.</summary>
    public IReadOnlyList<Finding> Replaced { get; init; } = [];

    /// <summary>All that the committee has to see beside the board.</summary>
    public IReadOnlyList<Finding> Findings => [.. OffBoard, .. Replaced];

    /// <summary>
    /// Where dosing went another way than planned or allowed: doses outside the band or above the cap, levels and days that
    /// nothing allowed.
    /// </summary>
    public IReadOnlyList<Finding> Deviations { get; init; } = [];

    /// <summary>Everybody who counts, expansion included; the rule is asked of them once the expansion closed a level.</summary>
    public EscalationState Everybody => RuleProposal.StateOf(Design, Levels.Count, [.. Subjects.Select(s => s.Assessment)]);

    /// <summary>How much toxicity freezes the expansion.</summary>
    public ExpansionLimit Limit => new(Design);

    /// <summary>The observed DLT rate of everybody who counts at a level, expansion included; no design estimates it.</summary>
    /// <param name="level">From 1.</param>
    public LevelRate RateAt(int level) => LevelRate.Of(level, Everybody[level], default);

    /// <summary>The board of a study on a day; null when the study has no dose levels, no rule or no DLT definition.</summary>
    public static DoseBoard? Of(Study study, Casebook casebook, DateOnly day) =>
        History(study, casebook, day)?.Board() is { } board
            ? board with
            {
                Accrual = Accrual.Of(study, casebook.AsOf(day)),
            }
            : null;

    /// <summary>One subject as the board has them, without playing the escalation again; null when they are not on it.</summary>
    public static SubjectDose? Of(Study study, Casebook casebook, DateOnly day, string subject) =>
        History(study, casebook, day)?.Of(subject);

    static DoseHistory? History(Study study, Casebook casebook, DateOnly day) =>
        study is { Dosing: { } dosing, Escalation: { } plan, Dlt: not null }
            ? new(study, dosing, plan, casebook.AsOf(day), day)
            : null;
}
