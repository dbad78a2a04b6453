using Cairn.Documents.Fhir;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Records;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.Fhir;

/// <summary>Files of resources: bundles, lines, what is broken, and the way of an import.</summary>
public sealed class FhirFilesTests
{
    static readonly DateOnly Today = new(2026, 1, 1);

    static string Alt(string id, int value) =>
        Fhir.Observation(
            id,
            "1742-6",
            $$$"""
            "valueQuantity":{"value":{{{value}}},"code":"U/L"}
            """
        );

    [Fact]
    public void A_broken_resource_hides_no_other_and_is_named_by_its_line()
    {
        var read = Fhir.Read(
            Fhir.Bundle(Fhir.Patient, "{\"resourceType\":\"Observation\",\"id\":\"x\",\"status\":[3]}", Alt("o1", 30))
        );
        Assert.Equal(["DM", "LB"], read.Value!.Select(t => t.Domain));
        var error = Assert.Single(read.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("b.json", 2), (error.Place, error.Line));
    }

    [Theory]
    [InlineData("", "no FHIR resource|no JSON")]
    [InlineData("{\"a\":1}", "No FHIR resource")]
    [InlineData("[1, 2", "No FHIR resource|no JSON")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[{", "no JSON")]
    [InlineData("\u0000\u0001", "no JSON")]
    public void What_is_no_fhir_is_refused_in_words(string text, string words) =>
        Assert.Contains(Fhir.Read(text).Findings, f =>
            f.Severity == Severity.Error && words.Split('|').Any(w => f.What.Contains(w, StringComparison.OrdinalIgnoreCase))
        );

    [Fact]
    public void Lines_of_resources_are_read_as_a_bundle_of_them()
    {
        var read = Fhir.Read($"{Fhir.Patient}\n\n{Alt("o1", 30).ReplaceLineEndings("")}\n", "all.ndjson");
        Assert.Equal([("DM", 1), ("LB", 3)], read.Value!.Select(t => (t.Domain, t.Rows[0].Line)));
    }

    [Fact]
    public void Types_that_are_not_read_are_named_once_with_their_number()
    {
        var read = Fhir.Read(
            Fhir.Bundle(Fhir.Patient, """{"resourceType":"Claim","id":"c1"}""", """{"resourceType":"Claim","id":"c2"}""")
        );
        var finding = Assert.Single(read.Findings);
        Assert.Contains("Claim resources are not read. (2 times", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_data_by_fhirs_own_mark_is_synthetic()
    {
        var marked = Fhir.Patient.Replace(
            "\"id\":\"p1\"",
            """
            "id":"p1","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]}
            """,
            StringComparison.Ordinal
        );
        Assert.True(Assert.Single(Fhir.Read(marked).Value!).IsSynthetic);
        Assert.False(Assert.Single(Fhir.Read(Fhir.Patient).Value!).IsSynthetic);
    }

    [Fact]
    public void A_resource_keeps_its_number_when_others_come_before_it()
    {
        var first = Plan(LedgerState.Empty("X"), Alt("o2", 30));
        var state = Fold(first);
        var again = Plan(state, Alt("o2", 30));
        Assert.Empty(again.Tables.SelectMany(t => t.Added));
        Assert.Empty(again.Conflicts);
        var more = Plan(state, Alt("o1", 31), Alt("o2", 30));
        Assert.Equal((1, 1), (more.Tables.Sum(t => t.Added.Count), more.Tables.Single(t => t.Table.Domain == "LB").Unchanged));
        var changed = Plan(state, Alt("o2", 33));
        Assert.Equal("LBORRES", Assert.Single(Assert.Single(changed.Conflicts).Differences).Variable);
    }

    static ImportPlan Plan(LedgerState state, params string[] resources) =>
        Importing.Plan(
            state,
            SourceNumbers.Give(Fhir.Read(Fhir.Bundle([Fhir.Patient, .. resources])).Value!, state).Tables,
            new("X", Today)
        );

    static LedgerState Fold(ImportPlan plan)
    {
        return Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void The_two_hundred_bundles_load()
    {
        var path = Shared.PathOf("samples/fhir/aml200.bundles.ndjson.gz");
        var cohort = CohortFiles.Read(path, Today);
        Assert.DoesNotContain(cohort.Findings, f => f.Severity == Severity.Error);
        // Counted in the file: 200 patients, 362 conditions, 16,000 observations.
        Assert.Equal(200, cohort.Value!.Subjects.Count);
        Assert.Equal(362, cohort.Value.Subjects.Sum(s => s.Of<MedicalHistory>().Count()));
        Assert.Equal(16_000, cohort.Value.Subjects.Sum(s => s.All.OfType<Observation>().Count()));
        // Platelets and leukocytes stand in 10*6/L with numbers of 10*9/L.
        Assert.Equal(
            2,
            cohort.Findings.Count(f => f.Column == "LBORRESU" && f.What.Contains("implausible", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_folder_of_bundles_is_read_as_its_files()
    {
        var folder = Shared.PathOf("samples/fhir/fhir");
        Assert.Equal(20, CohortFiles.Read(folder, Today).Value!.Subjects.Count);
        Assert.All(IncomingFiles.In(folder), p => Assert.True(FhirFiles.IsNamedSo(p)));
    }
}
