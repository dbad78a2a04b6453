using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Store.Registry;

namespace Cairn.App.Tests;

/// <summary>What a registry promises, whichever database it lies in; each test runs on SQLite with Lucene and on PostgreSQL.</summary>
[Collection(PostgresFixture.Name)]
public sealed class RegistryStoreTests(PostgresFixture postgres) : IDisposable
{
    const string Sqlite = "SQLite",
        Postgres = "PostgreSQL";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    async Task<RegistryStore> Open(string kind, params string[] records)
    {
        var store = RegistryDesk.Open(kind == Sqlite ? _folder.File("registry.db") : postgres.NewDatabase());
        await store.Prepare(cancel: Cancel);
        await Put(store, records);
        return store;
    }

    static async Task<PutOutcome> Put(RegistryStore store, params string[] records)
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
    static string Record(string number, params (string Path, object Value)[] values)
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

    static string Titled(string number, string title, params (string Path, object Value)[] values) =>
        Record(number, [("identificationModule.briefTitle", title), .. values]);

    static object Site(string country, string city, string? status = null, double? latitude = null, double? longitude = null) =>
        new Dictionary<string, object?>
        {
            ["country"] = country,
            ["city"] = city,
            ["status"] = status,
            ["geoPoint"] = latitude is null ? null : new { lat = latitude, lon = longitude },
        };

    static async Task<string> Found(RegistryStore store, string query, Query? filter = null)
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

    static readonly string[] Trials =
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

    static readonly (string Query, string Found)[] Cases =
    [
        ("", "1 2 3 4"),
        ("leukemia", "1 2"),
        ("leukaemias", "1 2"),
        ("CLL-1", "1 2"),
        ("CAR-T acute myelogenous leukemia", "1 2"),
        ("\"dual target\"", "1"),
        ("\"target dual\"", ""),
        ("bortezomib OR vaccine", "3 4"),
        ("NOT leukemia", "3 4"),
        ("leukemia NOT CD38", "2"),
        ("tumors", "4"),
        ("ECOG", "1"),
        ("AREA[BasicSearch]ECOG", ""),
        ("AREA[EligibilityCriteria]ECOG", "1"),
        ("AREA[BriefTitle]myeloma", "3"),
        ("AREA[Condition]COVERAGE[FullMatch]\"multiple myeloma\"", "3"),
        ("AREA[LeadSponsorName]COVERAGE[FullMatch]Millennium", "3"),
        ("AREA[LeadSponsorName]Millennium", "3 4"),
        ("phase:1", "1 2"),
        ("AREA[Phase]PHASE1 AND AREA[Phase]PHASE2", "2"),
        ("AREA[Phase:size]2", "2"),
        ("status:recruiting", "1"),
        ("start:2021", "2"),
        ("start:<2022", "2 3"),
        ("AREA[StartDate]RANGE[2021-03-15, MAX]", "1"),
        ("AREA[StartDate]MISSING", "4"),
        ("enrollment:20..40", "1 2"),
        ("age:71", "2 3"),
        ("age:\"3 months\"", "2 4"),
        ("country:China", "1 2"),
        ("country:China site:recruiting", "1"),
        ("site:recruiting city:Suzhou", ""),
        ("SEARCH[Location](AREA[LocationCity]Paris AND AREA[LocationStatus]RECRUITING)", "2"),
        ("near:39.0842,117.2009,20km", "1"),
        ("near:31,120.6,60km", "2"),
        ("near:0,0,10km", ""),
        ("target:CLL1", "1 2"),
        ("target:CD38 product:car-t", "1"),
        ("setting:relapsed-refractory", "1"),
        ("id:NCT00000003", "3"),
        ("NCT00000003", "3"),
        ("myeloma AND (bortezomib OR daratumumab)", "3"),
        ("acute lukemia", "1 2"),
    ];

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_query_finds_the_same_trials_in_either_database(string kind)
    {
        await using var store = await Open(kind, Trials);
        var found = new List<(string, string)>();
        foreach (var (query, _) in Cases)
            found.Add((query, await Found(store, query)));
        Assert.Equal(Cases, found);
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_filter_narrows_and_facets_count_what_is_left(string kind)
    {
        await using var store = await Open(kind, Trials);
        var result = await store.Search(
            new()
            {
                Query = new Query.All(),
                Filter = new Query.Coded("LocationCountry", "China"),
                Facets = Facet.All,
                Take = 1,
            },
            Cancel
        );
        Assert.Equal((2, 1), (result.Total, result.Hits.Count));
        string Said(string key) =>
            string.Join(", ", result.Facets.Single(f => f.Facet.Key == key).Counts.Select(c => $"{c.Code} {c.Trials}"));
        Assert.Equal("PHASE1 2, PHASE2 1", Said("phase"));
        Assert.Equal("COMPLETED 1, RECRUITING 1", Said("status"));
        Assert.Equal("CLL1 2, CD38 1", Said("target"));
        Assert.Equal("China 2, France 1", Said("country"));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_landscape_counts_what_is_found_and_what_is_not_stated(string kind)
    {
        await using var store = await Open(kind, Trials);
        var landscape = await store.Landscape(new Query.All(), new Query.All(), Cancel);
        Assert.Equal(4, landscape.Trials);
        string Said(string key)
        {
            var facet = landscape.Facets.Single(f => f.Counts.Facet.Key == key);
            return $"{string.Join(", ", facet.Counts.Counts.Select(c => $"{c.Code} {c.Trials}"))}, unknown {facet.Without}";
        }
        Assert.Equal("PHASE1 2, PHASE2 1, PHASE3 1, unknown 1", Said("phase"));
        Assert.Equal("CLL1 2, CD38 1, unknown 2", Said("target"));
        Assert.Equal("China 2, France 1, unknown 2", Said("country"));
        Assert.Equal(
            ["2003 1", "2021 1", "2025 1"],
            landscape.Starts.Where(s => s.Trials > 0).Select(s => $"{s.From} {s.Trials}")
        );
        Assert.Equal((1, 1, 37.0), (landscape.WithoutStart, landscape.WithoutSize, landscape.MedianSize));
        var narrowed = await store.Landscape(QueryReader.Read("leukemia").Value!, new Query.Coded("Phase", "PHASE2"), Cancel);
        Assert.Equal((1, 20.0), (narrowed.Trials, narrowed.MedianSize));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Trials_are_sorted_and_those_without_the_field_come_last(string kind)
    {
        await using var store = await Open(kind, Trials);
        async Task<string> Order(bool descending, int skip = 0) =>
            string.Join(
                ' ',
                (
                    await store.Search(
                        new()
                        {
                            Query = new Query.All(),
                            Sort = [new("StartDate", descending)],
                            Skip = skip,
                        },
                        Cancel
                    )
                ).Hits.Select(h => h.Number[^1])
            );
        Assert.Equal("1 2 3 4", await Order(descending: true));
        Assert.Equal("3 2 1 4", await Order(descending: false));
        Assert.Equal("1 4", await Order(descending: false, skip: 2));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_word_no_trial_has_is_searched_as_the_nearest_known_one_and_said(string kind)
    {
        await using var store = await Open(kind, Trials);
        var result = await store.Search(new() { Query = QueryReader.Read("leukemai").Value! }, Cancel);
        Assert.Equal((2, ("leukemai", "leukemia")), (result.Total, result.Mended.Single()));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task The_trial_that_names_it_in_the_title_comes_before_one_that_mentions_it(string kind)
    {
        await using var store = await Open(
            kind,
            Titled("NCT00000005", "Something else", ("descriptionModule.briefSummary", "After daratumumab, rest is advised.")),
            Titled("NCT00000006", "Daratumumab in myeloma"),
            Titled("NCT00000007", "Nothing of the kind")
        );
        var result = await store.Search(new() { Query = QueryReader.Read("daratumumab").Value! }, Cancel);
        Assert.Equal(["NCT00000006", "NCT00000005"], result.Hits.Select(h => h.Number));
        Assert.True(result.Hits[0].Score > result.Hits[1].Score);
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_newer_version_replaces_and_the_older_one_is_history(string kind)
    {
        (string, object) On(string day) => ("statusModule.lastUpdatePostDateStruct.date", day);
        var (old, now) = (
            Titled("NCT00000001", "Old title", On("2024-01-01")),
            Titled("NCT00000001", "New title", On("2025-01-01"))
        );
        await using var store = await Open(kind, now);
        Assert.Equal(new PutOutcome(0, 0, 1, 0), await Put(store, old));
        Assert.Equal(new PutOutcome(0, 0, 0, 2), await Put(store, old, now));
        Assert.Equal("1", await Found(store, "new"));
        Assert.Equal("", await Found(store, "old"));
        Assert.Equal(new PutOutcome(0, 1, 0, 0), await Put(store, Titled("NCT00000001", "Newest title", On("2025-02-01"))));
        Assert.Equal("1", await Found(store, "newest"));

        var history = await store.History("NCT00000001", Cancel);
        Assert.Equal(["2025-01-01", "2024-01-01", "2025-02-01"], history.Select(h => h.Updated));
        Assert.Equal([false, false, true], history.Select(h => h.IsCurrent));
        Assert.Equal(old, Encoding.UTF8.GetString((await store.Version(history[1].Id, Cancel))!.Record.Source.Span));
        Assert.Equal(1, (await store.Status(Cancel)).Trials);
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Versions_of_one_number_in_one_load_leave_the_newest_current(string kind)
    {
        string At(string day) => Titled("NCT00000001", "As of " + day, ("statusModule.lastUpdatePostDateStruct.date", day));
        await using var store = await Open(kind, At("2024-02-02"), At("2025-03-03"), At("2024-01-01"));
        Assert.Equal("2025-03-03", (await store.Find("NCT00000001", Cancel))!.Row.Updated);
        Assert.Equal(1, (await store.History("NCT00000001", Cancel)).Count(h => h.IsCurrent));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_record_comes_back_to_the_byte_and_verify_finds_nothing(string kind)
    {
        const string odd =
            """{ "protocolSection" : {"identificationModule":{"nctId":"nct00000009","briefTitle":"\u0000 '; -- µ 李"}}, "unheardOf":[1,2.50] }""";
        await using var store = await Open(kind, odd);
        Assert.Equal(odd, Encoding.UTF8.GetString((await store.Find("NCT00000009", Cancel))!.Record.Source.Span));
        Assert.Empty(await store.Verify(cancel: Cancel));
    }

    [Fact]
    public async Task An_index_that_was_lost_is_made_again_from_the_records()
    {
        await using (await Open(Sqlite, Trials)) { }
        Directory.Delete(_folder.File("registry.db.index"), recursive: true);
        await using var store = await Open(Sqlite);
        Assert.Equal("1 2", await Found(store, "leukemia"));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task What_a_stopped_load_left_out_of_the_index_the_next_one_puts_in(string kind)
    {
        var database = kind == Sqlite ? _folder.File("registry.db") : postgres.NewDatabase();
        await using (var stopped = RegistryDesk.Open(database))
        {
            await stopped.Prepare(cancel: Cancel);
            await Put(stopped, Trials[0]);
            var read = ReadRecord.Of(new(Encoding.UTF8.GetBytes(Trials[1]), RecordFormat.Json, "made up")).Value!;
            var incoming = new IncomingRecord(read.Version("made up"), _ => throw new OperationCanceledException());
            await Assert.ThrowsAnyAsync<Exception>(() => stopped.Put([incoming], Cancel));
            await stopped.Settle(Cancel);
            Assert.Equal("1", await Found(stopped, "leukemia"));
        }
        await using var next = RegistryDesk.Open(database);
        await next.Prepare(cancel: Cancel);
        Assert.Equal("1 2", await Found(next, "leukemia"));
        Assert.Empty(await next.Verify(cancel: Cancel));
    }

    [Fact]
    public async Task A_record_changed_in_the_database_is_found_by_verify()
    {
        await using (await Open(Sqlite, Trials)) { }
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("registry.db")}"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE registry_versions SET source = (SELECT source FROM registry_versions WHERE number = 'NCT00000004'), "
                + "length = (SELECT length FROM registry_versions WHERE number = 'NCT00000004') WHERE number = 'NCT00000003'";
            await command.ExecuteNonQueryAsync(Cancel);
        }
        await using var store = await Open(Sqlite);
        Assert.Equal("NCT00000003", Assert.Single(await store.Verify(cancel: Cancel)).Place);
    }

    [Theory, InlineData(Sqlite), InlineData(Postgres)]
    public async Task The_most_like_trial_comes_first_and_says_why(string kind)
    {
        await using var store = await Open(kind, Trials);
        var record = (await store.Find("NCT00000001", Cancel))!.Record;
        var related = await store.Related(record, new Query.All(), 10, Cancel);
        Assert.Equal("NCT00000002", related[0].Number); // the other CLL1 CAR-T in AML, under its other names
        Assert.DoesNotContain(related, r => r.Number == "NCT00000001");
        Assert.Contains(related[0].Parts, p => p.Part == LikenessPart.Target && p.Terms.Contains("Target=CLL1"));
        Assert.Equal(1, related[0].Parts.Sum(p => p.Share), 1e-9);
        Assert.Equal(related.Select(r => r.Score).OrderDescending(), related.Select(r => r.Score));
    }

    [Theory, InlineData(Sqlite), InlineData(Postgres)]
    public async Task Related_trials_can_be_narrowed(string kind)
    {
        await using var store = await Open(kind, Trials);
        var record = (await store.Find("NCT00000001", Cancel))!.Record;
        var completed = await store.Related(record, new Query.Coded("OverallStatus", "COMPLETED"), 10, Cancel);
        Assert.Equal(["NCT00000002"], completed.Select(r => r.Number));
        Assert.Empty(await store.Related(record, new Query.None(), 10, Cancel));
    }

    public static TheoryData<string, string> HostileSearches()
    {
        string[] texts =
        [
            string.Join(' ', Enumerable.Range(0, 10_000).Select(i => "w" + i)),
            string.Join(' ', Enumerable.Repeat("a", 9_999)),
            string.Join(" OR ", Enumerable.Range(0, 500).Select(i => "w" + i)),
            string.Join(' ', Enumerable.Range(0, 400).Select(i => $"\"leukemia {i}\"")),
            string.Join(" OR ", Enumerable.Range(0, 10).Select(i => $"near:{i},{i},20000km")),
            new string('(', 50) + "leukemia" + new string(')', 50),
            "'; DROP TABLE registry_versions; --",
            "leukemia' OR '1'='1",
            ".*+?^${}|\\ (a+)+$ [a-z]*",
            "\"\\\" & | ! <-> :* ' \\' %_\"",
            new string('a', 19_999),
            "\0\u0001\ud800 \u202e",
        ];
        return [.. new[] { Sqlite, Postgres }.SelectMany(kind => texts.Select(text => (kind, text)))];
    }

    [Theory, MemberData(nameof(HostileSearches))]
    public async Task A_hostile_search_is_answered_or_refused_and_harms_nothing(string kind, string text)
    {
        await using var store = await Open(kind, Trials);
        if (QueryReader.Read(text).Value is { } query)
            Assert.InRange((await store.Search(new() { Query = query, Facets = Facet.All }, Cancel)).Total, 0, Trials.Length);
        else
            Assert.NotEmpty(QueryReader.Read(text).Findings[0].Mend);
        Assert.Equal("1 2 3 4", await Found(store, ""));
        Assert.Empty(await store.Verify(cancel: Cancel));
    }

    [Fact]
    public async Task A_search_that_reads_too_much_of_the_index_is_refused_in_words()
    {
        await using (await Open(Sqlite, Trials)) { }
        await using var small = new RegistryStore(_folder.File("registry.db"), (_, _) => throw new NotSupportedException(), 10);
        var wide = await Assert.ThrowsAsync<WideQueryException>(() => Found(small, "leukemia OR cells OR myeloid"));
        Assert.Contains("too many to look through", wide.What);
        Assert.Equal("3", await Found(small, "bortezomib"));
    }

    [Fact]
    public async Task Several_loaders_at_once_put_every_record_once_into_PostgreSQL()
    {
        var connection = postgres.NewDatabase();
        string[] records = [.. Enumerable.Range(1, 60).Select(i => Titled($"NCT000001{i:00}", "Leukemia " + i))];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(Load));
        Assert.Equal(60, outcomes.Sum(o => o.Added));
        Assert.Equal(3 * 60, outcomes.Sum(o => o.Known));
        await using var store = RegistryDesk.Open(connection);
        var status = await store.Status(Cancel);
        Assert.Equal((60, 60, 60), (status.Trials, status.Versions, status.Indexed));
        Assert.Empty(await store.Verify(cancel: Cancel));
        Assert.Equal(60, (await store.Search(new() { Query = QueryReader.Read("leukemia").Value! }, Cancel)).Total);

        // Each begins at another place, so that all meet new and known numbers.
        async Task<PutOutcome> Load(int loader)
        {
            await using var own = RegistryDesk.Open(connection);
            await own.Prepare(cancel: Cancel);
            var outcome = new PutOutcome();
            foreach (var some in records.Skip(15 * loader).Concat(records.Take(15 * loader)).Chunk(7))
                outcome += await Put(own, some);
            return outcome;
        }
    }

    [Fact]
    public async Task An_empty_registry_answers_with_nothing()
    {
        await using var store = RegistryDesk.Open(_folder.File("none.db"));
        Assert.Equal(0, (await store.Search(new() { Query = new Query.All() }, Cancel)).Total);
        Assert.Null(await store.Find("NCT00000001", Cancel));
        Assert.False(File.Exists(_folder.File("none.db")));
    }
}
