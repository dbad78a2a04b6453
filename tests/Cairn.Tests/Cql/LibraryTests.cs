using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Tests.Cql;

public class LibraryTests
{
    const string Library = """
        library Example version '1'
        // The order of definitions is free.
        parameter Limit Decimal default 2.5
        define "Twice the limit": Double(Limit)
        define function Double(x Decimal): x * 2
        define function Minus(x Decimal, y Decimal): x - y
        define Ages: { 17, 18, 70, 71, null }
        define Adults: Ages A where A in Interval[18, 70]
        define Oldest: Last(Adults A sort desc)
        """;

    [Theory]
    [InlineData("\"Twice the limit\"", "5.0")]
    [InlineData("Adults", "{18, 70}")]
    [InlineData("Oldest", "18")]
    [InlineData("Double(1)", "2.0")]
    [InlineData("Minus(Double(5), Minus(Double(2), Double(1)))", "8.0")]
    public void Definitions_may_use_each_other_in_any_order(string expression, string value) =>
        Assert.Equal(value, Said.By(expression, Library));

    [Fact]
    public void A_parameter_that_is_given_takes_the_place_of_its_default()
    {
        var library = CqlLibrary.Compile(Library, "example").Value!;
        var scene = Scene.At(new DateOnly(2026, 11, 28)) with
        {
            Parameters = new Dictionary<string, Value> { ["Limit"] = Value.Of(3.0m) },
        };
        Assert.Equal("6.0", library.Begin(scene).Evaluate("Twice the limit").Value.ToString());
    }

    [Fact]
    public void Names_types_and_parameters_of_a_library_can_be_read()
    {
        var library = CqlLibrary.Compile(Library, "example").Value!;
        Assert.Equal(["Twice the limit", "Ages", "Adults", "Oldest"], library.Defines);
        Assert.Equal("List<Integer>", library.TypeOf("Adults").ToString());
        Assert.Equal("Decimal", library.Parameters["Limit"].ToString());
    }

    [Fact]
    public void Every_faulty_definition_is_reported_at_once()
    {
        var findings = CqlLibrary.Compile("define A: 1 +\n  true\ndefine B: Foo\ndefine C: 1", "x.cql").Findings;
        Assert.Equal(2, findings.Count);
        Assert.Equal((1, 3), (findings[0].Line, findings[1].Line));
    }

    [Fact]
    public void An_included_library_is_called_by_its_name()
    {
        const string Common = "library Common define Limit: 70 define function Within(x Integer): x <= Limit";
        var library = CqlLibrary.Compile("include Common called C define A: C.Within(C.Limit)", "x.cql", null, _ => Common);
        Assert.Equal("true", library.Value!.Begin(Scene.At(new DateOnly(2026, 11, 28))).Evaluate("A").Value.ToString());
    }

    [Fact]
    public void Many_threads_may_evaluate_one_library()
    {
        var library = CqlLibrary.Compile(Library, "example").Value!;
        var scene = Scene.At(new DateOnly(2026, 11, 28));
        var said = Enumerable.Range(0, 64).AsParallel().Select(_ => library.Begin(scene).Evaluate("Adults").Value.ToString());
        Assert.All(said, s => Assert.Equal("{18, 70}", s));
    }

    // As HL7's own translator refuses them (cqframework 5.3.0): as operand, element, alias and definition.
    [Theory]
    [InlineData("define function F(day Integer): 1")]
    [InlineData("define A: Tuple { hours: 1 }")]
    [InlineData("define A: ({1}) month where true")]
    [InlineData("define years: 1")]
    public void A_unit_of_time_is_no_name(string library) => Assert.NotEmpty(CqlLibrary.Compile(library, "x.cql").Findings);

    [Fact]
    public void A_unit_of_time_in_quotes_is_a_name() =>
        Assert.Equal("2", Said.By("F(1)", "define function F(\"day\" Integer): \"day\" + 1"));

    [Fact]
    public void A_library_that_two_include_is_there_once()
    {
        const string Low = "library Low define Limit: 70";
        const string Middle = "library Middle include Low define Twice: Low.Limit * 2";
        const string High = "include Low include Middle define A: Middle.Twice - Low.Limit";
        var library = CqlLibrary.Compile(High, "x.cql", null, name => name == "Low" ? Low : Middle);
        Assert.Equal("70", library.Value!.Begin(Scene.At(new DateOnly(2026, 11, 28))).Evaluate("A").Value.ToString());
    }
}
