using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Ward;

/// <summary>Go or no-go before lymphodepletion or a fraction of the cells.</summary>
sealed class GoRoutes(WardSubjects subjects, Gate gate)
{
    const string Address = "/studies/{study}/subjects/{subject}/go";

    public void Map(WebApplication app)
    {
        app.Reads(Address, (HttpContext http, string study, string subject) => Page(http, study, subject, null))
            .Takes(Right.SeeSubjects);
        app.Sends(Address, Decide).Takes(Right.Adjudicate);
    }

    async Task<IResult> Page(HttpContext http, string study, string subject, Phrase? wrong)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        if (CheckOf(found) is not { } check)
            return PageRoutes.Say(
                new(
                    404,
                    "Nothing is ahead",
                    $"No lymphodepletion and no fraction is ahead of {subject}.",
                    "Look at the subject's visits.",
                    [("Visits and forms", found.Visits)]
                )
            );
        return new RazorComponentResult<GoPage>(
            new
            {
                Of = found,
                Check = check,
                Limits = LimitBlocks.States(found.View.Analysis),
                Last = GoDecision.Last(found.State, subject, check.Code),
                Desk = DeskResults.Ready(
                    http,
                    new Desk($"{subject}: go or no-go") { Wrong = wrong, Forms = [.. Forms(found, check)] }
                ),
            }
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    // Of a rehearsal the day is that of its records.
    GoCheck? CheckOf(WardSubject found)
    {
        var view = found.View;
        var day = view.IsSynthetic ? view.Day : gate.Today;
        var ahead = view.Analysis.Gates.LastOrDefault(g =>
            g.Subject == found.Subject && g.State == GateState.Ahead && g.Gate != Studies.Gate.Screening
        );
        var board = view.Analysis.Doses;
        var mayInfuse = Truth.Of(board is null ? null : board.Advice is DoseAdvice.Infuse);
        var words = board is null ? null : AdviceWords.InShort(board);
        return ahead is null ? null : GoCheck.Of(view.Study, found.State, ahead, day, mayInfuse, words);
    }

    static IEnumerable<Form> Forms(WardSubject found, GoCheck check)
    {
        if (!found.May(Right.Adjudicate))
            yield break;
        GoOutcome[] outcomes =
        [
            .. check.MayGo ? [GoOutcome.Go] : Array.Empty<GoOutcome>(),
            GoOutcome.Postpone,
            .. check.Gate.Fraction > 1 ? [GoOutcome.Withhold] : Array.Empty<GoOutcome>(),
        ];
        yield return new(
            found.To("go"),
            "Record the decision",
            [
                new Field("outcome", "Decision", FieldKind.Choice)
                {
                    Choices = [.. outcomes.Select(o => (ProtocolWords.Of(o), Words(o)))],
                },
                Field.Reason(),
                .. outcomes.Contains(GoOutcome.Withhold) ? WithheldFields.Of(found) : [],
            ]
        )
        {
            Title = "Decide",
            Says = check.MayGo
                ? "Every line is in favour."
                : "Go is not offered: a line is against it, or not recorded. Record it, or decide otherwise.",
        };
    }

    /// <summary>A decision in words.</summary>
    public static string Words(GoOutcome outcome) =>
        outcome switch
        {
            GoOutcome.Go => "go: it is given today",
            GoOutcome.Postpone => "not today: it is asked again",
            GoOutcome.Withhold => "this fraction is withheld, and recorded with the dose 0",
        };

    async Task<IResult> Decide(HttpContext http, string study, string subject)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        if (CheckOf(found) is not { } check || !ProtocolWords.TryRead(form.Sent("outcome"), out GoOutcome outcome))
            return await Page(http, study, subject, "Choose a decision.");
        if (form.Sent("reason") is not { Length: > 0 and <= LongestReason } reason)
            return await Page(http, study, subject, "Say why.");
        if (outcome == GoOutcome.Go && !check.MayGo)
            return await Page(http, study, subject, "A line is against it, or not recorded: go cannot be recorded.");
        var because = WithheldFields.Read(found, form);
        if (outcome == GoOutcome.Withhold && because is null)
            return await Page(http, study, subject, "Say whether it is withheld because of the cells' toxicity.");
        var by = http.Permit().By(reason);
        var says = GoDecision.Of(found.View.Study, found.State, check, outcome, reason, because);
        var change = Change.Of([.. says.Select(s => new Draft(s, by))]) with { RestsOn = found.State.Head };
        var answer = await subjects.Trials.Append(study, change, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next($"{found.To("go")}")
            : await Page(http, study, subject, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    const int LongestReason = 400;
}
