using Cairn.Rights;

namespace Cairn.App.Web.Access;

/// <summary>
/// What an address asks of whoever comes: metadata of every endpoint. An endpoint without it is refused to everybody.
/// </summary>
public abstract record Needs
{
    Needs() { }

    /// <summary>Nothing: the registry's pages, the stylesheet, the door itself.</summary>
    public sealed record Nothing : Needs;

    /// <summary>That it is known who they are.</summary>
    public sealed record AName : Needs;

    /// <summary>A right in the study that the address names.</summary>
    public sealed record InStudy(Right Right) : Needs;

    /// <summary>The right to open accounts and give roles.</summary>
    public sealed record Administration : Needs;
}

/// <summary>Marks the addresses to which other systems come with a key.</summary>
sealed record OpenToKeys;

/// <summary>How endpoints say what they need.</summary>
static class NeedsWords
{
    public static T IsPublic<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs.Nothing());

    public static T IsForPeople<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs.AName());

    public static T IsForAdministrators<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs.Administration());

    /// <summary>Other systems come here with a key, and nowhere else.</summary>
    public static T IsOpenToKeys<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToKeys());

    public static T Takes<T>(this T endpoint, Right right)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs.InStudy(right));
}
