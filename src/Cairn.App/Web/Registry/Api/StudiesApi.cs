using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cairn.App.Web.Access;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Cairn.Store.Registry;

namespace Cairn.App.Web.Registry.Api;

/// <summary>
/// The registry's own interface, version 2 (ClinicalTrials.gov, OpenAPI document 2.0), for the records loaded here, so that
/// programs written for it work when pointed at this server. Refusals are plain text with status 400 or 404, as there.
/// </summary>
sealed class StudiesApi(RegistryStore store)
{
    const string Base = "/api/v2";
    const string Version = "2.0.3";
    const int MostRelated = 100;

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    static readonly JsonWriterOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Map(WebApplication app)
    {
        Map(app, "/studies", (Delegate)Studies);
        Map(app, "/studies/metadata", Metadata);
        Map(app, "/studies/search-areas", () => Json(ApiMetadata.Areas()));
        Map(app, "/studies/enums", () => Json(ApiMetadata.Enumerations()));
        Map(app, "/studies/{id}", Study);
        Map(app, "/studies/{id}/related", Related);
        Map(app, "/stats/size", (Delegate)Sizes);
        Map(app, "/version", (Delegate)DataVersion);
        Map(app, "/{**other}", NotOffered);
    }

    static void Map(WebApplication app, string path, Delegate answer) => app.MapMethods(Base + path, Reading, answer).IsPublic();

    static IResult NotOffered(HttpContext http) =>
        Refuse($"{http.Request.Path} is not offered here; docs/registry.md lists what is.", StatusCodes.Status404NotFound);

    static IResult Json(object value) => Results.Json(value, ApiMetadata.Options);

    static IResult Refuse(string why, int status = StatusCodes.Status400BadRequest) =>
        Results.Text(why + "\n", "text/plain", Encoding.UTF8, status);

    static IResult Metadata(HttpContext http)
    {
        var unknown = http.Request.Query.Keys.FirstOrDefault(k => k is not ("includeIndexedOnly" or "includeHistoricOnly"));
        return unknown is null ? Json(ApiMetadata.Fields()) : Refuse($"`{unknown}` is no parameter of this address.");
    }

    async Task<IResult> Studies(HttpContext http)
    {
        var (request, refusal) = StudiesRequest.Read(http.Request.Query);
        if (request is null)
            return Refuse(refusal!);
        try
        {
            return await Answer(http, request);
        }
        catch (WideQueryException wide)
        {
            return Refuse(wide.Message);
        }
    }

    async Task<IResult> Answer(HttpContext http, StudiesRequest request)
    {
        var cancel = http.RequestAborted;
        var result = await store.Search(request.Search, cancel);
        var stored = await store.Find([.. result.Hits.Select(h => h.Number)], cancel);
        var next = request.Search.Skip + request.Search.Take;
        var token = next < result.Total ? request.TokenAt(next) : null;
        int? total = request.CountsTotal && request.Search.Skip == 0 ? result.Total : null;
        return request.Columns is null ? Page(request, stored, total, token) : Csv(http, request, stored, total, token);
    }

    static IResult Page(StudiesRequest request, IReadOnlyList<StoredVersion> stored, int? total, string? token)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            if (total is { } count)
                json.WriteNumber("totalCount", count);
            json.WriteStartArray("studies");
            foreach (var version in stored)
                WriteStudy(json, version, request.Fields);
            json.WriteEndArray();
            if (token is not null)
                json.WriteString("nextPageToken", token);
            json.WriteEndObject();
        }
        return Results.Bytes(body.ToArray(), "application/json");
    }

    static void WriteStudy(Utf8JsonWriter json, StoredVersion version, RecordProjection? fields)
    {
        using var record = JsonDocument.Parse(ReadRecord.ToJson(version.Record.Format, version.Record.Source));
        if (fields is null)
            record.RootElement.WriteTo(json);
        else
            fields.Write(json, record.RootElement);
    }

    static IResult Csv(HttpContext http, StudiesRequest request, IReadOnlyList<StoredVersion> stored, int? total, string? token)
    {
        if (total is { } count)
            http.Response.Headers["x-total-count"] = count.ToString(CultureInfo.InvariantCulture);
        if (token is not null)
            http.Response.Headers["x-next-page-token"] = token;
        var rows = stored.Select(s => Row(s, request.Columns!));
        var isFirst = request.Search.Skip == 0;
        return Results.Text(isFirst ? CsvText.Of(request.Columns!, rows) : CsvText.Of(rows), "text/csv", Encoding.UTF8);
    }

    static IReadOnlyList<string> Row(StoredVersion version, IReadOnlyList<string> columns)
    {
        using var record = JsonDocument.Parse(ReadRecord.ToJson(version.Record.Format, version.Record.Source));
        return RecordCsv.Row(RecordJson.Values(record.RootElement), columns);
    }

    async Task<IResult> Study(HttpContext http, string id)
    {
        if (!IsNumber(id))
            return Refuse($"'{id}' is no registry number: NCT and eight digits.");
        if (http.Request.Query.Keys.FirstOrDefault(k => k is not ("format" or "fields" or "markupFormat")) is { } unknown)
            return Refuse($"`{unknown}` is no parameter of this address.");
        if (await store.Find(id.ToUpperInvariant(), http.RequestAborted) is not { } version)
            return await Moved(id, http)
                ?? Refuse($"{id.ToUpperInvariant()} is not in this registry.", StatusCodes.Status404NotFound);
        var names = http
            .Request.Query["fields"]
            .ToString()
            .Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return http.Request.Query["format"].ToString() switch
        {
            "" or "json" => One(version, names, bytes => Results.Bytes(bytes, "application/json")),
            "json.zip" => One(version, names, bytes => Zip(version.Row.Number, bytes)),
            "csv" => OneAsCsv(version, names),
            "fhir.json" => Refuse("`format` fhir.json is not offered here; ask for json, json.zip or csv."),
            var format => Refuse($"`format` is '{format}'; it can be json, json.zip or csv."),
        };
    }

    static IResult One(StoredVersion version, string[] names, Func<byte[], IResult> answer)
    {
        var (fields, unknown) = names.Length == 0 ? (null, null) : RecordProjection.Read(names);
        if (unknown is not null)
            return Refuse($"`fields` holds '{unknown}', which is no field, piece or area.");
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Plain))
            WriteStudy(json, version, fields);
        return answer(body.ToArray());
    }

    /// <summary>Ours, not the registry's: trials most like one.</summary>
    async Task<IResult> Related(HttpContext http, string id)
    {
        var asked = http.Request.Query;
        if (asked.Keys.FirstOrDefault(k => k is not ("recruiting" or "sameCountry" or "pageSize")) is { } unknown)
            return Refuse($"`{unknown}` is no parameter of this address.");
        if (
            !int.TryParse(asked["pageSize"].FirstOrDefault("10"), NumberStyles.None, CultureInfo.InvariantCulture, out var take)
            || take is < 1 or > MostRelated
        )
            return Refuse($"`pageSize` can be a number from 1 to {MostRelated}.");
        if (!IsNumber(id) || await store.Find(id.ToUpperInvariant(), http.RequestAborted) is not { } record)
            return Refuse($"{id} is not in this registry.", StatusCodes.Status404NotFound);
        var (recruiting, sameCountry) = (asked["recruiting"] == "true", asked["sameCountry"] == "true");
        var rows = await RelatedRow.Of(store, record, recruiting, sameCountry, take, http.RequestAborted);
        return Results.Json(new { record.Row.Number, Related = rows.Select(r => r.Json) }, Shell.Json);
    }

    static IResult Zip(string number, byte[] json)
    {
        using var body = new MemoryStream();
        using (var zip = new ZipArchive(body, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(number + ".json").Open())
            entry.Write(json);
        return Results.File(body.ToArray(), "application/zip", number + ".json.zip");
    }

    static IResult OneAsCsv(StoredVersion version, string[] names)
    {
        if (names.FirstOrDefault(n => !RecordCsv.AllColumns.Contains(n, StringComparer.Ordinal)) is { } unknown)
            return Refuse($"`fields` holds '{unknown}'; the columns are {string.Join(", ", RecordCsv.AllColumns)}.");
        var columns = names.Length == 0 ? RecordCsv.AllColumns : names;
        return Results.Text(CsvText.Of(columns, [Row(version, columns)]), "text/csv", Encoding.UTF8);
    }

    /// <summary>An earlier number of a record leads to the record; null when it is none.</summary>
    async Task<IResult?> Moved(string id, HttpContext http)
    {
        var alias = new Query.Phrase(SearchAreas.OfPiece(Pieces.Of("NCTIdAlias")), [id.ToLowerInvariant()], Coverage.FullMatch);
        var found = await store.Search(new() { Query = alias, Take = 1 }, http.RequestAborted);
        return found.Hits is [var hit]
            ? Results.Redirect($"{Base}/studies/{hit.Number}{http.Request.QueryString}", permanent: true)
            : null;
    }

    static bool IsNumber(string id) =>
        id.Length == 11 && id.StartsWith("NCT", StringComparison.OrdinalIgnoreCase) && id[3..].All(char.IsAsciiDigit);

    async Task<IResult> Sizes(HttpContext http) => Json(SizeStatistics.Of(await store.Sizes(http.RequestAborted)));

    async Task<IResult> DataVersion(HttpContext http)
    {
        var loaded = (await store.Status(http.RequestAborted)).LastLoaded?.TrimEnd('Z');
        return Json(loaded is null ? new { apiVersion = Version } : new { apiVersion = Version, dataTimestamp = loaded });
    }
}
