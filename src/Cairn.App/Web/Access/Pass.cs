using Cairn.Conduct;
using Cairn.Rights;

namespace Cairn.App.Web.Access;

/// <summary>All that a visitor may do in one study.</summary>
/// <param name="Who">The visitor.</param>
/// <param name="Actors">The person in the study, then in the ledger of accounts; empty for whoever is no person with an
/// account.</param>
public sealed record Pass(Visitor Who, IReadOnlyList<Actor> Actors)
{
    /// <summary>What the local owner may do in the browser without a role: read.</summary>
    static readonly Right[] Reading = [Right.SeeProtocol, Right.SeeTrial, Right.SeeSubjects, Right.SeeLedger, Right.SeePeople];

    public bool Has(Right right) => For(right) is not null;

    /// <summary>The leave to use a right, at one site at least; null when there is none.</summary>
    public Permit? For(Right right) =>
        Who switch
        {
            Visitor.LocalOwner { Plays: { } role } when RightsTable.Has(role, right) => new(Who, right, role, null, null),
            Visitor.LocalOwner { Plays: null } when Reading.Contains(right) => new(Who, right, null, null, null),
            Visitor.Program { Key: var key } when !key.Rights.Contains(right) => null,
            Visitor.Person or Visitor.Program => Actors.Select(a => Of(a, right)).FirstOrDefault(p => p is not null),
            Visitor.LocalOwner or Visitor.Nobody => null,
            _ => throw new InvalidOperationException(),
        };

    Permit? Of(Actor actor, Right right) =>
        actor.RoleSomewhere(right) is { } role ? new(Who, right, role.Role, role.Site, actor) : null;
}
