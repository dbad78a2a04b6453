using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Import.Ranges;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// A laboratory's whole list of ranges, pasted from a spreadsheet: read and shown first, then recorded as one change. What is
/// approved is read again from the same text.
/// </summary>
sealed class RangeListRoutes(PageRoutes pages, OpenTrials trials)
{
    public const string Check = "/list/check",
        Save = "/list/save";

    public void Map(WebApplication app)
    {
        app.Sends(Of(Check), Read).Takes(Right.KeepRanges);
        app.Sends(Of(Save), Record).Takes(Right.KeepRanges);
    }

    static string Of(string verb) => $"/studies/{{study}}/{RangesRoutes.Path}{verb}";

    async Task<IResult> Read(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var ranges = (await trials.State(study, http.RequestAborted)).Ranges;
        return await Page(http, study, form, Sheet(form, ranges, http.Permit()));
    }

    async Task<IResult> Record(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var ranges = (await trials.State(study, http.RequestAborted)).Ranges;
        var sheet = Sheet(form, ranges, http.Permit());
        if (!sheet.IsSound || !sheet.New.Any())
            return await Page(http, study, form, sheet, "Somebody may have changed the ranges meanwhile: nothing is recorded.");
        var by = http.Permit().By();
        var change = new Change([.. sheet.New.Select(l => new Draft(new LabRangeStated(l.Range), by))]);
        var answer = await trials.Append(study, change, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(
                http,
                TrialView.AddressOf(study, RangesRoutes.Path),
                $"{Written.Plural(change.Drafts.Count, "range is", "ranges are")} recorded."
            )
            : await Page(http, study, form, sheet, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    static RangeSheet Sheet(IFormCollection form, LabRanges ranges, Permit permit)
    {
        var sheet = RangeList.Read(form);
        var mine = sheet.Lines.Select(l => permit.Reaches(l.Range.Site) ? l : l with { Findings = [.. l.Findings, NotYours] });
        return (sheet with { Lines = [.. mine] }).Beside(ranges);
    }

    static Finding NotYours { get; } =
        Finding.Error("list", null, null, "You keep the ranges of your own site: write its number.", "");

    async Task<IResult> Page(HttpContext http, string study, IFormCollection form, RangeSheet sheet, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var isReady = sheet.IsSound && sheet.New.Any();
        return DeskResults.Page(
            http,
            view,
            RangesRoutes.Path,
            new("Laboratory ranges")
            {
                Wrong = wrong,
                Sections = [RangeList.Section(view, sheet)],
                Forms =
                [
                    .. isReady ? [RangeList.ApproveForm(view, form, sheet.New.Count())] : Array.Empty<Form>(),
                    RangeList.PasteForm(view, http.Permit(), form),
                ],
                Links = [("Ranges that stand", view.To(RangesRoutes.Path))],
            },
            sheet.IsSound && wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }
}
