using System.Net;
using Cairn.App.Web.Access;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.AspNetCore.Routing;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// The table of rights through HTTP: every address of the server, as it is mapped, tried by nobody and by every role; and the
/// limits of site and day (21 CFR 11.10(d), (g)).
/// </summary>
public sealed class RightsHttpTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Demographics Subject(string id, string? site) =>
        new()
        {
            Subject = id,
            Site = site,
            Consent = PartialDate.Of(2026, 3, 1),
        };

    [Fact]
    public async Task Every_address_says_what_it_needs()
    {
        await using var house = await ServedHouse.Start();
        Assert.Empty(house.Endpoints.Where(e => e.Metadata.GetMetadata<Needs>() is null).Select(e => e.RoutePattern.RawText));
        Assert.True(house.Endpoints.Count > 40, "the addresses were not found");
    }

    [Fact]
    public async Task Every_role_is_let_in_where_the_table_says_so_and_refused_everywhere_else()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Subject("S-1", "01")));
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var guest = await house.Person(ProtocolWords.Of(role), role);
            foreach (var (method, path, needs) in Addresses(house))
            {
                var status = (await Ask(guest, method, path)).StatusCode;
                if (status == HttpStatusCode.InternalServerError || status == HttpStatusCode.Forbidden == May(role, needs))
                    wrong.Add($"{role} {method} {path}: {(int)status}, the table says {(May(role, needs) ? "yes" : "no")}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_is_sent_to_the_door_by_every_address_but_the_public_ones()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var nobody = new Guest(house.Address);
        foreach (var (method, path, needs) in Addresses(house))
        {
            var answer = await Ask(nobody, method, path);
            if (needs is Needs.Nothing)
                Assert.False(
                    answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError,
                    $"{path}: {answer.StatusCode}"
                );
            else if (method == "GET")
                Assert.StartsWith("/sign-in?next=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
            else
                Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_role_in_one_study_is_none_in_another()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Inspector);
        Assert.Equal(HttpStatusCode.OK, (await ann.Get($"/studies/{ServedHouse.Study}/dose")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Get("/studies/soochow-cll1/dose")).StatusCode);
        Assert.DoesNotContain("soochow", await ann.Read("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_at_a_site_shows_the_records_of_its_subjects_and_of_no_others()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(
            ServedHouse.Study,
            new RecordAdded(Subject("S-1", "01")),
            new RecordAdded(Subject("S-2", "02")),
            new RecordAdded(Subject("S-3", null))
        );
        using var ann = await house.Person("ann", Role.Investigator, "01");
        const string subjects = $"/studies/{ServedHouse.Study}/subjects";
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden],
            new[] { "S-1", "S-2", "S-3" }.Select(s => ann.Get($"{subjects}/{s}").Result.StatusCode)
        );
        var list = await ann.Read(subjects);
        Assert.Contains("S-1", list, StringComparison.Ordinal);
        Assert.DoesNotContain("S-2", list, StringComparison.Ordinal);
        Assert.DoesNotContain("S-3", list, StringComparison.Ordinal);
        using var monitor = await house.Person("monitor", Role.Monitor);
        Assert.Contains("S-3", await monitor.Read(subjects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_taken_is_gone_with_the_next_click()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Monitor);
        const string page = $"/studies/{ServedHouse.Study}/safety";
        Assert.Equal(HttpStatusCode.OK, (await ann.Get(page)).StatusCode);
        await house.Append(ServedHouse.Study, new RoleWithdrawn("ann", Role.Monitor));
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Get(page)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_gives_no_role_to_themselves_nor_a_second_to_an_administrator()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        (await house.Person("two", Role.Administrator)).Dispose();
        const string give = $"/studies/{ServedHouse.Study}/people/give";
        foreach (var account in new[] { "root", "two" })
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await root.Send(give, ("account", account), ("role", "investigator"), ("site", ""))).StatusCode
            );
        Assert.Empty((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Of<RoleGranted>());
    }

    static readonly Right[] Reading = [Right.SeeProtocol, Right.SeeTrial, Right.SeeSubjects, Right.SeeLedger, Right.SeePeople];

    [Fact]
    public async Task The_local_owner_reads_every_page_and_writes_through_none()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Subject("S-1", "01")));
        using var owner = new Guest(house.Address);
        foreach (var (method, path, needs) in Addresses(house))
        {
            var mayNot = needs is Needs.Administration || needs is Needs.InStudy(var right) && !Reading.Contains(right);
            var status = (await Ask(owner, method, path)).StatusCode;
            Assert.Equal((path, mayNot), (path, status == HttpStatusCode.Forbidden));
        }
    }

    [Fact]
    public async Task In_a_rehearsal_one_click_makes_any_role_and_the_table_holds()
    {
        await using var house = await ServedHouse.Start(rehearses: true);
        using var owner = new Guest(house.Address);
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(
                HttpStatusCode.SeeOther,
                (await owner.Send("/me/play", ("role", ProtocolWords.Of(role)), ("next", "/"))).StatusCode
            );
            var status = (await owner.Get($"/studies/{ServedHouse.Study}/dose")).StatusCode;
            Assert.Equal((role, RightsTable.Has(role, Right.SeeTrial)), (role, status == HttpStatusCode.OK));
        }
    }

    [Fact]
    public async Task Outside_a_rehearsal_nobody_plays_a_role()
    {
        await using var house = await ServedHouse.Start();
        using var owner = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Send("/me/play", ("role", "sponsor"))).StatusCode);
    }

    static bool May(Role role, Needs needs) =>
        needs switch
        {
            Needs.Administration => role == Role.Administrator,
            Needs.InStudy(var right) => RightsTable.Of(role, right) is Reach.Site or Reach.Study,
            _ => true,
        };

    static Task<HttpResponseMessage> Ask(Guest guest, string method, string path) =>
        method == "GET" ? guest.Get(path) : guest.Send(path);

    /// <summary>Every address once, with something in place of what it leaves open; signing out would end the test, and roles are played in a rehearsal only.</summary>
    internal static IEnumerable<(string Method, string Path, Needs Needs)> Addresses(ServedHouse house) =>
        from endpoint in house.Endpoints
        let method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]
        let path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(Segment))
        where path is not ("sign-out" or "me/play")
        select (method, "/" + path, endpoint.Metadata.GetMetadata<Needs>()!);

    static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(Part));

    static string Part(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) =>
        part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "study" } => ServedHouse.Study,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "subject" } => "S-1",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "row" or "column" or "query" } => "0",
            _ => "something",
        };
}
