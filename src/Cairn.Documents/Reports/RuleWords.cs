using Cairn.Documents.Reports.Content;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using static System.FormattableString;
using Plan = Cairn.Studies.EscalationPlan;

namespace Cairn.Documents.Reports;

/// <summary>A sentence of a rule.</summary>
/// <param name="Words">The sentence.</param>
/// <param name="Numbers">The names of what it takes from the plan (<see cref="Plan.Target"/> and so on).</param>
public sealed record RuleSentence(string Words, params IReadOnlyList<string> Numbers);

/// <summary>A design's rule as the numbered sentences of a protocol, with its numbers and thresholds.</summary>
public static class RuleWords
{
    const string IsotonicMtd =
        "At the end the MTD is found by isotonic regression over the levels treated and not closed: the level whose fitted DLT rate is closest to the target; of equal fitted rates the highest when they are below the target, else the lowest; of two equally far on both sides the lower.";

    /// <summary>The sentences, in the order in which the rule is read.</summary>
    public static IReadOnlyList<RuleSentence> Of(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return
        [
            .. design switch
            {
                Restricted restricted => [.. Of(restricted.Rule), .. Restrictions(restricted)],
                AcceleratedTitration titration => [.. Titration(titration), .. Of(titration.Then)],
                ThreePlusThree table => Cohorts(table).Concat(Table(table)),
                RollingSix rolling => Of(rolling.Complete).Concat(Rolling),
                Boin boin => [.. Cohorts(boin), .. Boundaries(boin), .. Interval(boin)],
                ProbabilityIntervals masses => [.. Cohorts(masses), .. Masses(masses), .. Interval(masses)],
                ThreePlusThreeInterval interval => [.. Cohorts(interval), .. Equivalence(interval), .. Interval(interval)],
                UploadedTable table => [.. Cohorts(table), .. Uploaded(table), .. Interval(table)],
                Crm crm => [.. Cohorts(crm), .. Model(crm), .. Conduct(crm, crm.Target)],
                Blrm blrm => [.. Cohorts(blrm), .. Model(blrm), .. Conduct(blrm, blrm.Upper)],
                TiteBoin late => Of(late.Complete).Concat(Late),
                TiteCrm late => Of(late.Complete).Concat(Weighted(late)),
                PodTpi late => Of(late.Complete).Concat(Probable(late)),
                BackfillBoin filled => Of(filled.Complete).Concat(Backfill(filled)),
                Boin12 benefit => [.. Cohorts(benefit), .. Desirable(benefit)],
                UBoin benefit => [.. Cohorts(benefit), .. TwoStages(benefit)],
                _ => throw new ArgumentOutOfRangeException(nameof(design), design.Name, "The design has no words."),
            },
        ];
    }

    static IEnumerable<RuleSentence> Cohorts(Design design) =>
        [
            new(
                Invariant(
                    $"The first cohort is treated at dose level {design.StartLevel}. A cohort is {Subjects(design.CohortSize)}; only evaluable subjects count."
                ),
                nameof(Plan.StartLevel),
                nameof(Plan.CohortSize)
            ),
        ];

    static IEnumerable<RuleSentence> Titration(AcceleratedTitration t)
    {
        if (t.TitrationLevels < t.StartLevel)
            yield break;
        yield return new(
            Invariant(
                $"Titration: one subject is treated on each level from {t.StartLevel} to {t.TitrationLevels}, going up after each without a trigger."
            ),
            nameof(Plan.StartLevel),
            nameof(Plan.TitrationLevels)
        );
        yield return new(
            $"Titration ends at the first DLT, or when {Subjects(t.ModerateLimit)} over all titration levels {(t.ModerateLimit == 1 ? "has" : "have")} a moderate event (trigger) without a DLT. The cohort is then completed at the level where that happened.",
            nameof(Plan.ModerateLimit),
            nameof(Plan.ModerateTriggers)
        );
        yield return new(
            Invariant(
                $"Without either, a whole cohort starts at dose level {t.TitrationLevels + 1}; where there is none, the cohort is completed at the highest level."
            ),
            nameof(Plan.TitrationLevels)
        );
        yield return new("Titration subjects count in the rule that follows, which is:");
    }

    static IEnumerable<RuleSentence> Table(ThreePlusThree r)
    {
        var (first, full, clear) = (r.CohortSize, r.CohortSize + r.Expansion, r.MaxDltExpanded);
        var most = Math.Max(clear, r.MaxDltAtMtd ?? 0);
        yield return new($"No DLT in {Subjects(first)} clears the level.", nameof(Plan.CohortSize));
        if (r.MaxDltFirst > 0)
            yield return new(
                $"With {Range(1, r.MaxDltFirst)} in {Subjects(first)}, or in more before {Written.Count(full)} are evaluable, the level is expanded to {Written.Count(full)}.",
                nameof(Plan.Expansion),
                nameof(Plan.MaxDltFirst)
            );
        yield return new(
            $"With {Written.Plural(r.MaxDltFirst + 1, "DLT", "DLTs")} or more before {Written.Count(full)} subjects are evaluable the level is too toxic.",
            nameof(Plan.MaxDltFirst)
        );
        yield return new(
            $"In {Written.Count(full)} subjects or more {(clear == 0 ? "no DLT clears" : $"at most {Written.Plural(clear, "DLT clears", "DLTs clear")}")} the level"
                + (most > clear ? $"; {Range(clear + 1, most)} do not open the next level, but allow this one to be the MTD" : "")
                + $"; {Written.Plural(most + 1, "DLT", "DLTs")} or more are too toxic.",
            nameof(Plan.MaxDltExpanded),
            nameof(Plan.MaxDltAtMtd)
        );
        yield return new(
            "A cleared level is followed by the next, when that is open and untried. A level that is too toxic is closed with all above it, and the trial goes on below. When the lowest level is closed, the trial stops with no MTD."
        );
        yield return new("A level below where a late DLT calls for more subjects gets them first.");
        yield return new(
            "The MTD is the highest level that is not closed and that the table clears or allows"
                + r.Variant switch
                {
                    ThreePlusThreeVariant.NoDeEscalation =>
                        $"; it needs {Subjects(first)}, so that the level below a closed one is not treated again.",
                    ThreePlusThreeVariant.SixBelowRejected =>
                        $"; below a closed level it needs {Subjects(full)}, at the highest dose level {Written.Count(first)}.",
                    _ =>
                        $"; it needs {Subjects(full)}, also at the highest dose level. Missing ones are treated before it is named.",
                },
            nameof(Plan.Variant)
        );
    }

    static readonly RuleSentence[] Rolling =
    [
        new("Subjects enter one by one, up to six at a level under observation together, instead of waiting for a cohort."),
        new(
            "The level above opens as soon as the table clears the level whatever those under observation show; the level closes as soon as the DLTs seen call for it."
        ),
    ];

    static IEnumerable<RuleSentence> Boundaries(Boin r)
    {
        yield return new(
            Invariant(
                $"The target DLT rate is {r.Target:0.###}. A DLT rate at the level of {r.EscalateAt:0.0000} (lambda e) or less goes one level up, of {r.DeEscalateAt:0.0000} (lambda d) or more one level down; between them the level stays."
            )
                + r.Modification switch
                {
                    BoinModification.StayAtOneOfThree => " One DLT in three subjects stays.",
                    BoinModification.DeEscalateAtTwoOfSix => " Two DLTs in six subjects go down.",
                    _ => "",
                },
            nameof(Plan.Target),
            nameof(Plan.Modification)
        );
    }

    static IEnumerable<RuleSentence> Masses(ProbabilityIntervals r)
    {
        yield return new(
            Invariant($"The target DLT rate is {r.Target:0.###}, the target interval {r.Lower:0.###} to {r.Upper:0.###}."),
            nameof(Plan.Target),
            nameof(Plan.Interval)
        );
        if (r is Keyboard)
            yield return new(
                Invariant(
                    $"Both sides of the target interval are cut into intervals of its width, {r.Upper - r.Lower:0.###}; the pieces at 0 and 1 may be shorter."
                ),
                nameof(Plan.Interval)
            );
        yield return new(
            "After a uniform prior, the unit probability mass of an interval is its posterior probability divided by its length. The interval with the largest decides: below the target interval one level up, within it the level stays, above it one level down. Equal masses go to the more cautious side."
        );
    }

    static IEnumerable<RuleSentence> Equivalence(ThreePlusThreeInterval r)
    {
        yield return new(
            Invariant(
                $"The target DLT rate is {r.Target:0.###}, the equivalence interval {r.Lower:0.###} to {r.Upper:0.###}, its ends included. A DLT rate at the level below it goes one level up, within it the level stays."
            ),
            nameof(Plan.Target),
            nameof(Plan.Interval)
        );
        yield return new(
            "A rate above it goes one level down, unless one DLT less would be below the interval: then the level stays."
        );
    }

    static IEnumerable<RuleSentence> Uploaded(UploadedTable r)
    {
        yield return new(
            $"The decision table of the protocol, for up to {Subjects(r.Subjects)} at a level, says whether the trial goes one level up (E), stays (S), goes one level down (D), or goes down and closes the level with those above (DU). More subjects are judged by their rate in its last row, rounded to the cautious side.",
            nameof(Plan.Decisions)
        );
        yield return new(
            Invariant($"The target DLT rate, by which the MTD is selected, is {r.Target:0.###}."),
            nameof(Plan.Target)
        );
    }

    static IEnumerable<RuleSentence> Interval(IntervalDesign r)
    {
        if (r.CohortSize > 1)
            yield return new(
                $"With fewer than {Written.Count(r.CohortSize)} subjects at a level the cohort is completed, unless the missing subjects cannot keep the trial from going down.",
                nameof(Plan.CohortSize)
            );
        yield return new("Where there is no open level above, or no level below, the level stays instead.");
        if (r is not UploadedTable)
            yield return new(
                $"A level with a DLT{(r is Boin ? " in three subjects or more" : "")} is closed with all above it when the posterior probability (uniform prior) of a DLT rate above the target is above "
                    + Written.Short(r.CloseAbove)
                    + (r.CloseLowestAbove is { } lowest ? $", at the lowest level above {Written.Short(lowest)}." : "."),
                nameof(Plan.CloseAbove),
                nameof(Plan.ExtraSafe)
            );
        yield return new(
            "From a closed level the trial goes to the highest open one. When the lowest level is closed, the trial stops with no MTD."
        );
        yield return Ends(
            r.MaxSubjects,
            r.EnoughAtDose is { } n ? $"when it would stay at a level with {Subjects(n)} or more" : null
        );
        yield return new(
            IsotonicMtd
                + (
                    r is Boin { BoundMtd: true } boin
                        ? Invariant($" Its fitted rate may not be above {boin.DeEscalateAt:0.0000}.")
                        : ""
                ),
            nameof(Plan.BoundMtd)
        );
    }

    static RuleSentence Ends(int most, string? otherwise) =>
        new(
            (most < int.MaxValue / 2, otherwise) switch
            {
                (true, null) => $"The trial ends with {Subjects(most)}.",
                (true, _) => $"The trial ends with {Subjects(most)}, or {otherwise}.",
                (false, null) => "The rule itself has no largest number of subjects.",
                _ => $"The trial ends {otherwise}; the rule itself has no largest number of subjects.",
            },
            nameof(Plan.Cohorts),
            nameof(Plan.EnoughAtDose)
        );

    static IEnumerable<RuleSentence> Model(Crm r)
    {
        yield return new(
            Invariant($"The target DLT rate is {r.Target:0.###}. ")
                + (
                    r.Model == CrmModel.Power
                        ? "The model (CRM, power) is: DLT rate = skeleton to the power exp(b)."
                        : "The model (CRM, logistic) is: logit of the DLT rate = 3 + exp(b) x, with x such that at b = 0 the rate is the skeleton's."
                ),
            nameof(Plan.Target),
            nameof(Plan.Model)
        );
        yield return new(
            Invariant(
                $"The skeleton is {string.Join(", ", r.Skeleton.Select(s => Invariant($"{s:0.####}")))} for dose levels 1 to {r.Levels}; b is normal about 0 with variance {r.PriorVariance:0.####}."
            ),
            nameof(Plan.Skeleton),
            nameof(Plan.HalfWidth),
            nameof(Plan.PriorMtd),
            nameof(Plan.PriorVariance)
        );
        yield return new(
            "After every cohort the level is called for whose DLT rate at the posterior mean of b is closest to the target; of two equally close the lower."
        );
        if (r.OverdoseControl is { } overdose)
            yield return new(
                $"Overdose control: never a level whose rate is above the target with a posterior probability above {Written.Short(overdose)}, except the lowest.",
                nameof(Plan.OverdoseControl)
            );
        yield return new(
            r.StopLowestAbove is { } stop
                ? $"The trial stops with no MTD when there was a DLT and the lowest level's rate is above the target with a posterior probability above {Written.Short(stop)}; the model judges that from the outcomes at all levels."
                : "The model does not stop for toxicity at the lowest level.",
            nameof(Plan.StopLowestAbove)
        );
    }

    static IEnumerable<RuleSentence> Model(Blrm r)
    {
        yield return new(
            Invariant(
                $"The model (BLRM) is: logit of the DLT rate = log alpha + beta log(dose / {r.ReferenceDose:0.####}), with doses {string.Join(", ", r.Doses.Select(d => Invariant($"{d:0.####}")))} for dose levels 1 to {r.Levels}."
            ),
            nameof(Plan.ReferenceDose)
        );
        yield return new(
            Invariant(
                $"Prior: log alpha has mean {r.Prior.MeanLogAlpha:0.####} and standard deviation {r.Prior.DeviationLogAlpha:0.####}, log beta {r.Prior.MeanLogBeta:0.####} and {r.Prior.DeviationLogBeta:0.####}; both are normal with correlation {r.Prior.Correlation:0.####}."
            ),
            nameof(Plan.Prior)
        );
        yield return new(
            Invariant(
                $"A DLT rate from {r.Lower:0.###} to below {r.Upper:0.###} is the target, from {r.Upper:0.###} an overdose. A level is allowed when its posterior probability of an overdose, and that of every level below, is below {r.OverdoseBelow:0.###}. After every cohort the allowed level with the highest posterior probability of the target is called for; of equal ones the lower."
            ),
            nameof(Plan.Interval),
            nameof(Plan.OverdoseControl)
        );
        yield return new("When no level is allowed, the trial stops with no MTD.");
    }

    static IEnumerable<RuleSentence> Conduct(ModelDesign r, double highest)
    {
        yield return new(
            r.OneLevelUp ? "At most one level above the one treated last." : "More than one level up at once is allowed.",
            nameof(Plan.SkipLevels)
        );
        if (r.Coherent)
            yield return new(
                Invariant(
                    $"No higher level while the DLT rate of all subjects at the level treated last is {highest:0.###} or more."
                ),
                nameof(Plan.Coherent)
            );
        if (r.CohortSize > 1)
            yield return new(
                "In the running trial a cohort once begun is completed, unless the model calls for a lower level.",
                nameof(Plan.CohortSize)
            );
        yield return Ends(
            r.MaxSubjects,
            r.EnoughAtDose is { } n ? $"when the level to be treated next has {Subjects(n)} or more" : null
        );
        yield return new("The MTD is the level called for; when that was not treated, the highest treated below it.");
    }

    static readonly RuleSentence[] Late =
    [
        new(
            "Under observation (TITE-BOIN): a subject without a DLT so far counts for the share of the DLT window that has passed, and the rate is the DLTs divided by this number of subjects."
        ),
        new(
            "Enrolment waits while more than half of the subjects at the level are under observation, and at the lowest level while the rate calls for a lower one and somebody is under observation."
        ),
        new("A level is closed by the DLTs among all its subjects, those under observation included."),
    ];

    static RuleSentence[] Weighted(TiteCrm r) =>
        [
            new(
                "Under observation (TITE-CRM): a subject without a DLT so far enters the model with a weight, "
                    + (
                        r.Weights == TiteWeights.Linear
                            ? "the share of the DLT window that has passed."
                            : "by the times of the DLTs so far: each time passed adds one part in their number plus one, and between them linearly."
                    ),
                nameof(Plan.AdaptiveWeights)
            ),
            new(
                "Nobody is waited for, except that the trial does not end before everybody is observed; it stops for toxicity at once."
            ),
        ];

    static RuleSentence[] Probable(PodTpi r) =>
        [
            new(
                "Under observation (PoD-TPI): the probabilities that the complete outcomes will call for going up, staying and going down are computed from the posterior of the DLT rate, a DLT being equally likely at any time of the window; the most probable is done. Going where there is no level counts as staying."
            ),
            new(
                $"Going up needs a probability of at least {Written.Short(r.EscalateNeeds)} and a subject observed without a DLT; staying allows at most {Written.Short(r.StayAllows)} of going down. Otherwise enrolment waits.",
                nameof(Plan.EscalateNeeds),
                nameof(Plan.StayAllows)
            ),
            new("A level that is too toxic among three or more observed subjects is not entered."),
        ];

    static RuleSentence[] Backfill(BackfillBoin r) =>
        [
            new(
                $"Backfill (BF-BOIN): who arrives while the escalation waits is treated at the highest open lower level. A lower level is open when a response was seen there or below, it has fewer than {Subjects(r.Cap)}, and neither it nor a level below is closed to backfill.",
                nameof(Plan.BackfillCap)
            ),
            new(
                "A level is closed to backfill while its DLT rate and the rate pooled with the next level both call for going down."
            ),
            new(
                "A lower level that calls for going down, or, with a cohort, for staying while the current one calls for going up, is in conflict: the rate pooled from it to the current level decides, of several conflicts the most cautious, and never higher than the current level's own rate."
            ),
        ];

    static IEnumerable<RuleSentence> Limits(BenefitDesign r, string prior)
    {
        yield return new(
            Invariant(
                $"The highest acceptable DLT rate is {r.HighestDlt:0.###}, the lowest acceptable response rate {r.LowestResponse:0.###}. A level is too toxic, and closed with all above it, when its DLT rate is above that limit with a posterior probability (uniform prior) of {r.TooToxicFrom:0.###} or more."
            ),
            nameof(Plan.Target),
            nameof(Plan.LowestResponse)
        );
        yield return new(
            Invariant(
                $"A level is not admissible when its response rate is below the limit with a posterior probability ({prior}) of {r.FutileFrom:0.###} or more."
            ),
            nameof(Plan.LowestResponse)
        );
        yield return new(
            Invariant(
                $"Utilities: a response without a DLT 100, neither {r.Utility.Neither:0.###}, both {r.Utility.Both:0.###}, a DLT without a response 0."
            ),
            nameof(Plan.Utility)
        );
        if (r.CohortSize > 1)
            yield return new(
                $"With fewer than {Written.Count(r.CohortSize)} subjects at a level the cohort is completed, unless the missing subjects cannot keep the trial from going down.",
                nameof(Plan.CohortSize)
            );
    }

    static IEnumerable<RuleSentence> Desirable(Boin12 r)
    {
        var table = new Boin(r.HighestDlt);
        return
        [
            .. Limits(r, "uniform prior"),
            new(
                Invariant(
                    $"The desirability of a level is the posterior probability that its mean utility is above {r.Benchmark:0.##}."
                )
            ),
            new(
                Invariant(
                    $"A DLT rate of {table.DeEscalateAt:0.0000} or more goes to the next admissible level below. With {r.ExploreFrom} subjects or more and a lower rate, an untried next level is treated."
                )
            ),
            new(
                Invariant(
                    $"Else the most desirable admissible level is treated of the one below, this one and the one above, the last only while the rate is {table.EscalateAt:0.0000} or less or the level has fewer than {r.SettledFrom} subjects. Ties go up."
                )
            ),
            new("The trial stops with no optimal dose when the lowest level is too toxic, or no level in reach is admissible."),
            Ends(r.MaxSubjects, null),
            new(
                "The optimal dose is the most desirable admissible level treated, up to the one whose isotonic DLT rate is closest to the limit."
            ),
        ];
    }

    static IEnumerable<RuleSentence> TwoStages(UBoin r)
    {
        var table = new Boin(r.HighestDlt - r.Margin);
        return
        [
            .. Limits(r, "prior of half a subject each for response and none"),
            new(
                Invariant(
                    $"In stage 2 a level needs, too, a posterior probability below {r.TooToxicFrom:0.###} of a DLT rate above the limit with that prior."
                )
            ),
            new(
                Invariant(
                    $"Stage 1: BOIN on DLTs with target {table.Target:0.###}: a rate of {table.EscalateAt:0.0000} or less goes one level up, of {table.DeEscalateAt:0.0000} or more one level down, until a level has {Subjects(r.StageOneAtDose)}."
                ),
                nameof(Plan.Target),
                nameof(Plan.StageOne)
            ),
            new(
                "Stage 2: one level above the highest tried while the rate there calls for going up; else the admissible level tried with the highest posterior mean utility. Ties go up."
            ),
            new("The trial stops with no optimal dose when the lowest level is too toxic, or no level is admissible."),
            Ends(r.MaxSubjects, r.EnoughAtDose is { } n ? $"when a level has {Subjects(n)} or more" : null),
            new("The optimal dose is the admissible level tried with the highest posterior mean utility."),
        ];
    }

    static IEnumerable<RuleSentence> Restrictions(Restricted r)
    {
        if (r.TooToxic is { } toxic)
            yield return new(
                Invariant(
                    $"Before all else: with {toxic.Least} subjects or more at the lowest level the trial stops with no MTD when, by their outcomes alone, the posterior probability (uniform prior) of a DLT rate above {toxic.Target:0.###} is above {toxic.Above:0.###}."
                ),
                nameof(Plan.StopTooToxic),
                nameof(Plan.Target)
            );
        if (r.NoSkipping)
            yield return new("No level is treated more than one above the highest treated.", nameof(Plan.NoSkipping));
        if (r.EnoughAtDose is { } n)
            yield return new(
                $"The trial ends when the level to be treated next has {Subjects(n)} or more.",
                nameof(Plan.EnoughAtDose)
            );
        if (r.MaxSubjects is { } most)
            yield return new($"The trial has at most {Subjects(most)}.", nameof(Plan.MaxSubjects));
        if (r.MinimumAtMtd is { } least)
            yield return new(
                $"Before an MTD is named it gets {Subjects(least)}{(r.MaxSubjects is null ? "" : ", as long as the largest number allows")}.",
                nameof(Plan.MinimumAtMtd)
            );
    }

    static string Subjects(int n) => Written.Plural(n, "subject", "subjects");

    static string Range(int from, int to) =>
        from == to ? Written.Plural(from, "DLT", "DLTs") : $"{Written.Count(from)} to {Written.Count(to)} DLTs";
}
