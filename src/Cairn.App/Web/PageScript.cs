using System.Security.Cryptography;
using System.Text;
using Cairn.App.Web.Access;

namespace Cairn.App.Web;

/// <summary>A script that pages may load, under an address that changes with its text.</summary>
/// <param name="name">Its path on the server: /capture.js.</param>
sealed class PageScript(string name, string text)
{
    readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public string Address => $"{name}?{Convert.ToHexStringLower(SHA256.HashData(_bytes))[..16]}";

    public void Map(WebApplication app) =>
        app.MapGet(name, () => Results.Bytes(_bytes, "text/javascript; charset=utf-8")).IsPublic();

    /// <summary>Lets a page load scripts of this server, and nothing else that runs.</summary>
    public static void Allow(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy =
            response.Headers.ContentSecurityPolicy.ToString() + "; script-src 'self'; connect-src 'self'";
}
