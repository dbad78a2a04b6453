using System.Globalization;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Criteria.Explaining;
using Cairn.Criteria.Model;
using Cairn.Records;

namespace Cairn.Tests.Cql;

/// <summary>The first and the last of a query are looked for in one pass; they are those of the list that it gives.</summary>
public class EdgeTests
{
    static readonly string[] Orders = ["", "sort by k", "sort by k desc", "sort by k desc, n"];

    /// <summary>Rows of which the number of the row tells those apart that sort alike.</summary>
    static string Rows(Random chance) =>
        string.Join(", ", Enumerable.Range(0, chance.Next(1, 6)).Select(n => $"Tuple {{ k: {Key(chance)}, n: {n} }}"));

    static string Key(Random chance) =>
        chance.Next(6) is > 0 and var key ? key.ToString(CultureInfo.InvariantCulture) : "null as Integer";

    static string ValueOf(string define, string library, ITrace? trace = null)
    {
        var scene = Scene.At(new DateOnly(2026, 11, 30)) with { Trace = trace };
        var compiled = CqlLibrary.Compile(library, "edges");
        Assert.Empty(compiled.Findings);
        return compiled.Value!.Begin(scene).Evaluate(define).ToString();
    }

    [Fact]
    public void The_first_and_the_last_of_a_query_are_those_of_its_list()
    {
        var chance = new Random(1);
        for (var i = 0; i < 60; i++)
            foreach (var order in Orders)
            foreach (var edge in new[] { "First", "Last" })
            {
                var query = $"Rows R where R.k is null or R.k < 5 return all R {order}";
                var library = $"""
                    define Rows: List<Tuple {"{ k Integer, n Integer }"}> {"{"} {Rows(chance)} {"}"}
                    define Listed: {query}
                    define OfList: {edge}(Listed)
                    define OfQuery: {edge}({query})
                    """;
                Assert.Equal((library, ValueOf("OfList", library)), (library, ValueOf("OfQuery", library)));
            }
    }

    [Theory]
    [InlineData("3, 1, 2", "2")]
    [InlineData("3, 1, null", "null")] // whether the null counts is unknown
    [InlineData("null, 9", "null")]
    [InlineData("9, 8", "null")]
    [InlineData("", "null")]
    public void A_row_of_which_it_is_unknown_whether_it_counts_leaves_the_last_open(string keys, string value)
    {
        var rows = keys.Length == 0 ? [] : keys.Split(", ").Select(k => $"Tuple {{ k: {k} }}");
        var library = $$"""
            define Rows: List<Tuple { k Integer }> { {{string.Join(", ", rows)}} }
            define function Low(k Integer): k < 3
            define Found:
              if exists (Rows R where Low(R.k) is null) then null else Last(Rows R where Low(R.k) sort by k)
            define Key: Found.k
            """;
        Assert.Equal(value, Key(library, null));
        Assert.Equal(value, Key(library, new ReadingTrace(new RecordRows(new SubjectRecords("S1", [])))));
    }

    static string Key(string library, ITrace? trace)
    {
        var said = ValueOf("Key", library, trace);
        return said[(said.IndexOf("Value = ", StringComparison.Ordinal) + 8)..said.IndexOf(", Error", StringComparison.Ordinal)];
    }
}
