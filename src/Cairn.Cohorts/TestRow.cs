using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>An empty row of a test, named and in the unit as the catalogue has it.</summary>
static class TestRow
{
    public static LabResult Lab(string subject, string code)
    {
        var test = Of("LB", code);
        return new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = code,
            Test = test.Label,
            Unit = UnitOf(test),
            Specimen = test.Specimen ?? "BLOOD",
        };
    }

    public static VitalSign Vital(string subject, string code)
    {
        var test = Of("VS", code);
        return new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = code,
            Test = test.Label,
            Unit = UnitOf(test),
        };
    }

    public static HeartFinding Heart(string subject, string code)
    {
        var test = Of("EG", code);
        return new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = code,
            Test = test.Label,
            Unit = UnitOf(test),
        };
    }

    public static ScaleScore Scale(string subject, string code) =>
        new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = code,
            Test = Of("QS", code).Label,
        };

    public static MarrowFinding Marrow(string subject, string code)
    {
        var test = Of("MI", code);
        return new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = code,
            Test = test.Label,
            Unit = UnitOf(test),
            Specimen = "BONE MARROW",
            Method = "LIGHT MICROSCOPY",
        };
    }

    static CatalogueTest Of(string domain, string code) =>
        Catalogue.Find(domain, code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "No test of the catalogue.");

    static string? UnitOf(CatalogueTest test) => test.Unit is { } unit && !unit.Equals(Unit.One) ? unit.Code : null;
}
