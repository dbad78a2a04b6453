using System.Net;
using System.Text;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>What people try who mean harm: each as a program without script sends it, against a server of its own.</summary>
public sealed class AttackTests
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1";

    const string Hostile = "'\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}'; DROP TABLE entries; --";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<ServedHouse> WithSubject()
    {
        var house = await ServedHouse.Start();
        var person = new Demographics
        {
            Subject = "S-1",
            Site = "01",
            Consent = PartialDate.Of(2026, 3, 1),
        };
        await house.Append(Study, new RecordAdded(person));
        return house;
    }

    // RFC 9110, 15.5.1: what cannot be understood is 400; 413 is for what is too long.
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "account=%00&password=x")]
    [InlineData("application/x-www-form-urlencoded", "%00=1")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header at all\r\n\r\n--x--\r\n")]
    public async Task A_form_that_cannot_be_decoded_is_a_bad_request_and_not_too_large(string type, string body)
    {
        await using var house = await ServedHouse.Start();
        using var client = new HttpClient { BaseAddress = new(house.Address) };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/%00")]
    [InlineData("/studies/%00")]
    [InlineData("/studies/a%00b/subjects/x")]
    [InlineData("/registry/%00")]
    public async Task A_path_that_cannot_be_decoded_is_a_bad_request(string path)
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_session_that_somebody_else_set_before_the_sign_in_is_none_after_it()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann", Role.Coordinator, "01")).Dispose();
        (await house.Person("eve")).Dispose();
        using var eve = new Guest(house.Address);
        await eve.SignIn("eve", ServedHouse.Password);
        var planted = eve.Cookies.GetAllCookies().ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        using var victim = new Guest(house.Address);
        foreach (var (name, value) in planted)
            victim.Cookies.Add(new Cookie(name, value, "/", "127.0.0.1"));
        await victim.SignIn("ann", ServedHouse.Password);
        var now = victim.Cookies.GetAllCookies().ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        Assert.Contains(planted, p => now[p.Key] != p.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Get(Subject)).StatusCode); // what was planted is still eve's alone
    }

    [Fact]
    public async Task Words_that_are_a_statement_of_SQL_or_a_script_are_kept_as_words_in_every_text_of_a_form_and_harm_nothing()
    {
        await using var house = await WithSubject();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        var before = await house.Ledger.Head(Study, Cancel);
        await ann.Send(
            $"{Subject}/forms/medications",
            [("key", "k1"), ("n1.base", "0"), ("n1.CMTRT", Hostile), ("n1.CMINDC", Hostile), ("n1.CMSTDTC", "2026-03")]
        );
        var kept = (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!.Of<Medication>().Single();
        Assert.Equal(Hostile, kept.Treatment);
        Assert.NotEqual(before, await house.Ledger.Head(Study, Cancel));
        foreach (var path in new[] { "", "/forms/medications", "/visits" })
        {
            var page = await (await ann.Get(Subject + path)).Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    // Every address that reads, with hostile words in every place of its path and in its query: an answer in words, no failure.
    [Fact]
    public async Task No_address_fails_over_hostile_words_in_its_path_or_query_or_says_them_unescaped()
    {
        await using var house = await WithSubject();
        using var all = await house.Person("ann", Role.Inspector);
        var failed = new List<string>();
        var sent = Uri.EscapeDataString(Hostile);
        foreach (var route in house.Endpoints)
        {
            var text = "/" + route.RoutePattern.RawText!.TrimStart('/');
            var real = text.Replace("{study}", Study, StringComparison.Ordinal);
            var bad = System.Text.RegularExpressions.Regex.Replace(real, "{[^}]*}", sent);
            var whole = System.Text.RegularExpressions.Regex.Replace(text, "{[^}]*}", sent);
            foreach (var path in new[] { bad, whole, $"{bad}?q={sent}&as-of={sent}&sort={sent}&of={sent}&next={sent}" })
            {
                var answer = await all.Get(path);
                var page = await answer.Content.ReadAsStringAsync(Cancel);
                var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html"; // JSON is no page, and nosniff says so
                if ((int)answer.StatusCode >= 500 || isPage && page.Contains("<script>alert", StringComparison.Ordinal))
                    failed.Add($"{(int)answer.StatusCode} {path}");
            }
        }
        Assert.Empty(failed);
    }

    [Fact]
    public async Task Pages_that_name_patients_stay_in_no_cache_and_a_guessed_number_shows_nothing_of_another_site()
    {
        await using var house = await WithSubject();
        using var here = await house.Person("ann", Role.Coordinator, "01");
        using var elsewhere = await house.Person("bob", Role.Coordinator, "02");
        foreach (var path in new[] { "", "/visits", "/forms/demographics", "/forms/medications", "/product", "/go", "/enrol" })
        {
            var answer = await here.Get(Subject + path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
            Assert.True((await elsewhere.Get(Subject + path)).StatusCode is HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Neither_passwords_nor_codes_nor_sessions_nor_patients_are_in_what_the_server_says()
    {
        using var folder = CairnProcess.Folder();
        var pages = await ServedPages.Start(folder.Path);
        using var guest = new Guest(pages.Address);
        await guest.SignIn("nobody", "tell-tale-secret");
        await guest.Send("/start", ("code", "tell-tale-code"), ("password", "tell-tale-secret"), ("again", "x"));
        await guest.Get($"/studies/{Study}/subjects/TELL-TALE-1?next=tell-tale-next");
        var (_, words) = await pages.Stop();
        Assert.DoesNotContain("tell-tale", words, StringComparison.OrdinalIgnoreCase);
        await pages.DisposeAsync();
    }
}
