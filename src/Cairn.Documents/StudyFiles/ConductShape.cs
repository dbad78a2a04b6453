using Cairn.Response;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The keys of <c>study.yaml</c> that say what is given, what is a toxicity, and what is measured.</summary>
static class ConductShape
{
    public static Product Product(YamlMap m) =>
        new()
        {
            Name = m.RequiredText("name"),
            Targets = m.Texts("targets"),
            CellSource = m.Text("cellSource"),
            IsAutologous = Truth.Of(m.Flag("autologous")),
            Vector = m.Text("vector"),
            Release = m.List("release", ReleaseTest),
            ThawMinutes = m.Whole("thawMinutes", min: 1, max: 10_000),
            WarmestCelsius = m.Number("warmestCelsius", min: -273, max: 40),
        };

    static readonly string[] OfProduct = [.. Records.Catalogue.All.Where(t => t.Domain == "BS").Select(t => t.Code)];

    static ReleaseTest ReleaseTest(YamlMap m) =>
        new(
            m.OneOf("test", OfProduct),
            m.Number("minimum", min: 0, max: 1e9),
            m.Number("maximum", min: 0, max: 1e9),
            m.WordOf("result", ["NEGATIVE", "POSITIVE"], ["NEGATIVE", "POSITIVE"])
        );

    public static DosePlan Dosing(YamlMap m) =>
        new()
        {
            Levels = m.List("levels", DoseLevel, required: true),
            TolerancePercent = m.Number("tolerancePercent", min: 0, max: 100),
            CapMillionCells = m.Number("capMillionCells", above: 0),
            CountsAt = m.Word<CountedLevel>("countsAt") ?? CountedLevel.Assigned,
            Lymphodepletion = m.List("lymphodepletion", LymphodepletionDay),
        };

    static DoseLevel DoseLevel(YamlMap m) =>
        new(
            m.RequiredWhole("level", min: 1),
            m.RequiredNumber("millionCellsPerKg", above: 0),
            m.List("fractions", Fraction, required: true)
        );

    static Fraction Fraction(YamlMap m) => new(m.RequiredWhole("day", min: 0), m.RequiredNumber("percent", above: 0, max: 100));

    static LymphodepletionDay LymphodepletionDay(YamlMap m) =>
        new(m.RequiredText("drug"), m.RequiredNumber("dose", above: 0), m.RequiredText("unit"), m.Wholes("days", required: true));

    public static DltDefinition Dlt(YamlMap m) =>
        new()
        {
            WindowDays = m.RequiredWhole("windowDays", min: 1),
            ClockStarts = m.RequiredWord<DltClock>("clockStarts"),
            Rules = m.List("rules", ToxicityRule, required: true),
            MinimumDosePercent = m.Number("minimumDosePercent", min: 0, max: 100) ?? 80,
            WithheldForToxicity = m.Word<WithheldDose>("withheldForToxicity") ?? WithheldDose.Dlt,
            PauseAfterRelatedDeath = m.Flag("pauseAfterRelatedDeath") ?? true,
            UnrelatedNeedsCause = m.Flag("unrelatedNeedsCause") ?? true,
        };

    public static SafetyPlan Safety(YamlMap m) =>
        new()
        {
            EventsFrom = m.Word<EventsFrom>("eventsFrom") ?? EventsFrom.FirstInfusion,
            Ctcae = m.VersionOf("ctcae", "CTCAE", Versions),
            Limits = m.List("limits", Limit),
        };

    static readonly string[] Versions = [.. CtcaeVersion.All.Select(v => v.Number)];

    static SafetyLimit Limit(YamlMap m) =>
        new()
        {
            Id = m.RequiredText("id"),
            Says = m.RequiredText("says"),
            Counts = m.RequiredWord<LimitedEvent>("counts"),
            Rule = m.RequiredWord<LimitRule>("rule"),
            Rate = m.RequiredNumber("rate", above: 0, max: 1),
            Alternative = m.Number("alternative", above: 0, max: 1),
            Level = m.Number("level", above: 0, max: 1),
            Subjects = m.RequiredWhole("subjects", min: 1, max: 1000),
            Prior = m.Numbers("prior", 0, 1000),
        };

    public static ToxicityRule ToxicityRule(YamlMap m) =>
        new()
        {
            Id = m.RequiredText("id"),
            Says = m.RequiredText("says"),
            When = ToxicityCondition(m),
            WindowDays = m.Whole("windowDays", min: 1),
        };

    // An event in its own keys, or one or several of a list. The keys of all three are read, so that each is known everywhere.
    static ToxicityCondition ToxicityCondition(YamlMap m)
    {
        var (any, all, unless) = (
            m.List("anyOf", ToxicityCondition),
            m.List("allOf", ToxicityCondition),
            m.List("unless", ToxicityExemption)
        );
        var one = ToxicityEvent(m) with { Unless = unless };
        if (any.Count > 0)
            return new ToxicityCondition.AnyOf(any) { Unless = unless };
        return all.Count > 0 ? new ToxicityCondition.AllOf(all) { Unless = unless } : one;
    }

    static ToxicityEvent ToxicityEvent(YamlMap m) =>
        new()
        {
            MinimumGrade = m.Whole("minimumGrade", min: 1, max: 5) ?? (m.IsOneValue("minimumGrade") ? 1 : 0),
            Terms = m.Texts("terms"),
            Groups = m.Words<ToxicityGroup>("groups"),
            OrganClasses = m.Texts("organClasses"),
            ExceptTerms = m.Texts("exceptTerms"),
            ExceptGroups = m.Words<ToxicityGroup>("exceptGroups"),
            ExceptOrganClasses = m.Texts("exceptOrganClasses"),
            LongerThanDays = m.Whole("longerThanDays", min: 1),
            LongerThanHours = m.Whole("longerThanHours", min: 1),
            RelatedOnly = m.Flag("relatedOnly") ?? true,
        };

    static ToxicityExemption ToxicityExemption(YamlMap m)
    {
        var (days, grade, blasts) = (
            m.Whole("resolvedWithinDays", min: 1),
            m.Whole("toGrade", min: 0, max: 4),
            m.Number("marrowBlastsPercent", above: 0, max: 100)
        );
        return blasts is { } percent
            ? new ToxicityExemption.MarrowDisease(percent)
            : new ToxicityExemption.Resolved(days ?? 0, grade ?? 0);
    }

    public static ResponsePlan Response(YamlMap m) =>
        new()
        {
            Table = m.OneOf("table", [.. ResponseTables.All.Select(t => t.Id)]),
            Boundary = m.Word<CountBoundary>("boundary") ?? CountBoundary.Inclusive,
            BothCountsLow = m.Word<BothCountsLow>("bothCountsLow") ?? BothCountsLow.CRi,
            UseCRh = m.Flag("useCRh") ?? false,
            WindowDays = m.Whole("windowDays", min: 0) ?? 7,
            LandmarkDay = m.Whole("landmarkDay", min: 1) ?? 28,
            FirstAssessmentDay = m.Whole("firstAssessmentDay", min: 1) ?? 1,
            MlfsNeedsBlastFreeBlood = m.Flag("mlfsNeedsBlastFreeBlood") ?? true,
            RefractoryByBlood = m.Flag("refractoryByBlood") ?? false,
            Responders = m.Words<ResponseCategory>("responders", required: true),
            Remissions = m.Words<ResponseCategory>("remissions", required: true),
            CountAfterTransplant = m.Flag("countAfterTransplant") ?? false,
            ConfirmationDays = m.Whole("confirmationDays", min: 1),
            TransfusionFreeDays = m.Whole("transfusionFreeDays", min: 1),
            GrowthFactorFreeDays = m.Whole("growthFactorFreeDays", min: 1),
            MrdThresholdPercent = m.Number("mrdThresholdPercent", above: 0, max: 100) ?? 0.1,
        };

    public static EndpointPlan Endpoint(YamlMap m) =>
        new()
        {
            Kind = m.OneOf("kind", [.. Endpoints.Endpoint.All.Select(e => e.Id)]),
            Rank = m.OneOf("rank", "primary", "secondary", "other"),
            Says = m.RequiredText("says"),
            Population = m.RequiredWord<Population>("population"),
            Start = m.Word<ClockStart>("start") ?? ClockStart.Enrolment,
            TimeFrameMonths = m.Whole("timeFrameMonths", min: 1),
            FailureDate = m.Word<FailureDate>("failureDate") ?? FailureDate.FirstRefractoryAssessment,
            OtherTherapy = m.Word<OtherTherapyStrategy>("otherTherapy") ?? OtherTherapyStrategy.EventAtStart,
            Transplant = m.Word<TransplantStrategy>("transplant") ?? TransplantStrategy.Ignore,
            CountsFirstDay = m.Flag("countsFirstDay") ?? false,
            Level = m.Number("level", min: 0.5, max: 0.999) ?? 0.95,
        };
}
