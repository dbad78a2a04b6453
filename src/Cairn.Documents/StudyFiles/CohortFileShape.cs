using Cairn.Cohorts;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The keys of <c>cohort.yaml</c> with their bounds. A key that is left out has the plan's default.</summary>
static class CohortFileShape
{
    const double LongestMonths = 1200,
        LongestDays = 365;

    public static CohortPlan Plan(YamlMap m) =>
        new()
        {
            Accrual = m.Map("accrual", Accrual) ?? new(),
            Screening = m.Map("screening", Screening) ?? new(),
            Product = m.Map("product", Product) ?? new(),
            Toxicity = m.Map("toxicity", Toxicity) ?? new(),
            Response = m.Map("response", Response) ?? new(),
            Course = m.Map("course", Course) ?? new(),
            Gaps = m.Map("gaps", Gaps) ?? new(),
        };

    static AccrualPlan Accrual(YamlMap m)
    {
        var usual = new AccrualPlan();
        return new()
        {
            FirstConsent = m.Date("firstConsent")?.Earliest,
            PerMonth = m.Number("perMonth", above: 0, max: 1000) ?? usual.PerMonth,
            MaximumWaiting = m.Whole("maximumWaiting", 1, 1000) ?? usual.MaximumWaiting,
            Enrolment = m.Whole("enrolment", 1, 100_000),
            MedianAge = m.Number("medianAge", min: 18, max: 70) ?? usual.MedianAge,
            FemaleShare = Probability(m, "femaleShare") ?? usual.FemaleShare,
        };
    }

    static ScreeningPlan Screening(YamlMap m)
    {
        var usual = new ScreeningPlan();
        var criteria = m.List("criteria", "screening", Failure);
        return new()
        {
            MedianDays = Days(m, "medianDays") ?? usual.MedianDays,
            FailureProbability = m.Number("failureProbability", min: 0, max: 0.95) ?? usual.FailureProbability,
            UnknownAnswerRate = Probability(m, "unknownAnswerRate") ?? usual.UnknownAnswerRate,
            Criteria =
                criteria.Count == 0
                    ? null
                    : criteria
                        .DistinctBy(c => c.Id, StringComparer.Ordinal)
                        .ToDictionary(c => c.Id, c => c.Failure, StringComparer.Ordinal),
        };
    }

    static FailingCriterion Failure(YamlMap m) =>
        new(
            m.RequiredText("id"),
            new CriterionFailure(
                m.RequiredNumber("weight", min: 0, max: 1e6),
                m.Word<ScreeningProblem>("shows") ?? ScreeningProblem.AnswerOnly
            )
        );

    static ProductPlan Product(YamlMap m)
    {
        var usual = new ProductPlan();
        return new()
        {
            MedianDaysToApheresis = Days(m, "medianDaysToApheresis") ?? usual.MedianDaysToApheresis,
            MedianManufacturingDays = Days(m, "medianManufacturingDays") ?? usual.MedianManufacturingDays,
            FailureProbability = Probability(m, "failureProbability") ?? usual.FailureProbability,
            RetryProbability = Probability(m, "retryProbability") ?? usual.RetryProbability,
            OutOfSpecificationProbability = Probability(m, "outOfSpecificationProbability")
                ?? usual.OutOfSpecificationProbability,
            BridgingProbability = Probability(m, "bridgingProbability") ?? usual.BridgingProbability,
            DropOutProbability = Probability(m, "dropOutProbability") ?? usual.DropOutProbability,
            LymphodepletionOnlyProbability = Probability(m, "lymphodepletionOnlyProbability")
                ?? usual.LymphodepletionOnlyProbability,
            WithheldFractionProbability = Probability(m, "withheldFractionProbability") ?? usual.WithheldFractionProbability,
        };
    }

    static ToxicityPlan Toxicity(YamlMap m)
    {
        var usual = new ToxicityPlan();
        return new()
        {
            DltProbability = ByLevel(m, "dltProbability", usual.DltProbability),
            ModerateProbability = ByLevel(m, "moderateProbability", usual.ModerateProbability),
            CrsProbability = ByLevel(m, "crsProbability", usual.CrsProbability),
            IcansProbability = ByLevel(m, "icansProbability", usual.IcansProbability),
            InfectionProbability = Probability(m, "infectionProbability") ?? usual.InfectionProbability,
            SevereCrsShare = ByLevel(m, "severeCrsShare", usual.SevereCrsShare),
            RelatedCytopeniaShare = Probability(m, "relatedCytopeniaShare") ?? usual.RelatedCytopeniaShare,
            LongCytopeniaProbability = Probability(m, "longCytopeniaProbability") ?? usual.LongCytopeniaProbability,
            GraftVersusHostProbability = Probability(m, "graftVersusHostProbability") ?? usual.GraftVersusHostProbability,
            FatalDltShare = Probability(m, "fatalDltShare") ?? usual.FatalDltShare,
        };
    }

    static RemissionPlan Response(YamlMap m)
    {
        var usual = new RemissionPlan();
        var byLevel = m.List("byLevel", Shares);
        return new()
        {
            ByLevel = byLevel.Count == 0 ? usual.ByLevel : [.. byLevel.Select(s => s.Shares)],
            MrdNegativeShare = Probability(m, "mrdNegativeShare") ?? usual.MrdNegativeShare,
            RecoveryProbability = Probability(m, "recoveryProbability") ?? usual.RecoveryProbability,
        };
    }

    static ResponseShares Shares(YamlMap m) =>
        new(
            new[] { ResponseCategory.CR, ResponseCategory.CRh, ResponseCategory.CRi, ResponseCategory.MLFS, ResponseCategory.PR }
                .Select(category => (category, share: Probability(m, category.ToString())))
                .Where(s => s.share is not null)
                .ToDictionary(s => s.category, s => s.share!.Value)
        );

    static CoursePlan Course(YamlMap m)
    {
        var usual = new CoursePlan();
        return new()
        {
            MonthsToRelapse = Months(m, "monthsToRelapse") ?? usual.MonthsToRelapse,
            TransplantProbability = Probability(m, "transplantProbability") ?? usual.TransplantProbability,
            MonthsToTransplant = Months(m, "monthsToTransplant") ?? usual.MonthsToTransplant,
            TransplantBenefit = m.Number("transplantBenefit", min: 1, max: 100) ?? usual.TransplantBenefit,
            MonthsToDeathInRemission = Months(m, "monthsToDeathInRemission") ?? usual.MonthsToDeathInRemission,
            EarlyInfectionDeathProbability = Probability(m, "earlyInfectionDeathProbability")
                ?? usual.EarlyInfectionDeathProbability,
            SubsequentTherapyBenefit = m.Number("subsequentTherapyBenefit", min: 1, max: 100) ?? usual.SubsequentTherapyBenefit,
            MonthsFromFailureToDeath = Months(m, "monthsFromFailureToDeath") ?? usual.MonthsFromFailureToDeath,
            MonthsFromRelapseToDeath = Months(m, "monthsFromRelapseToDeath") ?? usual.MonthsFromRelapseToDeath,
            MonthsWithoutInfusionToDeath = Months(m, "monthsWithoutInfusionToDeath") ?? usual.MonthsWithoutInfusionToDeath,
            SubsequentTherapyProbability = Probability(m, "subsequentTherapyProbability") ?? usual.SubsequentTherapyProbability,
            LossPerYear = m.Number("lossPerYear", min: 0, max: 0.95) ?? usual.LossPerYear,
            FollowUpMonths = m.Whole("followUpMonths", 3, 240) ?? usual.FollowUpMonths,
        };
    }

    static GapPlan Gaps(YamlMap m)
    {
        var usual = new GapPlan();
        return new()
        {
            PartialDateRate = Probability(m, "partialDateRate") ?? usual.PartialDateRate,
            MissedVisitRate = Probability(m, "missedVisitRate") ?? usual.MissedVisitRate,
            MissingValueRate = Probability(m, "missingValueRate") ?? usual.MissingValueRate,
            DryTapRate = m.Number("dryTapRate", min: 0, max: 0.5) ?? usual.DryTapRate,
            InadequateAspirateRate = m.Number("inadequateAspirateRate", min: 0, max: 0.5) ?? usual.InadequateAspirateRate,
        };
    }

    static double? Probability(YamlMap m, string key) => m.Number(key, min: 0, max: 1);

    static double? Days(YamlMap m, string key) => m.Number(key, above: 0, max: LongestDays);

    static double? Months(YamlMap m, string key) => m.Number(key, above: 0, max: LongestMonths);

    static IReadOnlyList<double> ByLevel(YamlMap m, string key, IReadOnlyList<double> usual) =>
        m.Numbers(key, 0, 1) is { Count: > 0 } given ? given : usual;
}

sealed record FailingCriterion(string Id, CriterionFailure Failure);

sealed record ResponseShares(IReadOnlyDictionary<ResponseCategory, double> Shares);
