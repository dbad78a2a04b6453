namespace Cairn.App.Web.Accounts;

/// <summary>Addresses that are read, and addresses that forms are sent to.</summary>
static class Routing
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder Reads(this WebApplication app, string path, Delegate page) =>
        app.MapMethods(path, Reading, page);

    public static RouteHandlerBuilder Sends(this WebApplication app, string path, Delegate page) => app.MapPost(path, page);
}
