using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Ward;

/// <summary>What is done to a form as a whole: verified against its source, locked and unlocked, signed.</summary>
sealed class FormActsRoutes(WardSubjects subjects, Signing signing)
{
    const string Subject = "/studies/{study}/subjects/{subject}/acts";

    public void Map(WebApplication app)
    {
        foreach (var form in new[] { "{form}", "{form}/{when}" })
        {
            app.Sends($"{Subject}/verify/{form}", Act((s, m, _) => FormActs.Verify(s, m, null))).Takes(Right.VerifyRecords);
            app.Sends($"{Subject}/lock/{form}", Act((s, m, _) => FormActs.Lock(s, m))).Takes(Right.LockRecords);
            app.Sends($"{Subject}/unlock/{form}", Act((s, m, _) => FormActs.Unlock(s, m))).Takes(Right.LockRecords);
            app.Reads($"{Subject}/sign/{form}", AskToSign).Takes(Right.SignRecords);
            app.Sends($"{Subject}/sign/{form}", Sign).Takes(Right.SignRecords);
        }
    }

    Delegate Act(Func<FormSheet, RecordMarks, string?, IReadOnlyList<EntryContent>> contents) =>
        async (HttpContext http, string study, string subject, string form, string? when) =>
        {
            var (found, sheet, instead) = await Find(http, study, subject, form, when);
            if (found is null)
                return instead!;
            var reason = (await http.Request.ReadFormAsync(http.RequestAborted)).Sent("reason");
            var says = contents(sheet!, RecordMarks.Of(found.State), reason);
            var by = http.Permit().By(reason.Length > 0 ? reason : null);
            var change = Change.Of([.. says.Select(s => new Draft(s, by))]);
            return await Write(http, found, sheet!.Place, change);
        };

    async Task<IResult> Write(HttpContext http, WardSubject found, FormPlace place, Change change)
    {
        if (change.Drafts.Count == 0)
            return DeskResults.Next($"{found.ToForm(place)}?done=same");
        var answer = await subjects.Trials.Append(found.View.Study.Id, change, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next($"{found.ToForm(place)}?done=saved")
            : PageRoutes.Say(
                new(
                    409,
                    "Nothing was written",
                    Phrase.Join(" ", answer.Refusals.Select(r => r.Says)),
                    "Look at the form and do it again.",
                    [("The form", found.ToForm(place))]
                )
            );
    }

    async Task<(WardSubject? Found, FormSheet? Sheet, IResult? Instead)> Find(
        HttpContext http,
        string study,
        string subject,
        string form,
        string? when
    )
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        return found is null ? (null, null, instead) : (found, FormSheet.Of(found.State, place!), null);
    }

    async Task<IResult> AskToSign(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, sheet, instead) = await Find(http, study, subject, form, when);
        return found is null ? instead! : SignPage(http, found, sheet!, NotYet(found, sheet!), StatusCodes.Status200OK);
    }

    // 21 CFR 11.10(f): a form is signed when every question has its answer, or why there is none.
    static Phrase? NotYet(WardSubject found, FormSheet sheet)
    {
        const int Named = 8;
        var lacking = FormState.Of(sheet, RecordMarks.Of(found.State)).Lacking;
        if (lacking.Count == 0)
            return null;
        var names = Phrase.Join(", ", lacking.Take(Named).Select(l => (Phrase)l.Plan.Label));
        var more = lacking.Count - Named;
        return more <= 0
            ? $"Not answered yet: {names}. Answer each, or say why there is no answer; then sign."
            : $"Not answered yet: {names} and {more} more. Answer each, or say why there is no answer; then sign.";
    }

    static IResult SignPage(
        HttpContext http,
        WardSubject found,
        FormSheet sheet,
        Phrase? wrong,
        int status = StatusCodes.Status400BadRequest
    )
    {
        var records = sheet.Lines.Count(l => l.IsAnswered);
        SignatureMeaning[] meanings = [SignatureMeaning.Author, SignatureMeaning.Review, SignatureMeaning.Approval];
        return DeskResults.Page(
            http,
            found.View,
            $"subjects/{Uri.EscapeDataString(found.Subject)}/acts/sign/{sheet.Place.Code}",
            new($"Sign: {found.Subject}, {sheet.Place.Form.Title}")
            {
                Wrong = wrong ?? Warnings(http, found.Site),
                Forms =
                [
                    new(
                        found.To($"acts/sign/{sheet.Place.Code}"),
                        "Sign",
                        [
                            new("meaning", "What the signature says", FieldKind.Choice)
                            {
                                Choices = [.. meanings.Select(m => (ProtocolWords.Of(m), SignatureWords.Of(m)))],
                            },
                            .. Signing.Fields(http.Visitor()),
                        ]
                    )
                    {
                        Title = "Sign",
                        Says =
                            $"{Signing.Says(http.Permit())} The signature covers "
                            + $"{Written.Plural(records, "record", "records")} of the form as they stand.",
                    },
                ],
                Links = [("The form", found.ToForm(sheet.Place))],
            },
            status
        );
    }

    static string? Warnings(HttpContext http, string? site) =>
        http.Permit().Actor is { } actor && SigningCheck.Of(actor, SignatureMeaning.Author, site) is { Count: > 0 } warnings
            ? Phrase.Join(" ", warnings.Select(f => f.Says))
            : null;

    async Task<IResult> Sign(
        HttpContext http,
        string study,
        string subject,
        string form,
        string? when,
        SignInManager<Account> people
    )
    {
        var (found, sheet, instead) = await Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        if (NotYet(found, sheet!) is { } notYet)
            return SignPage(http, found, sheet!, notYet);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var permit = http.Permit();
        if (
            !ProtocolWords.TryRead(fields.Sent("meaning"), out SignatureMeaning meaning)
            || NeededRight.Of(meaning) != permit.Right
        )
            return SignPage(http, found, sheet!, "Choose what the signature says.");
        if (await signing.Proof(http, people, fields) is not { } proof)
            return SignPage(http, found, sheet!, Signing.NotProved);
        if (FormActs.Sign(sheet!, meaning, permit.Who.Name, proof) is not { } signed)
            return SignPage(http, found, sheet!, "There is no record to sign.");
        var change = Change.Of(new Draft(signed, permit.By())) with { RestsOn = found.State.Head };
        return await Write(http, found, sheet!.Place, change);
    }
}
