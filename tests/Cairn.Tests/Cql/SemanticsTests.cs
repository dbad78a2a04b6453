namespace Cairn.Tests.Cql;

/// <summary>
/// Expressions of eligibility whose value is easily got wrong. Where two published engines (cql-execution 3.3.2, cqframework 5.3.0) differ, the
/// specification decides; the section of CQL 1.5 stands beside the value.
/// </summary>
public class SemanticsTests
{
    [Theory]
    // Both engines agree.
    [InlineData("null and false", "false")]
    [InlineData("null or true", "true")]
    [InlineData("not (null as Boolean)", "null")]
    [InlineData("null implies true", "true")]
    [InlineData("exists {null as Integer}", "false")]
    [InlineData("exists (null as List<Integer>)", "false")]
    [InlineData("Sum({} as List<Integer>)", "null")]
    [InlineData("Count({} as List<Integer>)", "0")]
    [InlineData("AllTrue({true, null})", "true")]
    [InlineData("AnyTrue({false, null})", "false")]
    [InlineData("Last({} as List<Integer>)", "null")]
    [InlineData("(years between @1955 and @2025-06-01) in Interval[18, 70]", "true")]
    [InlineData("years between @1955-06-02 and @2025-06-01", "69")]
    [InlineData("years between @2004-02-29 and @2025-02-28", "21")]
    [InlineData("@2025-06-01 before @2025-06-01T08:00", "null")]
    [InlineData("@2025-06-01 same day or before @2025-06-01T08:00", "true")]
    [InlineData("@2025-06 before @2025-06-15", "null")]
    [InlineData("@2025-06 same month as @2025-06-15", "true")]
    [InlineData("@2025-03-31 - 1 month", "@2025-02-28")]
    [InlineData("@2025-08-31 - 6 months", "@2025-02-28")]
    [InlineData("@2025-05-18 14 days or less before @2025-06-01", "true")]
    [InlineData("@2025-05-18 less than 14 days before @2025-06-01", "false")]
    [InlineData("@2025-06-01 14 days or less before @2025-06-01", "false")]
    [InlineData("@2025-06-01 14 days or less on or before @2025-06-01", "true")]
    [InlineData("@2025-06-01 within 14 days of @2025-06-10", "true")]
    [InlineData("@2025-05 14 days or less before @2025-06-01", "null")]
    [InlineData("Interval[@2025-01-01, null] overlaps Interval[@2025-05-01, @2025-06-01]", "true")]
    [InlineData("Interval[@2025-01-01, null) overlaps Interval[@2025-05-01, @2025-06-01]", "null")]
    [InlineData("Interval[null, @2025-02-01] overlaps Interval[@2025-05-01, @2025-06-01]", "false")]
    // A start that is unknown is not after the end: within the other interval, the end decides (9-B, Overlaps; 1.5 Interval Values).
    [InlineData("Interval(null, @2025-03-15] overlaps Interval[@2025-02-28, @2025-03-28]", "true")]
    [InlineData("Interval(null, @2025-04-15] overlaps Interval[@2025-02-28, @2025-03-28]", "null")]
    [InlineData("Interval(null, @2025-02-15] overlaps Interval[@2025-02-28, @2025-03-28]", "false")]
    [InlineData("5 'mg' < 1 'g'", "true")]
    [InlineData("45 '%' >= 0.45 '1'", "true")]
    [InlineData("45 '%' >= 0.45", "true")]
    [InlineData("0.48 's' >= 480 'ms'", "true")]
    [InlineData("5 days > 4 'd'", "true")]
    [InlineData("Interval[18,70] contains 70", "true")]
    [InlineData("5 in Interval[1, null)", "null")]
    // They differ. Uncertain counts (Author's Guide, Uncertainty): born in 1955, 69 or 70 on the day.
    [InlineData("(years between @1955 and @2025-06-01) in Interval[18, 69]", "null")]
    // Quantities of different dimension have no order: null, no error (9-B, Greater). Moles need the analyte, which a unit does not know.
    [InlineData("88.4 'umol/L' > 1 'mg/dL'", "null")]
    // Weeks and finer are definite durations; years and months are calendar ones, and have no equality with days, or with 'a' and 'mo' (9-B, Equal).
    [InlineData("14 days = 2 weeks", "true")]
    [InlineData("1 year = 12 months", "true")]
    [InlineData("1 year = 1 'a'", "null")]
    [InlineData("1 year ~ 1 'a'", "true")]
    [InlineData("6 months = 180 days", "null")]
    // Text with a comparison sign is no quantity (9-B, ToQuantity).
    [InlineData("ToQuantity('>200 \\'U/L\\'')", "null")]
    public void Expression_has_the_value_of_the_specification(string expression, string value) =>
        Assert.Equal(value, Said.By(expression));

    [Theory]
    [InlineData("1 '10*9/L'", "1000 '/uL'")] // one value, in exact UCUM (9-B, Equal)
    [InlineData("convert 2 'g' to 'mg'", "2000 'mg'")]
    [InlineData("Avg({150 'mm[Hg]', 148 'mm[Hg]'})", "149 'mm[Hg]'")]
    [InlineData("Avg({2 'g', 500 'mg'})", "1.25 'g'")] // in one unit (9-B, Avg)
    [InlineData("10 'mg' / 2 'mL'", "5 'mg/mL'")] // the units are divided too (9-B, Divide)
    [InlineData("5 'mg' + 1 'g'", "1005 'mg'")] // in the finer unit (9-B, Add)
    [InlineData("2.5 * 40 'U/L'", "100 'U/L'")]
    public void Quantity_is_that_of_the_specification(string expression, string quantity) =>
        Assert.Equal("true", Said.By($"({expression}) = {quantity}"));
}
