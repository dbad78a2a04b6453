using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.App.Web.Access;
using Cairn.App.Web.Interface;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Interface;

/// <summary>
/// Other systems: keys with scope and end, taken back at once, every call an entry; reads and writes with the same rights.
/// </summary>
public sealed class KeyTests
{
    const string Study = ServedHouse.Study,
        Api = $"/api/v1/studies/{Study}",
        Chemistry = $"{Api}/subjects/S-1/forms/chemistry/SCR";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(ServedHouse House, Guest Ann)> Ward()
    {
        var house = await ServedHouse.Start();
        var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        return (house, ann);
    }

    static async Task<string> Key(Guest guest, params Right[] rights)
    {
        var page = await guest.Read((await Make(guest, rights)).Headers.Location!.OriginalString);
        var shown = Regex.Match(page, "cairn_[0-9a-f]{12}_[0-9a-f]{64}");
        Assert.True(shown.Success, page);
        return shown.Value;
    }

    static Task<HttpResponseMessage> Make(Guest guest, Right[] rights, string days = "30", string? password = null) =>
        guest.Send(
            "/me/keys",
            [
                ("name", "laboratory's program"),
                ("study", Study),
                ("days", days),
                ("password", password ?? ServedHouse.Password),
                .. rights.Select(r => ("right", r.ToString())),
            ]
        );

    static HttpClient With(ServedHouse house, string key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(house.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    static Task<HttpResponseMessage> Get(HttpClient client, string path) =>
        client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

    // As they are written: names of lines and variables are in capitals.
    static Task<HttpResponseMessage> Post(HttpClient client, string path, object body) =>
        client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, JsonSerializerOptions.Default, Cancel);

    static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Clone();

    static object Alt(string value, long entry, string? reason = null) =>
        new
        {
            date = Today,
            reason,
            lines = new { ALT = new { entry, answers = new { LBORRES = value, LBORRESU = "U/L" } } },
        };

    [Fact]
    public async Task A_form_is_read_written_with_its_version_and_what_others_wrote_is_never_written_over()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var key = await Key(ann, Right.SeeSubjects, Right.EnterRecords);
        using var program = With(house, key);
        var saved = await Post(program, Chemistry, Alt("41", 0));
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(Cancel));
        var elsewhere = await Post(program, Chemistry, new { lines = new { alt = new { entry = 0, answers = new { } } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Contains("no line 'alt'", await elsewhere.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("same", (await Json(await Post(program, Chemistry, Alt("41", 0)))).GetProperty("state").GetString());
        var line = (await Json(await Get(program, Chemistry)))
            .GetProperty("lines")
            .EnumerateArray()
            .Single(l => l.GetProperty("id").GetString() == "ALT");
        Assert.Equal("41", line.GetProperty("answers").GetProperty("LBORRES").GetString());
        var entry = line.GetProperty("entry").GetInt64();
        var old = await Post(program, Chemistry, Alt("14", 0, "typed wrongly"));
        Assert.Equal(HttpStatusCode.Conflict, old.StatusCode);
        Assert.Equal("moved", (await Json(old)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, Chemistry, Alt("14", entry))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(program, Chemistry, Alt("14", entry, "typed wrongly"))).StatusCode);
        var state = await house.Ledger.State(Study, cancel: Cancel);
        var written = state.RecordsOf("S-1").Values.Single(r => r.Newest.Domain == "LB").Newest;
        Assert.Equal(("ann", $"interface:{key.Split('_')[1]}"), (written.Who, written.Source));
        var records = await Json(await Get(program, $"{Api}/subjects/S-1/records"));
        Assert.Contains(records.GetProperty("records").EnumerateArray(), r => r.GetProperty("domain").GetString() == "LB");
    }

    [Fact]
    public async Task Every_call_is_an_entry_that_names_the_key_refused_ones_too()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var key = await Key(ann, Right.SeeSubjects);
        using var program = With(house, key);
        await Get(program, $"{Api}/subjects");
        await Get(program, $"{Api}/dose"); // no right
        var calls = (await house.Ledger.State(AccountChanged.Ledger, cancel: Cancel))
            .Of<AccountChanged>()
            .Where(c => c.Content.What == AccountChange.KeyUsed)
            .Select(c => (c.Content.Key, c.Content.Call));
        var id = key.Split('_')[1];
        Assert.Equal([(id, $"GET {Api}/subjects"), (id, $"GET {Api}/dose")], calls);
    }

    [Fact]
    public async Task A_key_reaches_its_study_its_rights_its_site_and_its_end_and_no_page()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        await house.Append(
            Study,
            new RecordAdded(
                new Demographics
                {
                    Subject = "S-2",
                    Site = "02",
                    Consent = Cairn.Quantities.PartialDate.Of(2026, 3, 1),
                }
            )
        );
        using var program = With(house, await Key(ann, Right.SeeSubjects));
        Assert.Equal(HttpStatusCode.OK, (await Get(program, $"{Api}/subjects")).StatusCode);
        Assert.DoesNotContain(
            "S-2",
            await (await Get(program, $"{Api}/subjects")).Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        foreach (
            var path in new[]
            {
                $"{Api}/dose",
                $"{Api}/subjects/S-2/records",
                "/api/v1/studies/soochow-cll1/subjects",
                $"/studies/{Study}/subjects",
                "/me",
                "/people",
                "/",
            }
        )
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await Get(program, path)).StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(program, Chemistry, Alt("41", 0))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(program, $"{Api}/subjects/S-9/records")).StatusCode);
        house.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(program, $"{Api}/subjects")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_calls_too_fast_is_told_to_wait_and_fills_no_ledger_and_others_go_on()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var wild = With(house, await Key(ann, Right.SeeTrial));
        using var calm = With(house, await Key(ann, Right.SeeTrial));
        var answers = new List<HttpResponseMessage>();
        while (answers.Count < 3 * KeyPace.AtOnce && answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests) < 3)
            answers.Add(await Get(wild, $"{Api}/dose"));
        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.Equal(3, refused.Count);
        Assert.InRange(answers.Count - refused.Count, KeyPace.AtOnce, 3 * KeyPace.AtOnce);
        Assert.NotNull(refused[0].Headers.RetryAfter);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Get(calm, $"{Api}/dose")).StatusCode);
        house.Clock.Pass(TimeSpan.FromSeconds(2));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Get(wild, $"{Api}/dose")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_taken_back_opens_nothing_from_that_moment_and_so_does_one_of_a_closed_account()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var root = await house.Person("root", Role.Administrator);
        using var bob = await house.Person("bob", Role.Coordinator, "01");
        var (first, second) = (await Key(ann, Right.SeeSubjects), await Key(ann, Right.SeeSubjects));
        using var one = With(house, first);
        using var two = With(house, second);
        await bob.Send("/me/keys/revoke", ("key", first.Split('_')[1])); // another's: nothing happens
        Assert.Equal(HttpStatusCode.OK, (await Get(one, $"{Api}/subjects")).StatusCode);
        await ann.Send("/me/keys/revoke", ("key", first.Split('_')[1]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(one, $"{Api}/subjects")).StatusCode);
        Assert.Contains("taken back", await ann.Read("/me/keys"), StringComparison.Ordinal);
        Assert.Contains(second.Split('_')[1], await root.Read("/people/keys"), StringComparison.Ordinal);
        await root.Send("/people/keys/revoke", ("key", second.Split('_')[1]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(two, $"{Api}/subjects")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Get("/people/keys")).StatusCode);
        using var third = With(house, await Key(ann, Right.SeeSubjects));
        await house.Append(Study, new RoleWithdrawn("ann", Role.Investigator, "01"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(third, $"{Api}/subjects")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_opens_nothing_and_a_session_beside_a_wrong_key_does_not_help()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var key = await Key(ann, Right.SeeSubjects);
        foreach (
            var wrong in new[]
            {
                "x",
                key[..^1] + (key[^1] == '0' ? '1' : '0'),
                key.ToUpperInvariant(),
                "cairn_" + new string('0', 12) + "_" + new string('0', 64),
            }
        )
        {
            using var client = With(house, wrong);
            Assert.Equal((wrong, HttpStatusCode.Unauthorized), (wrong, (await Get(client, $"{Api}/subjects")).StatusCode));
        }
        Assert.DoesNotContain(
            key.Split('_')[2],
            await File.ReadAllTextAsync(house.Database, System.Text.Encoding.Latin1, Cancel),
            StringComparison.Ordinal
        );
        foreach (
            var (rights, days, password) in new[]
            {
                (new[] { Right.ChangeProtocol }, "30", (string?)null),
                ([Right.SeeSubjects], "0", null),
                ([Right.SeeSubjects], "9999", null),
                ([Right.SeeSubjects], "30", "wrong password"),
                ([], "30", null),
            }
        )
            Assert.Equal(HttpStatusCode.BadRequest, (await Make(ann, rights, days, password)).StatusCode);
        using var dora = await house.Person("dora", Role.Statistician);
        Assert.Equal(HttpStatusCode.BadRequest, (await Make(dora, [Right.EnterRecords])).StatusCode); // more than one has oneself
    }

    [Fact]
    public async Task A_trial_s_dose_safety_and_endpoints_are_read()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var program = With(house, await Key(ann, Right.SeeTrial));
        foreach (var (path, property) in new[] { ("dose", "reason"), ("safety", "tables"), ("endpoints", "endpoints") })
        {
            var answer = await Get(program, $"{Api}/{path}");
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
            Assert.True((await Json(answer)).TryGetProperty(property, out _), path);
        }
    }

    [Fact]
    public async Task The_OpenAPI_document_names_every_address_of_the_interface_and_no_other_and_its_references_lead_somewhere()
    {
        await using var house = await ServedHouse.Start();
        using var anybody = new HttpClient { BaseAddress = new(house.Address) };
        var document = await Json(await Get(anybody, InterfaceDocument.Address));
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        var said = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"))
            .Order(StringComparer.Ordinal);
        var mapped = house
            .Endpoints.Where(e => e.Metadata.GetMetadata<OpenToKeys>() is not null)
            .Select(e =>
                $"{e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods[0]} "
                + $"{e.RoutePattern.RawText}"
            )
            .Order(StringComparer.Ordinal);
        Assert.Equal(mapped, said);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (Match reference in Regex.Matches(document.GetRawText(), "#/components/schemas/([A-Za-z]+)"))
            Assert.True(schemas.TryGetProperty(reference.Groups[1].Value, out _), reference.Value);
    }
}
