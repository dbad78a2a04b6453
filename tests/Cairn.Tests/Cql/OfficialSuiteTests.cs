using System.Xml.Linq;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Tests.Cql;

/// <summary>HL7's published tests of the language (cqframework/cql-tests at 06667083): each passes, or stands in the list of exclusions with its reason.</summary>
public class OfficialSuiteTests
{
    static readonly XNamespace Tests = "http://hl7.org/fhirpath/tests";

    sealed record Case(string File, string Name, string Expression, bool IsInvalid, string? Output);

    static IEnumerable<Case> Cases() =>
        from file in Directory.GetFiles(Shared.PathOf("oracles/cql/tests/cql"), "*.xml").Order(StringComparer.Ordinal)
        from test in XDocument.Load(file).Descendants(Tests + "test")
        let expression = test.Element(Tests + "expression")!
        select new Case(
            Path.GetFileNameWithoutExtension(file),
            test.Attribute("name")!.Value,
            expression.Value.Trim(),
            expression.Attribute("invalid") is not null and not { Value: "false" },
            test.Element(Tests + "output")?.Value.Trim()
        );

    [Fact]
    public void Every_official_test_passes_or_is_excluded_with_a_reason()
    {
        var failed = Cases()
            .Where(c => !SuiteExclusions.Reasons.ContainsKey($"{c.File}.{c.Name}"))
            .Select(Fault)
            .Where(f => f is not null)
            .ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} failed:\n{string.Join("\n", failed)}");
    }

    static string? Fault(Case test)
    {
        var result = Evaluate(test.Expression);
        if (test.IsInvalid)
            return result.Error is null
                ? $"{test.File}.{test.Name}: {test.Expression} is invalid, but gave {result.Value}"
                : null;
        var expected = Evaluate(test.Output ?? "null");
        return result.Error is null && IsSame(result.Value, expected.Value)
            ? null
            : $"{test.File}.{test.Name}: {test.Expression} gave {result.Error ?? result.Value.ToString()}, not {test.Output}";
    }

    static CqlResult Evaluate(string text)
    {
        var compiled = CqlExpression.Compile(text, "expression");
        return compiled.Value is { } expression
            ? expression.Evaluate(Scene.At(new DateOnly(2026, 11, 28)))
            : new(Value.Null, string.Join(" ", compiled.Findings));
    }

    // A whole number stands for the decimal of its value; an uncertain number is written as an interval.
    static bool IsSame(Value a, Value b) =>
        a.ToString() == b.ToString() || Comparison.Equivalent(a, b) || Evaluate($"({a}) ~ ({b})").Value.IsTrue;
}
