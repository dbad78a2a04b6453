using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

public sealed class UnitTests
{
    [Theory]
    [InlineData("10*9/L", "/nL")]
    [InlineData("10*9/L", "10*3/uL")]
    [InlineData("mg/dL", "10.mg/L")]
    [InlineData("U/L", "umol/min/L")]
    [InlineData("%", "10*-2")]
    public void One_of_each_is_the_same(string one, string other) => Assert.True(Unit.Of(one).Means(Unit.Of(other)));

    // BIPM: 0 Cel = 273.15 K; 37 Cel = 98.6 [degF] exactly.
    [Theory]
    [InlineData(37, "Cel", 98.6, "[degF]")]
    [InlineData(98.6, "[degF]", 37, "Cel")]
    [InlineData(-40, "Cel", -40, "[degF]")]
    [InlineData(0, "Cel", 273.15, "K")]
    [InlineData(100, "Cel", 80, "[degRe]")]
    public void Temperatures_convert_exactly(double value, string from, double expected, string to) =>
        Assert.Equal((decimal)expected, new Quantity((decimal)value, Unit.Of(from)).To(Unit.Of(to))!.Value.Value);

    [Fact]
    public void A_ph_is_a_concentration_on_a_logarithmic_scale() =>
        Assert.Equal(7.4m, Math.Round(new Quantity(39.810717m, Unit.Of("nmol/L")).To(Unit.Of("[pH]"))!.Value.Value, 6));

    [Theory]
    [InlineData("[iU]/L", "U/L")]
    [InlineData("[iU]", "[arb'U]")]
    [InlineData("mmol/L", "10*9/L")]
    [InlineData("umol/L", "mg/dL")]
    [InlineData("g", "L")]
    public void Units_of_other_kinds_do_not_convert(string from, string to)
    {
        Assert.Null(new Quantity(1, Unit.Of(from)).To(Unit.Of(to)));
        Assert.Null(new Quantity(1, Unit.Of(from)).Compare(new(1, Unit.Of(to))));
        Assert.Equal(Truth.Unknown, new Quantity(1, Unit.Of(from)).IsAtMost(new(1, Unit.Of(to))));
    }

    [Fact]
    public void Years_of_the_calendar_are_twelve_of_its_months_and_no_number_of_days()
    {
        Assert.Equal(0, new Quantity(1, Unit.CalendarYear).Compare(new(12, Unit.CalendarMonth)));
        Assert.Null(new Quantity(1, Unit.CalendarYear).Compare(new(365, Unit.Of("d"))));
        Assert.Null(new Quantity(1, Unit.CalendarYear).Compare(new(1, Unit.Of("a"))));
    }

    // Molar masses: IUPAC 2021. 1 mg/dL of creatinine = 88.4 umol/L (KDIGO 2012, table of conversion factors); bilirubin 17.1;
    // glucose 0.0555 mmol/L;
    // calcium 0.2495 mmol/L; urate 59.48 umol/L; urea nitrogen 0.357 mmol/L; haemoglobin 1 g/dL = 0.6206 mmol/L (ICSH).
    [Theory]
    [InlineData("creatinine", "umol/L", 88.4)]
    [InlineData("bilirubin", "umol/L", 17.1)]
    [InlineData("glucose", "mmol/L", .0555)]
    [InlineData("calcium", "mmol/L", .2495)]
    [InlineData("urate", "umol/L", 59.48)]
    [InlineData("urea nitrogen", "mmol/L", .357)]
    [InlineData("haemoglobin", "mmol/L", .0006206)]
    public void A_milligram_per_decilitre_is_the_published_amount(string name, string unit, double expected)
    {
        var analyte = name switch
        {
            "creatinine" => Analyte.Creatinine,
            "bilirubin" => Analyte.Bilirubin,
            "glucose" => Analyte.Glucose,
            "calcium" => Analyte.Calcium,
            "urate" => Analyte.Urate,
            "urea nitrogen" => Analyte.UreaNitrogen,
            _ => Analyte.Haemoglobin,
        };
        var found = new Quantity(1, Unit.Of("mg/dL")).To(Unit.Of(unit), analyte)!.Value.Value;
        Assert.Equal(expected, (double)found, expected * .002);
        Assert.Equal(1m, Math.Round(new Quantity(found, Unit.Of(unit)).To(Unit.Of("mg/dL"), analyte)!.Value.Value, 20));
    }

    [Theory]
    [InlineData("1", "/uL", "0.001", "10*9/L")]
    [InlineData("1000", "/uL", "1", "10*9/L")]
    [InlineData("0.1", "10*9/L", "100", "/uL")]
    [InlineData("2.5", "g/dL", "25", "g/L")]
    [InlineData("1", "ukat/L", "60", "U/L")]
    public void Conversions_are_exact(string value, string from, string expected, string to) =>
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            new Quantity(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Unit.Of(from))
                .To(Unit.Of(to))!
                .Value.Value
        );

    [Theory]
    [InlineData("10*999999999")]
    [InlineData("m/")]
    [InlineData("((((m")]
    [InlineData("0.m")]
    [InlineData("m m")]
    [InlineData("kg[")]
    [InlineData("毫克")]
    public void What_is_no_unit_is_refused_with_its_place(string code)
    {
        Assert.False(Unit.TryParse(code, out _, out var reason));
        Assert.Contains("character", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_code_ends_at_once()
    {
        Assert.False(Unit.TryParse(new string('(', 100_000), out _, out _));
        Assert.False(Unit.TryParse(new string('(', 900), out _, out _));
        Assert.False(Unit.TryParse(string.Join('.', Enumerable.Repeat("m99", 300)), out _, out _));
    }

    [Fact]
    public void A_sum_stands_in_the_finer_unit()
    {
        Assert.Equal(new Quantity(1005, Unit.Of("mg")), new Quantity(5, Unit.Of("mg")).Plus(new(1, Unit.Of("g"))));
        Assert.Null(new Quantity(decimal.MaxValue, Unit.Of("g")).Plus(new(decimal.MaxValue, Unit.Of("g"))));
        Assert.Null(new Quantity(1, Unit.Of("g")).Over(new(0, Unit.Of("g"))));
    }
}
