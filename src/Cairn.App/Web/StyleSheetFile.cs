using System.Security.Cryptography;
using System.Text;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Html;

namespace Cairn.App.Web;

/// <summary>
/// The stylesheet as a file of the site: its address names its content, so that a browser may keep it for good.
/// </summary>
static class StyleSheetFile
{
    const string Name = "/style.css";

    static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Stylesheet.Text);
    static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    public static string Address { get; } = $"{Name}?{Hash}";

    /// <summary>The address of what is printed at the head of every sheet of paper of a page.</summary>
    public static string HeadOf(string title, bool isSynthetic) =>
        $"{Head}?title={Uri.EscapeDataString(title)}&synthetic={(isSynthetic ? "yes" : "no")}";

    const string Head = "/head.css";

    public static void Map(WebApplication app)
    {
        MapRules(app);
        app.MapGet(Head, (string? title, string? synthetic, HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                var sheet = Stylesheet.PrintedHead(title ?? "", synthetic == "yes" ? "SYNTHETIC" : "");
                return Results.Text(sheet, "text/css; charset=utf-8");
            })
            .IsPublic();
    }

    static void MapRules(WebApplication app) =>
        app.MapGet(Name, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl =
                    http.Request.QueryString.Value == "?" + Hash ? "public, max-age=31536000, immutable" : "no-cache";
                return Results.Bytes(Bytes, "text/css; charset=utf-8");
            })
            .IsPublic();
}
