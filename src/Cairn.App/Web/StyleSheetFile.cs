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

    public static void Map(WebApplication app) =>
        app.MapGet(Name, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl =
                    http.Request.QueryString.Value == "?" + Hash ? "public, max-age=31536000, immutable" : "no-cache";
                return Results.Bytes(Bytes, "text/css; charset=utf-8");
            })
            .IsPublic();
}
