using System.Globalization;
using System.Xml.Linq;
using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

/// <summary>
/// The functional tests of UCUM as FHIR/Ucum-java publishes them (oracles/ucum, two editions): all validations and all
/// conversions.
/// </summary>
public sealed class UcumSuiteTests
{
    static XElement Suite(string file) => XDocument.Load(Shared.PathOf("oracles/ucum/" + file)).Root!;

    // The second edition is the older one. It takes an annotation before its unit as valid once and refuses it elsewhere, and
    // gives
    // 6.3 s/m/mg as 0.0063 s.m-1.g-1, which the newer edition corrects to 6300; and it reads s/4.m as s/4/m, which the newer one
    // writes.
    static readonly string[] Corrected = ["k=1=049", "3-111", "3-115"];

    static bool Stands(string edition, XElement c) =>
        edition == "UcumFunctionalTests.xml" || !Corrected.Contains((string)c.Attribute("id")!);

    public static TheoryData<string> Editions => new("UcumFunctionalTests.xml", "UcumFunctionalTests.2.xml");

    [Theory, MemberData(nameof(Editions))]
    public void Every_code_is_a_unit_or_none_as_the_suite_says(string edition)
    {
        var cases = Suite(edition).Element("validation")!.Elements("case").Where(c => Stands(edition, c)).ToList();
        Assert.True(cases.Count > 500);
        Assert.Empty(
            cases
                .Where(c =>
                    Unit.TryParse((string)c.Attribute("unit")!, out _, out _) != ((string?)c.Attribute("valid") == "true")
                )
                .Select(c => $"{(string?)c.Attribute("id")} {(string?)c.Attribute("unit")} {(string?)c.Attribute("valid")}")
        );
    }

    // The suite gives as many digits as the number it starts from had.
    [Theory, MemberData(nameof(Editions))]
    public void Every_conversion_gives_the_number_of_the_suite(string edition)
    {
        var cases = Suite(edition).Element("conversion")!.Elements("case").Where(c => Stands(edition, c)).ToList();
        Assert.True(cases.Count >= 27);
        foreach (var c in cases)
        {
            var (from, to) = (Unit.Of((string)c.Attribute("srcUnit")!), Unit.Of((string)c.Attribute("dstUnit")!));
            var expected = (string)c.Attribute("outcome")!;
            var found = from.Convert(Rational.Parse((string)c.Attribute("value")!), to)!.Value.ToDouble();
            var digits = Math.Max(2, Math.Min(15, expected.Split('e')[0].Trim('0', '.').Count(char.IsAsciiDigit)));
            var rounded = double.Parse(
                found.ToString($"E{digits - 1}", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            );
            var wanted = double.Parse(expected, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(rounded - wanted) <= 1.1 * Math.Abs(wanted) * Math.Pow(10, 1 - digits), $"{c}: {found}");
        }
    }

    [Fact]
    public void Products_and_quotients_have_the_units_of_the_suite()
    {
        Assert.Equal(new Quantity(3.0m, Unit.Of("g.m")), new Quantity(1.5m, Unit.Of("g")).Times(new(2, Unit.Of("m"))));
        var flow = new Quantity(1, Unit.Of("[lb_av]/h")).Over(new(1, Unit.Of("kg/s")))!.Value.To(Unit.One)!.Value;
        Assert.Equal(0.000125997880555555555555556m, flow.Value, 20);
    }
}
