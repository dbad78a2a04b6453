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
}
