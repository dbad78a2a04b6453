using System.Net;
using System.Text.Json;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>What is due as a page and as a command: noted by the site and by the sponsor, overdue on the first page.</summary>
public sealed class DueTests
{
    const string Study = ServedHouse.Study,
        Due = $"/studies/{Study}/due";

    static readonly RecordKey Key = new("S-1", "AE", 1);

    static AdverseEvent Event =>
        new()
        {
            Subject = "S-1",
            Sequence = 1,
            Term = "ENCEPHALITIS",
            Serious = NoYes.Yes,
            LifeThreatening = NoYes.Yes,
            Relation = Relatedness.Possible,
            Start = PartialDate.Of(2026, 3, 1),
        };

    static Demographics Person =>
        new()
        {
            Subject = "S-1",
            Site = "01",
            Consent = PartialDate.Of(2026, 2, 1),
        };

    [Fact]
    public async Task Site_and_sponsor_note_their_steps_and_the_list_follows()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person), new RecordAdded(Event));
        using var site = await house.Person("nurse", Role.Coordinator, "01");
        using var sponsor = await house.Person("sponsor", Role.Sponsor);
        Assert.Contains("overdue", await site.Read($"/studies/{Study}"), StringComparison.Ordinal);
        await Sent(site, "/site", "aware", "2026-03-02T09:00+08:00");
        await Sent(site, "/site", "sent-to-sponsor", "2026-03-03T08:59+08:00");
        Assert.Equal(HttpStatusCode.Forbidden, (await Note(site, "/sponsor", "received-by-sponsor", "2026-03-03")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Note(site, "/site", "submitted", "2026-03-03")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Note(site, "/site", "aware", "2025-02-29")).StatusCode);
        await Sent(sponsor, "/sponsor", "received-by-sponsor", "2026-03-03T09:00+08:00");
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await sponsor.Send(Due + "/opinion", ("event", "1 S-1"), ("expected", "no"), ("related", ""))).StatusCode
        );
        var page = await site.Read(Due);
        Assert.Contains("done in time", page, StringComparison.Ordinal);
        Assert.Contains("10 Mar 2026", page, StringComparison.Ordinal); // 3 March is day 0, and 7 days on
        Assert.Contains("18 Mar 2026", page, StringComparison.Ordinal); // 8 more
        var noted = (await house.Ledger.State(Study, cancel: TestContext.Current.CancellationToken)).Of<SafetyNoted>().ToList();
        Assert.Equal(["nurse", "nurse", "sponsor"], noted.Select(n => n.Entry.Who));
        Assert.Equal(["coordinator", "coordinator", "sponsor"], noted.Select(n => n.Entry.Role));
    }

    [Fact]
    public async Task The_sponsor_notes_an_urgent_measure_and_its_seven_days_stand_on_the_page_until_the_authority_is_told()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person), new RecordAdded(Event));
        using var site = await house.Person("nurse", Role.Coordinator, "01");
        using var sponsor = await house.Person("sponsor", Role.Sponsor);
        Assert.Equal(HttpStatusCode.Forbidden, (await Note(site, "/sponsor", "measure-taken", "2026-03-03")).StatusCode);
        await Sent(sponsor, "/sponsor", "measure-taken", "2026-03-04");
        Assert.Contains("urgent safety measure, to the authority, 7 days", await site.Read(Due), StringComparison.Ordinal);
        Assert.Contains("11 Mar 2026", await site.Read(Due), StringComparison.Ordinal); // 4 March is day 0, and 7 days on
        await Sent(sponsor, "/sponsor", "measure-notified", "2026-03-06");
        Assert.Contains("6 Mar 2026", await site.Read(Due), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_no_event_asked_for_is_noted_by_the_sponsor_and_due_for_the_study()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person), new RecordAdded(Event));
        using var site = await house.Person("nurse", Role.Coordinator, "01");
        using var sponsor = await house.Person("sponsor", Role.Sponsor);
        (string, string)[] sent = [("event", ""), ("step", "measure-taken"), ("at", "2026-03-04")];
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Send(Due + "/measure", sent)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await sponsor.Send(Due + "/sponsor", sent)).StatusCode); // a step of an event
        (string, string)[] other = [sent[0], ("step", "submitted"), sent[2]];
        Assert.Equal(HttpStatusCode.BadRequest, (await sponsor.Send(Due + "/measure", other)).StatusCode);
        await sponsor.Done(Due + "/measure", sent);
        var page = await site.Read(Due);
        Assert.Contains("measure of entry", page, StringComparison.Ordinal);
        Assert.Contains("11 Mar 2026", page, StringComparison.Ordinal);
        var noted = Assert.Single(
            (await house.Ledger.State(Study, cancel: TestContext.Current.CancellationToken)).Of<SafetyNoted>()
        );
        Assert.Null(noted.Entry.Subject);
    }

    static Task<HttpResponseMessage> Note(Guest guest, string verb, string step, string at) =>
        guest.Send(Due + verb, ("event", "1 S-1"), ("step", step), ("at", at));

    static async Task Sent(Guest guest, string verb, string step, string at) =>
        Assert.Equal((step, HttpStatusCode.SeeOther), (step, (await Note(guest, verb, step, at)).StatusCode));

    [Fact]
    public async Task The_command_lists_what_is_due_on_a_day_with_the_rule_and_what_is_not_known()
    {
        using var folder = CairnProcess.Folder();
        await using (var ledger = new Cairn.Store.LedgerStore(folder.File("t.db")))
            await ledger.Append(
                Study,
                Cairn.Ledger.Change.Of(
                    Cairn.Ledger.Draft.Added(Person, new("ann", "coordinator")),
                    Cairn.Ledger.Draft.Added(Event, new("ann", "coordinator")),
                    new(new SafetyNoted(Key, SafetyStep.ReceivedBySponsor, PartialDate.Of(2026, 3, 3)), new("ann", "sponsor"))
                ),
                TestContext.Current.CancellationToken
            );
        var run = await CairnProcess.Run(
            folder.Path,
            "due",
            "--study",
            Study,
            "--database",
            "t.db",
            "--as-of",
            "2026-03-10",
            "--format",
            "json"
        );
        Assert.True(run.ExitCode == 0, run.Words);
        using var json = JsonDocument.Parse(run.Output);
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            ["to-sponsor overdue 2026-03-02", "seven-days due-today 2026-03-10", "completion open 2026-03-18"],
            items.Select(i =>
                $"{i.GetProperty("kind").GetString()} {i.GetProperty("state").GetString()} {i.GetProperty("lastDay").GetString()}"
            )
        );
        Assert.Equal(1, json.RootElement.GetProperty("overdue").GetInt32());
        Assert.All(items, i => Assert.NotEmpty(i.GetProperty("missing").EnumerateArray()));
    }
}
