using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Store.Registry;

namespace Cairn.App.Tests;

/// <summary>A registry of made-up trials in either database: SQLite with Lucene, PostgreSQL.</summary>
public abstract class MadeUpRegistry(PostgresFixture postgres) : IDisposable
{
    protected const string Sqlite = "SQLite",
        Postgres = "PostgreSQL";

    private protected TemporaryFolder Folder { get; } = CairnProcess.Folder();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected PostgresFixture Server { get; } = postgres;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<RegistryStore> Open(string kind, params string[] records)
    {
        var store = RegistryDesk.Open(kind == Sqlite ? Folder.File("registry.db") : Server.NewDatabase());
        await store.Prepare(cancel: Cancel);
        await Put(store, records);
        return store;
    }

    private protected static async Task<PutOutcome> Put(RegistryStore store, params string[] records)
    {
        var incoming = records.Select(json =>
        {
            var read = ReadRecord.Of(new(Encoding.UTF8.GetBytes(json), RecordFormat.Json, "made up"));
            Assert.Empty(read.Findings);
            return new IncomingRecord(read.Value!.Version("made up"), read.Value.Entry);
        });
        var outcome = await store.Put([.. incoming], Cancel);
        await store.Settle(Cancel);
        return outcome;
    }

    /// <summary>A made-up record of a few values by piece path.</summary>
    private protected static string Record(string number, params (string Path, object Value)[] values)
    {
        var record = new JsonObject();
        foreach (var (path, value) in values.Prepend(("identificationModule.nctId", number)))
        {
            var at = record["protocolSection"] as JsonObject ?? (JsonObject)(record["protocolSection"] = new JsonObject());
            var parts = path.Split('.');
            foreach (var part in parts[..^1])
                at = at[part] as JsonObject ?? (JsonObject)(at[part] = new JsonObject());
            at[parts[^1]] = JsonSerializer.SerializeToNode(value);
        }
        return record.ToJsonString();
    }

    private protected static string Titled(string number, string title, params (string Path, object Value)[] values) =>
        Record(number, [("identificationModule.briefTitle", title), .. values]);

    private protected static object Site(
        string country,
        string city,
        string? status = null,
        double? latitude = null,
        double? longitude = null
    ) =>
        new Dictionary<string, object?>
        {
            ["country"] = country,
            ["city"] = city,
            ["status"] = status,
            ["geoPoint"] = latitude is null ? null : new { lat = latitude, lon = longitude },
        };

    private protected static async Task<string> Found(RegistryStore store, string query, Query? filter = null)
    {
        var read = QueryReader.Read(query);
        Assert.True(read.Value is not null, string.Join("\n", read.Findings));
        var result = await store.Search(
            new()
            {
                Query = read.Value,
                Filter = filter ?? new Query.All(),
                Take = 100,
            },
            Cancel
        );
        Assert.Equal(result.Total, result.Hits.Count);
        return string.Join(' ', result.Hits.Select(h => h.Number[^1]).Order());
    }

    private protected static readonly string[] Trials =
    [
        Titled(
            "NCT00000001",
            "CLL1 and CD38 dual-target CAR-T cells in relapsed or refractory acute myeloid leukemia",
            ("statusModule.overallStatus", "RECRUITING"),
            ("statusModule.startDateStruct.date", "2025-05-22"),
            ("statusModule.lastUpdatePostDateStruct.date", "2025-06-03"),
            ("designModule.phases", new[] { "PHASE1" }),
            ("designModule.enrollmentInfo.count", 37),
            ("conditionsModule.conditions", new[] { "Acute Myeloid Leukemia" }),
            ("eligibilityModule.minimumAge", "18 Years"),
            ("eligibilityModule.maximumAge", "70 Years"),
            ("eligibilityModule.eligibilityCriteria", "Inclusion: ECOG 0 to 2. Exclusion: promyelocytic leukemia"),
            ("contactsLocationsModule.locations", new[] { Site("China", "Tianjin", "RECRUITING", 39.14222, 117.17667) })
        ),
        Titled(
            "NCT00000002",
            "Anti-CLEC12A chimeric antigen receptor T cells for AML",
            ("statusModule.overallStatus", "COMPLETED"),
            ("statusModule.startDateStruct.date", "2021-03"),
            ("designModule.phases", new[] { "PHASE1", "PHASE2" }),
            ("designModule.enrollmentInfo.count", 20),
            ("conditionsModule.conditions", new[] { "Leukaemia, Myeloid, Acute" }),
            (
                "contactsLocationsModule.locations",
                new[] { Site("China", "Suzhou", "COMPLETED", 31.30408, 120.59538), Site("France", "Paris", "RECRUITING") }
            )
        ),
        Titled(
            "NCT00000003",
            "Bortezomib in multiple myeloma",
            ("statusModule.overallStatus", "TERMINATED"),
            ("statusModule.startDateStruct.date", "2003"),
            ("designModule.phases", new[] { "PHASE3" }),
            ("designModule.enrollmentInfo.count", 669),
            ("conditionsModule.conditions", new[] { "Multiple Myeloma" }),
            ("sponsorCollaboratorsModule.leadSponsor.name", "Millennium"),
            ("eligibilityModule.minimumAge", "18 Years")
        ),
        Titled(
            "NCT00000004",
            "Tumour vaccines in children",
            ("eligibilityModule.maximumAge", "6 Months"),
            ("sponsorCollaboratorsModule.leadSponsor.name", "Millennium Pharmaceuticals")
        ),
    ];
}
