using Cairn.Documents.Reports.Content;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>How response is read as lines of a page: what it is, its value, and the key it is written under.</summary>
public static class ResponseFacts
{
    /// <summary>Every parameter of a plan; one that asks for nothing has no value.</summary>
    public static IEnumerable<(string Label, string? Value, string Key)> Of(ResponsePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            ("Criteria", ResponseTables.Of(plan).NameUnder(plan), "table"),
            ("Count exactly on the limit", Boundary(plan.Boundary), "boundary"),
            ("Both counts low", BothLow(plan.BothCountsLow), "bothCountsLow"),
            ("CRh told apart from CRi", plan.UseCRh ? "yes" : "no", "useCRh"),
            ("Counts belong to a marrow within", Days(plan.WindowDays), "windowDays"),
            ("Landmark", DayAfterCells(plan.LandmarkDay), "landmarkDay"),
            ("A marrow counts from", DayAfterCells(plan.FirstAssessmentDay), "firstAssessmentDay"),
            (
                "MLFS with blasts in blood",
                plan.MlfsNeedsBlastFreeBlood ? "no" : "where the table allows it",
                "mlfsNeedsBlastFreeBlood"
            ),
            (
                "Without a marrow, blasts in blood",
                plan.RefractoryByBlood
                    ? "show refractory disease once the landmark has passed; whoever dies before it has died of what is recorded"
                    : "show nothing",
                "refractoryByBlood"
            ),
            ("Platelets recover without transfusion for", Days(plan.TransfusionFreeDays), "transfusionFreeDays"),
            ("Neutrophils recover without growth factor for", Days(plan.GrowthFactorFreeDays), "growthFactorFreeDays"),
            ("Responses", Named(plan.Responders), "responders"),
            ("Remissions", Named(plan.Remissions), "remissions"),
            (
                "After a transplant",
                plan.CountAfterTransplant ? "responses still count" : "responses no longer count",
                "countAfterTransplant"
            ),
            ("A response counts once it has lasted", Days(plan.ConfirmationDays), "confirmationDays"),
            ("Residual disease is negative below", (Phrase)$"{plan.MrdThresholdPercent:0.####} %", "mrdThresholdPercent"),
        ];
    }

    static Phrase? Days(int? days) => days is { } asked ? Written.Plural(asked, "day", "days") : null;

    static Phrase DayAfterCells(int day) => (Phrase)$"day {Sourced.Number(day)} after the first cells";

    static Phrase Named(IEnumerable<ResponseCategory> categories) => Phrase.Join(", ", categories.Select(ResponseWords.Short));

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
