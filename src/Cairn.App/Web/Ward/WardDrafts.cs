using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Capture;
using Cairn.Rights;
using Cairn.Store.Drafts;

namespace Cairn.App.Web.Ward;

/// <summary>The drafts of whoever asks.</summary>
sealed class WardDrafts(WardSubjects subjects)
{
    DraftStore Store => subjects.Trials.Drafts;

    /// <summary>
    /// Their draft of a form, by the end of its address; null when there is none, or they may no longer enter it.
    /// </summary>
    public async Task<FormDraft?> Find(HttpContext http, WardSubject found, string place) =>
        found.May(Right.EnterRecords)
            ? await Store.Find(http.Visitor().Account, found.View.Study.Id, found.Subject, place, http.RequestAborted)
            : null;

    /// <summary>Keeps what stands in the fields, the reason among them.</summary>
    public Task<DateTimeOffset> Keep(HttpContext http, WardSubject found, string place, SentForm sent) =>
        Store.Keep(
            http.Visitor().Account,
            found.View.Study.Id,
            found.Subject,
            place,
            sent.Key,
            sent.Fields,
            Turn(http.Request.Form),
            http.RequestAborted
        );

    // What the page's script says of its order; whoever says none is not put in order.
    static DraftTurn Turn(IFormCollection fields) =>
        fields["__page"].ToString() is { Length: > 0 and <= 64 } page
        && long.TryParse(fields["__turn"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(page, number)
            : DraftTurn.Untold;

    public Task Discard(HttpContext http, WardSubject found, string place) =>
        Store.Discard(http.Visitor().Account, found.View.Study.Id, found.Subject, place, http.RequestAborted);
}
