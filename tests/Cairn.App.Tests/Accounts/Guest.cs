using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests.Accounts;

/// <summary>A browser without script: keeps cookies, fills in forms, follows no redirection by itself.</summary>
sealed partial class Guest : IDisposable
{
    readonly HttpClient _client;

    /// <param name="through">How it connects, with the cookies it keeps; null for straight.</param>
    public Guest(string address, Func<CookieContainer, HttpMessageHandler>? through = null)
    {
        var handler = through?.Invoke(Cookies) ?? new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        _client = new(handler) { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };
    }

    public CookieContainer Cookies { get; } = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Cancel);

    public async Task<string> Read(string path)
    {
        var answer = await Get(path);
        var page = await Text(answer);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {page}");
        return page;
    }

    /// <summary>The page in plain words.</summary>
    public static async Task<string> Text(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

    /// <summary>Sends a form, with the proof that it came from a page of the server.</summary>
    public async Task<HttpResponseMessage> Send(string path, params (string Name, string Value)[] fields)
    {
        var token = await Token();
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("__RequestVerificationToken", token),
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        ]);
        var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
        // Whatever test sends it: what was done is told at another address, so that going back or loading anew does nothing.
        Assert.True(answer.StatusCode != HttpStatusCode.OK || IsQuestion(path), $"{path} answered a form with a page of its own");
        return answer;
    }

    /// <summary>True for what a script asks while somebody types, and for a sheet that is read before it is saved.</summary>
    static bool IsQuestion(string path) =>
        path == "/me/passkey/new" || path.Split('/', '?')[^1] is "check" or "draft" or "laboratory" or "options";

    /// <summary>Sends a form that is taken, and goes on to where the answer points (303); what is said there.</summary>
    public async Task<string> Done(string path, params (string Name, string Value)[] fields)
    {
        var answer = await Send(path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode} {await Text(answer)}");
        return await Read(answer.Headers.Location!.OriginalString);
    }

    /// <summary>Sends JSON, with the same proof in a header.</summary>
    public async Task<HttpResponseMessage> SendJson(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("RequestVerificationToken", await Token());
        return await _client.SendAsync(request, Cancel);
    }

    /// <summary>Sends a form that came from nowhere.</summary>
    public async Task<HttpResponseMessage> SendForged(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
    }

    public async Task<HttpResponseMessage> SignIn(string account, string password, string next = "/me") =>
        await Send("/sign-in", ("account", account), ("password", password), ("next", next));

    public async Task<bool> IsIn() => (await Get("/me")).StatusCode == HttpStatusCode.OK;

    public void Dispose() => _client.Dispose();

    async Task<string> Token()
    {
        foreach (var page in new[] { "/me", "/sign-in", "/start" })
        {
            var answer = await Get(page);
            if (
                answer.StatusCode == HttpStatusCode.OK
                && Proof().Match(await answer.Content.ReadAsStringAsync(Cancel)) is { Success: true } proof
            )
                return WebUtility.HtmlDecode(proof.Groups[1].Value);
        }
        return "";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Proof();
}
