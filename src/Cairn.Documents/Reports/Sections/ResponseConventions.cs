using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>By what response is read, each convention tagged where it is assumed.</summary>
static class ResponseConventions
{
    public static KeyFacts Of(Study study)
    {
        var plan = study.Response!;
        return new([
            ("Criteria", study.Say("response.table", ResponseTables.Of(plan).NameUnder(plan))),
            ("Count exactly on the limit", study.Say("response.boundary", Boundary(plan.Boundary))),
            ("Both counts low", study.Say("response.bothCountsLow", BothLow(plan.BothCountsLow))),
            ("Counts belong to a marrow within", study.Say("response.windowDays", Days(plan.WindowDays))),
            ("Landmark", study.Say("response.landmarkDay", $"day {Sourced.Number(plan.LandmarkDay)} after the first cells")),
            ("After a transplant", study.Say("response.countAfterTransplant", AfterTransplant(plan))),
            ("A marrow counts from", study.Say("response.firstAssessmentDay", FirstDay(plan))),
            ("MLFS with blasts in blood", study.Say("response.mlfsNeedsBlastFreeBlood", WithBlasts(plan))),
            ("Without a marrow, blasts in blood", study.Say("response.refractoryByBlood", ByBlood(plan))),
            .. Asked(study, "response.confirmationDays", "A response counts once it has lasted", plan.ConfirmationDays),
            .. Asked(
                study,
                "response.transfusionFreeDays",
                "Platelets recover without transfusion for",
                plan.TransfusionFreeDays
            ),
            .. Asked(
                study,
                "response.growthFactorFreeDays",
                "Neutrophils recover without growth factor for",
                plan.GrowthFactorFreeDays
            ),
        ]);
    }

    static IEnumerable<(string, Inline)> Asked(Study study, string path, string name, int? days) =>
        days is { } asked ? [(name, study.Say(path, Days(asked)))] : [];

    static string FirstDay(ResponsePlan plan) => $"day {Sourced.Number(plan.FirstAssessmentDay)} after the first cells";

    static string WithBlasts(ResponsePlan plan) => plan.MlfsNeedsBlastFreeBlood ? "no" : "where the table allows it";

    static string ByBlood(ResponsePlan plan) => plan.RefractoryByBlood ? "show refractory disease" : "show nothing";

    static string Days(int days) => Written.Plural(days, "day", "days");

    static string AfterTransplant(ResponsePlan plan) =>
        plan.CountAfterTransplant ? "responses still count" : "responses no longer count";

    static string Boundary(CountBoundary boundary) =>
        boundary switch
        {
            CountBoundary.Inclusive => "counts as recovered",
            CountBoundary.Strict => "counts as neither (strict)",
        };

    static string BothLow(BothCountsLow low) =>
        low switch
        {
            BothCountsLow.CRi => "CRi",
            BothCountsLow.Mlfs => "MLFS",
        };
}
