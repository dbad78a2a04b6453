using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Documents.Reports.Wording;

/// <summary>How a time to an event ends.</summary>
public static class EndingWords
{
    /// <summary>"event: relapse", "censored: last assessment".</summary>
    public static Phrase Of(TimeToEvent time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return $"{Status(time.Status)}: {time.Why.InWords()}";
    }

    /// <summary>0 censored, 1 the event, else one that competes.</summary>
    internal static string Status(int status) =>
        status switch
        {
            0 => "censored",
            1 => "event",
            _ => "competing",
        };
}
