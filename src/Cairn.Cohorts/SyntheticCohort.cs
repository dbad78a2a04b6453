using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// A trial played with synthetic people, from first consent to the end of follow-up. SYNTHETIC: no line of it comes from a
/// patient. Every subject identifier begins with SYN. <see cref="Casebook.AsOf(DateOnly)"/> gives the state on an earlier day.
/// </summary>
/// <param name="Casebook">Everybody screened, in the order of consent; marked as synthetic.</param>
/// <param name="Doses">Everybody infused, in the order of infusion, with the advice that allowed the dose.</param>
/// <param name="Mtd">The level escalation ended with; null when it did not end or found none.</param>
/// <param name="Stopped">True when no dose was safe, by the escalation or by the expansion after it.</param>
public sealed record SyntheticCohort(Casebook Casebook, IReadOnlyList<GivenDose> Doses, int? Mtd, bool Stopped)
{
    /// <summary>
    /// The seed of a rehearsal where none is asked for: the first from 1 with which both delivered trials end with a recommended
    /// dose (decision 0037).
    /// </summary>
    public const int UsualSeed = 4;

    /// <summary>What the committee decided on what came to light after the end of escalation.</summary>
    public IReadOnlyList<CommitteeDecision> AfterTheEnd { get; init; } = [];

    /// <summary>
    /// The level that the trial recommends: the MTD, or the lower one to which the committee went back; null when there is none,
    /// or none yet.
    /// </summary>
    public int? Recommended =>
        (Stopped, AfterTheEnd) switch
        {
            (true, _) => null,
            (false, []) => Mtd,
            (false, [.., { Action: CommitteeAction.Stop, Level: > 0 and var level }]) => level,
            _ => null,
        };

    /// <summary>Plays a trial. The same study, parameters, seed and rule give the same records on every machine.</summary>
    /// <param name="rule">What may be done next; asked before lymphodepletion and again on the day of the infusion. Null = the
    /// study's own.</param>
    /// <returns>An error finding when the study has no dose levels to play.</returns>
    public static Checked<SyntheticCohort> Play(Study study, CohortPlan plan, int seed, DoseRule? rule = null) =>
        study.Dosing is { Levels.Count: > 0 } dosing
            ? new(
                Decided(
                    study,
                    new TrialPlay(
                        study,
                        dosing,
                        plan,
                        Chance.SeedOf(seed, study.Id),
                        rule ?? DoseRules.Of(study),
                        isItsOwn: rule is null
                    ).Play(),
                    isItsOwn: rule is null
                ),
                []
            )
            : new(
                null,
                [
                    Finding.Error(
                        study.Id,
                        null,
                        "dosing",
                        "The study has no dose levels, so no cohort can be played.",
                        "Describe dosing.levels in study.yaml."
                    ),
                ]
            );

    // A committee agrees with the study's own rule; what it would say to another one is nobody's to make up.
    static SyntheticCohort Decided(Study study, SyntheticCohort cohort, bool isItsOwn) =>
        isItsOwn
            ? cohort with
            {
                Casebook = SyntheticSafety.Of(cohort.Casebook) with
                {
                    Judgements = SyntheticRelease.Of(study, cohort.Casebook),
                    Decisions = [.. SyntheticCommittee.Of(study, cohort.Casebook), .. cohort.AfterTheEnd],
                },
            }
            : cohort;
}

/// <summary>A dose given in the play.</summary>
/// <param name="Level">Dose level given, from 1.</param>
/// <param name="Advice">The last answer of the rule, on the day of the infusion; the end of escalation for the expansion.</param>
/// <param name="Expansion">True when escalation had ended.</param>
public sealed record GivenDose(string Subject, DateOnly Infusion, int Level, DoseAdvice Advice, bool Expansion);
