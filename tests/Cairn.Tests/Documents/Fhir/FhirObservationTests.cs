using Cairn.Records;

namespace Cairn.Tests.Documents.Fhir;

/// <summary>
/// Observation to a row of its test's domain. Right answers: worked by hand from FHIR R4's Observation and SDTMIG 3.4.
/// </summary>
public sealed class FhirObservationTests
{
    const string Ucum = "\"system\":\"http://unitsofmeasure.org\"";

    static string Quantity(string value, string unit) => $$$"""{"value":{{{value}}},"code":"{{{unit}}}",{{{Ucum}}}}""";

    [Fact]
    public void A_result_has_its_unit_range_and_day_with_the_offset()
    {
        var range = $$$"""[{"low":{{{Quantity("7", "U/L")}}},"high":{{{Quantity("40", "U/L")}}}}]""";
        var alt = Fhir.Only<LabResult>(
            Fhir.Observation("o1", "1742-6", $"\"valueQuantity\":{Quantity("88", "U/L")},\"referenceRange\":{range}")
        );
        Assert.Equal(
            ("ALT", 88.0, "U/L", 7.0, 40.0),
            (alt.TestCode, alt.Number!.Value, alt.Unit, alt.NormalLow!.Value, alt.NormalHigh!.Value)
        );
        Assert.Equal(("2025-03-12T08:30:00+08:00", "Observation/o1", "1742-6"), ($"{alt.Date}", alt.SourceId, alt.Loinc));
        Assert.Equal("p1", alt.Subject);
    }

    [Fact]
    public void A_result_below_the_limit_of_detection_keeps_its_sign()
    {
        var dna = Fhir.Only<LabResult>(
            Fhir.Observation(
                "o1",
                "42595-9",
                $$$"""
                "valueQuantity":{"value":20,"comparator":"<","code":"[IU]/mL",{{{Ucum}}}}
                """
            )
        );
        Assert.Equal(("HBVDNA", "<20"), (dna.TestCode, dna.Result));
    }

    [Theory]
    [InlineData("10828004", "POSITIVE")]
    [InlineData("260385009", "NEGATIVE")]
    public void A_coded_sign_is_read(string snomed, string sign)
    {
        var antigen = Fhir.Only<LabResult>(
            Fhir.Observation("o1", "5196-1", $"\"valueCodeableConcept\":{Fhir.Code("http://snomed.info/sct", snomed)}")
        );
        Assert.Equal(("HBSAG", sign), (antigen.TestCode, antigen.Result));
    }

    [Theory]
    [InlineData("89247-1", "LA9623-5", "ECOG101", "1")]
    [InlineData("89243-0", "LA29178-3", "KPS0101", "70")]
    [InlineData("88020-3", "LA28406-9", "NYHACLS", "3")]
    public void A_step_of_a_scale_is_its_number(string loinc, string answer, string test, string score)
    {
        var scale = Fhir.Only<ScaleScore>(
            Fhir.Observation("o1", loinc, $"\"valueCodeableConcept\":{Fhir.Code("http://loinc.org", answer)}")
        );
        Assert.Equal((test, score), (scale.TestCode, scale.Result));
    }

    [Fact]
    public void A_panel_of_blood_pressure_gives_a_row_a_component()
    {
        string Part(string loinc, string value) =>
            $$$"""{"code":{{{Fhir.Code("http://loinc.org", loinc)}}},"valueQuantity":{{{Quantity(value, "mm[Hg]")}}}}""";
        var (records, _) = Fhir.Records(
            Fhir.Observation("o1", "85354-9", $"\"component\":[{Part("8480-6", "151")},{Part("8462-4", "92")}]")
        );
        Assert.Equal(
            [("DIABP", "92", "Observation/o1#8462-4"), ("SYSBP", "151", "Observation/o1#8480-6")],
            records
                .OfType<VitalSign>()
                .Select(v => (v.TestCode, v.Result!, v.SourceId!))
                .OrderBy(v => v.TestCode, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_was_not_measured_is_not_done_with_the_reason()
    {
        var row = Fhir.Only<LabResult>(Fhir.Observation("o1", "1742-6", "\"dataAbsentReason\":{\"text\":\"haemolysed\"}"));
        Assert.Equal((null, "NOT DONE", "haemolysed"), (row.Result, row.Status, row.ReasonNotDone));
    }

    [Fact]
    public void A_test_that_cairn_does_not_know_is_kept_under_its_own_code_and_named()
    {
        var (records, findings) = Fhir.Records(Fhir.Observation("o1", "99126-5", "\"valueString\":\"wild type\""));
        var row = Assert.Single(records.OfType<LabResult>());
        Assert.Equal(("99126-5", "wild type"), (row.TestCode, row.Result));
        Assert.Contains(findings, f => f.What.Contains("99126-5", StringComparison.Ordinal) && f.Severity == Severity.Warning);
    }

    [Fact]
    public void A_unit_of_moles_under_a_code_of_mass_is_a_finding()
    {
        // LOINC 2160-0 is a mass per volume.
        var (_, findings) = Fhir.Records(Fhir.Observation("o1", "2160-0", $"\"valueQuantity\":{Quantity("85", "umol/L")}"));
        Assert.Contains(findings, f => f.What.Contains("umol/L does not fit the code 2160-0", StringComparison.Ordinal));
    }

    [Fact]
    public void Platelets_in_millions_a_litre_are_implausible()
    {
        // 46 x 10^6/L is 0.046 x 10^9/L: nobody reports such a count; 46 x 10^9/L is meant.
        var (records, findings) = Fhir.Records(
            Fhir.Observation("o1", "26515-7", $"\"valueQuantity\":{Quantity("46", "10*6/L")}")
        );
        Assert.Equal("10*6/L", Assert.Single(records.OfType<LabResult>()).Unit);
        Assert.Contains(findings, f => f.Column == "LBORRESU" && f.What.Contains("implausible", StringComparison.Ordinal));
    }

    [Fact]
    public void A_range_in_another_unit_is_turned_into_that_of_the_result()
    {
        var alb = Fhir.Only<LabResult>(
            Fhir.Observation(
                "o1",
                "1751-7",
                $$$"""
                "valueQuantity":{{{Quantity("41", "g/L")}}},"referenceRange":[{"low":{{{Quantity("3.5", "g/dL")}}}}]
                """
            )
        );
        Assert.Equal(35, alb.NormalLow); // 3.5 g/dL are 35 g/L
    }

    [Fact]
    public void Of_several_ranges_none_is_taken()
    {
        var ranges = $$$"""[{"high":{{{Quantity("40", "U/L")}}}},{"high":{{{Quantity("50", "U/L")}}}}]""";
        var (records, findings) = Fhir.Records(
            Fhir.Observation("o1", "1742-6", $"\"valueQuantity\":{Quantity("45", "U/L")},\"referenceRange\":{ranges}")
        );
        Assert.Null(Assert.Single(records.OfType<LabResult>()).NormalHigh);
        Assert.Contains(findings, f => f.What.Contains("Several reference ranges", StringComparison.Ordinal));
    }

    [Fact]
    public void An_observation_entered_in_error_is_left_out_and_said()
    {
        var (records, findings) = Fhir.Records(
            Fhir.Observation("o1", "1742-6", $"\"valueQuantity\":{Quantity("45", "U/L")}")
                .Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal)
        );
        Assert.Empty(records.OfType<LabResult>());
        Assert.Contains(findings, f => f.What.Contains("entered-in-error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_and_its_words_that_disagree_are_a_finding()
    {
        var (_, findings) = Fhir.Records(
            Fhir.Observation("o1", "1742-6", $"\"valueQuantity\":{Quantity("45", "U/L")}")
                .Replace("\"code\":\"1742-6\"", "\"code\":\"1742-6\",\"display\":\"Sodium\"", StringComparison.Ordinal)
        );
        Assert.Contains(findings, f => f.What.Contains("the file calls it 'Sodium'", StringComparison.Ordinal));
    }
}
