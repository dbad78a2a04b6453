using Microsoft.AspNetCore.Http.Features;

namespace Cairn.App.Web.Access;

/// <summary>What the guard found out about a request, for the page behind it.</summary>
static class Visit
{
    /// <summary>Who comes; nobody at an address that asks for no name.</summary>
    public static Visitor Visitor(this HttpContext http) => http.Features.Get<Visitor>() ?? new Visitor.Nobody();

    /// <summary>All that they may do in the study of the address; null at other addresses.</summary>
    public static Pass? Pass(this HttpContext http) => http.Features.Get<Pass>();

    /// <summary>The leave that the address asked for.</summary>
    /// <exception cref="InvalidOperationException">It asked for none.</exception>
    public static Permit Permit(this HttpContext http) => http.Features.GetRequiredFeature<Permit>();
}
