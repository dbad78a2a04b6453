using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger;

public sealed class ChangeCheckTests
{
    static readonly RecordKey One = new("S1", "VS", 1);
    static readonly LedgerState Two = Sheets.Fold(new RecordAdded(Sheets.Vital(1)), new RecordAdded(Sheets.Vital(2)));

    static Draft Draft(EntryContent content, string? reason = "because") => new(content, Sheets.By with { Reason = reason });

    [Fact]
    public void A_new_record_and_a_correction_of_what_was_seen_do_not_collide()
    {
        var change = Change.Of(Draft(new RecordAdded(Sheets.Vital(3))), Draft(new RecordCorrected(Sheets.Vital(1, "38"), 1)));
        Assert.Empty(ChangeCheck.Conflicts(Two, change));
        Assert.Empty(ChangeCheck.Refusals(Two, change));
    }

    [Fact]
    public void Who_comes_second_to_a_record_is_told_what_the_first_said()
    {
        var corrected = Two.After(Sheets.LinkAfter(Two.Head, new RecordCorrected(Sheets.Vital(1, "38"), 1)));
        var conflict = Assert.Single(
            ChangeCheck.Conflicts(corrected, Change.Of(Draft(new RecordCorrected(Sheets.Vital(1, "39"), 1))))
        );
        Assert.Equal((One, 1, 3), (conflict.Key, conflict.Expected, conflict.Theirs!.Newest.Sequence));
        Assert.Equal([new ValueChange("VSORRES", "38", "39")], conflict.Differences);
    }

    [Fact]
    public void Adding_a_record_that_somebody_added_meanwhile_is_a_conflict()
    {
        var conflict = Assert.Single(ChangeCheck.Conflicts(Two, Change.Of(Draft(new RecordAdded(Sheets.Vital(1, "40"))))));
        Assert.Equal((0, 1), (conflict.Expected, conflict.Theirs!.Newest.Sequence));
    }

    [Fact]
    public void What_an_author_says_they_saw_counts_also_where_the_drafts_say_nothing_of_it()
    {
        var asked = Change.Of(Draft(new QueryOpened(One, null, "Sure?")));
        Assert.Empty(ChangeCheck.Conflicts(Two, asked with { Expected = new Dictionary<RecordKey, long> { [One] = 1 } }));
        Assert.Single(ChangeCheck.Conflicts(Two, asked with { Expected = new Dictionary<RecordKey, long> { [One] = 0 } }));
    }

    [Fact]
    public void A_correction_needs_a_reason()
    {
        var refusal = Assert.Single(
            ChangeCheck.Refusals(Two, Change.Of(Draft(new RecordCorrected(Sheets.Vital(1, "38"), 1), reason: " ")))
        );
        Assert.Equal("VS 1 of S1", refusal.Place);
        Assert.Empty(ChangeCheck.Refusals(Two, Change.Of(Draft(new RecordAdded(Sheets.Vital(9)), reason: null))));
    }

    [Fact]
    public void What_rests_on_the_whole_ledger_is_refused_when_it_moved()
    {
        var change = Change.Of(Draft(new Unlocked()));
        Assert.Empty(ChangeCheck.Refusals(Two, change with { RestsOn = Two.Head }));
        Assert.Single(ChangeCheck.Refusals(Two, change with { RestsOn = ChainHead.Empty }));
    }

    public static TheoryData<string, Locked, Unlocked> LockedThings =>
        new()
        {
            { "record", new(One), new(One) },
            { "subject", new(null, "S1"), new(null, "S1") },
            { "study", new(), new() },
        };

    [Theory]
    [MemberData(nameof(LockedThings))]
    public void What_is_locked_cannot_be_changed_until_it_is_unlocked(string what, Locked locked, Unlocked unlocked)
    {
        var change = Change.Of(Draft(new RecordCorrected(Sheets.Vital(1, "38"), 1)));
        var shut = Two.After(Sheets.LinkAfter(Two.Head, locked));
        Assert.True(ChangeCheck.Refusals(shut, change).Count == 1, what);
        Assert.Empty(ChangeCheck.Refusals(shut, Change.Of(Draft(new QueryOpened(One, null, "Sure?")))));
        Assert.Empty(ChangeCheck.Refusals(shut.After(Sheets.LinkAfter(shut.Head, unlocked)), change));
    }

    // 21 CFR 11.10(f): frozen only once every query is settled; an answer after the end opens it again.
    [Theory]
    [MemberData(nameof(LockedThings))]
    public void What_somebody_asks_about_is_not_locked_until_the_query_is_settled(string what, Locked locked, Unlocked unlocked)
    {
        LedgerState Then(LedgerState state, EntryContent content) => state.After(Sheets.LinkAfter(state.Head, content));
        int Refused(LedgerState state) => ChangeCheck.Refusals(state, Change.Of(Draft(locked))).Count;
        var asked = Then(Two, new QueryOpened(One, null, "Sure?"));
        var settled = Then(asked, new QueryClosed(One, asked.Head.Sequence));
        var again = Then(settled, new QueryAnswered(One, asked.Head.Sequence, "no"));
        Assert.Equal([0, 1, 0, 1], new[] { Two, asked, settled, again }.Select(Refused));
        Assert.True(ChangeCheck.Refusals(asked, Change.Of(Draft(unlocked))).Count == 0, what);
        Assert.Empty(ChangeCheck.Refusals(asked, Change.Of(Draft(new Locked(One with { Number = 2 })))));
    }

    [Fact]
    public void A_lock_of_one_record_holds_no_other()
    {
        var shut = Two.After(Sheets.LinkAfter(Two.Head, new Locked(One)));
        Assert.Empty(ChangeCheck.Refusals(shut, Change.Of(Draft(new RecordCorrected(Sheets.Vital(2, "38"), 2)))));
    }
}
