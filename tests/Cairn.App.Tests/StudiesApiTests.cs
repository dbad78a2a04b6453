using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;

namespace Cairn.App.Tests;

/// <summary>The registry's own interface, version 2, against its OpenAPI document (2.0.0-draft).</summary>
[Collection(ServedRegistry.Name)]
public sealed class StudiesApiTests(ServedRegistry registry)
{
    const string Api = "/api/v2";

    /// <summary>A sample from a trial version of the interface has a field that no document knows.</summary>
    const string OfATrialVersion = "locations_nested";

    async Task<JsonElement> Json(string path)
    {
        using var answer = await registry.Ready().Get(Api + path);
        Assert.True(
            answer.StatusCode == HttpStatusCode.OK,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    [Theory]
    [InlineData("/studies", "PagedStudies")]
    [InlineData("/studies?pageSize=60&countTotal=true", "PagedStudies")]
    [InlineData("/studies?query.cond=leukemia&fields=NCTId,BriefTitle,StatusModule&sort=LastUpdatePostDate:desc", "PagedStudies")]
    [InlineData("/studies/NCT06880354", "Study")]
    [InlineData("/studies/nct02513394?fields=ResultsSection", "Study")]
    [InlineData("/studies/metadata", "FieldNodeList")]
    [InlineData("/studies/search-areas", "SearchDocumentList")]
    [InlineData("/stats/size", "GzipStats")]
    [InlineData("/version", "Version")]
    public async Task An_answer_is_as_the_document_says(string path, string schema) =>
        Assert.All(OpenApiDocument.Read().Differences(await Json(path), schema), d => Assert.Contains(OfATrialVersion, d));

    [Theory]
    [InlineData("""{"apiVersion":"2","more":1}""", "Version", "Version.more: not in the document")]
    [InlineData("{}", "Version", "Version.apiVersion: missing")]
    [InlineData(
        """{"studies":[{"hasResults":"yes"}]}""",
        "PagedStudies",
        "PagedStudies.studies[0].hasResults: String is no boolean"
    )]
    [InlineData("""{"protocolSection":{"designModule":{"phases":["PHASE9"]}}}""", "Study", "'PHASE9' is none of the codes")]
    public void An_answer_that_differs_from_the_document_is_told(string json, string schema, string difference) =>
        Assert.Contains(OpenApiDocument.Read().Differences(JsonDocument.Parse(json).RootElement, schema), d =>
            d.EndsWith(difference)
        );

    [Fact]
    public void Records_of_the_older_form_are_studies_of_the_document()
    {
        var path = Path.Combine(SeedRecord.Shared, "corpora", "ctgov-xml-6786.tar.gz");
        Assert.SkipUnless(
            File.Exists(path),
            "corpora/ctgov-xml-6786.tar.gz is not beside the repository (see CONTRIBUTING, shared files)"
        );
        var document = OpenApiDocument.Read();
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var found = new HashSet<string>();
        for (var n = 0; tar.GetNextEntry() is { } entry; n++)
        {
            if (entry.DataStream is null || n % 25 != 0)
                continue;
            using var memory = new MemoryStream();
            entry.DataStream.CopyTo(memory);
            using var json = JsonDocument.Parse(ReadRecord.ToJson(RecordFormat.Xml, memory.ToArray()));
            found.UnionWith(document.Differences(json.RootElement, "Study"));
        }
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("/stats/field/values?fields=Phase")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_offered_is_said_in_plain_text(string path)
    {
        using var answer = await registry.Ready().Get(Api + path);
        Assert.Equal((HttpStatusCode.NotFound, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("is not offered here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As pytrials, ctrdata and clinicaltrialsgov-mcp-server write them, read in November 2026.</summary>
    [Theory]
    [InlineData("format=json&markupFormat=legacy&query.term=leukemia&pageSize=60")]
    [InlineData("format=json&query.term=leukemia&markupFormat=legacy&fields=NCTId|Condition|BriefTitle&pageSize=60")]
    [InlineData(
        "format=json&countTotal=true&pageSize=60&filter.advanced=AREA[MinimumAge]RANGE[18y, MAX] "
            + "AND AREA[MaximumAge]RANGE[MIN, 70y]"
    )]
    [InlineData("format=json&countTotal=true&pageSize=60&query.locn=AREA[LocationCountry]China,AREA[LocationCity]Tianjin")]
    [InlineData("format=json&countTotal=true&pageSize=60&aggFilters=phase:1,status:rec com,studyType:int")]
    [InlineData(
        "query.cond=acute myeloid leukemia&query.intr=CAR-T&filter.overallStatus=RECRUITING|COMPLETED"
            + "&sort=LastUpdatePostDate:desc&format=json"
    )]
    public async Task Requests_of_public_clients_find_the_seed(string parameters) =>
        Assert.Contains("NCT06880354", (await Json("/studies?" + parameters.Replace(" ", "%20"))).GetRawText());

    // The seed's page names its city and no coordinates, so it lies in no circle; the records of the samples that name them do.
    [Theory]
    [InlineData("distance(39.1,117.2,13000mi)", true)]
    [InlineData("distance(0,-150,1mi)", false)]
    public async Task A_request_by_distance_finds_who_names_coordinates_within_it(string circle, bool some)
    {
        var page = await Json($"/studies?filter.geo={circle}&pageSize=60&format=json");
        Assert.Equal(some, page.GetProperty("studies").GetArrayLength() > 0);
        Assert.DoesNotContain("NCT06880354", Numbers(page));
    }

    static string Numbers(JsonElement page) =>
        string.Join(' ', page.GetProperty("studies").EnumerateArray().Select(s => Piece(s, "identificationModule", "nctId")));

    static string? Piece(JsonElement study, string module, string field) =>
        study.GetProperty("protocolSection").GetProperty(module).GetProperty(field).GetString();

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        var all = Numbers(await Json("/studies?pageSize=1000&sort=LastUpdatePostDate,EnrollmentCount&fields=NCTId")).Split(' ');
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await Json(
                "/studies?pageSize=7&sort=LastUpdatePostDate,EnrollmentCount&fields=NCTId"
                    + (token is null ? "&countTotal=true" : $"&pageToken={token}")
            );
            if (token is null)
                Assert.Equal(all.Length, page.GetProperty("totalCount").GetInt32());
            else
                Assert.False(page.TryGetProperty("totalCount", out _));
            seen.AddRange(Numbers(page).Split(' '));
            token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        } while (token is not null);
        Assert.Equal(all, seen);
    }

    [Theory]
    [InlineData("query.cond=Acute+Myeloid+Leukemia&query.intr=CAR-T", "NCT06880354")]
    [InlineData("query.term=CLEC12A", "NCT06880354")]
    [InlineData("query.titles=dual-target", "NCT06880354")]
    [InlineData("query.spons=AstraZeneca+Gracell", "NCT06880354")]
    [InlineData("query.lead=AstraZeneca+Gracell", "")]
    [InlineData("query.id=IIT2024059", "NCT06880354")]
    [InlineData("query.term=NCT06880354,NCT90000001&filter.overallStatus=COMPLETED", "NCT06880354 NCT90000001")]
    [InlineData("query.locn=Tianjin&query.cond=myeloid", "NCT06880354")]
    [InlineData("query.patient=CLL1", "NCT06880354")]
    [InlineData("filter.ids=NCT90000001|NCT90000002", "NCT90000001 NCT90000002")]
    [InlineData("filter.ids=NCT06880354,NCT90000002&filter.overallStatus=RECRUITING", "NCT06880354")]
    [InlineData("filter.ids=NCT06880354&filter.advanced=AREA[StartDate]RANGE[2025,MAX]", "NCT06880354")]
    [InlineData("filter.ids=NCT06880354&postFilter.advanced=AREA[StartDate]2024", "")]
    [InlineData("filter.ids=NCT06880354&aggFilters=phase:1+2,healthy:n", "NCT06880354")]
    [InlineData("filter.ids=NCT06880354&aggFilters=results:with", "")]
    public async Task Queries_and_filters_choose_as_the_registry_says(string parameters, string numbers)
    {
        var page = await Json("/studies?fields=NCTId&" + parameters);
        Assert.Equal(numbers, string.Join(' ', Numbers(page).Split(' ').Order()));
    }

    [Fact]
    public async Task Fields_are_pieces_paths_areas_and_what_was_queried()
    {
        var study = (
            await Json("/studies?query.titles=CLL1&fields=@query,OverallStatus,protocolSection.designModule.phases")
        ).GetProperty("studies")[0];
        Assert.Equal(
            ["identificationModule", "statusModule", "designModule"],
            study.GetProperty("protocolSection").EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal("RECRUITING", Piece(study, "statusModule", "overallStatus"));
    }

    [Fact]
    public async Task Csv_has_the_registrys_columns_and_its_paging_in_the_headers()
    {
        using var answer = await registry.Ready().Get(Api + "/studies?format=csv&pageSize=2&countTotal=true");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Study Results,Conditions", text);
        Assert.True(int.Parse(answer.Headers.GetValues("x-total-count").Single()) > 2);
        var token = answer.Headers.GetValues("x-next-page-token").Single();
        var next = await registry.Ready().Read($"{Api}/studies?format=csv&pageSize=2&pageToken={token}");
        Assert.StartsWith("NCT", next);
        Assert.DoesNotContain("NCT Number", next);
    }

    [Fact]
    public async Task A_study_comes_as_csv_and_as_a_zip_too()
    {
        Assert.Contains(
            "NCT06880354,",
            await registry.Ready().Read(Api + "/studies/NCT06880354?format=csv&fields=NCT%20Number,Phases")
        );
        using var answer = await registry.Ready().Get(Api + "/studies/NCT06880354?format=json.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("NCT06880354.json", zip.Entries.Single().FullName);
    }

    [Fact]
    public async Task An_earlier_number_leads_to_the_record()
    {
        using var answer = await registry.Ready().Get(Api + "/studies/NCT90000009?fields=NCTId");
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, Api + "/studies/NCT90000001?fields=NCTId"),
            (answer.StatusCode, answer.Headers.Location!.ToString())
        );
    }

    [Theory]
    [InlineData("/studies/NCT00000000", HttpStatusCode.NotFound, "NCT00000000 is not in this registry.")]
    [InlineData("/studies/abc", HttpStatusCode.BadRequest, "'abc' is no registry number")]
    [InlineData("/studies?nonsense=1", HttpStatusCode.BadRequest, "`nonsense` is no parameter")]
    [InlineData("/studies?query.cond=(x", HttpStatusCode.BadRequest, "`query.cond`: A parenthesis is not closed.")]
    [InlineData("/studies?filter.overallStatus=OPEN", HttpStatusCode.BadRequest, "`filter.overallStatus` is 'OPEN'")]
    [InlineData("/studies?filter.geo=near(1,2,3)", HttpStatusCode.BadRequest, "`filter.geo` is no distance")]
    [InlineData("/studies?filter.ids=X1", HttpStatusCode.BadRequest, "`filter.ids` holds 'X1'")]
    [InlineData("/studies?fields=Nothing", HttpStatusCode.BadRequest, "`fields` holds 'Nothing'")]
    [InlineData("/studies?sort=BriefTitle", HttpStatusCode.BadRequest, "`sort` holds 'BriefTitle'")]
    [InlineData("/studies?pageSize=many", HttpStatusCode.BadRequest, "`pageSize` is 'many'")]
    [InlineData("/studies?pageToken=abracadabra", HttpStatusCode.BadRequest, "`pageToken` is of another request.")]
    [InlineData("/studies?format=xml", HttpStatusCode.BadRequest, "`format` is 'xml'")]
    [InlineData("/studies?aggFilters=weather:fine", HttpStatusCode.BadRequest, "`aggFilters` holds 'weather:fine'")]
    [InlineData("/studies/NCT06880354?format=fhir.json", HttpStatusCode.BadRequest, "fhir.json is not offered")]
    public async Task What_cannot_be_answered_is_refused_in_plain_words(string path, HttpStatusCode status, string words)
    {
        using var answer = await registry.Ready().Get(Api + path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_record_without_fields_asked_for_comes_whole()
    {
        var served = await Json("/studies/" + ServedRegistry.WithResults);
        var path = Path.Combine(SeedRecord.Shared, "samples/ctgov/api/spec/data/NCT02513394.json");
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(
            Piece(sample.RootElement, "identificationModule", "briefTitle"),
            Piece(served, "identificationModule", "briefTitle")
        );
        Assert.True(served.TryGetProperty("resultsSection", out _));
    }
}
