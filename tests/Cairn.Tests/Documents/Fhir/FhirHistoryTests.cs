using Cairn.Records;

namespace Cairn.Tests.Documents.Fhir;

/// <summary>
/// Patient, illnesses, allergies, medicines, vaccines and procedures to rows. Right answers: worked by hand from FHIR R4's status
/// codes; what a status leaves open stays open.
/// </summary>
public sealed class FhirHistoryTests
{
    const string Snomed = "http://snomed.info/sct",
        RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm",
        Atc = "http://www.whocc.no/atc";

    static string Status(string field, string code) =>
        $"\"{field}\":{Fhir.Code("http://terminology.hl7.org/CodeSystem/condition-clinical", code)}";

    static string Condition(string more) =>
        Fhir.Resource("Condition", $"\"code\":{Fhir.Code(Snomed, "91861009", "Acute myeloid leukemia")},{more}");

    [Fact]
    public void A_patient_is_a_row_of_demographics_without_a_name()
    {
        var dm = Fhir.Only<Demographics>();
        Assert.Equal(("p1", "F", "1960-05"), (dm.Subject, dm.Sex, $"{dm.Birth}"));
        Assert.Empty(dm.Other);
    }

    [Fact]
    public void An_active_illness_goes_on_and_the_disease_of_the_trials_is_the_primary_diagnosis()
    {
        var row = Fhir.Only<MedicalHistory>(Condition("\"onsetDateTime\":\"2024-11\"," + Status("clinicalStatus", "active")));
        Assert.Equal(("ACUTE MYELOID LEUKEMIA", "PRIMARY DIAGNOSIS", null), (row.Code, row.Category, row.Occurred));
        Assert.Equal(("2024-11", "ONGOING"), ($"{row.Start}", row.StillPresent));
    }

    [Theory]
    [InlineData("refuted", "N")]
    [InlineData("provisional", "U")]
    [InlineData("confirmed", null)]
    public void Whether_an_illness_was_found_follows_its_verification(string status, string? occurred) =>
        Assert.Equal(occurred, Fhir.Only<MedicalHistory>(Condition(Status("verificationStatus", status))).Occurred);

    [Fact]
    public void No_known_allergy_is_a_denial()
    {
        var code = Fhir.Code(Snomed, "716186003", "No known allergy");
        var row = Fhir.Only<MedicalHistory>(
            $$$"""{"resourceType":"AllergyIntolerance","id":"r1","patient":{"reference":"Patient/p1"},"code":{{{code}}}}"""
        );
        Assert.Equal(("ALLERGY", "N"), (row.Category, row.Occurred));
    }

    [Fact]
    public void A_statement_gives_the_dose_of_a_day()
    {
        var row = Fhir.Only<Medication>(
            Fhir.Resource(
                "MedicationStatement",
                $$$"""
                "status":"active","medicationCodeableConcept":{{{Fhir.Code(RxNorm, "8640", "prednisone")}}},
                "effectivePeriod":{"start":"2025-03-01"},"dosage":[{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},
                "doseAndRate":[{"doseQuantity":{"value":5,"code":"mg"}}]}]
                """
            )
        );
        Assert.Equal(("PREDNISONE", "CORTICOSTEROID", 10.0, "mg"), (row.Code, row.Category, row.Dose!.Value, row.DoseUnit));
        Assert.Equal(("2025-03-01", null, "ONGOING"), ($"{row.Start}", row.End, row.StillTaken));
    }

    [Fact]
    public void A_dose_without_its_rhythm_is_none()
    {
        var (records, findings) = Fhir.Records(
            Fhir.Resource(
                "MedicationStatement",
                $$$"""
                "status":"completed","medicationCodeableConcept":{{{Fhir.Code(RxNorm, "8640")}}},
                "dosage":[{"doseAndRate":[{"doseQuantity":{"value":5,"code":"mg"}}]}]
                """
            )
        );
        Assert.Null(Assert.Single(records.OfType<Medication>()).Dose);
        Assert.Contains(findings, f => f.What.Contains("the dose of a day", StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_does_not_say_that_the_drug_was_taken()
    {
        var row = Fhir.Only<Medication>(
            Fhir.Resource(
                "MedicationRequest",
                $$$"""
                "status":"active","intent":"order","authoredOn":"2025-03-01","medicationCodeableConcept":{{{Fhir.Code(
                    Atc,
                    "L04AD02"
                )}}}
                """
            )
        );
        Assert.Equal(("IMMUNOSUPPRESSANT", "U"), (row.Category, row.Occurred));
    }

    [Fact]
    public void A_dose_that_was_not_given_is_a_denial_and_one_that_was_has_its_day()
    {
        string Given(string status) =>
            Fhir.Resource(
                "MedicationAdministration",
                $$$"""
                "status":"{{{status}}}","effectiveDateTime":"2025-03-02T09:00:00Z",
                "medicationCodeableConcept":{{{Fhir.Code(
                    RxNorm,
                    "3264",
                    "dexamethasone"
                )}}},"dosage":{"dose":{"value":8,"code":"mg"}}
                """
            );
        var row = Fhir.Only<Medication>(Given("completed"));
        Assert.Equal((8.0, "2025-03-02", "2025-03-02"), (row.Dose!.Value, $"{row.Start}"[..10], $"{row.End}"[..10]));
        Assert.True(Fhir.Only<Medication>(Given("not-done")).IsDenied);
    }

    [Fact]
    public void A_medicine_by_reference_is_found_in_another_resource()
    {
        var drug = $$$"""{"resourceType":"Medication","id":"m1","code":{{{Fhir.Code(RxNorm, "1747556", "venetoclax")}}}}""";
        var row = Fhir.Only<Medication>(
            drug,
            Fhir.Resource(
                "MedicationStatement",
                "\"status\":\"completed\",\"medicationReference\":{\"reference\":\"Medication/m1\"}"
            )
        );
        Assert.Equal(("VENETOCLAX", MedicationCategory.AntiLeukaemia), (row.Code, row.Category));
    }

    [Theory]
    [InlineData("21", "LIVE VACCINE")]
    [InlineData("187", "VACCINE, NOT LIVE")]
    public void A_vaccine_is_live_by_its_code(string cvx, string category)
    {
        var code = Fhir.Code("http://hl7.org/fhir/sid/cvx", cvx);
        var row = Fhir.Only<Medication>(
            $$$"""
            {"resourceType":"Immunization","id":"r1","patient":{"reference":"Patient/p1"},"status":"completed","vaccineCode":{{{code}}},
             "occurrenceDateTime":"2025-02-20"}
            """
        );
        Assert.Equal((category, "2025-02-20"), (row.Category, $"{row.Start}"));
    }

    [Theory]
    [InlineData("completed", null)]
    [InlineData("not-done", "N")]
    public void A_procedure_took_place_or_did_not(string status, string? occurred)
    {
        var code = Fhir.Code(Snomed, "232717009", "Coronary artery bypass grafting");
        var row = Fhir.Only<Procedure>(
            Fhir.Resource("Procedure", $"\"status\":\"{status}\",\"code\":{code},\"performedDateTime\":\"2019\"")
        );
        Assert.Equal(("CORONARY ARTERY BYPASS GRAFT", occurred, "2019"), (row.Code, row.Occurred, $"{row.Start}"));
    }

    [Fact]
    public void A_procedure_that_is_planned_is_left_out_and_said()
    {
        var code = Fhir.Code(Snomed, "232717009");
        var (records, findings) = Fhir.Records(Fhir.Resource("Procedure", $"\"status\":\"preparation\",\"code\":{code}"));
        Assert.Empty(records.OfType<Procedure>());
        Assert.Contains(findings, f => f.What.Contains("'preparation'", StringComparison.Ordinal));
    }
}
