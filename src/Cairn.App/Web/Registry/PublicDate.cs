using System.Globalization;

namespace Cairn.App.Web.Registry;

/// <summary>Dates of the registry as people read them.</summary>
static class PublicDate
{
    /// <summary>2025-05-22 as 22 May 2025, 2025-05 as May 2025; anything else as it stands.</summary>
    public static string Words(string text)
    {
        if (Read(text, "yyyy-MM-dd") is { } day)
            return day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return Read(text, "yyyy-MM") is { } month ? month.ToString("MMM yyyy", CultureInfo.InvariantCulture) : text;
    }

    static DateOnly? Read(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
