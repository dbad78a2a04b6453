using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>Signing the records of a subject: with a meaning, bound to the hash of every record as it stands.</summary>
sealed class SignSubjectRoutes(PageRoutes pages, OpenTrials trials, Signing signing)
{
    public void Map(WebApplication app)
    {
        foreach (var (right, path, _) in TrialView.Signing)
        {
            var address = $"/studies/{{study}}/subjects/{{subject}}/{path}";
            app.Reads(address, (HttpContext http, string study, string subject) => Page(http, study, subject, path)).Takes(right);
            app.Sends(address, (HttpContext http, string study, string subject, SignInManager<Account> people) =>
                    Sign(http, study, subject, path, people)
                )
                .Takes(right);
        }
    }

    static IReadOnlyList<SignatureMeaning> Meanings(Right right) =>
        [.. Enum.GetValues<SignatureMeaning>().Where(meaning => NeededRight.Of(meaning) == right)];

    async Task<IResult> Page(HttpContext http, string study, string subject, string path, Phrase? wrong = null)
    {
        var (view, instead) = await Subject(http, study, subject);
        if (view is null)
            return instead!;
        var covered = Signatures.Covered(await trials.Ledger.State(study, cancel: http.RequestAborted), subject);
        var warnings = Warnings(http, Meanings(http.Permit().Right)[0], view.SiteOf(subject));
        return DeskResults.Page(
            http,
            view,
            $"subjects/{Uri.EscapeDataString(subject)}",
            new($"Sign: {subject}")
            {
                Wrong = wrong ?? (warnings.Length > 0 ? warnings : null),
                Sections = [SignatureSection.OfSubject(view.Analysis, subject)],
                Forms = [SignForm(http, view, subject, path, covered.Count)],
                Links = [("The records", view.ToSubject(subject))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static string Warnings(HttpContext http, SignatureMeaning meaning, string? site) =>
        http.Permit().Actor is { } actor
            ? string.Join(" ", SigningCheck.Of(actor, meaning, site).Select(f => $"{f.What} {f.Mend}"))
            : "";

    static Form SignForm(HttpContext http, TrialView view, string subject, string path, int entries) =>
        new(
            TrialView.AddressOf(view.Study.Id, $"subjects/{Uri.EscapeDataString(subject)}/{path}"),
            "Sign",
            [
                new("meaning", "What the signature says", FieldKind.Choice)
                {
                    Choices = [.. Meanings(http.Permit().Right).Select(m => (ProtocolWords.Of(m), SignatureWords.Of(m)))],
                },
                .. Signing.Fields(http.Visitor()),
            ]
        )
        {
            Title = "Sign",
            Says =
                $"{Signing.Says(http.Permit())} The signature covers {Written.Plural(entries, "record", "records")} as "
                + $"they stand; "
                + $"when one of them is written anew, it is void and says so.",
        };

    async Task<IResult> Sign(HttpContext http, string study, string subject, string path, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (view, instead) = await Subject(http, study, subject);
        if (view is null)
            return instead!;
        var permit = http.Permit();
        if (
            !ProtocolWords.TryRead(form.Sent("meaning"), out SignatureMeaning meaning)
            || !Meanings(permit.Right).Contains(meaning)
        )
            return await Page(http, study, subject, path, "Choose what the signature says.");
        if (await signing.Proof(http, people, form) is not { } proof)
            return await Page(http, study, subject, path, Signing.NotProved);
        var state = await trials.Ledger.State(study, cancel: http.RequestAborted);
        if (SigningCheck.OfSubject(state, subject, meaning, permit.Who.Name, proof) is not { } signed)
            return await Page(http, study, subject, path, "There is no record to sign.");
        var change = Change.Of(new Draft(signed, permit.By())) with { RestsOn = state.Head };
        var answer = await trials.Append(study, change, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(view.ToSubject(subject))
            : await Page(http, study, subject, path, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    async Task<(TrialView? View, IResult? Instead)> Subject(HttpContext http, string study, string subject)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return (null, instead);
        if (view.Analysis.Casebook.Subject(subject) is null)
            return (
                null,
                PageRoutes.Say(
                    new(404, "There is no such subject", $"{subject} is none of {view.Name}.", "Choose from the list.")
                )
            );
        return http.Permit().Reaches(view.SiteOf(subject)) ? (view, null) : (null, PageRoutes.Say(PageRoutes.OtherSite(view)));
    }
}
