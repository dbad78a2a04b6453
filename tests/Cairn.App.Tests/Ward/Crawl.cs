using System.Net;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.Documents.StudyFiles;
using Cairn.Rights;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// The pages that each role comes to by following links alone, without script: some addresses of every page, and every form. The
/// public registry and the interface for programs have tests of their own.
/// </summary>
sealed partial class Crawl(ServedHouse house)
{
    const int OfAPage = 1,
        OfAList = 4;

    static readonly Role[] Roles =
    [
        Role.Investigator,
        Role.SafetyCommittee,
        Role.CellLaboratory,
        Role.DataManager,
        Role.Monitor,
        Role.Sponsor,
        Role.Administrator,
    ];

    readonly List<(TemplateMatcher Matcher, string Page)> _pages =
    [
        .. house
            .Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .OrderBy(e => e.RoutePattern.InboundPrecedence)
            .Select(e => e.RoutePattern.RawText!)
            .Where(page =>
                !Elsewhere.Any(other => page.StartsWith(other, StringComparison.Ordinal))
                && !page.Contains('.')
                && page != "{*path}"
            )
            .Select(page => (new TemplateMatcher(TemplateParser.Parse(page.TrimStart('/')), []), page)),
    ];

    static readonly string[] Elsewhere = ["/registry", "/api", "/health", "/ready", "/interface", "/language"];

    readonly Dictionary<string, int> _looked = [];
    readonly HashSet<string> _reached = [];

    /// <summary>What was looked at: the page's template, the role, the address.</summary>
    public List<(string Page, Role Role, string Path)> Found { get; } = [];

    /// <summary>Links to nowhere.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>The templates of all pages.</summary>
    public IEnumerable<string> Kinds => _pages.Select(p => p.Page).Distinct();

    public IReadOnlySet<string> Reached => _reached;

    /// <summary>As each role of a rehearsal.</summary>
    public async Task Play()
    {
        foreach (var role in Roles)
        {
            using var guest = new Guest(house.Address);
            await guest.Send("/me/play", ("role", ProtocolWords.Of(role)), ("next", "/"));
            await Follow(guest, role);
        }
    }

    /// <summary>The template of an address; null where no page of the ward has it.</summary>
    public string? KindOf(string path) => PageOf(path)?.Page;

    /// <summary>From the start by links, as one who is let in.</summary>
    public async Task Follow(Guest guest, Role role)
    {
        var (queue, seen) = (new Queue<string>(["/", "/me"]), new HashSet<string>(StringComparer.Ordinal));
        while (queue.TryDequeue(out var path))
        {
            if (!seen.Add(path) || PageOf(path) is not var (page, key) || !IsWanted(role, page, key) || IsSecond(role, path))
                continue;
            var answer = await guest.Get(path);
            if (answer.StatusCode == HttpStatusCode.Forbidden)
                continue; // another role's
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.SeeOther))
                Broken.Add($"{role}: {path}: {(int)answer.StatusCode}");
            _reached.Add(page);
            if (
                answer.StatusCode == HttpStatusCode.OK
                && answer.Content.Headers is { ContentDisposition: null, ContentType.MediaType: "text/html" }
            )
                Found.Add((page, role, path));
            if (answer.Headers.Location?.OriginalString is { } next)
                queue.Enqueue(next);
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
                queue.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }
    }

    // Of two studies the second has the same pages.
    static bool IsSecond(Role role, string path) =>
        role != Role.Investigator && path.StartsWith($"/studies/{Demo.Soochow}/", StringComparison.Ordinal);

    // Where every role begins is looked at by each; what another has seen already, no more.
    bool IsWanted(Role role, string page, string key)
    {
        var most =
            page.EndsWith("/visits", StringComparison.Ordinal) || page.EndsWith("{subject}/product", StringComparison.Ordinal);
        var isBeginning = page is "/" or "/me" or "/people" || page.Split('/').Length <= 4;
        var counted = isBeginning || most ? $"{role} {key}" : key;
        _looked[counted] = _looked.GetValueOrDefault(counted) + 1;
        return _looked[counted] <= (most ? OfAList : OfAPage);
    }

    (string Page, string Key)? PageOf(string path)
    {
        foreach (var (matcher, page) in _pages)
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(new(Uri.UnescapeDataString(path.Split('?')[0])), values))
                return (page, $"{page} {values.GetValueOrDefault("study")} {values.GetValueOrDefault("form")}");
        }
        return null;
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
