using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>What a signature binds, what voids it, and what shows that it was carried elsewhere (21 CFR 11.70).</summary>
public sealed class SignaturesTests
{
    static readonly Attribution By = new("ann", "investigator", Reason: "because");

    static LedgerState Add(LedgerState state, params IReadOnlyList<Draft> drafts) =>
        state.After(Chain.Link(state.Head, state.Study, drafts, Sheets.At, Sheets.Salts()));

    static LedgerState Two => Add(LedgerState.Empty("X"), Draft.Added(Sheets.Vital(1), By), Draft.Added(Sheets.Event(1), By));

    static LedgerState Signed(LedgerState state) =>
        Add(
            state,
            new Draft(
                new Signed(SignatureMeaning.Approval, "Ann Li", SignatureProof.Password, Signatures.Covered(state, "S1"), "S1"),
                By
            )
        );

    [Fact]
    public void A_signature_prints_name_role_meaning_and_time_and_holds()
    {
        var signature = Assert.Single(Signed(Two).Casebook().Signatures);
        Assert.Equal(
            ("Ann Li", "ann", "investigator", SignatureMeaning.Approval, 2, SignatureStanding.Holds),
            (signature.Name, signature.Account, signature.Role, signature.Meaning, signature.Covers, signature.Standing)
        );
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 8, 0, 0, 123, TimeSpan.Zero), signature.At);
    }

    [Fact]
    public void A_correction_of_a_signed_record_voids_it_and_says_which()
    {
        var state = Add(Signed(Two), Draft.Corrected(Sheets.Vital(1, "39.9"), 1, By));
        var signature = Assert.Single(Signatures.Of(state));
        Assert.Equal(SignatureStanding.Voided, signature.Standing);
        Assert.Equal((new RecordKey("S1", "VS", 1), 4L), (signature.VoidedBy!.Value.Record, signature.VoidedBy.Value.Entry));
    }

    [Fact]
    public void A_record_taken_out_voids_it_and_one_added_later_does_not()
    {
        var more = Add(Signed(Two), Draft.Added(Sheets.Vital(2), By), Draft.Added(Sheets.Vital(1, subject: "S2"), By));
        Assert.Equal(SignatureStanding.Holds, Assert.Single(Signatures.Of(more)).Standing);
        var without = Add(more, new Draft(new RecordRemoved(new("S1", "AE", 1), 2), By));
        Assert.Equal(SignatureStanding.Voided, Assert.Single(Signatures.Of(without)).Standing);
    }

    [Fact]
    public void A_new_signature_after_the_change_holds_beside_the_void_one()
    {
        var state = Signed(Add(Signed(Two), Draft.Corrected(Sheets.Vital(1, "39.9"), 1, By)));
        Assert.Equal([SignatureStanding.Voided, SignatureStanding.Holds], Signatures.Of(state).Select(s => s.Standing));
    }

    [Fact]
    public void A_signature_copied_to_another_record_or_hash_is_misplaced()
    {
        var hash = new string('b', 64);
        foreach (
            var covers in new SignedEntry[][] { [new(1, hash)], [new(2, Sheets.Link(new Locked())[0].Hash)], [new(99, hash)] }
        )
        {
            var state = Add(
                Two,
                new Draft(new Signed(SignatureMeaning.Approval, "Ann Li", SignatureProof.Password, covers, "S1"), By)
            );
            Assert.Equal(SignatureStanding.Misplaced, Assert.Single(Signatures.Of(state)).Standing);
        }
        // the entries of one subject under the name of another
        var other = Add(
            Two,
            new Draft(
                new Signed(SignatureMeaning.Approval, "Ann Li", SignatureProof.Password, Signatures.Covered(Two, "S1"), "S2"),
                By
            )
        );
        Assert.Equal(SignatureStanding.Misplaced, Assert.Single(Signatures.Of(other)).Standing);
    }

    [Fact]
    public void A_decision_and_its_signature_are_appended_together_and_the_signature_names_its_hash()
    {
        var decision = new CommitteeDecision
        {
            Day = new(2026, 3, 12),
            Action = CommitteeAction.Hold,
            Reason = "because",
            By = "ann",
            Role = "safety-committee",
            Proposal = ProposedStep.Infuse(2, 3),
            Evidence = "0/3 at 1",
        };
        var state = Add(Two, [.. Draft.SignedDecision(decision, SignatureProof.Password, By)]);
        var signature = Assert.Single(Signatures.Of(state));
        Assert.Equal((0, 1, SignatureStanding.Holds), (signature.Decision, signature.Covers, signature.Standing));
        var stated = Assert.Single(state.Of<Signed>());
        Assert.Equal([SignedEntry.Of(state.Of<DoseDecided>().Single().Entry)], stated.Content.Covers);
    }

    [Fact]
    public void As_of_a_day_before_the_change_it_still_held_and_before_it_was_given_there_is_none()
    {
        var state = Signed(Two);
        var later = state.After(
            Chain.Link(state.Head, "X", [Draft.Corrected(Sheets.Vital(1, "39.9"), 1, By)], Sheets.At.AddDays(10), Sheets.Salts())
        );
        var book = later.Casebook();
        Assert.Equal(SignatureStanding.Voided, Assert.Single(book.Signatures).Standing);
        Assert.Equal(SignatureStanding.Holds, Assert.Single(book.AsOf(new(2025, 6, 5)).Signatures).Standing);
        Assert.Empty(book.AsOf(new(2025, 6, 1)).Signatures);
    }
}
