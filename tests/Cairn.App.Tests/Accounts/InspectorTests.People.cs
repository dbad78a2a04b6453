using System.Net;
using Cairn.Conduct;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

// Who was here, what they were allowed to, and what they agreed to.
public sealed partial class InspectorTests
{
    [Fact]
    public async Task Attempt_04_signs_in_as_a_person_who_left_and_sees_the_role_they_had_on_that_date()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        using var gone = await house.Person("gone", Role.SubInvestigator, "01");
        var there = house.Clock.GetUtcNow();
        house.Clock.Pass(TimeSpan.FromMinutes(10));
        await root.Send("/people/close", ("account", "gone"), ("reason", "left the hospital"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await gone.SignIn("gone", ServedHouse.Password)).StatusCode);
        var people = People.Of(await house.Ledger.State(Study, cancel: Cancel));
        Assert.Equal(Role.SubInvestigator, Assert.Single(people.Of("gone", there)).Role);
        Assert.Empty(people.Of("gone", house.Clock.GetUtcNow()));
        using var inspector = await house.Person("insp", Role.Inspector);
        Assert.Contains("root: left the hospital", await inspector.Read($"/studies/{Study}/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempt_05_signs_with_an_expired_session_and_nothing_is_written()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var head = await house.Person("head", Role.Investigator);
        var page = $"/studies/{Study}/subjects/{Subject}/sign";
        Assert.Equal(HttpStatusCode.OK, (await head.Get(page)).StatusCode);
        house.Clock.Pass(TimeSpan.FromHours(1));
        var answer = await head.Send(page, ("meaning", "approval"), ("password", ServedHouse.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty((await house.Ledger.State(Study, cancel: Cancel)).Of<Signed>());
    }

    [Fact]
    public async Task Attempt_08_finds_who_was_dosed_before_consent_version_3_and_did_not_consent_again()
    {
        await using var house = await ServedHouse.Start();
        Exposure Cells(string subject, int day) =>
            new()
            {
                Subject = subject,
                Sequence = 1,
                Treatment = "CAR-T",
                Category = ExposureKind.CellInfusion,
                Start = PartialDate.Of(2026, 2, day),
            };
        await house.Append(
            Study,
            new ConsentVersion("2", new(2026, 1, 1)),
            new RecordAdded(Person("A")),
            new RecordAdded(Person("B")),
            new RecordAdded(Person("C") with { Consent = PartialDate.Of(2026, 3, 5) }),
            new ConsentGiven("A", "2", new(2026, 1, 5)),
            new ConsentGiven("B", "2", new(2026, 1, 5)),
            new RecordAdded(Cells("A", 3)),
            new RecordAdded(Cells("B", 4)),
            new ConsentVersion("3", new(2026, 3, 1), AsksAgain: true),
            new ConsentGiven("B", "3", new(2026, 3, 2)),
            new ConsentGiven("C", "3", new(2026, 3, 5))
        );
        var again = Assert.Single(AskAgain.Of(await house.Ledger.State(Study, cancel: Cancel), new(2026, 3, 10)));
        Assert.Equal(
            ("A", "2", "3", new DateOnly(2026, 2, 3)),
            (again.Subject, again.Consented, again.Version, again.FirstCells)
        );
        using var inspector = await house.Person("insp", Role.Inspector);
        Assert.Matches("3\\DFeb\\D2026", await inspector.Read($"/studies/{Study}/people?as-of=2026-03-10"));
    }

    [Fact]
    public async Task Attempt_12_asks_who_had_administrator_rights_and_what_they_did()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        await root.Send("/people", ("account", "ann"), ("name", "Ann Li"), ("role", "monitor"), ("study", Study));
        using var inspector = await house.Person("insp", Role.Inspector);
        var accounts = await inspector.Read(History + "?of=accounts");
        Assert.Contains("ROLE: administrator", accounts, StringComparison.Ordinal);
        Assert.Contains("WHAT: invited", accounts, StringComparison.Ordinal);
        Assert.Contains("WHAT: signed-in", accounts, StringComparison.Ordinal);
        Assert.Contains("ROLE: monitor", await inspector.Read(History + "?who=root&kind=role-granted"), StringComparison.Ordinal);
        foreach (var page in new[] { "", "/subjects", "/dose", "/report", "/history", "/due" })
            Assert.Equal(HttpStatusCode.Forbidden, (await root.Get($"/studies/{Study}{page}")).StatusCode);
    }

    [Fact]
    public async Task Attempt_13_holds_the_delegation_log_and_the_training_against_a_signature()
    {
        await using var house = await ServedHouse.Start();
        var today = DateOnly.FromDateTime(house.Clock.GetLocalNow().DateTime);
        await house.Append(Study, new RecordAdded(Person()), new ProtocolVersion("2.0", today.AddDays(-30), []));
        using var sub = await house.Person("sub", Role.SubInvestigator, "01");
        await house.Append(
            Study,
            new Delegated("sub", [Right.SignEligibility], today.AddDays(-1), today, "01"),
            new Trained("sub", "1.0", today.AddDays(-90))
        );
        var page = $"/studies/{Study}/subjects/{Subject}/sign-eligibility";
        Assert.Contains("No training of sub on protocol 2.0", await sub.Read(page), StringComparison.Ordinal);
        await sub.Send(page, ("meaning", "eligibility"), ("password", ServedHouse.Password));
        var signed = Assert.Single((await house.Ledger.State(Study, cancel: Cancel)).Of<Signed>());
        var then = People.Of(await house.Ledger.State(Study, new Point(signed.Entry.Sequence), Cancel));
        var signer = new Actor("sub", then, signed.Entry.Time, today);
        Assert.NotNull(signer.RoleFor(Right.SignEligibility, "01"));
        Assert.False(then.IsTrained("sub", "2.0", today));
        Assert.Null((signer with { Today = today.AddDays(1) }).RoleFor(Right.SignEligibility, "01"));
    }
}
