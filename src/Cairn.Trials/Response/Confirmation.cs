using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Responses that count once they have lasted. A response is confirmed by the first assessment at least a number of days later,
/// at the least depth seen from the one to the other; an evaluable assessment without response, or a relapse, before that
/// undoes it. Until it is confirmed it counts as no response, with the response still possible as long as its window is open.
/// </summary>
/// <param name="Days">Least days from a response to the assessment that confirms it; null counts every response at once.</param>
/// <param name="RelapseAfter">The relapse there is after an assessment with fewer than 5 % marrow blasts, were it a
/// remission.</param>
public sealed record Confirmation(int? Days, Func<MarrowAssessment, Answer<DateOnly?>> RelapseAfter)
{
    /// <summary>The assessments with what each counts for.</summary>
    /// <param name="counted">The assessments that may confirm each other, by date.</param>
    /// <param name="until">The last day on which one may; null = no such day.</param>
    public IReadOnlyList<MarrowAssessment> Of(IReadOnlyList<MarrowAssessment> counted, DateOnly? until) =>
        Days is { } least
            ?
            [
                .. counted.Select(
                    (a, i) =>
                        a.Response.Value < ResponseCategory.NoResponse
                            ? a with
                            {
                                Counted = Judge(a, counted.Skip(i + 1), least, until),
                            }
                            : a
                ),
            ]
            : counted;

    ResponseJudgement Judge(MarrowAssessment response, IEnumerable<MarrowAssessment> later, int days, DateOnly? until)
    {
        var relapse =
            response.Response.Value < ResponseCategory.PR
                ? RelapseAfter(response)
                : CourseDay.None("A partial remission is lost by an assessment without response.");
        var held = response.Response.Value;
        foreach (
            var next in later.Where(a =>
                a.IsEvaluable && a.Date > response.Date && !(a.Date > relapse.Value) && !MayStillBe(response.Response.Value, a)
            )
        )
        {
            if (next.Response.Value > held)
                held = next.Response.Value;
            if (held == ResponseCategory.NoResponse)
                return Undone(
                    response,
                    Grounds.Of([next.Response]).Settled,
                    new(UndoneId, $"no response on {DayWords.Of(next.Date)}")
                );
            if (next.Date >= response.Date.AddDays(days))
                return Confirmed(response, held, next);
        }
        if (relapse.Value is not null)
            return Undone(response, relapse, relapse.Rule);
        return response.Date.AddDays(days) > until
            ? Undone(response, Grounds.Of(), new(UndoneId, $"its window ended on {DayWords.Of(until)}"))
            : Waiting(response, days);
    }

    // No response as far as it is known, with the response itself still possible: it neither confirms nor undoes.
    static bool MayStillBe(ResponseCategory response, MarrowAssessment next) =>
        next.Response.Value == ResponseCategory.NoResponse && next.Judgement.StillPossible.Any(c => c <= response);

    static ResponseJudgement Confirmed(MarrowAssessment response, ResponseCategory held, MarrowAssessment by)
    {
        var open = response
            .Judgement.StillPossible.Concat(by.Judgement.StillPossible)
            .Where(c => c < held)
            .Distinct()
            .Order()
            .ToList();
        var grounds = Grounds.Of([response.Response, by.Response]);
        Phrase said = $"Confirmed as {held} on {DayWords.Of(by.Date)}.";
        return new(
            (open.Count == 0 ? grounds.Settled : grounds).Say(held, new("response.confirmed", said, response.Response.Rule)),
            open
        );
    }

    const string UndoneId = "response.not-confirmed";

    // What undid it settles it: nothing is asked of the response itself any more.
    static ResponseJudgement Undone(MarrowAssessment response, IAnswered by, Rule why)
    {
        Phrase said = $"{response.Response.Value} on {DayWords.Of(response.Date)} was not confirmed: {why.Words.WithoutStop}.";
        var grounds = Grounds.Of([Grounds.Of([response.Response]).Settled, by]);
        return new(grounds.Say(ResponseCategory.NoResponse, new(UndoneId, said)), []);
    }

    static ResponseJudgement Waiting(MarrowAssessment response, int days)
    {
        Phrase said = $"{response.Response.Value} on {DayWords.Of(response.Date)} is not confirmed yet.";
        var grounds = Grounds.Of([response.Response]).Asking(new Gap.Assessment(response.Date.AddDays(days)));
        return new(
            grounds.Say(ResponseCategory.NoResponse, new("response.not-confirmed-yet", said, response.Response.Rule)),
            [response.Response.Value, .. response.Judgement.StillPossible]
        );
    }
}
