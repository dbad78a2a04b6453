using System.Net;
using System.Text.Json;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>The interface for entries: every kind by every role, as the table of rights says; sites, sources, bad input.</summary>
public sealed class EntriesApiTests
{
    const string Api = $"/api/v1/studies/{ServedHouse.Study}/entries";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A kind of entry with the right that it takes, said here by hand; null: no person may write it.
    static readonly (string Json, Right? Right)[] Kinds =
    [
        (Record("VS", """{"USUBJID":"S-1","VSSEQ":"1","VSTESTCD":"TEMP","VSORRES":"37.1"}"""), Right.EnterRecords),
        (Record("BE", """{"USUBJID":"S-1","BESEQ":"1","BETERM":"COLLECTED"}"""), Right.EnterProduct),
        (Of("record-verified", """{"ENTRY":"1"}""", "DM"), Right.VerifyRecords),
        (Of("query-opened", """{"QUESTION":"which?"}""", "DM"), Right.AskQueries),
        (Of("query-answered", """{"QUERY":"1","ANSWER":"this"}""", "DM"), Right.AnswerQueries),
        (Of("query-closed", """{"QUERY":"1"}""", "DM"), Right.AskQueries),
        (Of("consent-version", """{"VERSION":"3","FROM":"2026-03-01"}""", subject: null), Right.ChangeProtocol),
        (Of("protocol-version", """{"VERSION":"2","FROM":"2026-03-01","FILES":[]}""", subject: null), Right.ChangeProtocol),
        (Of("consent-given", """{"VERSION":"3","DAY":"2026-03-02"}"""), Right.EnterRecords),
        (Of("adjudicated", """{"QUESTION":"efs","OUTCOME":"no-event"}"""), Right.Adjudicate),
        (Of("adjudicated", """{"QUESTION":"dlt","OUTCOME":"not-dlt"}""", "AE", 1), Right.DecideDose),
        (Of("deviation-recorded", """{"WEIGHT":"minor","WHAT":"late"}""", date: "2026-03-02"), Right.EnterRecords),
        (Of("redacted", """{"ENTRY":"1","NAMES":["BRTHDTC"]}""", "DM"), Right.Redact),
        (Of("safety-noted", """{"STEP":"aware","MOMENT":"2026-03-01"}""", "AE", 1), Right.NoteSafety),
        (Of("safety-judged", """{"DAY":"2026-03-01","EXPECTED":"no"}""", "AE", 1), Right.JudgeSafety),
        (Of("delegated", """{"ACCOUNT":"x","RIGHTS":["sign-records"],"FROM":"2026-03-01"}""", subject: null), Right.Delegate),
        (Of("trained", """{"ACCOUNT":"x","VERSION":"2","DAY":"2026-03-01"}""", subject: null), Right.Delegate),
        (Of("synthetic-mark", "{}", subject: null), null),
        (Of("account-changed", """{"ACCOUNT":"x","WHAT":"closed"}""", subject: null), null),
        // last: what is locked takes no more records
        (Of("locked", "{}", "DM"), Right.LockRecords),
        (Of("unlocked", "{}", "DM"), Right.LockRecords),
    ];

    static string Record(string domain, string content) => Of("record-added", content, domain, 1);

    static string Of(
        string kind,
        string content,
        string? domain = null,
        int? number = null,
        string? subject = "S-1",
        string? date = null
    ) =>
        JsonSerializer.Serialize(
            new
            {
                kind,
                content = JsonDocument.Parse(content).RootElement,
                subject,
                domain,
                number,
                eventDate = date,
                reason = "because",
            }
        );

    static Demographics Person(string id, string site) =>
        new()
        {
            Subject = id,
            Site = site,
            Consent = PartialDate.Of(2026, 2, 1),
            Birth = PartialDate.Of(1970),
        };

    [Fact]
    public async Task Every_role_appends_the_kinds_that_the_table_gives_it_and_no_others()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Person("S-1", "01")));
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var guest = await house.Person(ProtocolWords.Of(role), role);
            foreach (var (json, right) in Kinds)
            {
                var answer = await guest.SendJson(Api, json);
                var may = right is { } needed && RightsTable.Of(role, needed) is Reach.Site or Reach.Study;
                // A version of the protocol comes with its files, by a command: who may is told so.
                var isFine = may
                    ? answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict
                        || (json.Contains("protocol-version") && answer.StatusCode == HttpStatusCode.BadRequest)
                    : answer.StatusCode == HttpStatusCode.Forbidden;
                if (!isFine)
                    wrong.Add($"{role} {json}: {(int)answer.StatusCode} {await Guest.Text(answer)}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_role_at_a_site_appends_for_its_subjects_and_brings_in_new_ones_of_its_own()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Person("S-1", "01")), new RecordAdded(Person("S-2", "02")));
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Forbidden],
            new[] { "S-1", "S-2" }.Select(s =>
                ann.SendJson(Api, Of("consent-given", """{"VERSION":"3","DAY":"2026-03-02"}""", subject: s)).Result.StatusCode
            )
        );
        foreach (var (site, status) in new[] { ("01", HttpStatusCode.OK), ("02", HttpStatusCode.Forbidden) })
            Assert.Equal(
                status,
                (
                    await ann.SendJson(
                        Api,
                        Of("record-added", $$"""{"USUBJID":"N-{{site}}","SITEID":"{{site}}"}""", "DM", subject: $"N-{site}")
                    )
                ).StatusCode
            );
    }

    [Fact]
    public async Task An_entry_says_who_in_which_role_and_that_it_came_through_the_interface_at_the_servers_time()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Person("S-1", "01")));
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        var wrongClock = """,\"deviceTime\":\"2026-01-01T08:00:00+08:00\"}""".Replace("\\", "", StringComparison.Ordinal);
        await ann.SendJson(
            Api,
            Record("VS", """{"USUBJID":"S-1","VSSEQ":"1","VSTESTCD":"TEMP","VSORRES":"37.1"}""")[..^1] + wrongClock
        );
        var entry = (await house.Ledger.Read(ServedHouse.Study, cancel: Cancel).ToListAsync(Cancel))[^1];
        Assert.Equal(
            ("ann", "coordinator", "01", "interface:api", "2026-01-01T08:00:00.000+08:00"),
            (entry.Who, entry.Role, entry.Site, entry.Source, entry.DeviceTime)
        );
        Assert.True((house.Clock.GetUtcNow() - entry.Time).Duration() < TimeSpan.FromMinutes(5));
        Assert.Equal(SourceKind.Interface, entry.By.Source!.Kind);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"sung","content":{}}""", HttpStatusCode.BadRequest)]
    [InlineData(
        """{"kind":"consent-given","content":{"VERSION":{"sha256":"00"},"DAY":"2026-01-01"},"subject":"S-1"}""",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        """{"kind":"consent-given","content":{"VERSION":"3","DAY":"2025-02-29"},"subject":"S-1"}""",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        """{"kind":"record-added","content":{"USUBJID":"S-9"},"subject":"S-1","domain":"DM"}""",
        HttpStatusCode.BadRequest
    )]
    public async Task What_is_no_entry_is_refused_in_words_and_nothing_is_written(string body, HttpStatusCode status)
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator);
        var before = (await house.Ledger.Head(ServedHouse.Study, Cancel)).Sequence;
        var answer = await ann.SendJson(Api, body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, (await house.Ledger.Head(ServedHouse.Study, Cancel)).Sequence);
    }

    [Fact]
    public async Task A_signature_and_a_decision_do_not_come_through_the_interface()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator);
        var signed = Of("signed", """{"MEANING":"approval","NAME":"Dr ANN","PROOF":"password","COVERS":[]}""", subject: null);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.SendJson(Api, signed)).StatusCode);
    }

    // 21 CFR 11.10(h): a value from an unknown device is refused.
    [Fact]
    public async Task Who_is_not_signed_in_appends_nothing()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var nobody = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendJson(Api, Kinds[0].Json)).StatusCode);
    }
}
