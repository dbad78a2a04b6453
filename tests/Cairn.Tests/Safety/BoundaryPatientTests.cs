using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Safety;

/// <summary>
/// Hand-made patients at the boundaries of the assumed definition of NCT06880354, cells on day 0, the answer decided before the software was asked.
/// An event: term, grade, first and last day, relation; days count from the cells.
/// </summary>
public sealed class BoundaryPatientTests
{
    static readonly Study Study = Trial.Read(Trial.DualTarget);
    static readonly DateOnly Cells = new(2026, 3, 2);

    [Theory]
    [InlineData("Cytokine release syndrome, 3, 2, 4, RELATED", DltStatus.None)] // three days
    [InlineData("Cytokine release syndrome, 3, 2, 5, PROBABLE", DltStatus.Dlt)] // four
    [InlineData("Cytokine release syndrome, 4, 2, 3, NOT RELATED", DltStatus.Pending)] // the cells' by definition
    [InlineData("Cytokine release syndrome, , 2, 4, RELATED", DltStatus.Pending)] // no grade
    [InlineData("Encephalopathy, 3, 6, 8, UNLIKELY", DltStatus.Pending)] // is it ICANS?
    [InlineData("Encephalopathy, 2, 6, 8, RELATED", DltStatus.None)]
    [InlineData("Status epilepticus, 3, 6, 6, RELATED", DltStatus.Pending)]
    [InlineData("Cytokine storm, 3, 2, 7, RELATED", DltStatus.Dlt)] // other names of the same (MedDRA; CTCAE v5.0)
    [InlineData("Cytokine-release syndrome, 3, 2, 7, RELATED", DltStatus.Dlt)]
    [InlineData("Acute graft versus host disease in skin, 3, 19, 22, RELATED", DltStatus.Dlt)]
    [InlineData("Graft-versus-host disease, 3, 19, 22, RELATED", DltStatus.Dlt)]
    [InlineData("Loss of consciousness, 3, 4, 4, RELATED", DltStatus.Pending)] // is it ICANS? (Lee 2019: awakening, speech)
    [InlineData("Mental status changes, 3, 4, 5, RELATED", DltStatus.Pending)]
    [InlineData("Dysarthria, 3, 4, 5, RELATED", DltStatus.Pending)]
    [InlineData("Sepsis, 4, 28, 30, POSSIBLE", DltStatus.Dlt)] // last day of the window
    [InlineData("Sepsis, 4, 29, 33, POSSIBLE", DltStatus.None)] // the day after
    [InlineData("Alanine aminotransferase increased, 3, 5, 11, POSSIBLE", DltStatus.None)] // seven days
    [InlineData("Alanine aminotransferase increased, 3, 5, 12, POSSIBLE", DltStatus.Dlt)] // eight
    [InlineData("IEC-HS, 3, 12, 20, RELATED", DltStatus.Dlt)]
    [InlineData("IEC-HS, 2, 12, 30, RELATED", DltStatus.None)]
    [InlineData("Acute graft versus host disease, 3, 20, 40, RELATED", DltStatus.Dlt)]
    [InlineData("Febrile neutropenia, 4, 5, 7, RELATED", DltStatus.Dlt)]
    [InlineData("Febrile neutropenia, 3, 5, 20, RELATED", DltStatus.None)]
    [InlineData("Rash maculo-papular, 4, 10, 15, ", DltStatus.Pending)] // relation not recorded
    [InlineData("Rash maculo-papular, 4, -1, 15, RELATED", DltStatus.Pending)] // before the cells, and after them
    [InlineData("Rash maculo-papular, 4, -5, -1, RELATED", DltStatus.Pending)] // over before the cells: day or relation (0100)
    [InlineData("Rash maculo-papular, 4, -5, -1, NOT RELATED", DltStatus.None)]
    [InlineData("Rash maculo-papular, 4, -1, 15, NOT RELATED", DltStatus.None)]
    [InlineData("Neutrophil count decreased, 4, -20, 60, RELATED", DltStatus.None)] // low counts from before the cells
    public void An_event_at_a_boundary_is_what_the_definition_says(string ae, DltStatus right) =>
        Assert.Equal(right, StatusOf(Event(ae)));

    // The row says three days of grade 3; the days, under the full name of the syndrome, say four: the days decide.
    [Theory]
    [InlineData("CRS")]
    [InlineData("CYTOKINE RELEASE SYNDROME")]
    public void Daily_grades_are_read_under_either_name(string about) =>
        Assert.Equal(
            DltStatus.Dlt,
            StatusOf([
                Event("Cytokine release syndrome, 3, 2, 4, RELATED"),
                .. Enumerable.Range(2, 4).Select(day => Grade(about, day, 3)),
            ])
        );

    static DltStatus StatusOf(params IEnumerable<Record> records) =>
        DltAssessment.Of(Study, new("S", [Infusion, Seen, .. records]), Cells.AddDays(150))!.Status.Value;

    static readonly Exposure Infusion = new()
    {
        Subject = "S",
        Sequence = 1,
        Treatment = "CAR-T",
        Category = ExposureKind.CellInfusion,
        Dose = 0.25,
        DoseUnit = "10*6/kg",
        AssignedLevel = 1,
        Fraction = 1,
        Start = PartialDate.Of(Cells),
        End = PartialDate.Of(Cells),
    };

    static readonly SurvivalStatus Seen = new()
    {
        Subject = "S",
        Sequence = 1,
        TestCode = TestCode.Survival,
        Result = "ALIVE",
        Date = PartialDate.Of(Cells.AddDays(100)),
    };

    static AdverseEvent Event(string words)
    {
        var parts = words.Split(',', StringSplitOptions.TrimEntries);
        return new()
        {
            Subject = "S",
            Sequence = 1,
            Term = parts[0],
            Code = parts[0],
            Grade = parts[1].Length == 0 ? null : Number(parts[1]),
            Start = PartialDate.Of(Cells.AddDays(Number(parts[2]))),
            End = PartialDate.Of(Cells.AddDays(Number(parts[3]))),
            Relation = Coded<Relatedness>.Of(parts[4].Length == 0 ? null : parts[4]),
        };
    }

    static FindingAbout Grade(string about, int day, int grade) =>
        new()
        {
            Subject = "S",
            Sequence = day,
            TestCode = TestCode.Grade,
            About = Coded<FaObject>.Of(about),
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = PartialDate.Of(Cells.AddDays(day)),
        };

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
