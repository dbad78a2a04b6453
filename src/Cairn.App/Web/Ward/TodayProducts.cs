using Cairn.Capture;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>What the cells of a subject wait for: a release, an approval, results, a gap that keeps the next step.</summary>
static class TodayProducts
{
    public static IEnumerable<TodayItem> Of(TrialView view, SubjectRecords subject)
    {
        var times = SubjectTimes.Of(subject);
        if (times.End <= view.Day || times.FirstCells is not null)
            yield break;
        var chain = view.Analysis.Products.FirstOrDefault(c => c.Subject == subject.Id);
        if (chain is null || chain.Stage == ProductStage.None)
            yield break;
        if (Waits(chain) is var (what, right))
            yield return Item(view, subject.Id, what, right);
        if (chain.Gaps is [var first, ..])
            yield return Item(view, subject.Id, $"The chain has a gap. {ProductWords.Of(first)}", Right.EnterProduct) with
            {
                IsBlocked = true,
            };
    }

    static TodayItem Item(TrialView view, string subject, Phrase what, Right right) =>
        new(subject, $"Product: {what}", null, false, right, view.To($"subjects/{Uri.EscapeDataString(subject)}/product"));

    static (Phrase What, Right Right)? Waits(ProductChain chain) =>
        chain.Stage switch
        {
            ProductStage.InTesting => (ProductWords.Of(chain.Stage), Right.EnterProduct),
            ProductStage.AwaitingRelease => (ProductWords.Of(chain.Stage), Right.SignRelease),
            ProductStage.OutOfSpecification => (
                ProductWords.Of(chain.Stage),
                chain.Lots[^1].Holding(LotVerdict.ReleasedOutOfSpecification) is null ? Right.SignRelease : Right.Adjudicate
            ),
            ProductStage.Failed or ProductStage.Rejected => (ProductWords.Of(chain.Stage), Right.EnterProduct),
            ProductStage.None
            or ProductStage.Collected
            or ProductStage.ToLaboratory
            or ProductStage.AtLaboratory
            or ProductStage.InManufacture
            or ProductStage.Released
            or ProductStage.ToSite
            or ProductStage.AtSite
            or ProductStage.Thawed
            or ProductStage.Given => null,
        };
}
