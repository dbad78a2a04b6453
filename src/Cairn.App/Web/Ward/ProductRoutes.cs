using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Products;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Ward;

/// <summary>
/// The cells of a subject: where they are, what comes next, what is refused and why; and the forms by which steps, results,
/// judgements and infusions are recorded.
/// </summary>
sealed class ProductRoutes(WardSubjects subjects, PageRoutes pages, ProductForms forms)
{
    const string OfSubject = "/studies/{study}/subjects/{subject}/product";

    public void Map(WebApplication app)
    {
        app.Reads($"/studies/{{study}}/{PageRoutes.Products}", List).Takes(Right.SeeSubjects);
        app.Reads(OfSubject, Show).Takes(Right.SeeSubjects);
        Form(app, "step", Right.EnterProduct, forms.StepForm, forms.Step);
        Form(app, "results", Right.EnterProduct, forms.ResultsForm, forms.Results);
        Form(app, "infuse", Right.EnterRecords, forms.InfusionForm, forms.Infuse);
        Form(app, "judge", Right.SignRelease, ProductForms.JudgementForm, forms.Judge);
        Form(app, "approve", Right.Adjudicate, ProductForms.ApprovalForm, forms.Approve);
    }

    delegate Form? FormOf(HttpContext http, WardProduct product, IQueryCollection asked);

    delegate Task<IReadOnlyList<Draft>?> Write(HttpContext http, WardProduct product, IFormCollection sent, ProductAnswer answer);

    void Form(WebApplication app, string path, Right right, FormOf form, Write write)
    {
        app.Reads($"{OfSubject}/{path}", (HttpContext http, string study, string subject) => Ask(http, study, subject, form))
            .Takes(right);
        app.Sends($"{OfSubject}/{path}", (HttpContext http, string study, string subject, SignInManager<Account> people) =>
                Send(http, (study, subject), form, write, new(people))
            )
            .Takes(right);
    }

    async Task<IResult> List(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var chains = view.Analysis.Products.Where(c => view.MayOf(Right.SeeSubjects, c.Subject)).ToList();
        return new RazorComponentResult<ProductListPage>(new { View = view, Section = ProductList.Of(view.Analysis, chains) });
    }

    async Task<(WardProduct? Product, IResult? Instead)> Find(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        return found is null ? (null, instead) : (WardProduct.Of(found), null);
    }

    async Task<IResult> Show(HttpContext http, string study, string subject)
    {
        var (product, instead) = await Find(http, study, subject);
        if (product is null)
            return instead!;
        var offers = product.Offers;
        return new RazorComponentResult<ProductPage>(
            new
            {
                Of = product.Found,
                Sections = ProductSections.Of(product.Found.View.Analysis, product.Chain, offers),
                Doable = product.Found.View.Known is null ? Doable(product, offers) : [],
            }
        );
    }

    static IReadOnlyList<(Phrase, string)> Doable(WardProduct product, IReadOnlyList<StepOffer> offers)
    {
        var (may, to) = ((Func<Right, bool>)product.Found.May, (Func<string, string>)product.Found.To);
        var steps = offers.Where(o => o.Refused.Count == 0 && o.Step != ProductStep.Infused);
        var infusions = offers.Where(o => o is { Refused.Count: 0, Step: ProductStep.Infused });
        return
        [
            .. may(Right.EnterProduct) ? steps.Select(o => (Words(o), to($"product/step?{Query(o)}"))) : [],
            .. may(Right.EnterRecords)
                ? infusions.Select(o =>
                    ($"Give cells from {o.Thing}", to($"product/infuse?thing={Uri.EscapeDataString(o.Thing!)}"))
                )
                : [],
            .. product.Chain.Lots.SelectMany(l => OfLot(product, l)),
        ];
    }

    static IEnumerable<(Phrase, string)> OfLot(WardProduct product, Lot lot)
    {
        var at = "?thing=" + Uri.EscapeDataString(lot.Id);
        if (lot.Stage is ProductStage.Failed or ProductStage.Given)
            yield break;
        if (product.Found.May(Right.EnterProduct) && lot.Tests.Count > 0)
            yield return ($"Results of the release tests of {lot.Id}", product.Found.To("product/results" + at));
        if (product.Found.May(Right.SignRelease))
            yield return ($"Judge {lot.Id}: release or reject, with a signature", product.Found.To("product/judge" + at));
        if (product.Found.May(Right.Adjudicate) && lot.Holding(LotVerdict.ReleasedOutOfSpecification) is not null)
            yield return ($"Approve that {lot.Id} is given out of specification", product.Found.To("product/approve" + at));
    }

    static Phrase Words(StepOffer offer)
    {
        Phrase thing = offer.MadeFrom is { } from ? (Phrase)$"From {from}" : "New";
        return $"{offer.Thing ?? thing}: {ProductWords.Of(offer.Step)}";
    }

    static string Query(StepOffer offer) =>
        $"step={ProtocolWords.Of(offer.Step)}&thing={Uri.EscapeDataString(offer.Thing ?? "")}"
        + $"&from={Uri.EscapeDataString(offer.MadeFrom ?? "")}";

    async Task<IResult> Ask(HttpContext http, string study, string subject, FormOf form)
    {
        var (product, instead) = await Find(http, study, subject);
        return product is null ? instead! : Page(http, product, form(http, product, http.Request.Query), null);
    }

    static IResult Page(HttpContext http, WardProduct product, Form? form, Phrase? wrong) =>
        form is null
            ? PageRoutes.Say(
                new(
                    404,
                    "There is nothing to record there",
                    "No such step, lot or bag waits for it.",
                    "Follow a link of the subject's product.",
                    [("Product", product.Found.To("product"))]
                )
            )
            : DeskResults.Page(
                http,
                product.Found.View,
                $"subjects/{Uri.EscapeDataString(product.Found.Subject)}/product",
                new($"{product.Found.Subject}: product")
                {
                    Wrong = wrong,
                    Forms = [form],
                    Links = [("Product", product.Found.To("product"))],
                },
                wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            );

    async Task<IResult> Send(
        HttpContext http,
        (string Study, string Subject) place,
        FormOf form,
        Write write,
        ProductAnswer answer
    )
    {
        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        var (product, instead) = await Find(http, place.Study, place.Subject);
        if (product is null)
            return instead!;
        var drafts = await write(http, product, sent, answer);
        if (drafts is not null)
        {
            var change = Change.Of(drafts) with { RestsOn = product.Found.State.Head };
            var appended = await subjects.Trials.Append(place.Study, change, http.RequestAborted);
            if (appended.IsDone)
                return DeskResults.Next(product.Found.To("product"));
            answer.Wrong =
                appended.Refusals.Count > 0
                    ? Phrase.Join(" ", appended.Refusals.Select(r => r.Says))
                    : "Somebody wrote meanwhile: look, and do it again.";
        }
        var asked = new QueryCollection(sent.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
        return Page(http, product, form(http, product, asked), answer.Wrong ?? "Nothing was written.");
    }
}

/// <summary>What came of a form that was sent.</summary>
sealed class ProductAnswer(SignInManager<Account> people)
{
    public SignInManager<Account> People => people;

    /// <summary>Why nothing is written; null while nothing is wrong.</summary>
    public Phrase? Wrong { get; set; }

    /// <summary>Says what is wrong, and writes nothing.</summary>
    public IReadOnlyList<Draft>? Refuse(Phrase why)
    {
        Wrong = why;
        return null;
    }
}

/// <summary>A subject's cells as the ledger stands now.</summary>
sealed record WardProduct(WardSubject Found, SubjectRecords Records, IReadOnlyList<LotJudgement> Judgements, ProductChain Chain)
{
    public static WardProduct Of(WardSubject found)
    {
        var book = found.View.Known is null ? found.State.Casebook() : found.View.Analysis.Casebook;
        var records = book.Subject(found.Subject) ?? new SubjectRecords(found.Subject, []);
        return new(found, records, book.Judgements, ProductChain.Of(found.View.Study, records, book.Judgements));
    }

    public NextSteps Next => new(Found.View.Study, Records, Judgements);

    public IReadOnlyList<StepOffer> Offers => Next.Offers;
}
