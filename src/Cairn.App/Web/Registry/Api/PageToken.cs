using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cairn.App.Web.Registry.Api;

/// <summary>Names a page of a request to the caller, who hands it back unread.</summary>
static class PageToken
{
    public static string Of(int skip, string signature) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{skip}.{signature}")));

    /// <summary>How many hits lie before the page; null when the token is none, or of another request.</summary>
    public static int? Read(string token, string signature)
    {
        if (!Base64Url.IsValid(token))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('.');
        return
            parts.Length == 2
            && parts[1] == signature
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? skip
            : null;
    }
}
