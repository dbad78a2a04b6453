using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Why a time ends.</summary>
public enum EndReason
{
    Death,
    Relapse,
    PrimaryRefractory,
    RefractoryOrRelapse,
    NeverAssessed,
    Transplant,
    LastResponseAssessment,
    LastKnownAlive,
    TimeFrame,
    Response,
    LossOfResponse,
    OtherTherapy,
}

/// <summary>How a time to event ends, in days after the start of the clock.</summary>
/// <param name="Day">0 or more.</param>
/// <param name="Status">0 censored; 1 the event; in the incidence of relapse 2 = death in remission, 3 = transplant; in that of response 2 = death, 3 = other therapy or transplant before a response.</param>
/// <param name="Why">What ended it.</param>
public readonly record struct EventDay(int Day, int Status, EndReason Why)
{
    /// <summary>Overall survival: death from any cause; the living are censored when last known alive.</summary>
    public static EventDay Os(CourseDays c, TransplantStrategy transplant) =>
        CensoredAtTransplant(
            c,
            transplant,
            c.Death is { } death ? new(death, 1, EndReason.Death) : new(c.LastKnownAlive, 0, EndReason.LastKnownAlive)
        );

    /// <summary>
    /// Event-free survival: primary refractory disease, relapse, or death. In remission without event: censored at the last evaluable
    /// assessment. Alive and never in remission nor refractory: censored at the last evaluable assessment, at day 0 without one (ELN 2022).
    /// A failure is dated by the convention, but has to be shown before a transplant that censors.
    /// </summary>
    public static EventDay Efs(CourseDays c, FailureDate failureDate, TransplantStrategy transplant)
    {
        var shown = CensoredAtTransplant(c, transplant, Shown(c));
        return CensoredAtTransplant(
            c,
            transplant,
            shown switch
            {
                { Why: EndReason.PrimaryRefractory } => shown with { Day = FailureDay(c, shown.Day, failureDate) },
                { Why: EndReason.Death } when c.Remission is null && failureDate == FailureDate.Day1 => shown with { Day = 0 },
                _ => shown,
            }
        );
    }

    static EventDay Shown(CourseDays c) =>
        c switch
        {
            { Refractory: { } refractory } when !(c.Remission <= refractory) => new(refractory, 1, EndReason.PrimaryRefractory),
            { RefractoryOrRelapse: { } either } when !(c.Death < either) => new(either, 1, EndReason.RefractoryOrRelapse),
            { Remission: not null } => FirstOf(c, relapse: 1, death: 1),
            { Death: { } death } => new(death, 1, EndReason.Death),
            { LastResponseAssessment: { } last } => new(last, 0, EndReason.LastResponseAssessment),
            _ => new(0, 0, EndReason.NeverAssessed),
        };

    /// <summary>
    /// Cumulative incidence of relapse, in days after the remission: relapse 1, death in remission 2, transplant 3 where it competes.
    /// Relapse and death on one day are a relapse. Null without a remission.
    /// </summary>
    public static EventDay? Cir(CourseDays c, TransplantStrategy transplant)
    {
        if (c.Remission is not { } remission)
            return null;
        var end = CensoredAtTransplant(c, transplant, FirstOf(c, relapse: 1, death: 2), from: remission);
        if (
            transplant == TransplantStrategy.Competing
            && c.Transplant is { } day
            && day >= remission
            && (day < end.Day || end.Status == 0)
        )
            end = new(day, 3, EndReason.Transplant);
        return end with { Day = end.Day - remission };
    }

    /// <summary>Relapse-free survival, in days after the remission: relapse or death; else censored when last known alive (ELN 2022). Null without a remission.</summary>
    public static EventDay? Rfs(CourseDays c, TransplantStrategy transplant)
    {
        if (c.Remission is not { } remission)
            return null;
        var end = c is { Relapse: null, Death: null }
            ? new(Math.Max(c.LastKnownAlive, remission), 0, EndReason.LastKnownAlive)
            : FirstOf(c, relapse: 1, death: 1);
        end = CensoredAtTransplant(c, transplant, end, from: remission);
        return end with { Day = end.Day - remission };
    }

    /// <summary>
    /// Duration of response, in days after the first response: its loss, or death; else censored at the last evaluable assessment.
    /// Null without a response.
    /// </summary>
    public static EventDay? Dor(CourseDays c, TransplantStrategy transplant)
    {
        if (c.FirstResponse is not { } response)
            return null;
        EventDay end = c switch
        {
            { LossOfResponse: { } lost } when !(c.Death < lost) => new(lost, 1, EndReason.LossOfResponse),
            { Death: { } death } => new(death, 1, EndReason.Death),
            _ => new(Math.Max(c.LastResponseAssessment ?? 0, response), 0, EndReason.LastResponseAssessment),
        };
        end = CensoredAtTransplant(c, transplant, end, from: response);
        return end with { Day = end.Day - response };
    }

    /// <summary>
    /// Time to the first response: the response 1; death without one 2; other therapy, or a transplant after which no response counts, 3, or censored there.
    /// Else censored at the last evaluable assessment, at day 0 without one.
    /// </summary>
    public static EventDay Ttr(CourseDays c, TransplantStrategy transplant = TransplantStrategy.Ignore) =>
        c switch
        {
            { FirstResponse: { } response } => new(response, 1, EndReason.Response),
            { EndOfResponseWindow: { } other } when !(c.Death < other) => new(
                Math.Max(0, other),
                transplant == TransplantStrategy.Censor ? 0 : 3,
                EndReason.OtherTherapy
            ),
            { Death: { } death } => new(death, 2, EndReason.Death),
            { LastResponseAssessment: { } last } => new(last, 0, EndReason.LastResponseAssessment),
            _ => new(0, 0, EndReason.NeverAssessed),
        };

    /// <summary>The same, seen no further than a number of days: an event on the last of them counts.</summary>
    public EventDay Until(int? days) => days is { } last && Day > last ? new(last, 0, EndReason.TimeFrame) : this;

    static EventDay FirstOf(CourseDays c, int relapse, int death) =>
        c switch
        {
            { Relapse: { } r } when !(c.Death < r) => new(r, relapse, EndReason.Relapse),
            { Death: { } d } => new(d, death, EndReason.Death),
            _ => new(Math.Max(c.LastResponseAssessment ?? 0, c.Remission ?? 0), 0, EndReason.LastResponseAssessment),
        };

    // A failure is never dated after the end of overall survival.
    static int FailureDay(CourseDays c, int refractory, FailureDate failureDate) =>
        Math.Min(
            c.Death ?? c.LastKnownAlive,
            failureDate switch
            {
                FailureDate.Day1 => 0,
                FailureDate.LandmarkDay => c.Landmark ?? refractory,
                FailureDate.EndOfTherapy => c.EndOfTherapy ?? refractory,
                _ => refractory,
            }
        );

    // An event on the day of the transplant counts. A transplant before the clock starts changes nothing.
    static EventDay CensoredAtTransplant(CourseDays c, TransplantStrategy transplant, EventDay end, int from = 0) =>
        transplant == TransplantStrategy.Censor && c.Transplant is { } day && day >= from && day < end.Day
            ? new(day, 0, EndReason.Transplant)
            : end;
}
