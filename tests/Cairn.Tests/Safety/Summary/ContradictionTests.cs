using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using Cairn.Tests.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// Records around toxicities that contradict each other are questions, and stay as recorded. Cells on day 0, days count from
/// them. By hand; the limits are CTCAE v5.0's (febrile neutropenia), Lee 2019's (vasopressor) and Hines 2023's (ferritin).
/// </summary>
public sealed class ContradictionTests
{
    static readonly Study Own = Plans.Study() with
    {
        Product = new() { Name = "cells", IsAutologous = Truth.True },
    };

    static IReadOnlyList<string> Asked(Study study, params IEnumerable<Record> records) =>
        [
            .. SafetySections
                .Findings(
                    Analysis.Of(
                        study,
                        new Casebook("sample", false, null, [Subject("S1", [Infusion("S1"), SeenOn("S1", 120), .. records])]),
                        Day0.AddDays(200)
                    )
                )
                .Select(finding => finding.What),
        ];

    static void AssertAsked(string part, params IEnumerable<Record> records) =>
        Assert.Contains(Asked(Own, records), what => what.Contains(part, StringComparison.Ordinal));

    static void AssertNotAsked(string part, params IEnumerable<Record> records) =>
        Assert.DoesNotContain(Asked(Own, records), what => what.Contains(part, StringComparison.Ordinal));

    static LabResult Lab(string test, double value, string unit, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = day + 1,
            TestCode = test,
            Result = value.ToString(CultureInfo.InvariantCulture),
            Unit = unit,
            Date = On(day),
        };

    static VitalSign Temperature(double celsius, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = day + 1,
            TestCode = "TEMP",
            Result = celsius.ToString(CultureInfo.InvariantCulture),
            Unit = "Cel",
            Date = On(day),
        };

    static AdverseEvent Ae(string term, int grade, int from, int? to, string? serious = "Y") =>
        Event("S1", term, grade, from, to) with
        {
            Serious = Coded<NoYes>.Of(serious),
            Hospitalised = serious == "Y" ? NoYes.Yes : null,
        };

    static Procedure Transplant(int day, NoYes? occurred = null) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Name = "Allogeneic transplant",
            Code = ProcedureCode.Allograft,
            Start = occurred == NoYes.No ? null : On(day),
            Occurred = occurred is { } o ? o : null,
        };

    static Medication Drug(string name, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = name,
            Start = On(day),
        };

    static FindingAbout Crs(int grade, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = day,
            TestCode = TestCode.Grade,
            About = FaObject.Crs,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    [Theory]
    [InlineData(0.4, 38.4, true)]
    [InlineData(0.4, 38.3, false)] // not above 38.3, and no hour recorded
    [InlineData(1.0, 39.0, false)] // not below 1.0
    public void Febrile_neutropenia_of_the_values_without_an_event_is_asked_about(double count, double celsius, bool asked)
    {
        Record[] values = [Lab(TestCode.Neutrophils, count, "10*9/L", 6), Temperature(celsius, 6)];
        Assert.Equal(asked, Asked(Own, values).Any(w => w.Contains("are febrile neutropenia", StringComparison.Ordinal)));
        AssertNotAsked("are febrile neutropenia", [.. values, Ae("Febrile neutropenia", 3, 6, 8)]);
    }

    [Theory]
    [InlineData(5, 40, true)]
    [InlineData(4, 40, true)]
    [InlineData(3, 40, false)]
    [InlineData(5, 50, false)] // not in its days
    public void A_transplant_in_the_days_of_a_fatal_or_life_threatening_event_is_asked_about(int grade, int day, bool asked)
    {
        Record[] records = [Ae("Sepsis", grade, 36, 44), Transplant(day)];
        Assert.Equal(asked, Asked(Own, records).Any(w => w.Contains("in the days of Sepsis", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("IEC-HS", 3, "N", true)]
    [InlineData("IEC-HS", 2, "N", false)]
    [InlineData("Cytokine release syndrome", 3, "N", true)]
    [InlineData("Hypoxia", 4, "N", true)]
    [InlineData("Hypoxia", 3, "N", false)]
    [InlineData("Neutrophil count decreased", 4, "N", false)] // a count alone
    [InlineData("Hypoxia", 4, "Y", false)]
    public void An_event_that_hardly_is_not_serious_is_asked_about(string term, int grade, string serious, bool asked) =>
        Assert.Equal(
            asked,
            Asked(Own, Ae(term, grade, 5, 9, serious)).Any(w => w.Contains("as not serious, and is", StringComparison.Ordinal))
        );

    // Neutropenia of grade 4 for 58 days, related: DLT7. A count alone is not asked about, a dose-limiting toxicity is.
    [Fact]
    public void A_dose_limiting_toxicity_recorded_as_not_serious_is_asked_about()
    {
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        var low = Event("S1", "Neutrophil count decreased", 4, 3, 60, "RELATED") with { Serious = NoYes.No };
        var subject = Subject("S1", Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), low);
        var analysis = Analysis.Of(study, new Casebook(study.Id, false, null, [subject]), Day0.AddDays(100));
        Assert.Contains(SafetySections.Findings(analysis), f =>
            f.What.Contains("is a dose-limiting toxicity", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Graft_versus_host_disease_without_a_graft_is_asked_about()
    {
        var graft = Ae("Acute graft versus host disease", 2, 30, 50);
        AssertAsked("neither a transplant nor cells of a donor", graft);
        AssertAsked("neither a transplant nor cells of a donor", graft, Transplant(0, NoYes.No)); // asked for, and denied
        AssertNotAsked("neither a transplant nor cells of a donor", graft, Transplant(-200));
        Assert.DoesNotContain(
            Asked(Own with { Product = new() { Name = "cells" } }, graft), // whose cells is not said
            what => what.Contains("neither a transplant", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Hyperinflammation_without_the_ferritin_it_requires_is_asked_about()
    {
        AssertAsked("recorded without a ferritin", Ae("IEC-HS", 2, 12, 20));
        var normal = Lab("FERRITIN", 200, "ug/L", 12) with { HighLimit = "400" };
        AssertAsked("no ferritin is above twice", Ae("IEC-HS", 2, 12, 20), normal);
        AssertNotAsked("ferritin", Ae("IEC-HS", 2, 12, 20), normal with { Result = "5000" });
    }

    [Fact]
    public void Tocilizumab_for_nothing_recorded_is_asked_about()
    {
        AssertAsked("no cytokine release, ICANS or IEC-HS", Drug("Tocilizumab", 5));
        AssertNotAsked("no cytokine release, ICANS or IEC-HS", Drug("Tocilizumab", 5), Ae(ToxicityTerm.Crs, 2, 4, 7));
        AssertNotAsked("no cytokine release, ICANS or IEC-HS", Drug("Tocilizumab", 5), Crs(2, 5));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(0, false)] // a pressor for something else
    public void A_vasopressor_on_a_day_of_milder_cytokine_release_is_asked_about(int grade, bool asked) =>
        Assert.Equal(
            asked,
            Asked(Own, Drug("Norepinephrine", 5), Crs(grade, 5)).Any(w => w.Contains("at least 3", StringComparison.Ordinal))
        );

    [Fact]
    public void An_event_that_is_over_without_an_end_is_asked_about()
    {
        AssertAsked("is over by its outcome", Ae("Hypoxia", 2, 5, null) with { Outcome = EventOutcome.Resolved });
        AssertNotAsked("is over by its outcome", Ae("Hypoxia", 2, 5, 9) with { Outcome = EventOutcome.Resolved });
    }
}
