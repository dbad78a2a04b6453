using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;
using Point = Cairn.Ledger.Point;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The laboratories' ranges of normal values: which are in force where, how they changed, and a form for each of it.
/// </summary>
sealed class RangesRoutes(PageRoutes pages, OpenTrials trials)
{
    public const string Path = PageRoutes.Ranges;

    public void Map(WebApplication app)
    {
        app.Reads(Of(""), (HttpContext http, string study) => Page(http, study)).Takes(Right.SeeProtocol);
        app.Sends(Of("/record"), Record).Takes(Right.KeepRanges);
        app.Sends(Of("/change"), Change).Takes(Right.KeepRanges);
        app.Sends(Of("/withdraw"), Withdraw).Takes(Right.KeepRanges);
    }

    static string Of(string verb) => $"/studies/{{study}}/{Path}{verb}";

    async Task<IResult> Page(HttpContext http, string study, Phrase? wrong = null, IFormCollection? sent = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var ranges = (await trials.Ledger.State(study, new Point(view.Head.Sequence), http.RequestAborted)).Ranges;
        var permit = view.Known is null ? view.Pass?.For(Right.KeepRanges) : null;
        var chosen = Chosen(ranges, sent?.Sent(RangeForms.Entry) ?? http.Request.Query[RangeForms.Change].ToString(), permit);
        return DeskResults.Page(
            http,
            view,
            Path,
            new("Laboratory ranges")
            {
                Wrong = wrong,
                Sections = RangeSections.Of(view, ranges, permit),
                Forms = permit is null ? [] : RangeForms.Of(view, permit, chosen, sent),
                Links = chosen is null ? [] : [("Record another range", view.To(Path))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static LabRangeLine? Chosen(LabRanges ranges, string entry, Permit? permit) =>
        ranges.Lines.FirstOrDefault(l =>
            permit?.Reaches(l.Range.Site) == true && l.Entry.Sequence.ToString(CultureInfo.InvariantCulture) == entry
        );

    Task<IResult> Record(HttpContext http, string study) => Say(http, study, (range, _) => new LabRangeStated(range!));

    Task<IResult> Change(HttpContext http, string study) =>
        Say(http, study, (range, of) => new LabRangeStated(range!, of!.Entry.Sequence), isChange: true);

    Task<IResult> Withdraw(HttpContext http, string study) =>
        Say(http, study, (_, of) => new LabRangeWithdrawn(of!.Entry.Sequence), isChange: true, isWithdrawn: true);

    async Task<IResult> Say(
        HttpContext http,
        string study,
        Func<LabRange?, LabRangeLine?, EntryContent> content,
        bool isChange = false,
        bool isWithdrawn = false
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var ranges = (await trials.State(study, http.RequestAborted)).Ranges;
        var of = isChange ? Chosen(ranges, form.Sent(RangeForms.Entry), http.Permit()) : null;
        if (isChange && of is null)
            return await Page(http, study, "Choose a range of your site that stands: somebody may have changed it.");
        if (isChange && form.Sent("reason").Length == 0)
            return await Page(http, study, "Say why it is changed.", form);
        var (range, wrong) = isWithdrawn ? (of!.Range, null) : RangeForms.Read(form);
        if (range is null)
            return await Page(http, study, wrong, form);
        if (!http.Permit().Reaches(range.Site))
            return await Page(http, study, "You keep the ranges of your own site: write its number.", form);
        return await Append(http, study, content(range, of), form);
    }

    async Task<IResult> Append(HttpContext http, string study, EntryContent content, IFormCollection form)
    {
        var reason = form.Sent("reason") is { Length: > 0 } why ? why : null;
        var draft = new Draft(content, http.Permit().By(reason));
        var answer = await trials.Append(study, Ledger.Change.Of(draft), http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(http, TrialView.AddressOf(study, Path), Done(content))
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)), form);
    }

    static Phrase Done(EntryContent content)
    {
        if (content is not LabRangeStated { Range: var range, Replaces: var replaced })
            return "The range is withdrawn: no result takes it any more.";
        return replaced is null
            ? (Phrase)$"The range of {range.Label} is recorded: {LabRangeWords.Limits(range)}."
            : (Phrase)$"The range of {range.Label} is changed: {LabRangeWords.Limits(range)}.";
    }
}
