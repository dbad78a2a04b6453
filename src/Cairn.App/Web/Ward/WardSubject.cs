using Cairn.App.Web.Access;
using Cairn.Capture;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>
/// A subject as a page of the ward needs it: the study, the ledger as it stands, and the rights at the subject's site.
/// </summary>
public sealed record WardSubject(TrialView View, LedgerState State, string Subject, string? Site)
{
    /// <summary>The days between which visits are planned.</summary>
    public SubjectTimes Times => SubjectTimes.Of(View.Analysis.Casebook.Subject(Subject));

    /// <summary>The day of the first cells; null before them.</summary>
    public DateOnly? FirstCells => Times.FirstCells;

    public bool May(Right right) => View.Pass?.For(right) is { } permit && permit.Reaches(Site);

    /// <summary>Address of a page of the subject.</summary>
    public string To(string page) => TrialView.AddressOf(View.Study.Id, $"subjects/{Uri.EscapeDataString(Subject)}/{page}");

    public string ToForm(FormPlace place) => To("forms/" + place.Code);

    public string Visits => To("visits");

    /// <summary>The subject's site as its demographics say it; null when they do not.</summary>
    public static string? SiteOf(LedgerState state, string subject) =>
        state.Record(new(subject, RecordShape.Of(typeof(Demographics)).Domain, null)) is { IsRemoved: false } person
            ? person.Newest.ReadableValues.FirstOrDefault(v => v.Name == "SITEID")?.Text
            : null;
}

/// <summary>Subjects for the pages of the ward.</summary>
sealed class WardSubjects(PageRoutes pages, OpenTrials trials)
{
    public OpenTrials Trials => trials;

    /// <summary>The subject of an address; what to say instead where there is none, or it is another site's.</summary>
    public async Task<(WardSubject? Subject, IResult? Instead)> Find(HttpContext http, string study, string subject)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return (null, instead);
        var state = await trials.State(study, http.RequestAborted);
        if (!state.RecordsOf(subject).Values.Any(r => !r.IsRemoved))
            return (
                null,
                PageRoutes.Say(
                    new(
                        404,
                        "There is no such subject",
                        $"{subject} is none of {view.Name}.",
                        "Choose from the list.",
                        [("All subjects", view.To("subjects"))]
                    )
                )
            );
        var site = WardSubject.SiteOf(state, subject);
        return http.Permit().Reaches(site)
            ? (new(view, state, subject, site), null)
            : (null, PageRoutes.Say(PageRoutes.OtherSite(view)));
    }

    /// <summary>The subject and the form at an address; or what is said instead.</summary>
    public async Task<(WardSubject? Found, FormPlace? Place, IResult? Instead)> Find(
        HttpContext http,
        string study,
        string subject,
        string form,
        string? when
    )
    {
        var (found, instead) = await Find(http, study, subject);
        if (found is null)
            return (null, null, instead);
        return FormPlace.Of(found.View.Study, subject, form, when) is { } place
            ? (found, place, null)
            : (
                null,
                null,
                PageRoutes.Say(
                    new(
                        404,
                        "There is no such form",
                        $"{found.View.Name} has no form at this address.",
                        "Choose one from the subject's visits.",
                        [("Visits and forms", found.Visits)]
                    )
                )
            );
    }
}
