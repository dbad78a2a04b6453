using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Forms;

/// <summary>A line of a form: one record, some of whose values the form says itself, and the others are asked.</summary>
/// <param name="Id">Unique within the form.</param>
/// <param name="Domain">SDTM domain of the record.</param>
public sealed record FormLine(string Id, string Domain, string Label)
{
    /// <summary>Values that the form itself says, by variable: the test's code, the category.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The variable that takes the date of the form; null when the line has dates of its own, or none.</summary>
    public string? Dated { get; init; }
    public IReadOnlyList<FormItem> Items { get; init; } = [];

    /// <summary>The test that the line records; null when it is none of the catalogue's.</summary>
    public CatalogueTest? Test => Fixed.GetValueOrDefault(Domain + "TESTCD") is { } code ? Catalogue.Find(Domain, code) : null;

    /// <summary>True when the line is one result of a test: it can be not done, and has a unit.</summary>
    public bool IsTest => Shape.Type.IsAssignableTo(typeof(Observation));

    /// <summary>True when the number may have several units.</summary>
    public bool HasUnit => Test is { Unit: not null, SaysItsUnit: false };

    /// <summary>The unit that goes with a number without being asked for: that of a percentage. Null for any other.</summary>
    public string? OwnUnit => Test?.Unit is { } unit && unit.Equals(Unit.Percent) ? unit.Code : null;

    public RecordShape Shape => RecordShape.Of(Domain)!;

    /// <summary>The variables that tell its record from others of the domain.</summary>
    public IEnumerable<KeyValuePair<string, string>> Identity => Fixed.Where(f => !IsLabel(f.Key));

    /// <summary>A line that asks for one test of the catalogue.</summary>
    public static FormLine Of(CatalogueTest test) =>
        new(test.Code, test.Domain, test.Label)
        {
            Fixed = FixedOf(test),
            Dated = test.Domain + "DTC",
            Items = [new(test.Domain + "ORRES", "Result") { Words = [.. test.Words.Select(w => new ItemWord(w, InLower(w)))] }],
        };

    static Dictionary<string, string> FixedOf(CatalogueTest test)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [test.Domain + "TESTCD"] = test.Code,
            [test.Domain + "TEST"] = test.Label,
        };
        if (test.Specimen is { } specimen)
            values[test.Domain + "SPEC"] = specimen;
        return values;
    }

    static string InLower(string word) =>
        word switch
        {
            "Y" => "yes",
            "N" => "no",
            _ => word.ToLowerInvariant(),
        };

    bool IsLabel(string variable) =>
        variable == "DSTERM"
        || variable.StartsWith(Domain, StringComparison.Ordinal)
            && variable.AsSpan(Domain.Length) is ("TEST" or "SPEC" or "METHOD");
}
