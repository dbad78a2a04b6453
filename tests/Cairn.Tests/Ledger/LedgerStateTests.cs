using Cairn.Ledger;
using Cairn.Records;
using Cairn.Tests.Records;

namespace Cairn.Tests.Ledger;

public sealed class LedgerStateTests
{
    static readonly Attribution By = new("ann", "coordinator", DateTimeOffset.UnixEpoch);

    static Casebook Fold(IEnumerable<Draft> drafts) =>
        LedgerState.Fold("X", Chain.Link(ChainHead.Empty, "X", [.. drafts], By)).Casebook();

    static List<Record> Records(Random chance) =>
        [
            .. from subject in new[] { "S-1", "S-2", "S-3" }
            from domain in RecordShape.Domains
            from number in RecordShape.Of(domain)!.IsNumbered ? Enumerable.Range(1, 4) : [1]
            select RecordText.Record(RecordShape.Of(domain)!, chance, subject, number),
        ];

    static string Text(Casebook book) => string.Join("\n\n", book.Subjects.SelectMany(s => s.All).Select(RecordText.Text));

    [Fact]
    public void Every_record_comes_back_from_the_fold()
    {
        var records = Records(new Random(1));
        var book = Fold(records.Select(Draft.Added));
        Assert.Equal(["S-1", "S-2", "S-3"], book.Subjects.Select(s => s.Id));
        Assert.Equal(
            records.Select(RecordText.Text).Order(StringComparer.Ordinal),
            book.Subjects.SelectMany(s => s.All).Select(RecordText.Text).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_order_in_which_records_were_added_does_not_matter()
    {
        var records = Records(new Random(2));
        var expected = Text(Fold(records.Select(Draft.Added)));
        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = records.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, Text(Fold(shuffled.Select(Draft.Added))));
        }
    }

    [Fact]
    public void The_last_correction_counts_and_the_past_can_be_folded()
    {
        LabResult Platelets(string result) =>
            new()
            {
                Subject = "S",
                Sequence = 1,
                TestCode = TestCode.Platelets,
                Result = result,
            };
        var entries = Chain.Link(
            ChainHead.Empty,
            "X",
            [Draft.Added(Platelets("12")), Draft.Corrected(Platelets("21"), 1), Draft.Corrected(Platelets("22"), 2)],
            By
        );
        string? After(int n) => LedgerState.Fold("X", entries.Take(n)).Casebook().Subject("S")!.Of<LabResult>().Single().Result;
        Assert.Equal(("12", "21", "22"), (After(1), After(2), After(3)));
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
        var entries = Chain.Link(
            ChainHead.Empty,
            "X",
            [Draft.DoseDecided(decision), Draft.DoseDecided(bare)],
            By with
            {
                Reason = "As proposed",
            }
        );
        Assert.Empty(Chain.Verify(entries));
        var back = LedgerState.Fold("X", entries).Casebook().Decisions;
        Assert.Equal([decision, bare], back.Select((d, i) => d with { Late = i == 0 ? decision.Late : bare.Late }));
        Assert.Equal(decision.Late, back[0].Late);
        Assert.Empty(back[1].Late);
        Assert.Equal([EntryKind.DoseDecided, EntryKind.DoseDecided], entries.Select(e => Chain.ReadKind(Chain.KindText(e.Kind))));
    }

    [Fact]
    public void A_decision_that_cannot_be_read_says_which_entry_it_is()
    {
        var entry = Chain.Link(
            ChainHead.Empty,
            "X",
            [Draft.SyntheticMark(new Dictionary<string, string>(StringComparer.Ordinal) { ["DAY"] = "soon" })],
            By
        )[0] with
        {
            Kind = EntryKind.DoseDecided,
        };
        var unread = Assert.Throws<InvalidDataException>(() => LedgerState.Fold("X", [entry]).Casebook());
        Assert.Contains("Entry 1", unread.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_synthetic_mark_holds_for_the_whole_study()
    {
        var mark = Draft.SyntheticMark(new Dictionary<string, string>(StringComparer.Ordinal) { ["SEED"] = "1" });
        var record = Draft.Added(new Demographics { Subject = "S" });
        Assert.False(Fold([record]).IsSynthetic);
        Assert.True(Fold([mark, record]).IsSynthetic);
        Assert.True(Fold([record, mark]).IsSynthetic);
    }

    [Fact]
    public void An_empty_ledger_is_an_empty_casebook()
    {
        var state = LedgerState.Fold("X", []);
        Assert.Equal(ChainHead.Empty, state.Head);
        Assert.Empty(state.Casebook().Subjects);
    }

    [Fact]
    public void An_entry_that_holds_no_record_is_named()
    {
        var entry = Chain.Link(
            ChainHead.Empty,
            "X",
            [
                Draft.Added(
                    new AdverseEvent
                    {
                        Subject = "S",
                        Sequence = 1,
                        Term = "x",
                    }
                ),
            ],
            By
        )[0];
        var state = LedgerState.Fold("X", [entry with { Values = [new("AETOXGR", "two")] }]);
        Assert.Contains("Entry 1", Assert.Throws<InvalidDataException>(() => state.Casebook()).Message, StringComparison.Ordinal);
    }
}
