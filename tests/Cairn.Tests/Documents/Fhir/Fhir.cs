using System.Text;
using Cairn.Documents.Fhir;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Documents.Fhir;

/// <summary>Small bundles of one patient, and what is read of them.</summary>
static class Fhir
{
    public const string Patient = """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1960-05"}""";

    const string Of = "\"subject\":{\"reference\":\"Patient/p1\"}";

    /// <summary>An observation of p1; <paramref name="more"/> is its value and the like.</summary>
    public static string Observation(string id, string loinc, string more) =>
        $$"""
            {"resourceType":"Observation","id":"{{id}}","status":"final",{{Of}},"effectiveDateTime":"2025-03-12T08:30:00+08:00",
             "code":{"coding":[{"system":"http://loinc.org","code":"{{loinc}}"}]},{{more}}}
            """;

    /// <summary>Any resource of p1.</summary>
    public static string Resource(string type, string more) => $$"""{"resourceType":"{{type}}","id":"r1",{{Of}},{{more}}}""";

    /// <summary>One coded concept.</summary>
    public static string Code(string system, string code, string display = "") =>
        display.Length == 0
            ? $$"""{"coding":[{"system":"{{system}}","code":"{{code}}"}]}"""
            : $$"""{"coding":[{"system":"{{system}}","code":"{{code}}","display":"{{display}}"}]}""";

    public static string Bundle(params string[] resources) =>
        """{"resourceType":"Bundle","type":"collection","entry":["""
        + string.Join(",\n", resources.Select(r => $$"""{"resource":{{r}}}"""))
        + "]}";

    public static Checked<IReadOnlyList<IncomingTable>> Read(string text, string name = "b.json") =>
        FhirFiles.Read([(name, Encoding.UTF8.GetBytes(text))]);

    /// <summary>What an import into an empty ledger would add of p1's resources, and every finding.</summary>
    public static (IReadOnlyList<Record> Records, IReadOnlyList<Finding> Findings) Records(params string[] resources)
    {
        var read = Read(Bundle([Patient, .. resources]));
        var nobody = LedgerState.Empty("X");
        var plan = Importing.Plan(nobody, SourceNumbers.Give(read.Value!, nobody).Tables, new("X", new DateOnly(2026, 1, 1)));
        var added = plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>().Select(a => a.Record);
        return ([.. added], [.. read.Findings, .. plan.Findings]);
    }

    /// <summary>The one record of a type that the resources give.</summary>
    public static T Only<T>(params string[] resources)
        where T : Record
    {
        var (records, findings) = Records(resources);
        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        return Assert.Single(records.OfType<T>());
    }
}
