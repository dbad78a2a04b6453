using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Tests;

/// <summary>Small hand-made studies, subjects and records for tests.</summary>
static class Sample
{
    public static readonly DateOnly Day0 = new(2025, 6, 2);

    public static PartialDate On(int daysAfterInfusion) => PartialDate.Of(Day0.AddDays(daysAfterInfusion));

    public static Study Study(
        DltDefinition? dlt = null,
        EscalationPlan? escalation = null,
        params IReadOnlyList<Criterion> criteria
    ) =>
        new()
        {
            Id = "sample",
            Registration = new() { Title = "A sample" },
            Design = new(),
            Criteria = criteria,
            Dlt = dlt,
            Escalation = escalation,
            Provenance = new([]),
        };

    public static Exposure Infusion(
        string subject,
        int level = 1,
        int day = 0,
        double dose = 1,
        double planned = 1,
        int sequence = 1
    ) =>
        new()
        {
            Subject = subject,
            Sequence = sequence,
            Treatment = "CAR-T",
            Category = ExposureKind.CellInfusion,
            Dose = dose,
            DoseUnit = CellDose.Unit,
            PlannedDose = planned,
            AssignedLevel = level,
            Start = On(day),
        };

    public static AdverseEvent Event(
        string subject,
        string term,
        int? grade,
        int? day,
        int? end = null,
        string? relation = "POSSIBLE",
        string? organClass = null,
        int sequence = 1
    ) =>
        new()
        {
            Subject = subject,
            Sequence = sequence,
            Term = term,
            Code = term,
            OrganClass = organClass ?? "Any",
            Grade = grade,
            Start = day is { } d ? On(d) : null,
            End = end is { } e ? On(e) : null,
            Relation = relation,
        };

    /// <summary>A contact that shows the subject alive.</summary>
    public static SurvivalStatus SeenOn(string subject, int day, int sequence = 90) =>
        new()
        {
            Subject = subject,
            Sequence = sequence,
            TestCode = TestCode.Survival,
            Result = "ALIVE",
            Date = On(day),
        };

    public static SubjectRecords Subject(string id, params IEnumerable<Record> records) => new(id, records);
}
