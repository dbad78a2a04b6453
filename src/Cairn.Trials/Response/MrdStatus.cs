using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Measurable residual disease at a response assessment: a qualifier of a remission, never a category of its own (ELN 2022).
/// </summary>
public enum MrdStatus
{
    Negative,
    Positive,
}

/// <summary>Reads measurable residual disease from laboratory results and writes it behind a remission.</summary>
public static class Mrd
{
    /// <summary>
    /// The result nearest to the marrow inside the window; positive and negative on one day are neither. Words for a sign stand
    /// as written; a share is negative below the plan's threshold. Null with what is missing when there is none, or it can be
    /// read as neither.
    /// </summary>
    public static Answer<MrdStatus?> At(DateOnly marrow, SubjectRecords subject, ResponsePlan plan)
    {
        var results = DayResults.Nearest(Recorded(subject, plan.MrdThresholdPercent), marrow, plan.WindowDays);
        if (Disagree(results, plan.MrdThresholdPercent))
            return new(
                null,
                new(Id, "MRD positive and negative on one day."),
                [.. results.Select(r => r.AsFact())],
                [DayResults.Asked(results)]
            );
        if (results is not [var result, ..])
            return OfBloodAlone(marrow, subject, plan);
        return Read(result, plan.MrdThresholdPercent) is { } status
            ? Answer<MrdStatus?>.Of(
                status,
                new(
                    Id,
                    $"MRD {result.Result}{(result.Unit is { } unit ? " " + unit : "")}: "
                        + $"{(status == MrdStatus.Negative ? "negative" : "positive")} (threshold {plan.MrdThresholdPercent} %)."
                ),
                result.AsFact()
            )
            : new(
                null,
                new(Id, $"MRD '{result.Result}' {result.Unit} is read as neither."),
                [result.AsFact()],
                [new Gap.Unreadable(result.AsFact(), Unread.NeitherPositiveNorNegative)]
            );
    }

    // What blood does not show, the marrow may (Heuser and others 2021): a negative blood is no negative marrow.
    static Answer<MrdStatus?> OfBloodAlone(DateOnly marrow, SubjectRecords subject, ResponsePlan plan)
    {
        var blood = DayResults.Nearest(subject.Of<LabResult>().Where(o => o.TestCode == TestCode.Mrd), marrow, plan.WindowDays);
        return new(
            null,
            new(Id, blood.Count == 0 ? "MRD not recorded." : "MRD negative in blood, which does not show the marrow."),
            [.. blood.Select(o => o.AsFact())],
            [new Gap.NotRecorded("LB", TestCode.Mrd, "measurable residual disease" + (blood.Count == 0 ? "" : " in the marrow"))]
        );
    }

    static bool IsOfBlood(Observation result) => result.Specimen?.Contains("BLOOD", StringComparison.OrdinalIgnoreCase) == true;

    const string Id = "response.mrd";

    /// <summary>The categories that measurable residual disease qualifies.</summary>
    public static IReadOnlyList<ResponseCategory> Qualifies { get; } =
    [ResponseCategory.CR, ResponseCategory.CRh, ResponseCategory.CRi];

    /// <summary>The category with ELN 2022's suffix where it is a CR, CRh or CRi with a known status: CRi MRD-.</summary>
    public static string Qualified(ResponseCategory category, MrdStatus? status) =>
        Qualifies.Contains(category) && status is { } known
            ? $"{category} MRD{(known == MrdStatus.Negative ? "-" : "+")}"
            : category.ToString();

    /// <summary>What was recorded and can be read as neither, for queries: the remission goes without its suffix.</summary>
    internal static IEnumerable<Finding> NotRead(IEnumerable<MarrowAssessment> assessments) =>
        from a in assessments
        where Qualifies.Contains(a.Response.Value) && a.Mrd is { Value: null, Because.Count: > 0 }
        let recorded = a.Mrd.Because[0]
        select Finding.Warning(
            $"{a.Subject} {recorded.Domain}",
            null,
            recorded.Domain + "ORRES",
            $"{a.Response.Value} of {DayWords.Of(a.Date)}: {a.Mrd.Rule.Says} The remission is written without it.",
            $"Record {a.Mrd.Missing[0]}."
        );

    // Laboratories report it, and some sites write it beside the marrow.
    static IEnumerable<Observation> Recorded(SubjectRecords subject, double threshold) =>
        subject
            .Of<LabResult>()
            .Concat<Observation>(subject.Of<MarrowFinding>())
            .Where(o => o.TestCode == TestCode.Mrd && !(IsOfBlood(o) && Read(o, threshold) == MrdStatus.Negative));

    static readonly CatalogueTest Test = Catalogue.Find("LB", TestCode.Mrd)!;

    static bool Disagree(IReadOnlyList<Observation> results, double threshold)
    {
        HashSet<MrdStatus> read = [.. results.Select(r => Read(r, threshold)).OfType<MrdStatus>()];
        return read.Count > 1;
    }

    static MrdStatus? Read(Observation result, double threshold) =>
        (SignWords.Read(result.Result), Test.Read(result).Value.IsBelow(threshold)) switch
        {
            (Truth.False, _) or (Truth.Unknown, Truth.True) => MrdStatus.Negative,
            (Truth.True, _) or (Truth.Unknown, Truth.False) => MrdStatus.Positive,
            (Truth.Unknown, Truth.Unknown) => null,
        };
}
