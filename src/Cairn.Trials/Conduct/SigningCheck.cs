using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>Whether a person may sign something on a day, and what an inspector would ask about it.</summary>
public static class SigningCheck
{
    /// <summary>
    /// An error when the person may not sign: no role lets them, or no line of the delegation log covers the day. A warning when
    /// the log names no training on the protocol in force.
    /// </summary>
    public static IReadOnlyList<Finding> Of(Actor actor, SignatureMeaning meaning, string? site)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var right = NeededRight.Of(meaning);
        if (actor.RoleFor(right, site) is null)
            return [Refusal(actor, right)];
        return actor.People.ProtocolOn(actor.Today) is { } version && !actor.People.IsTrained(actor.Account, version, actor.Today)
            ?
            [
                Finding.Warning(
                    actor.Account,
                    null,
                    null,
                    $"No training of {actor.Account} on protocol {version} is recorded.",
                    "Record it in the log of training."
                ),
            ]
            : [];
    }

    /// <summary>The signature of all records of a subject as they stand; null where there is none to sign.</summary>
    public static Signed? OfSubject(
        LedgerState state,
        string subject,
        SignatureMeaning meaning,
        string name,
        SignatureProof proof
    )
    {
        var covered = Signatures.Covered(state, subject);
        return covered.Count == 0 ? null : new Signed(meaning, name, proof, covered, subject);
    }

    static Finding Refusal(Actor actor, Right right) =>
        actor.Roles.Any(r => RightsTable.Of(r.Role, right) == Reach.Delegated)
            ? Finding.Error(
                actor.Account,
                null,
                null,
                $"No line of the delegation log lets {actor.Account} {RoleWords.Of(right)} on {DayWords.Of(actor.Today)}.",
                "Ask the investigator to delegate it."
            )
            : Finding.Error(
                actor.Account,
                null,
                null,
                $"No role of {actor.Account} may {RoleWords.Of(right)} here.",
                "Ask an administrator for the role, or a person who has it to sign."
            );
}
