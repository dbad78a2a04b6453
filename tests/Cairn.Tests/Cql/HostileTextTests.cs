using System.Text;

namespace Cairn.Tests.Cql;

/// <summary>Text meant to break the engine gives an error or null, never a crash and never an endless run.</summary>
public class HostileTextTests
{
    static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    [Theory]
    [InlineData("(", ")")]
    [InlineData("{", "}")]
    [InlineData("not ", "")]
    [InlineData("-(", ")")]
    [InlineData("[LB: ", "]")]
    [InlineData("if true then ", "")]
    [InlineData("case when ", "")]
    [InlineData("Interval[", "")]
    [InlineData("Tuple { a: ", "}")]
    [InlineData("exists (", ")")]
    [InlineData("start of ", "")]
    [InlineData("List<", "")]
    public void Ten_thousand_levels_are_refused_with_a_place(string open, string close)
    {
        var said = Said.By(Repeated(open, 10_000) + "1" + Repeated(close, 10_000));
        Assert.Contains("Column", said, StringComparison.Ordinal);
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("1 + ", "1")]
    [InlineData("true and ", "true")]
    [InlineData("1 = ", "1")]
    [InlineData("'a' & ", "'b'")]
    [InlineData("a.", "b")]
    public void A_megabyte_in_one_chain_is_refused(string link, string end) =>
        Assert.Contains("nested more than", Said.By(Repeated(link, 1_000_000 / link.Length) + end), StringComparison.Ordinal);

    [Trait("Speed", "Slow")]
    [Fact]
    public void A_megabyte_of_list_is_read() =>
        Assert.Equal("250000", Said.By($"Count({{{string.Join(',', Enumerable.Repeat("100", 250_000))}}})"));

    [Fact]
    public void A_megabyte_of_text_is_read() => Assert.Equal("1000000", Said.By($"Length('{new string('x', 1_000_000)}')"));

    [Theory]
    [InlineData("define A: B + 1 define B: A + 1", "refers to itself")]
    [InlineData("define A: A", "refers to itself")]
    [InlineData("define function F(x Integer): F(x) define A: F(1)", "calls itself")]
    [InlineData("define function F(x Integer): G(x) define function G(x Integer): F(x) define A: F(1)", "calls itself")]
    public void Recursion_is_refused_when_the_library_is_compiled(string library, string said) =>
        Assert.Contains(said, Said.By("A", library), StringComparison.Ordinal);

    [Fact]
    public void A_chain_of_ten_thousand_definitions_is_no_crash()
    {
        var library = new StringBuilder("define D0: 1 ");
        for (var i = 1; i <= 10_000; i++)
            library.Append(System.Globalization.CultureInfo.InvariantCulture, $"define D{i}: D{i - 1} + 1 ");
        Assert.NotEmpty(Said.By("D10000", library.ToString()));
    }

    [Fact]
    public void Functions_that_call_each_other_twice_and_twice_again_are_refused()
    {
        var library = new StringBuilder("define function F0(x Integer): x + 1 ");
        for (var i = 1; i <= 60; i++)
            library.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"define function F{i}(x Integer): F{i - 1}(x) + F{i - 1}(x) "
            );
        Assert.Contains("more than 10000 calls", Said.By("F60(1)", library.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("And()")]
    [InlineData("Or(true)")]
    [InlineData("Not()")]
    [InlineData("IsTrue(true, false)")]
    [InlineData("Implies(true)")]
    [InlineData("Exists()")]
    [InlineData("Coalesce()")]
    public void An_operator_called_by_name_with_other_operands_is_refused(string expression) =>
        Assert.Contains("Column", Said.By(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("1 / 0", "null")]
    [InlineData("1.0 / 0.0", "null")]
    [InlineData("1 'g' / 0 'g'", "null")]
    [InlineData("1 div 0", "null")]
    [InlineData("1 mod 0", "null")]
    [InlineData("2147483647 + 1", "null")]
    [InlineData("9223372036854775807L * 2L", "null")]
    [InlineData("99999999999999999999.99999999 * 10.0", "null")]
    [InlineData("99999999999999999999.99999999 + 0.00000001", "null")]
    [InlineData("Power(10, 1000000)", "null")]
    [InlineData("Power(10.0, 1000000000.0)", "null")]
    [InlineData("99999999999999999999.0 'mg' * 99999999999999999999.0 'mg'", "null")]
    [InlineData("99999999999999999999.0 'mg' + 99999999999999999999.0 'mg'", "null")]
    [InlineData("99999999999999999999.0 'g' / 0.00000001 'g'", "null")]
    [InlineData("Sum({99999999999999999999.0, 99999999999999999999.0, 1.0})", "null")]
    [InlineData("Product({99999999999999999999.0 'g', 99999999999999999999.0 'g', 1 'g'})", "null")]
    [InlineData("0.5 * 0.00000001", "0.00000001")]
    public void Arithmetic_without_a_result_is_null(string expression, string value) => Assert.Equal(value, Said.By(expression));

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("@9999-12-31 + 1 day")]
    [InlineData("@0001-01-01 - 1 day")]
    [InlineData("@2025-01-01 + 2147483647 years")]
    [InlineData("@2025-01-01 + 99999999999999999999.0 days")]
    [InlineData("DateTime(2025, 1, 1, 0, 0, 0, 0, 99999999999999999999.0)")]
    [InlineData("successor of @9999-12-31")]
    [InlineData("singleton from {1, 2}")]
    [InlineData("expand Interval[1, 2147483647]")]
    [InlineData("Matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a+)+(?=b)')")]
    [InlineData("({1,2,3,4,5,6,7,8,9,10}) X aggregate S starting 'aaaaaaaaaa': S + S + S + S + S + S + S + S + S + S + S + S")]
    [InlineData("from (expand Interval[1, 5000]) A, (expand Interval[1, 5000]) B where A > B return 1")]
    public void What_cannot_be_worked_out_is_an_error(string expression) =>
        Assert.StartsWith("error: ", Said.By(expression), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_would_take_for_ever_elsewhere_is_matched_in_linear_time() =>
        Assert.Equal("false", Said.By($"Matches('{new string('a', 5000)}!', '(a+)+')"));

    [Theory]
    [InlineData("", "expression:1: Column 1: Expected an expression, found the end of the text.")]
    [InlineData("1 +", "expression:1: Column 4: Expected an expression, found the end of the text.")]
    [InlineData("'abc", "expression:1: Column 1: The closing ' is missing.")]
    [InlineData("/* x", "expression:1: Column 1: This comment has no end: '*/' is missing.")]
    [InlineData("1 ? 2", "expression:1: Column 3: '?' is no character of CQL.")]
    [InlineData("@2025-13-01", "expression:1: Column 1: '2025-13-01' is no Date of the calendar.")]
    [InlineData("@2025-02-30", "expression:1: Column 1: '2025-02-30' is no Date of the calendar.")]
    [InlineData("1 < true", "expression:1: Column 3: Less does not take (Integer, Boolean); it takes (P, P).")]
    [InlineData("foo", "expression:1: Column 1: There is no name \"foo\" here.")]
    [InlineData("Summ({1})", "expression:1: Column 1: There is no function \"Summ\" here. Did you mean \"Sum\"?")]
    public void An_error_says_where_and_what_was_expected(string text, string said) =>
        Assert.StartsWith(said, Said.By(text), StringComparison.Ordinal);
}
