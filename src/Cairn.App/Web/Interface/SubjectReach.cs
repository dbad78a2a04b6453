using Cairn.App.Web.Access;
using Cairn.App.Web.Ward;
using Cairn.Ledger;

namespace Cairn.App.Web.Interface;

/// <summary>Subjects that other systems ask for, where the caller's right reaches their site.</summary>
sealed class SubjectReach(OpenTrials trials)
{
    /// <summary>
    /// The ledger of the subject's study; what to say instead where there is no such subject, or it is another site's.
    /// </summary>
    public async Task<(LedgerState? State, IResult? Refused)> Of(HttpContext http, string study, string subject)
    {
        if (trials.FolderOf(study) is null)
            return (null, InterfaceResults.Refused(StatusCodes.Status404NotFound, "There is no such study."));
        var state = await trials.State(study, http.RequestAborted);
        if (!state.RecordsOf(subject).Values.Any(r => !r.IsRemoved))
            return (null, InterfaceResults.Refused(StatusCodes.Status404NotFound, "There is no such subject."));
        return http.Permit().Reaches(WardSubject.SiteOf(state, subject))
            ? (state, null)
            : (null, InterfaceResults.Refused(StatusCodes.Status403Forbidden, "The subject is another site's."));
    }
}
