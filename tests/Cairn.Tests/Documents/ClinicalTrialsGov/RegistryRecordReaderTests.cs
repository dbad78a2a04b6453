using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Tests.Documents.ClinicalTrialsGov;

public sealed class RegistryRecordReaderTests
{
    [Fact]
    public void Every_sample_becomes_a_study_and_keeps_its_record()
    {
        var samples = RegistrySamples.All();
        Assert.Equal(62, samples.Count); // files of 1, 10 and 50 records, and the one with results
        Assert.All(samples, sample =>
        {
            var read = RegistryRecordReader.Read(sample.Json.GetRawText(), "record.json");

            Assert.True(read.IsSound, string.Join("\n", read.Findings));
            Assert.Equal(sample.Id, read.Value!.Study.Registration.RegistryId);
            Assert.True(JsonElement.DeepEquals(sample.Json, JsonDocument.Parse(read.Value.Json).RootElement));
            Assert.NotEmpty(read.Value.Study.Criteria);
        });
    }

    [Fact]
    public void A_record_with_results_is_read_field_by_field()
    {
        // expected values: NCT02513394.json, read by eye
        using var file = File.OpenRead(RegistrySamples.PathWithResults);
        var record = RegistryRecordReader.Read(file, "NCT02513394.json").Value!;
        var (study, r) = (record.Study, record.Study.Registration);

        Assert.Equal("PALbociclib CoLlaborative Adjuvant Study", r.Title);
        Assert.Equal("PALLAS", r.Acronym);
        Assert.Equal(
            [
                new("AFT-05", null, "org_study_id"),
                new("ABCSG 42", "OTHER", "ABCSG GmbH"),
                new("BIG 14-03", "OTHER", "Breast International Group"),
                new("2014-005181-30", "EUDRACT_NUMBER", "secondary_id"),
            ],
            r.OtherIds
        );
        Assert.Equal(
            (PartialDate.Of(2015, 8), PartialDate.Of(2020, 11), PartialDate.Of(2025, 9), PartialDate.Of(2023, 6, 15)),
            (r.StartDate, r.PrimaryCompletionDate, r.CompletionDate, r.LastUpdate)
        );
        Assert.Equal(
            (5796, "ACTUAL", "18 Years", null, "ALL"),
            (r.Enrollment, r.EnrollmentType, r.MinimumAge, r.MaximumAge, r.Sex)
        );
        Assert.True(r.HasResults);
        Assert.False(r.HealthyVolunteers);
        Assert.Equal(["PHASE3"], r.Phases);
        Assert.Equal(
            ("RANDOMIZED", "PARALLEL", "TREATMENT", "NONE"),
            (study.Design.Allocation, study.Design.InterventionModel, study.Design.PrimaryPurpose, study.Design.Masking)
        );
        Assert.Equal(["Palbociclib", "Standard Adjuvant Endocrine Therapy"], study.Arms[0].Interventions);
        Assert.Equal(["primary", "secondary", "secondary", "secondary", "secondary"], study.Outcomes.Select(o => o.Kind));
        Assert.Equal("4 years", study.Outcomes[0].TimeFrame);
        Assert.Equal(437, study.Locations.Count);
        Assert.Equal("lead", study.Sponsors[0].Role);
        Assert.Contains(new RegistryModule("resultsSection.participantFlowModule", 32, 0), record.Modules);
        Assert.All(record.Modules.Where(m => m.Path.StartsWith("resultsSection", StringComparison.Ordinal)), m =>
            Assert.Equal(0, m.Mapped)
        );
    }

    [Fact]
    public void One_record_of_many_is_chosen_by_its_number()
    {
        using var file = File.OpenRead(RegistrySamples.PathOfFifty);
        Assert.Equal("NCT05921903", RegistryRecordReader.Read(file, "f", "nct05921903").Value!.Study.Id);

        using var again = File.OpenRead(RegistrySamples.PathOfFifty);
        var refused = Assert.Single(RegistryRecordReader.Read(again, "f").Findings);
        Assert.Contains("50 records: NCT05925803, NCT05923281", refused.What, StringComparison.Ordinal);
        Assert.Contains("--nct ID", refused.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_one_and_a_page_of_studies_hold_the_same_record()
    {
        var record = Minimal();
        foreach (var json in new[] { record, $"[{record}]", $$"""{"studies":[{{record}}],"nextPageToken":"x"}""" })
            Assert.Equal("NCT00000001", RegistryRecordReader.Read(json, "f").Value!.Study.Id);
    }

    [Theory]
    [InlineData("2025", 2025, null, null)]
    [InlineData("2025-05", 2025, 5, null)]
    [InlineData("2025-05-22", 2025, 5, 22)]
    public void Dates_may_be_known_in_part(string text, int year, int? month, int? day) =>
        Assert.Equal(
            PartialDate.Of(year, month, day),
            RegistryRecordReader
                .Read(Minimal("statusModule", $$$"""{"startDateStruct":{"date":"{{{text}}}"}}"""), "f")
                .Value!.Study.Registration.StartDate
        );

    [Fact]
    public void Contacts_may_lack_a_name_and_places_a_facility()
    {
        var study = RegistryRecordReader
            .Read(
                Minimal(
                    "contactsLocationsModule",
                    """{"locations":[{"city":"Tianjin","contacts":[{"role":"CONTACT","phone":"1","phoneExt":"2"}]}]}"""
                ),
                "f"
            )
            .Value!.Study;
        Assert.Null(study.Locations[0].Facility);
        Assert.Equal(new Contact(null, "CONTACT", "1 ext. 2", null), Assert.Single(study.Locations[0].Contacts));
    }

    [Theory]
    [InlineData("conditionsModule", """{"conditions":"AML"}""", "$.protocolSection.conditionsModule.conditions", "a list")]
    [InlineData(
        "conditionsModule",
        """{"conditions":["AML",7]}""",
        "$.protocolSection.conditionsModule.conditions[1]",
        "text in quotes"
    )]
    [InlineData("conditionsModule", "[]", "$.protocolSection.conditionsModule", "an object")]
    [InlineData(
        "statusModule",
        """{"startDateStruct":{"date":"2025-02-30"}}""",
        "$.protocolSection.statusModule.startDateStruct.date",
        "day that does not exist"
    )]
    [InlineData(
        "statusModule",
        """{"startDateStruct":{"date":"0000-01-01"}}""",
        "$.protocolSection.statusModule.startDateStruct.date",
        "no year 0"
    )]
    [InlineData(
        "statusModule",
        """{"startDateStruct":{"date":"May 2025"}}""",
        "$.protocolSection.statusModule.startDateStruct.date",
        "no date"
    )]
    [InlineData("statusModule", """{"overallStatus":5}""", "$.protocolSection.statusModule.overallStatus", "a number (5)")]
    [InlineData(
        "statusModule",
        """{"overallStatus":"\ud800"}""",
        "$.protocolSection.statusModule.overallStatus",
        "half a character"
    )]
    [InlineData(
        "designModule",
        """{"enrollmentInfo":{"count":"37"}}""",
        "$.protocolSection.designModule.enrollmentInfo.count",
        "a number"
    )]
    [InlineData(
        "designModule",
        """{"enrollmentInfo":{"count":-1}}""",
        "$.protocolSection.designModule.enrollmentInfo.count",
        "no count"
    )]
    [InlineData(
        "designModule",
        """{"enrollmentInfo":{"count":99999999999}}""",
        "$.protocolSection.designModule.enrollmentInfo.count",
        "no count"
    )]
    [InlineData(
        "eligibilityModule",
        """{"healthyVolunteers":"No"}""",
        "$.protocolSection.eligibilityModule.healthyVolunteers",
        "true or false"
    )]
    [InlineData(
        "eligibilityModule",
        """{"eligibilityCriteria":["a"]}""",
        "$.protocolSection.eligibilityModule.eligibilityCriteria",
        "text in quotes"
    )]
    [InlineData(
        "outcomesModule",
        """{"primaryOutcomes":[{"timeFrame":"1 year"}]}""",
        "$.protocolSection.outcomesModule.primaryOutcomes[0].measure",
        "missing"
    )]
    [InlineData(
        "armsInterventionsModule",
        """{"armGroups":{"label":"A"}}""",
        "$.protocolSection.armsInterventionsModule.armGroups",
        "a list"
    )]
    public void A_wrong_shape_is_found_with_its_path(string module, string json, string path, string words)
    {
        var read = RegistryRecordReader.Read(Minimal(module, json), "f");

        Assert.False(read.IsSound);
        Assert.Null(read.Value);
        Assert.Contains(read.Findings, f =>
            f.Severity == Severity.Error
            && f.Column == path
            && $"{f.What} {f.Mend}".Contains(words, StringComparison.Ordinal)
            && f.Mend.Length > 0
        );
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    [InlineData("{", "no sound JSON")]
    [InlineData("""{"protocolSection":{"identificationModule":{"briefTitle":"x""", "no sound JSON")]
    [InlineData("<?xml version=\"1.0\"?><clinical_study/>", "XML")]
    [InlineData("null", "not a record")]
    [InlineData("7", "not a record")]
    [InlineData("[]", "holds no record")]
    [InlineData("[7]", "expected is an object")]
    [InlineData("{}", "no protocolSection")]
    [InlineData("""{"FullStudiesResponse":{}}""", "no protocolSection")]
    [InlineData("""{"protocolSection":{}}""", "no title")]
    [InlineData("""{"protocolSection":[]}""", "expected is an object")]
    [InlineData("""{"studies":{}}""", "expected is a list")]
    [InlineData("""{"hasResults":true,"hasResults":false}""", "no sound JSON")]
    public void What_is_no_record_is_refused_in_words(string json, string words)
    {
        var read = RegistryRecordReader.Read(json, "f");
        Assert.Null(read.Value);
        var finding = Assert.Single(read.Findings);
        Assert.Contains(words, $"{finding.What} {finding.Mend}", StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_and_bytes_that_are_no_text_are_refused()
    {
        Assert.Null(RegistryRecordReader.Read(new string('[', 100_000), "f").Value);
        Assert.Null(RegistryRecordReader.Read(new string('[', 500) + new string(']', 500), "f").Value);
        Assert.Contains(
            "UTF-8",
            RegistryRecordReader.Read(new MemoryStream([0x7B, 0xFF, 0xC3]), "f").Findings[0].What,
            StringComparison.Ordinal
        );
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Cutting_or_changing_a_record_anywhere_never_breaks_the_reader()
    {
        var json = RegistrySamples.Of("NCT05911841").Json.GetRawText();
        var chance = new Random(7);
        for (var trial = 0; trial < 600; trial++)
        {
            var at = chance.Next(json.Length);
            var changed = trial % 2 == 0 ? json[..at] : json[..at] + "{}[]\",:0"[chance.Next(8)] + json[(at + 1)..];
            var read = RegistryRecordReader.Read(changed, "f");
            Assert.Equal(read.Value is null, read.Findings.Any(f => f.Severity == Severity.Error));
        }
    }

    [Fact]
    public void What_a_person_should_look_at_is_a_warning()
    {
        var read = RegistryRecordReader.Read(
            Minimal("eligibilityModule", """{"eligibilityCriteria":"* adults\n\nFurther criteria apply."}"""),
            "f"
        );
        Assert.True(read.IsSound);
        Assert.Equal(2, read.Findings.Count(f => f.Severity == Severity.Warning)); // no headings; criteria left out
    }

    static string Minimal(string? module = null, string json = "{}") =>
        """{"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"A trial"}"""
        + (module is null ? "" : $",\"{module}\":{json}")
        + "}}";
}
