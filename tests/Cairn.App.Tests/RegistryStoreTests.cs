using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Store.Registry;

namespace Cairn.App.Tests;

/// <summary>
/// What a search of the registry promises, whichever database it lies in; each test runs on SQLite with Lucene and on PostgreSQL.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class RegistryStoreTests(PostgresFixture postgres) : MadeUpRegistry(postgres)
{
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
        await using var small = new RegistryStore(Folder.File("registry.db"), (_, _) => throw new NotSupportedException(), 10);
        var wide = await Assert.ThrowsAsync<WideQueryException>(() => Found(small, "leukemia OR cells OR myeloid"));
        Assert.Contains("too many to look through", wide.What);
        Assert.Equal("3", await Found(small, "bortezomib"));
    }

    [Fact]
    public async Task An_empty_registry_answers_with_nothing()
    {
        await using var store = RegistryDesk.Open(Folder.File("none.db"));
        Assert.Equal(0, (await store.Search(new() { Query = new Query.All() }, Cancel)).Total);
        Assert.Null(await store.Find("NCT00000001", Cancel));
        Assert.False(File.Exists(Folder.File("none.db")));
    }
}
