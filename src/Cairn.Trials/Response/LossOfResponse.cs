using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// The end of a response. A response with fewer than 5 % marrow blasts (CR to MLFS) is lost by what is a relapse after a
/// remission; a partial remission by the first evaluable assessment without response, until a marrow below 5 % takes its place.
/// </summary>
static class LossOfResponse
{
    /// <summary>The first loss after a response; null when it lasts, with what would settle it.</summary>
    /// <param name="response">The first response that counts.</param>
    /// <param name="assessments">All assessments, by date.</param>
    public static Answer<DateOnly?> After(
        MarrowAssessment response,
        IReadOnlyList<MarrowAssessment> assessments,
        DiseaseRecords records
    )
    {
        var clear = assessments.FirstOrDefault(a => a.Date >= response.Date && a.Response.Value < ResponseCategory.PR);
        var lost = assessments.FirstOrDefault(a =>
            a.Date > response.Date
            && a.Response.Value == ResponseCategory.NoResponse
            && a.Judgement.StillPossible.Count == 0
            && !(a.Date >= clear?.Date)
        );
        if (lost is not null)
            return CourseDay.ShownBy(lost, "Response lost", "");
        return clear is null ? CourseDay.None("The response lasts.") : Relapse.After(clear, records);
    }
}
