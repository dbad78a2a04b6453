using Cairn.Conduct;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Entries;
using Cairn.Rights;

namespace Cairn.App.Web.Access;

/// <summary>Leave to use a right in a study, and what it is used as.</summary>
/// <param name="Who">The visitor.</param>
/// <param name="Right">What they may do.</param>
/// <param name="Role">The role that lets them; null for the local owner, who acts in none.</param>
/// <param name="Site">The site they act for; null where it is every site.</param>
/// <param name="Actor">The person with all their roles in the study; null for the local owner.</param>
public sealed record Permit(Visitor Who, Right Right, Role? Role, string? Site, Actor? Actor)
{
    /// <summary>True when the right reaches what belongs to a site; null is a site that is not known.</summary>
    public bool Reaches(string? site) => Actor is null || Actor.RoleFor(Right, site) is not null;

    /// <summary>The role in words.</summary>
    public string RoleInWords => Role is { } role ? RoleWords.Of(role) : LocalOwnerRole;

    /// <summary>Who says what an entry says.</summary>
    public Attribution By(string? reason = null, DateTimeOffset? device = null) =>
        new(Who.Account, RoleCode, Source, Site, reason, device);

    EntrySource Source => Who is Visitor.Program program ? new(SourceKind.Interface, program.Key.Id) : EntrySource.Keyboard;

    string RoleCode => Role is { } role ? ProtocolWords.Of(role) : LocalOwnerRole;

    const string LocalOwnerRole = "owner";
}
