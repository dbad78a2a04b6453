using System.Net;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>What a proxy of docs/deploy sends: its name and its https beside the address that Cairn listens at.</summary>
public sealed class BehindProxyTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static HttpClient Through(ServedHouse house)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(house.Address) };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "cairn.example.org");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        return client;
    }

    [Fact]
    public async Task Who_comes_through_a_proxy_is_never_the_local_owner()
    {
        await using var house = await ServedHouse.Start();
        using var world = Through(house);
        var answer = await world.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var owner = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get("/")).StatusCode);
    }

    [Fact]
    public async Task Cookies_are_for_https_alone_where_the_proxy_speaks_it()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann", Role.Coordinator)).Dispose();
        using var world = Through(house);
        var page = await world.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_says_that_it_lives_and_that_it_is_ready()
    {
        await using var house = await ServedHouse.Start();
        using var world = Through(house);
        foreach (var path in new[] { "/health", "/ready" })
            Assert.Equal(HttpStatusCode.OK, (await world.GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);
    }

    // The files of docs/deploy, run by the programs they are written for.
    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task A_person_works_through_the_proxy_that_the_documentation_gives(string program)
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann", Role.Coordinator)).Dispose();
        await using var proxy = await Proxy.Start(program, house.Address);
        using var ann = proxy.Guest();

        Assert.Equal("/sign-in?next=%2F", (await ann.Get("/")).Headers.Location!.OriginalString);
        var cookies = (await ann.Get("/sign-in")).Headers.GetValues("Set-Cookie");
        Assert.All(cookies, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        await ann.SignIn("ann", ServedHouse.Password);
        Assert.True(await ann.IsIn());
        Assert.Contains("Dr ANN", await ann.Read("/me"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ann.Get($"/studies/{ServedHouse.Study}/subjects")).StatusCode);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task A_proxy_sends_http_to_https_and_refuses_what_is_too_large(string program)
    {
        await using var house = await ServedHouse.Start();
        await using var proxy = await Proxy.Start(program, house.Address);
        using var guest = proxy.Guest();

        var plain = await guest.Get($"http://{Proxy.Host}/sign-in");
        Assert.Equal(program == "nginx" ? HttpStatusCode.MovedPermanently : HttpStatusCode.PermanentRedirect, plain.StatusCode);
        Assert.StartsWith($"https://{Proxy.Host}", plain.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await TooLarge.IsRefused(guest.SendForged("/sign-in", ("account", new string('a', 3_000_000))));
    }
}
