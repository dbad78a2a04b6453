using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Responses that count once they have lasted. A response is confirmed by the first assessment at least a number of days later, at the
/// least depth seen from the one to the other; an evaluable assessment without response in between undoes it. Until it is confirmed it
/// counts as no response, with the response still possible.
/// </summary>
public static class Confirmation
{
    /// <summary>The assessments with what each counts for.</summary>
    /// <param name="counted">The assessments that may confirm each other, by date.</param>
    /// <param name="days">Least days from a response to the assessment that confirms it; null counts every response at once.</param>
    public static IReadOnlyList<MarrowAssessment> Of(IReadOnlyList<MarrowAssessment> counted, int? days) => days is { } least
        ? [.. counted.Select((a, i) => a.Response.Value < ResponseCategory.NoResponse ? a with { Counted = Judge(a, counted.Skip(i + 1), least) } : a)]
        : counted;

    static ResponseJudgement Judge(MarrowAssessment response, IEnumerable<MarrowAssessment> later, int days)
    {
        var held = response.Response.Value;
        foreach (var next in later.Where(a => a.IsEvaluable && a.Date > response.Date && !MayStillBe(response.Response.Value, a)))
        {
            if (next.Response.Value > held) held = next.Response.Value;
            if (held == ResponseCategory.NoResponse) return Undone(response, next);
            if (next.Date >= response.Date.AddDays(days)) return Confirmed(response, held, next);
        }
        return Waiting(response, days);
    }

    // No response as far as it is known, with the response itself still possible: it neither confirms nor undoes.
    static bool MayStillBe(ResponseCategory response, MarrowAssessment next) => next.Response.Value == ResponseCategory.NoResponse && next.Judgement.StillPossible.Any(c => c <= response);

    static ResponseJudgement Confirmed(MarrowAssessment response, ResponseCategory held, MarrowAssessment by)
    {
        var open = response.Judgement.StillPossible.Concat(by.Judgement.StillPossible).Where(c => c < held).Distinct().Order().ToList();
        return new(new(held, $"{response.Response.Rule} Confirmed as {held} on {by.Date:yyyy-MM-dd}.", [.. response.Response.Because.Concat(by.Response.Because).Distinct()],
            open.Count == 0 ? [] : [.. response.Response.Missing, .. by.Response.Missing]), open);
    }

    static ResponseJudgement Undone(MarrowAssessment response, MarrowAssessment by) => new(Answer<ResponseCategory>.Of(ResponseCategory.NoResponse,
        $"{response.Response.Value} on {response.Date:yyyy-MM-dd} was not confirmed: no response on {by.Date:yyyy-MM-dd}.", [.. response.Response.Because.Concat(by.Response.Because).Distinct()]), []);

    static ResponseJudgement Waiting(MarrowAssessment response, int days) => new(new(ResponseCategory.NoResponse,
        $"{response.Response.Value} on {response.Date:yyyy-MM-dd} is not confirmed yet. {response.Response.Rule}", response.Response.Because,
        [.. response.Response.Missing, $"an assessment on or after {response.Date.AddDays(days):yyyy-MM-dd} that confirms it"]), [response.Response.Value, .. response.Judgement.StillPossible]);
}
