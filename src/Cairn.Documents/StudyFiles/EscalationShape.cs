using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// The keys of <c>escalation</c> in <c>study.yaml</c>: every number that a rule may have. What a rule takes and needs, and within
/// what bounds, is the plan's own knowledge (<see cref="PlanFaults"/>), asked once the study is read.
/// </summary>
/// <param name="reading">Where findings go.</param>
/// <param name="files">The study's files by name, for a decision table in a file of its own.</param>
sealed class EscalationShape(StudyReading reading, IReadOnlyDictionary<string, string> files)
{
    /// <summary>Where the plan stands in the study.</summary>
    public const string At = "escalation";

    public EscalationPlan Plan(YamlMap m)
    {
        var target = m.Number("target");
        return new()
        {
            Rule = m.Word<EscalationRule>("rule", r => !PlanRules.IsForPlanningOnly(r), required: true) ?? default,
            Then = m.Word<EscalationRule>("then", PlanRules.CanFollowTitration),
            StartLevel = m.Whole("startLevel") ?? 1,
            CohortSize = m.Whole("cohortSize") ?? 3,
            Cohorts = m.Whole("cohorts"),
            TitrationLevels = m.Whole("titrationLevels") ?? 0,
            ModerateLimit = m.Whole("moderateLimit") ?? 2,
            ModerateTriggers = m.List("moderateTriggers", ConductShape.ToxicityRule),
            Variant = m.Word<ThreePlusThreeVariant>("variant") ?? ThreePlusThreeVariant.SixAtMtd,
            Expansion = m.Whole("expansion"),
            MaxDltFirst = m.Whole("maxDltFirst"),
            MaxDltExpanded = m.Whole("maxDltExpanded"),
            MaxDltAtMtd = m.Whole("maxDltAtMtd"),
            Target = target,
            Interval = m.NumbersIfAny("interval"),
            CloseAbove = m.Number("closeAbove"),
            ExtraSafe = m.Flag("extraSafe") ?? false,
            EnoughAtDose = m.Whole("enoughAtDose"),
            Modification = m.Word<BoinModification>("modification") ?? BoinModification.None,
            BoundMtd = m.Flag("boundMtd") ?? false,
            Decisions = Decisions(m, target),
            EscalateNeeds = m.Number("escalateNeeds"),
            StayAllows = m.Number("stayAllows"),
            Model = m.Word<CrmModel>("model") ?? CrmModel.Power,
            Skeleton = m.NumbersIfAny("skeleton"),
            HalfWidth = m.Number("halfWidth"),
            PriorMtd = m.Whole("priorMtd"),
            PriorVariance = m.Number("priorVariance"),
            OverdoseControl = m.Number("overdoseControl"),
            StopLowestAbove = m.Number("stopLowestAbove"),
            Coherent = m.Flag("coherent") ?? false,
            SkipLevels = m.Flag("skipLevels") ?? false,
            ReferenceDose = m.Number("referenceDose"),
            Prior = m.Map("prior", Prior),
            AdaptiveWeights = m.Flag("adaptiveWeights") ?? false,
            NoSkipping = m.Flag("noSkipping") ?? false,
            MaxSubjects = m.Whole("maxSubjects"),
            MinimumAtMtd = m.Whole("minimumAtMtd"),
            StopTooToxic = m.Number("stopTooToxic"),
            StaggerDays = m.Whole("staggerDays", min: 0) ?? 0,
            Committee = m.Text("committee"),
        };
    }

    static BlrmPrior Prior(YamlMap m) =>
        new(
            m.RequiredNumber("meanLogAlpha"),
            m.RequiredNumber("deviationLogAlpha"),
            m.RequiredNumber("meanLogBeta"),
            m.RequiredNumber("deviationLogBeta"),
            m.Number("correlation") ?? 0
        );

    UploadedTable? Decisions(YamlMap m, double? target)
    {
        var known = target is > 0 and < 1 ? target.Value : .5; // any will do: a plan without a sound target is refused
        if (!m.IsOneValue("decisions"))
            return DecisionRows.Read(m.List("decisions", DecisionRows.Row), known, reading);
        if (m.Text("decisions") is not { } name)
            return null;
        if (files.TryGetValue(name, out var text))
            return Found(UploadedTable.Read(text, name, known));
        reading.Error(
            $"{At}.decisions",
            $"There is no file '{name}' beside {StudyReader.StudyFile}.",
            "Put the table there as a .csv file with subjects,dlts,decision, or write its rows here."
        );
        return null;
    }

    UploadedTable? Found(Checked<UploadedTable> table)
    {
        reading.Findings.AddRange(table.Findings);
        return table.Value;
    }
}
