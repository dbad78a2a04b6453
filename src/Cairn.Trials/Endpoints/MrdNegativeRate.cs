using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// Share of a population with a CR, CRh or CRi without measurable residual disease. Residual disease that nobody measured is
/// not negative.
/// </summary>
public sealed record MrdNegativeRate : RateEndpoint
{
    public override string Id => "mrd-negative-rate";
    public override string Name => "MRD-negative remission rate";
    public override string ShortName => "MRD-negative rate";
    public override string Title => Capital(Name);

    private protected override bool CountsResidualDisease => true;

    public override IReadOnlyList<ResponseCategory> Counting(ResponsePlan plan) =>
        plan.UseCRh ? Mrd.Qualifies : [.. Mrd.Qualifies.Where(c => c != ResponseCategory.CRh)];

    public override string InWords(IReadOnlyList<ResponseCategory> counting) => base.InWords(counting) + ", MRD-negative";

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [
            .. base.IntercurrentEvents(plan, response),
            new("a remission whose measurable residual disease is not known", Strategies.Composite, "counts as not negative"),
        ];

    /// <summary>
    /// The deepest remission with negative measurable residual disease beside it; else the best response, with the remissions
    /// whose residual disease is not known among what is missing.
    /// </summary>
    private protected override (Answer<ResponseCategory> Best, bool Counts) Judge(
        DiseaseCourse course,
        DateOnly? lastDay,
        ResponseWindow window,
        IReadOnlyList<ResponseCategory> counting
    )
    {
        var remissions = course
            .CountedIn(window)
            .Where(a => !(a.Date > lastDay) && Mrd.Qualifies.Contains(a.Counted.Answer.Value))
            .ToList();
        var negative = remissions.Where(a => a.Mrd.Value == MrdStatus.Negative).MinBy(a => a.Counted.Answer.Value);
        return negative is null ? (Asking(course.BestBy(lastDay, window), remissions), false) : (Negative(negative), true);
    }

    static Answer<ResponseCategory> Asking(Answer<ResponseCategory> best, IEnumerable<MarrowAssessment> remissions) =>
        Grounds
            .Of([best])
            .Asking(remissions.Where(a => a.Mrd.Value is null).SelectMany(a => a.Mrd.Missing.Select(m => new Gap.At(m, a.Date))))
            .Say(best.Value, best.Rule);

    static Answer<ResponseCategory> Negative(MarrowAssessment found)
    {
        var response = found.Counted.Answer;
        Phrase said = $"{Mrd.Qualified(response.Value, MrdStatus.Negative)} on {DayWords.Of(found.Date)}.";
        var from = response.Rule with { From = found.Mrd.Rule };
        return Grounds.Of([response, found.Mrd]).Settled.Say(response.Value, new("response.mrd-negative", said, from));
    }
}
