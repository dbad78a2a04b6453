using Cairn.Conduct;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.Tests.Conduct;

/// <summary>Who may do what in a study: roles with their sites, taken roles, and the days of the delegation log.</summary>
public sealed class ActorTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    static readonly Attribution Admin = new("root", "administrator", Reason: "as agreed");

    /// <summary>A ledger whose entries are an hour apart.</summary>
    static LedgerState State(params IReadOnlyList<EntryContent> contents)
    {
        var state = LedgerState.Empty("X");
        foreach (var (content, hour) in contents.Select((c, i) => (c, i)))
            state = state.After(Chain.Link(state.Head, "X", [new(content, Admin)], Start.AddHours(hour), () => ""));
        return state;
    }

    static Actor Actor(LedgerState state, string account, double hour = 100, string day = "2026-03-12") =>
        new(account, People.Of(state), Start.AddHours(hour), DateOnly.Parse(day, null));

    [Fact]
    public void A_role_at_a_site_reaches_that_site_and_no_other()
    {
        var ann = Actor(State(new RoleGranted("ann", "Ann Li", Role.Investigator, "01")), "ann");
        Assert.Equal(Role.Investigator, ann.RoleFor(Right.SeeSubjects, "01")?.Role);
        Assert.Null(ann.RoleFor(Right.SeeSubjects, "02"));
        Assert.Null(ann.RoleFor(Right.SeeSubjects));
        Assert.NotNull(ann.RoleFor(Right.SeeTrial, "02"));
        Assert.NotNull(ann.RoleSomewhere(Right.SeeSubjects));
        Assert.Null(Actor(State(), "ann").RoleSomewhere(Right.SeeProtocol));
    }

    [Fact]
    public void A_role_without_a_site_reaches_every_site_and_what_belongs_to_none()
    {
        var ann = Actor(State(new RoleGranted("ann", "Ann Li", Role.Investigator)), "ann");
        Assert.All<string?>(["01", "02", null], site => Assert.NotNull(ann.RoleFor(Right.SignRecords, site)));
    }

    [Fact]
    public void A_role_holds_from_the_entry_that_gave_it_to_the_one_that_took_it_and_history_keeps_both()
    {
        var state = State(new RoleGranted("ann", "Ann Li", Role.Monitor), new RoleWithdrawn("ann", Role.Monitor));
        Assert.NotNull(Actor(state, "ann", 0.5).RoleFor(Right.VerifyRecords));
        Assert.Null(Actor(state, "ann", 1).RoleFor(Right.VerifyRecords));
        var held = Assert.Single(People.Of(state).Roles);
        Assert.Equal((Start, Start.AddHours(1), "root", "as agreed"), (held.From, held.Until, held.TakenBy, held.Why));
    }

    [Fact]
    public void A_role_taken_at_another_site_stays_and_one_given_twice_is_held_once()
    {
        var state = State(
            new RoleGranted("ann", "Ann Li", Role.Monitor, "01"),
            new RoleGranted("ann", "Ann Li", Role.Monitor, "01"),
            new RoleWithdrawn("ann", Role.Monitor, "02")
        );
        Assert.Null(Assert.Single(People.Of(state).Roles).Until);
    }

    [Theory]
    [InlineData("2026-03-09", false)] // the day before
    [InlineData("2026-03-10", true)]
    [InlineData("2026-03-20", true)] // the last day counts
    [InlineData("2026-03-21", false)]
    public void A_sub_investigator_signs_on_the_days_of_the_delegation_log(string day, bool may)
    {
        var state = State(
            new RoleGranted("sub", "Su Wei", Role.SubInvestigator, "01"),
            new Delegated("sub", [Right.SignRecords], new(2026, 3, 10), new(2026, 3, 20), "01")
        );
        var sub = Actor(state, "sub", day: day);
        Assert.Equal(may, sub.RoleFor(Right.SignRecords, "01") is not null);
        Assert.Null(sub.RoleFor(Right.SignEligibility, "01"));
        Assert.Equal(may, SigningCheck.Of(sub, SignatureMeaning.Approval, "01").Count == 0);
        if (!may)
            Assert.Contains(
                "delegation log",
                SigningCheck.Of(sub, SignatureMeaning.Review, "01")[0].What,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_delegation_ends_earlier_when_an_entry_says_so_and_never_later()
    {
        var delegated = new Delegated("sub", [Right.SignRecords], new(2026, 3, 10), new(2026, 3, 20));
        var ended = People.Of(
            State(delegated, new DelegationEnded(1, new(2026, 3, 12)), new DelegationEnded(1, new(2026, 4, 1)))
        );
        Assert.Equal(new DateOnly(2026, 3, 12), Assert.Single(ended.Delegations).To);
    }

    [Fact]
    public void A_delegation_without_the_role_gives_nothing()
    {
        var state = State(new Delegated("sub", [Right.SignRecords], new(2026, 3, 1), null));
        Assert.Null(Actor(state, "sub").RoleFor(Right.SignRecords));
    }

    [Fact]
    public void Training_on_the_protocol_in_force_is_asked_for_beside_a_signature()
    {
        var state = State(
            new RoleGranted("ann", "Ann Li", Role.Investigator),
            new ProtocolVersion("1.0", new(2026, 1, 1), []),
            new ProtocolVersion("2.0", new(2026, 3, 10), []),
            new Trained("ann", "1.0", new(2026, 1, 2))
        );
        Assert.Empty(SigningCheck.Of(Actor(state, "ann", day: "2026-03-09"), SignatureMeaning.Approval, null));
        var warned = Assert.Single(SigningCheck.Of(Actor(state, "ann", day: "2026-03-10"), SignatureMeaning.Approval, null));
        Assert.Equal((Severity.Warning, true), (warned.Severity, warned.What.Contains("protocol 2.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_gives_a_role_to_themselves_and_an_administrator_has_no_other()
    {
        Assert.NotNull(RoleChange.Giving("root", "root", Role.Investigator, []));
        Assert.NotNull(RoleChange.Giving("root", "ann", Role.Administrator, [Role.Monitor]));
        Assert.NotNull(RoleChange.Giving("root", "two", Role.Monitor, [Role.Administrator]));
        Assert.Null(RoleChange.Giving("root", "ann", Role.Monitor, [Role.Coordinator]));
        Assert.NotNull(RoleChange.Taking("root", Role.Administrator, ["root"]));
        Assert.Null(RoleChange.Taking("root", Role.Administrator, ["root", "two"]));
    }

    [Fact]
    public void Every_kind_of_entry_takes_a_right_or_is_the_programs_own()
    {
        Assert.Equal(Right.EnterProduct, NeededRight.Of(new RecordRemoved(new("S1", "BE", 1), 1)));
        Assert.Equal(Right.EnterRecords, NeededRight.Of(new RecordRemoved(new("S1", "AE", 1), 1)));
        Assert.Equal(Right.NoteSafety, NeededRight.Of(SafetyStep.Aware));
        Assert.Equal(Right.JudgeSafety, NeededRight.Of(SafetyStep.Submitted));
        Assert.Null(NeededRight.Of(new SyntheticMark(1, [])));
        Assert.Null(NeededRight.Of(new AccountChanged("a", AccountChange.Opened)));
    }
}
