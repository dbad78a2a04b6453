using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The keys of <c>eligibility.yaml</c>, <c>schedule.yaml</c> and <c>statements.yaml</c>.</summary>
static class EntryShape
{
    public static EligibilityFile Eligibility(YamlMap m) =>
        new(
            m.List("criteria", "criteria", Criterion, required: true),
            m.List("parameters", "parameters", RuleChoice),
            m.List("checks", "criteria", Criterion)
        );

    public static ScheduleFile Schedule(YamlMap m) => new(m.List("visits", "schedule", Visit, required: true));

    public static StatementsFile Statements(YamlMap m) => new(m.List("statements", Statement, required: true));

    static Criterion Criterion(YamlMap m) => Criterion(m, m.RequiredWord<CriterionKind>("kind"));

    /// <summary>A part is of the kind of the criterion it belongs to.</summary>
    static Criterion Criterion(YamlMap m, CriterionKind kind) =>
        new()
        {
            Id = m.RequiredText("id"),
            Kind = kind,
            Text = m.RequiredText("text"),
            Basis = m.Word<CriterionBasis>("basis") ?? CriterionBasis.Judgement,
            RestsOn = m.Text("restsOn"),
            Again = m.List("again", Again),
            Parts = m.List("parts", "criteria", part => Criterion(part, kind)),
        };

    static GateAsk Again(YamlMap m) => new(m.RequiredWord<Gate>("gate"), m.RequiredWhole("withinDays", min: 0));

    static RuleChoice RuleChoice(YamlMap m) => new(m.RequiredText("id"));

    static VisitPlan Visit(YamlMap m) =>
        new(
            m.RequiredText("id"),
            m.RequiredText("name"),
            m.Whole("day"),
            m.Whole("before", min: 0) ?? 0,
            m.Whole("after", min: 0) ?? 0,
            m.Texts("forms")
        );

    static Statement Statement(YamlMap m)
    {
        var says = m.RequiredText("says");
        var (first, last) = m.Lines("lines");
        return new(says, first, last, m.OneOrMore("at"), m.Text("nothingToCompute"));
    }
}

/// <param name="Parameters">Names of parameters of the rules whose source is told.</param>
/// <param name="Checks">What is asked at later gates alone.</param>
sealed record EligibilityFile(
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<RuleChoice> Parameters,
    IReadOnlyList<Criterion> Checks
);

sealed record ScheduleFile(IReadOnlyList<VisitPlan> Visits);

sealed record StatementsFile(IReadOnlyList<Statement> Statements);
