using System.Text;
using Cairn.Ledger.Import;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.ImportMaps;

/// <summary>
/// An empty file a domain for sites to fill: the columns, then a line of what each may hold (it begins with #, and an import
/// leaves it out), then one made-up row, whose subject is called SYNTHETIC and which an import leaves out too.
/// </summary>
public static class Templates
{
    /// <summary>The templates, by name of file, and a list of every test with its unit.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        var files = RecordShape
            .Domains.Select(d => RecordShape.Of(d)!)
            .ToDictionary(s => s.Domain.ToLowerInvariant() + ".csv", Of, StringComparer.Ordinal);
        files["tests.txt"] = Tests();
        return files;
    }

    static string Of(RecordShape shape) =>
        Line(shape.Variables.Select(v => v.Name))
        + Line(shape.Variables.Select((v, i) => (i == 0 ? "# " : "") + Holds(v)))
        + Line(shape.Variables.Select(v => Example(shape, v)));

    internal static string Holds(Variable variable)
    {
        var holds = variable.Words.Count > 0 ? string.Join(" | ", variable.Words) : Kind(variable);
        return variable.Required ? "required: " + holds : holds;
    }

    static string Kind(Variable variable)
    {
        if (variable.Kind == typeof(PartialDate))
            return "YYYY-MM-DD or less";
        if (variable.Kind == typeof(int))
            return "whole number";
        if (variable.Kind == typeof(double))
            return "number with a point";
        if (variable.Name.EndsWith("TESTCD", StringComparison.Ordinal))
            return "test code: see tests.txt";
        if (variable.Name.EndsWith("ORRESU", StringComparison.Ordinal))
            return "unit: see tests.txt";
        if (Read(variable.Name) is { Count: > 0 } read)
            return "text; read: " + string.Join(" | ", read);
        return DoseUnit(variable) is { } unit ? $"unit of the dose: {unit} and others" : "text";
    }

    // Words that rules read, of a column that takes any text.
    static IReadOnlyList<string> Read(string column) =>
        column switch
        {
            "CMCAT" => TreatmentWords.Categories.Words,
            "PRDECOD" => [ProcedureCode.Apheresis, ProcedureCode.MarrowAspirate, .. TreatmentWords.Transplants],
            _ => [],
        };

    static string? DoseUnit(Variable variable) =>
        variable.Name switch
        {
            "EXDOSU" => "10^6/kg",
            "CMDOSU" => "mg",
            _ => null,
        };

    static string Example(RecordShape shape, Variable variable)
    {
        if (variable.Name == "USUBJID")
            return TemplateRows.Subject;
        if (variable.Words.Count > 0)
            return variable.Words[0];
        var test = Catalogue.All.FirstOrDefault(t => t.Domain == shape.Domain);
        if (test is not null && variable.Name == shape.Domain + "TESTCD")
            return test.Code;
        if (test is not null && variable.Name == shape.Domain + "ORRES")
            return test.Words.Count > 0 ? test.Words[0] : "1";
        if (test is not null && variable.Name == shape.Domain + "ORRESU")
            return test.Unit?.ToString() ?? "";
        if (variable.Kind == typeof(PartialDate))
            return "2025-03-14";
        if (variable.Kind == typeof(int) || variable.Kind == typeof(double))
            return "1";
        if (DoseUnit(variable) is { } unit)
            return unit;
        return variable.Required ? "example" : "";
    }

    static string Tests()
    {
        var text = new StringBuilder("domain,code,test,unit or words\n");
        foreach (var test in Catalogue.All)
            text.Append(Line([test.Domain, test.Code, test.Label, test.Unit?.ToString() ?? string.Join(" | ", test.Words)]));
        return text.ToString();
    }

    static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\n";

    static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
