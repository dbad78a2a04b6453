using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>A casebook that grew entry by entry is the one of all entries read at once, whoever looked in between.</summary>
public sealed class GrownCasebookTests
{
    static readonly Attribution By = new("ann", "investigator", Reason: "because");

    static LedgerState Add(LedgerState state, params IReadOnlyList<EntryContent> contents) =>
        state.After(Chain.Link(state.Head, "X", [.. contents.Select(c => new Draft(c, By))], Sheets.At, Sheets.Salts()));

    static string Text(Casebook book) =>
        string.Join(
            "\n",
            [
                .. book.Subjects.Select(s => $"person {s.Id}: {string.Join(", ", s.All.Select(Records.RecordText.Text))}"),
                .. book.Strangers.Select(s => $"stranger {s.Id}: {s.All.Count()}"),
                .. book.Unread.Select(u => $"unread {u.Key} {u.Entry}"),
                .. book.Signatures.Select(s => s.ToString()),
                .. book.Judgements.Select(j => j.ToString()),
            ]
        );

    // People come (DM), stay, are taken out again, have records without a person, and are signed; somebody looks at every third
    // state on average.
    [Fact]
    public void It_is_the_casebook_of_all_entries_read_at_once()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var chance = new Random(seed);
            var (state, entries) = (LedgerState.Empty("X"), new List<Entry>());
            for (var step = 0; step < 60; step++)
            {
                var linked = Chain.Link(state.Head, "X", [new(Next(chance, state), By)], Sheets.At, Sheets.Salts());
                entries.AddRange(linked);
                state = state.After(linked);
                if (chance.Next(3) == 0)
                    Assert.Equal(Text(LedgerState.Fold("X", entries).Casebook()), Text(state.Casebook()));
            }
            Assert.Equal(Text(LedgerState.Fold("X", entries).Casebook()), Text(state.Casebook()));
        }
    }

    static EntryContent Next(Random chance, LedgerState state)
    {
        var subject = $"S{chance.Next(1, 9)}";
        Record record =
            chance.Next(3) == 0 ? new Demographics { Subject = subject } : Sheets.Vital(chance.Next(1, 4), "37", subject);
        var key = new RecordKey(subject, record.Domain, record.Sequence);
        return (state.Record(key), chance.Next(6)) switch
        {
            (_, 0) => Signed(state, subject),
            (null, _) => new RecordAdded(record),
            ({ IsRemoved: false } known, 1) => new RecordRemoved(key, known.Newest.Sequence),
            var (known, _) => new RecordCorrected(record, known.Newest.Sequence),
        };
    }

    static Signed Signed(LedgerState state, string subject) =>
        new(SignatureMeaning.Approval, "Ann Li", SignatureProof.Password, Signatures.Covered(state, subject), subject);

    [Fact]
    public void An_entry_more_leaves_the_records_of_everybody_else_as_they_were_read()
    {
        var state = Add(LedgerState.Empty("X"), [.. Enumerable.Range(1, 9).Select(n => Person($"S{n}"))]);
        var before = state.Casebook();
        var after = Add(state, new RecordAdded(Sheets.Vital(1, "37", "S4"))).Casebook();
        foreach (var subject in before.Subjects)
            Assert.Equal(subject.Id != "S4", ReferenceEquals(subject, after.Subject(subject.Id)));
    }

    [Fact]
    public void An_identifier_becomes_a_person_in_its_place_when_somebody_bears_it()
    {
        var state = Add(LedgerState.Empty("X"), Person("S1"), new RecordAdded(Sheets.Vital(1, "37", "S2")), Person("S3"));
        Assert.Equal("S1 S3, strangers S2", Identifiers(state.Casebook()));
        state = Add(state, Person("S2"));
        Assert.Equal("S1 S2 S3, strangers ", Identifiers(state.Casebook()));
        state = Add(state, new RecordRemoved(new("S2", "DM", null), state.Head.Sequence));
        Assert.Equal("S1 S3, strangers S2", Identifiers(state.Casebook()));
    }

    static RecordAdded Person(string subject) => new(new Demographics { Subject = subject });

    static string Identifiers(Casebook book) =>
        $"{string.Join(' ', book.Subjects.Select(s => s.Id))}, strangers {string.Join(' ', book.Strangers.Select(s => s.Id))}";
}
