using System.Net;
using System.Text.RegularExpressions;
using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// Signing through HTTP: the password again, the meaning, the hash, and the void signature on every display (21 CFR 11.50, 11.70,
/// 11.200); the committee's decision, as cautious as the rule or more.
/// </summary>
public sealed partial class SigningTests
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1",
        Decide = $"/studies/{Study}/decide";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Demographics Person(string id = "S-1", string? site = "01") =>
        new()
        {
            Subject = id,
            Site = site,
            Consent = PartialDate.Of(2026, 3, 1),
        };

    static Exposure Cells(PartialDate day) =>
        new()
        {
            Subject = "S-1",
            Sequence = 1,
            Treatment = "CAR-T",
            Category = ExposureKind.CellInfusion,
            Dose = 0.5,
            DoseUnit = CellDose.Unit,
            PlannedDose = 0.5,
            AssignedLevel = 1,
            Start = day,
        };

    static async Task<IReadOnlyList<RecordedSignature>> Signatures(ServedHouse house) =>
        (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Signatures;

    [Fact]
    public async Task A_signature_asks_for_the_password_again_and_prints_name_role_meaning_and_time()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var ann = await house.Person("ann", Role.Investigator, "01");
        (string, string)[] sent = [("meaning", "approval"), ("password", "wrong")];
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Send(Subject + "/sign", sent)).StatusCode);
        Assert.Empty(await Signatures(house));
        sent[1] = ("password", ServedHouse.Password);
        Assert.Equal(HttpStatusCode.SeeOther, (await ann.Send(Subject + "/sign", sent)).StatusCode);
        var signature = Assert.Single(await Signatures(house));
        Assert.Equal(("Dr ANN", "ann", "investigator", 1), (signature.Name, signature.Account, signature.Role, signature.Covers));
        var page = Plain(await ann.Read(Subject));
        Assert.Matches(@"Dr ANN investigator I approve it \d+ \w+ \d{4} \d\d:\d\d UTC ✓? ?holds", page);
        Assert.Contains("Dr ANN", await ann.Read($"/studies/{Study}/report"), StringComparison.Ordinal);
        Assert.Contains(AccountChange.Refused, await house.History("ann"));
    }

    [Fact]
    public async Task A_changed_value_voids_the_signature_on_every_display()
    {
        await using var house = await ServedHouse.Start();
        var added = await house.Append(Study, new RecordAdded(Person()));
        using var ann = await house.Person("ann", Role.Investigator);
        await ann.Send(Subject + "/sign", ("meaning", "approval"), ("password", ServedHouse.Password));
        await house.Append(Study, new RecordCorrected(Person() with { Sex = null, Age = 61 }, added[0].Sequence));
        foreach (var page in new[] { Subject, $"/studies/{Study}/report" })
            Assert.Contains("void: DM of S-1 was written anew", Plain(await ann.Read(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_investigator_signs_only_while_the_log_says_so()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var sub = await house.Person("sub", Role.SubInvestigator, "01");
        (string, string)[] sent = [("meaning", "review"), ("password", ServedHouse.Password)];
        Assert.Equal(HttpStatusCode.Forbidden, (await sub.Send(Subject + "/sign", sent)).StatusCode);
        using var head = await house.Person("head", Role.Investigator, "01");
        var today = DateOnly.FromDateTime(house.Clock.GetLocalNow().DateTime);
        await head.Send(
            $"/studies/{Study}/people/delegate",
            ("account", "sub"),
            ("right", "sign-records"),
            ("from", $"{today:yyyy-MM-dd}"),
            ("to", $"{today.AddDays(3):yyyy-MM-dd}"),
            ("site", "01")
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await sub.Send(Subject + "/sign", sent)).StatusCode);
        house.Clock.Pass(TimeSpan.FromDays(4));
        await sub.SignIn("sub", ServedHouse.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await sub.Send(Subject + "/sign", sent)).StatusCode);
        Assert.Single(await Signatures(house));
    }

    // 21 CFR 11.200(a)(3): an administrator alone cannot use another person's signature, whoever's password is sent.
    [Theory]
    [InlineData("head")]
    [InlineData("root")]
    public async Task An_administrator_signs_nothing_neither_as_themselves_nor_as_another(string account)
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        (await house.Person("head", Role.Investigator, "01")).Dispose();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        foreach (var page in new[] { "sign", "sign-eligibility", "sign-release" })
        {
            (string, string)[] sent = [("account", account), ("meaning", "approval"), ("password", ServedHouse.Password)];
            Assert.Equal(HttpStatusCode.Forbidden, (await root.Send($"{Subject}/{page}", sent)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await root.Get(Subject)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await root.Get($"/studies/{Study}/history?subject=S-1&format=csv")).StatusCode);
        Assert.Empty(await Signatures(house));
    }

    [Fact]
    public async Task Nobody_signs_at_another_site_nor_with_a_meaning_that_is_not_theirs()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()), new RecordAdded(Person("S-2", "02")));
        using var ann = await house.Person("ann", Role.Investigator, "01");
        var elsewhere = await ann.Send(
            $"/studies/{Study}/subjects/S-2/sign",
            ("meaning", "approval"),
            ("password", ServedHouse.Password)
        );
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        foreach (var meaning in new[] { "decision", "release", "eligibility" })
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await ann.Send(Subject + "/sign", ("meaning", meaning), ("password", ServedHouse.Password))).StatusCode
            );
        Assert.Empty(await Signatures(house));
    }

    [Fact]
    public async Task Wrong_passwords_at_signing_lock_the_account_as_at_the_door()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var ann = await house.Person("ann", Role.Investigator);
        for (var i = 0; i < Sessions.MostFailures; i++)
            await ann.Send(Subject + "/sign", ("meaning", "approval"), ("password", "wrong"));
        await ann.Send(Subject + "/sign", ("meaning", "approval"), ("password", ServedHouse.Password));
        Assert.Empty(await Signatures(house));
        Assert.Contains(AccountChange.LockedOut, await house.History("ann"));
    }

    [Fact]
    public async Task The_committee_decides_and_signs_in_the_browser_as_cautiously_as_the_rule_or_more()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var chair = await house.Person("chair", Role.SafetyCommittee);
        var form = await chair.Read(Decide);
        var head = Head().Match(form).Groups[1].Value;
        (string, string)[] sent =
        [
            ("head", head),
            ("action", "treat"),
            ("level", "3"),
            ("subjects", "1"),
            ("reason", "as proposed"),
            ("password", ServedHouse.Password),
        ];
        Assert.Contains("less cautious", await Guest.Text(await chair.Send(Decide, sent)), StringComparison.Ordinal);
        sent[1] = ("action", "hold");
        Assert.Equal(HttpStatusCode.BadRequest, (await chair.Send(Decide, [.. sent[..5], ("password", "wrong")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await chair.Send(Decide, sent)).StatusCode);
        var book = (await house.Ledger.State(Study, cancel: Cancel)).Casebook();
        var decision = Assert.Single(book.Decisions);
        Assert.Equal((CommitteeAction.Hold, "Dr CHAIR", "as proposed"), (decision.Action, decision.By, decision.Reason));
        var signature = Assert.Single(book.Signatures);
        Assert.Equal((0, SignatureStanding.Holds, "chair"), (signature.Decision, signature.Standing, signature.Account));
        Assert.Contains("the committee decided so", Plain(await chair.Read($"/studies/{Study}/dose")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_committee_rules_about_an_event_with_its_reason_and_signature_and_nobody_else_does()
    {
        await using var house = await ServedHouse.Start();
        AdverseEvent seizure = new()
        {
            Subject = "S-1",
            Sequence = 1,
            Term = "Seizure",
            Code = "Seizure",
            Grade = 3,
            Start = PartialDate.Of(2026, 3, 16),
            End = PartialDate.Of(2026, 3, 17),
        };
        await house.Append(
            Study,
            new RecordAdded(Person()),
            new RecordAdded(Cells(PartialDate.Of(2026, 3, 10))),
            new RecordAdded(seizure)
        );
        const string address = $"/studies/{Study}/adjudicate";
        using var ann = await house.Person("ann", Role.Investigator, "01");
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Get(address)).StatusCode);
        using var chair = await house.Person("chair", Role.SafetyCommittee);
        var form = await chair.Read(address);
        Assert.Contains("may be ICANS under another name", form, StringComparison.Ordinal);
        (string, string)[] sent =
        [
            ("head", Head().Match(form).Groups[1].Value),
            ("event", "1/S-1"),
            ("outcome", "not-dlt"),
            ("reason", "an old scar, seen before"),
            ("password", "wrong"),
        ];
        Assert.Equal(HttpStatusCode.BadRequest, (await chair.Send(address, sent)).StatusCode);
        sent[4] = ("password", ServedHouse.Password);
        Assert.Equal(HttpStatusCode.SeeOther, (await chair.Send(address, sent)).StatusCode);
        var book = (await house.Ledger.State(Study, cancel: Cancel)).Casebook();
        var ruling = Assert.Single(book.Rulings);
        Assert.Equal("Dr CHAIR", ruling.By);
        Assert.Equal((RulingOutcome.NotDlt, "an old scar, seen before", true), (ruling.Outcome, ruling.Reason, ruling.Stands));
        Assert.Single(book.Signatures);
        Assert.Contains("an old scar, seen before", await chair.Read(address), StringComparison.Ordinal);
    }

    // What was decided rests on what the committee saw: when the ledger moved since, nothing is written.
    [Fact]
    public async Task A_decision_on_a_page_that_is_old_is_refused()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var chair = await house.Person("chair", Role.SafetyCommittee);
        var head = Head().Match(await chair.Read(Decide)).Groups[1].Value;
        await house.Append(Study, new RecordAdded(Person("S-2")));
        var answer = await chair.Send(
            Decide,
            ("head", head),
            ("action", "hold"),
            ("reason", "caution"),
            ("password", ServedHouse.Password)
        );
        Assert.Contains("Somebody else wrote to the ledger meanwhile", await Guest.Text(answer), StringComparison.Ordinal);
        Assert.Empty((await house.Ledger.State(Study, cancel: Cancel)).Of<DoseDecided>());
    }

    [Fact]
    public async Task In_a_rehearsal_the_committee_decides_with_one_click_and_the_signature_says_so()
    {
        await using var house = await ServedHouse.Start(rehearses: true);
        await house.Append(Study, new RecordAdded(Person()));
        using var guest = new Guest(house.Address);
        await guest.Send("/me/play", ("role", "safety-committee"), ("next", "/"));
        var head = Head().Match(await guest.Read(Decide)).Groups[1].Value;
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await guest.Send(Decide, ("head", head), ("action", "hold"), ("reason", "to see"))).StatusCode
        );
        var signed = Assert.Single((await house.Ledger.State(Study, cancel: Cancel)).Of<Signed>());
        Assert.Equal((SignatureProof.LocalOwner, Environment.UserName), (signed.Content.Proof, signed.Entry.Who));
    }

    static string Plain(string page) => Spaces().Replace(Tags().Replace(page, " "), " ");

    [GeneratedRegex("name=\"head\" value=\"([^\"]*)\"")]
    private static partial Regex Head();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
