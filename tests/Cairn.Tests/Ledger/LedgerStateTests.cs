using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Tests.Records;

namespace Cairn.Tests.Ledger;

public sealed class LedgerStateTests
{
    static List<Record> Records(Random chance) =>
        [
            .. from subject in new[] { "S-1", "S-2", "S-3" }
            from domain in RecordShape.Domains
            from number in RecordShape.Of(domain)!.IsNumbered ? Enumerable.Range(1, 4) : [1]
            select RecordText.Record(RecordShape.Of(domain)!, chance, subject, number),
        ];

    static Casebook Book(IEnumerable<EntryContent> contents) => Sheets.Fold([.. contents]).Casebook();

    static Casebook Added(IEnumerable<Record> records) => Book(records.Select(r => new RecordAdded(r)));

    static string Text(Casebook book) => string.Join("\n\n", book.Subjects.SelectMany(s => s.All).Select(RecordText.Text));

    [Fact]
    public void Every_record_comes_back_from_the_fold_and_knows_its_entry()
    {
        var records = Records(new Random(1));
        var book = Added(records);
        Assert.Equal(["S-1", "S-2", "S-3"], book.Subjects.Select(s => s.Id));
        Assert.Equal(
            records.Select(RecordText.Text).Order(StringComparer.Ordinal),
            book.Subjects.SelectMany(s => s.All).Select(RecordText.Text).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Enumerable.Range(1, records.Count).Select(n => (long?)n),
            book.Subjects.SelectMany(s => s.All).Select(r => r.Entry).Order()
        );
    }

    [Fact]
    public void The_order_in_which_records_were_added_does_not_matter()
    {
        var records = Records(new Random(2));
        var expected = Text(Added(records));
        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = records.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, Text(Added(shuffled)));
        }
    }

    // The law of the ledger: the state is the fold of the entries, in however many steps it grew, and no step changes an earlier
    // state.
    [Trait("Speed", "Slow")]
    [Fact]
    public void A_state_that_grew_in_steps_is_the_fold_of_all_entries_and_leaves_earlier_states_alone()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var chance = new Random(seed);
            var entries = History.Random(chance, 120);
            var (state, seen) = (LedgerState.Empty("X"), new List<(LedgerState State, string Text)>());
            for (var at = 0; at < entries.Count; )
            {
                var step = chance.Next(1, 12);
                state = state.After(entries.Skip(at).Take(step));
                at = Math.Min(at + step, entries.Count);
                Assert.Equal(History.Text(LedgerState.Fold("X", entries.Take(at))), History.Text(state));
                seen.Add((state, History.Text(state)));
            }
            Assert.Equal(ChainHead.Of(entries[^1]), state.Head);
            Assert.All(seen, s => Assert.Equal(s.Text, History.Text(s.State)));
        }
    }

    [Fact]
    public void The_last_correction_counts_and_what_was_said_before_stays()
    {
        var versions = new EntryContent[]
        {
            new RecordAdded(Sheets.Vital(1, "12")),
            new RecordCorrected(Sheets.Vital(1, "21"), 1),
            new RecordCorrected(Sheets.Vital(1, "22"), 2),
        };
        string? After(int n) => Book(versions.Take(n)).Subject("S1")!.Of<VitalSign>().Single().Result;
        Assert.Equal(("12", "21", "22"), (After(1), After(2), After(3)));
        var history = Sheets.Fold(versions).Record(new("S1", "VS", 1))!;
        Assert.Equal([1, 2, 3], history.All.Select(e => e.Sequence));
        Assert.Equal(
            [new ValueChange("VSORRES", "12", "21")],
            ValueChange.Between(history.Before!.Before!.Newest.Values, history.Before.Newest.Values)
        );
    }

    [Fact]
    public void A_record_that_was_taken_out_counts_no_longer_and_can_come_back()
    {
        EntryContent[] gone = [new RecordAdded(Sheets.Vital(1, "12")), new RecordRemoved(new("S1", "VS", 1), 1)];
        Assert.Null(Book(gone).Subject("S1"));
        Assert.True(Sheets.Fold(gone).Record(new("S1", "VS", 1))!.IsRemoved);
        Assert.NotNull(Book([.. gone, new RecordCorrected(Sheets.Vital(1, "12"), 2)]).Subject("S1"));
    }

    [Fact]
    public void A_committees_decision_comes_back_with_who_made_it_and_why()
    {
        var decision = new CommitteeDecision
        {
            Day = new(2026, 3, 12),
            Action = CommitteeAction.Treat,
            Level = 2,
            Subjects = 3,
            Infused = 1,
            Reason = "As proposed",
            By = "ann",
            Role = "coordinator",
            Proposal = ProposedStep.Infuse(2, 3),
            Evidence = "0/3 0/0 at 1",
            Late = [new(LateKind.LevelOpened, 2, ProposedStep.Infuse(1, 3), ["S 1/2+3", "S-2"])],
        };
        var bare = decision with { Action = CommitteeAction.Stop, Level = null, Subjects = null, Infused = null, Late = [] };
        var drafts = new[] { decision, bare }.Select(d => Draft.DoseDecided(d, new(d.By, d.Role))).ToList();
        var entries = Chain.Link(ChainHead.Empty, "X", drafts, Sheets.At, Sheets.Salts());
        Assert.Equal([("ann", "As proposed"), ("ann", "As proposed")], entries.Select(e => (e.Who, e.Reason)));
        var back = LedgerState.Fold("X", entries).Casebook().Decisions;
        Assert.Equal([decision, bare], back.Select((d, i) => d with { Late = i == 0 ? decision.Late : bare.Late }));
        Assert.Equal(decision.Late, back[0].Late);
        Assert.Empty(back[1].Late);
    }

    [Fact]
    public void An_entry_that_holds_no_record_is_a_finding_and_the_rest_of_the_study_stays_readable()
    {
        var entries = Sheets.Link(
            new RecordAdded(Sheets.Event(1)),
            new RecordAdded(Sheets.Event(2)),
            new RecordAdded(Sheets.Vital(1))
        );
        var broken = entries.Select(
            (e, i) => i == 0 ? e with { Content = """{"AETOXGR":"two","AESEQ":"1","USUBJID":"S1"}""" } : e
        );
        var book = LedgerState.Fold("X", broken).Casebook();
        Assert.Equal([2], book.Subject("S1")!.Of<AdverseEvent>().Select(e => e.Sequence!.Value));
        Assert.Single(book.Subject("S1")!.Of<VitalSign>());
        var unread = Assert.Single(book.Unread);
        Assert.Equal((new RecordKey("S1", "AE", 1), 1), (unread.Key, unread.Entry));
        Assert.Contains(new("AETOXGR", "two"), unread.Values);
        Assert.Equal(["AETERM", "AETOXGR"], unread.Findings.Select(f => f.Column).Order(StringComparer.Ordinal));
        Assert.All(unread.Findings, f => Assert.Equal("ledger of X, entry 1", f.Place));
    }

    [Theory]
    [InlineData("record-added", "nothing")]
    [InlineData("record-added", """{"USUBJID":"S9","AESEQ":"1","AETERM":"x"}""")]
    [InlineData("dose-decided", """{"DAY":"soon"}""")]
    [InlineData("sung", "{}")]
    public void An_entry_that_cannot_be_read_is_named(string kind, string content)
    {
        var entry = Sheets.Link(new RecordAdded(Sheets.Event(1)))[0] with { Kind = kind, Content = content };
        var state = LedgerState.Fold("X", [entry]);
        var finding = Assert.Single(state.Unread.Concat(state.Casebook().Unread.SelectMany(u => u.Findings)));
        Assert.Equal("ledger of X, entry 1", finding.Place);
        Assert.Empty(state.Casebook().Subjects);
    }

    [Fact]
    public void The_synthetic_mark_holds_for_the_whole_study()
    {
        var mark = new SyntheticMark(1, []);
        var record = new RecordAdded(new Demographics { Subject = "S" });
        Assert.False(Book([record]).IsSynthetic);
        Assert.True(Book([mark, record]).IsSynthetic);
        Assert.True(Book([record, mark]).IsSynthetic);
    }

    [Fact]
    public void An_empty_ledger_is_an_empty_casebook()
    {
        var state = LedgerState.Fold("X", []);
        Assert.Equal(ChainHead.Empty, state.Head);
        Assert.Empty(state.Casebook().Subjects);
    }
}
