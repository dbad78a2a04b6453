using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>The forms of the product: what each asks, and what it writes or refuses.</summary>
sealed class ProductForms(Gate gate, Signing signing)
{
    // Of a rehearsal the day is that of its records.
    string Now(WardProduct product) =>
        product.Found.View.IsSynthetic
            ? $"{TrialView.Iso(product.Found.View.Day)}T12:00"
            : gate.Now.ToLocalTime().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    Field When(WardProduct product) => new("when", "When", FieldKind.Moment) { Value = Now(product) };

    static PartialDate? MomentOf(IFormCollection sent) =>
        PartialDate.TryParse(sent.Sent("when"), out var moment, out _) && moment.IsComplete ? moment : null;

    bool IsAhead(WardProduct product, PartialDate moment) =>
        moment.Date > (product.Found.View.IsSynthetic ? product.Found.View.Day : gate.Today);

    static double? Number(IFormCollection sent, string name) =>
        double.TryParse(sent.Sent(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    static StepOffer? OfferOf(WardProduct product, string step, string thing, string from) =>
        ProtocolWords.TryRead(step, out ProductStep kind)
            ? product.Offers.FirstOrDefault(o => o.Step == kind && (o.Thing ?? "") == thing && (o.MadeFrom ?? "") == from)
            : null;

    public Form? StepForm(HttpContext http, WardProduct product, IQueryCollection asked)
    {
        if (OfferOf(product, asked["step"].ToString(), asked["thing"].ToString(), asked["from"].ToString()) is not { } offer)
            return null;
        if (offer.Step == ProductStep.Infused)
            return null;
        return new(product.Found.To("product/step"), "Record", [.. Fields(http, product, offer)])
        {
            Title = $"{offer.Thing ?? "New"}: {ProductWords.Of(offer.Step)}",
            Says =
                offer.Refused.Count == 0
                    ? "The code of identity is read from the label and typed or scanned: it is compared with that of the "
                        + "collection."
                    : $"Refused. {Phrase.Join(" ", offer.Refused.Select(ProductWords.Of))}",
        };
    }

    IEnumerable<Field> Fields(HttpContext http, WardProduct product, StepOffer offer)
    {
        yield return Field.Hidden("step", ProtocolWords.Of(offer.Step));
        yield return Field.Hidden("thing", offer.Thing ?? "");
        yield return Field.Hidden("from", offer.MadeFrom ?? "");
        if (offer.Thing is null)
            yield return new("name", "Identity of the new collection, lot or bag");
        yield return new("identity", "Code of identity, as the label reads")
        {
            Hint = offer.Step == ProductStep.Collected ? "It stays with these cells to the bedside." : null,
        };
        yield return When(product);
        yield return new("holder", "Who holds it now") { Hint = "The ward, the laboratory, the carrier." };
        if (offer.Step == ProductStep.Received)
            yield return new("celsius", "Warmest on the way, degrees Celsius")
            {
                IsOptional = true,
                Hint = "Needed for frozen bags.",
            };
        if (offer.Step == ProductStep.Filled)
            yield return new("cells", "Viable cells with the receptor, × 10⁶");
        if (offer.Step == ProductStep.Identified)
        {
            yield return new("patient", "Subject identifier, as the wristband reads");
            foreach (var field in Signing.FieldsOfSecond(http.Visitor()))
                yield return field;
        }
    }

    public async Task<IReadOnlyList<Draft>?> Step(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        ProductAnswer answer
    )
    {
        if (OfferOf(product, sent.Sent("step"), sent.Sent("thing"), sent.Sent("from")) is not { } offer)
            return answer.Refuse("That step does not come next.");
        if (MomentOf(sent) is not { } moment || IsAhead(product, moment))
            return answer.Refuse("The time is missing, or lies ahead.");
        var thing = offer.Thing ?? sent.Sent("name");
        if (thing.Length is 0 or > LongestName || (offer.Thing is null && IsTaken(product, thing)))
            return answer.Refuse("Give the new thing an identity of its own.");
        var second = await SecondOf(http, product, sent, offer, answer);
        if (answer.Wrong is not null)
            return null;
        if (offer.Step == ProductStep.Filled && Number(sent, "cells") is not > 0)
            return answer.Refuse("How many cells the bag holds is missing: a number above 0.");
        var step = new ProductEvent
        {
            Subject = product.Found.Subject,
            Sequence = 0,
            Term = offer.Step.Word(),
            Code = offer.Step,
            Product = thing,
            MadeFrom = offer.MadeFrom,
            Identity = sent.Sent("identity") is { Length: > 0 } read ? read : null,
            Holder = sent.Sent("holder") is { Length: > 0 } holder ? holder : null,
            DoneBy = http.Visitor().Name,
            SecondPerson = second,
            Celsius = Number(sent, "celsius"),
            MillionCells = Number(sent, "cells"),
            Date = moment,
        };
        return product.Next.Refusals(step) is { Count: > 0 } gaps
            ? answer.Refuse($"Refused. {Phrase.Join(" ", gaps.Select(ProductWords.Of))}")
            : [.. ProductCapture.Step(product.Found.State, step).Select(c => new Draft(c, http.Permit().By()))];
    }

    const int LongestName = 64;

    static bool IsTaken(WardProduct product, string thing) => product.Chain.Steps.Any(s => s.Product == thing);

    async Task<string?> SecondOf(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        StepOffer offer,
        ProductAnswer answer
    )
    {
        if (offer.Step != ProductStep.Identified)
            return null;
        if (sent.Sent("patient") != product.Found.Subject)
        {
            answer.Refuse(
                $"The wristband reads '{sent.Sent("patient")}', the cells are of {product.Found.Subject}. Do not give them."
            );
            return null;
        }
        var needs = (product.Found.View.Study.Id, product.Found.Site, Right.EnterProduct);
        var second = await signing.Second(http, answer.People, sent, needs);
        if (second is null)
            answer.Refuse("The second person has to be another who may enter product steps here, and to show who they are.");
        return second;
    }

    static Lot? LotOf(WardProduct product, string id) => product.Chain.Lots.FirstOrDefault(l => l.Id == id);

    public Form? ResultsForm(HttpContext http, WardProduct product, IQueryCollection asked)
    {
        if (LotOf(product, asked["thing"].ToString()) is not { Tests.Count: > 0 } lot)
            return null;
        return new(
            product.Found.To("product/results"),
            "Record",
            [
                Field.Hidden("thing", lot.Id),
                .. lot.Tests.Select(Result),
                new("day", "Day of the results", FieldKind.Day) { Value = Now(product)[..10] },
            ]
        )
        {
            Title = $"Release tests of {lot.Id}",
            Says = "A later result of the same test takes the place of an earlier one. What is left empty stays as it is.",
        };
    }

    static Field Result(TestedLine line)
    {
        var unit = Catalogue.Find("BS", line.Line.Test)?.Unit?.Code;
        var label = ProductWords.NameOf(line.Line.Test) + (unit is null or "1" ? "" : $", {unit}");
        var hint = $"Specification: {ProductWords.Limit(line.Line)}";
        if (line.Line.Word is null)
            return new(line.Line.Test, label) { IsOptional = true, Hint = hint };
        return new(line.Line.Test, label, FieldKind.Choice)
        {
            IsOptional = true,
            Hint = hint,
            Choices = [("", "no result yet"), ("NEGATIVE", "negative"), ("POSITIVE", "positive")],
        };
    }

    public Task<IReadOnlyList<Draft>?> Results(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        ProductAnswer answer
    ) => Task.FromResult(ResultsOf(http, product, sent, answer));

    IReadOnlyList<Draft>? ResultsOf(HttpContext http, WardProduct product, IFormCollection sent, ProductAnswer answer)
    {
        if (LotOf(product, sent.Sent("thing")) is not { } lot)
            return answer.Refuse("There is no such lot.");
        if (!PartialDate.TryParse(sent.Sent("day"), out var day, out _) || !day.IsComplete || IsAhead(product, day))
            return answer.Refuse("The day is missing, or lies ahead.");
        var lines = lot.Tests.Select(t => t.Line);
        var given = lines.Where(l => sent.Sent(l.Test).Length > 0).ToList();
        if (given.Count == 0)
            return answer.Refuse("No result is entered.");
        if (given.Find(l => l.Word is null && Measured.Read(sent.Sent(l.Test)) is null) is { } strange)
            return answer.Refuse($"{ProductWords.NameOf(strange.Test)}: '{sent.Sent(strange.Test)}' is no number.");
        var results = given.Select(l => new ProductFinding
        {
            Subject = product.Found.Subject,
            Sequence = 0,
            TestCode = l.Test,
            Test = Catalogue.Find("BS", l.Test)?.Label,
            Product = lot.Id,
            Result = sent.Sent(l.Test),
            Unit = l.Word is null && Catalogue.Find("BS", l.Test)?.Unit is { } unit && unit.Code != "1" ? unit.Code : null,
            Date = day,
        });
        var says = ProductCapture.Results(product.Found.State, product.Found.Subject, results);
        return [.. says.Select(c => new Draft(c, http.Permit().By()))];
    }

    public static Form? JudgementForm(HttpContext http, WardProduct product, IQueryCollection asked) =>
        LotOf(product, asked["thing"].ToString()) is { } lot
            ? Judgement(
                http,
                product,
                lot,
                "judge",
                [LotVerdict.Released, LotVerdict.ReleasedOutOfSpecification, LotVerdict.Rejected]
            )
            : null;

    public static Form? ApprovalForm(HttpContext http, WardProduct product, IQueryCollection asked) =>
        LotOf(product, asked["thing"].ToString()) is { } lot
            ? Judgement(http, product, lot, "approve", [LotVerdict.OutOfSpecificationApproved])
            : null;

    static Form Judgement(HttpContext http, WardProduct product, Lot lot, string path, IReadOnlyList<LotVerdict> verdicts)
    {
        var by = http.Visitor().Account;
        var refused = verdicts.Select(v => (Verdict: v, Why: LotCheck.Refusals(lot, v, by))).ToList();
        var offered = refused.Where(r => r.Why.Count == 0).Select(r => (ProtocolWords.Of(r.Verdict), ProductWords.Of(r.Verdict)));
        var not = refused
            .Where(r => r.Why.Count > 0)
            .Select(r => (Phrase)$"Not \"{ProductWords.Of(r.Verdict)}\": {Phrase.Join(", ", r.Why.Select(ProductWords.Of))}.");
        return new(
            product.Found.To($"product/{path}"),
            "Sign",
            [
                Field.Hidden("thing", lot.Id),
                new("verdict", "What is signed", FieldKind.Choice) { Choices = [.. offered] },
                Field.Reason("Why"),
                .. Signing.Fields(http.Visitor()),
            ]
        )
        {
            Title = $"Lot {lot.Id}",
            Says =
                $"{Signing.Says(http.Permit())} It covers the results and steps of the lot as they stand; when one of them is "
                + $"changed, it is void. {Phrase.Join(" ", not)}",
        };
    }

    public Task<IReadOnlyList<Draft>?> Judge(HttpContext http, WardProduct product, IFormCollection sent, ProductAnswer answer) =>
        Judged(http, product, sent, answer, v => v != LotVerdict.OutOfSpecificationApproved);

    public Task<IReadOnlyList<Draft>?> Approve(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        ProductAnswer answer
    ) => Judged(http, product, sent, answer, v => v == LotVerdict.OutOfSpecificationApproved);

    async Task<IReadOnlyList<Draft>?> Judged(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        ProductAnswer answer,
        Func<LotVerdict, bool> isOfForm
    )
    {
        if (LotOf(product, sent.Sent("thing")) is not { } lot)
            return answer.Refuse("There is no such lot.");
        if (!ProtocolWords.TryRead(sent.Sent("verdict"), out LotVerdict verdict) || !isOfForm(verdict))
            return answer.Refuse("Choose what is signed.");
        if (LotCheck.Refusals(lot, verdict, http.Visitor().Account) is { Count: > 0 } refused)
            return answer.Refuse($"Refused: {Phrase.Join(", ", refused.Select(ProductWords.Of))}.");
        if (sent.Sent("reason") is not { Length: > 0 and <= LongestReason } reason)
            return answer.Refuse("Say why.");
        if (await signing.Proof(http, answer.People, sent) is not { } proof)
            return answer.Refuse(Signing.NotProved);
        var view = product.Found.View;
        var judged = new LotJudged(product.Found.Subject, lot.Id, verdict, view.IsSynthetic ? view.Day : gate.Today);
        var covers = LotJudgements.Covered(product.Found.State, product.Found.Subject, lot.Id);
        return Draft.SignedJudgement(judged, http.Visitor().Name, proof, covers, http.Permit().By(reason));
    }

    const int LongestReason = 400;

    public Form? InfusionForm(HttpContext http, WardProduct product, IQueryCollection asked)
    {
        if (product.Chain.Bag(asked["thing"].ToString()) is not { IsLeft: true } bag)
            return null;
        var next = (product.Records.CellInfusions.Max(e => e.Fraction) ?? 0) + 1;
        return new(
            product.Found.To("product/infuse"),
            "Record the infusion",
            Field.Hidden("thing", bag.Id),
            new Field("identity", "Code of identity, as the bag's label reads"),
            new Field("fraction", "Fraction") { Value = next.ToString(CultureInfo.InvariantCulture) },
            new Field("cells", "Viable cells with the receptor given, × 10⁶")
            {
                Hint = bag.FilledMillion is { } held ? $"The bag holds {Written.Fixed(held, 1)}." : null,
            },
            When(product),
            new Field("why", "Why the dose differs from the plan") { IsOptional = true }
        )
        {
            Title = $"Give cells from {bag.Id}",
            Says = "The dose is computed from the cells and the last weight. It has to lie within the study's band, or say why.",
        };
    }

    public Task<IReadOnlyList<Draft>?> Infuse(
        HttpContext http,
        WardProduct product,
        IFormCollection sent,
        ProductAnswer answer
    ) => Task.FromResult(Infused(http, product, sent, answer));

    IReadOnlyList<Draft>? Infused(HttpContext http, WardProduct product, IFormCollection sent, ProductAnswer answer)
    {
        if (MomentOf(sent) is not { } moment || IsAhead(product, moment))
            return answer.Refuse("The time is missing, or lies ahead.");
        if (Number(sent, "fraction") is not (>= 1 and <= 99 and { } fraction) || fraction % 1 != 0)
            return answer.Refuse("The fraction is a number from 1.");
        if (Number(sent, "cells") is not (> 0 and { } cells))
            return answer.Refuse("How many cells are given is missing: a number above 0.");
        if (!HasGo(product, (int)fraction))
            return answer.Refuse("No go is recorded for this fraction: decide on the page go or no-go first.");
        var step = new ProductEvent
        {
            Subject = product.Found.Subject,
            Sequence = 0,
            Term = ProductStep.Infused.Word(),
            Code = ProductStep.Infused,
            Product = sent.Sent("thing"),
            Identity = sent.Sent("identity"),
            Holder = "patient",
            DoneBy = http.Visitor().Name,
            Date = moment,
        };
        var why = sent.Sent("why") is { Length: > 0 and <= LongestReason } said ? said : null;
        var study = product.Found.View.Study;
        var level = (product.Found.View.Analysis.Doses?.Advice as DoseAdvice.Infuse)?.Level;
        var check = InfusionCheck.Of(
            study,
            product.Records,
            product.Judgements,
            step,
            (int)fraction,
            level,
            cells,
            why is not null
        );
        if (check.Refusals.Count > 0)
            return answer.Refuse(InfusionWords.Of(check));
        var says = ProductCapture.Infusion(study, product.Found.State, check, step, cells, why);
        return [.. says.Select(c => new Draft(c, http.Permit().By()))];
    }

    static bool HasGo(WardProduct product, int fraction)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"go:fraction-{fraction}");
        return GoDecision.IsGo(product.Found.State, product.Found.Subject, code);
    }
}
