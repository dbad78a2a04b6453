using Cairn.Criteria.Rules;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Gates;

/// <summary>
/// Every gate of a subject that was passed, and the next one that is ahead: screening, lymphodepletion, each fraction. Fitness at
/// screening does not make a patient fit five weeks later.
/// </summary>
public static class GateLog
{
    /// <param name="subject">The records known by <paramref name="today"/>.</param>
    public static IReadOnlyList<GateReview> Of(Study study, SubjectRecords subject, DateOnly today) =>
        Of(study, subject, Screening.Of(study, subject, GateMoment.Screening(today)), today);

    /// <param name="subject">The records known by <paramref name="today"/>.</param>
    /// <param name="screening">Its screening, asked on the same day.</param>
    public static IReadOnlyList<GateReview> Of(Study study, SubjectRecords subject, Screening screening, DateOnly today) =>
        [Of(screening), .. Later(study, subject, screening, today)];

    /// <summary>The gates after screening.</summary>
    public static IEnumerable<GateReview> Later(Study study, SubjectRecords subject, Screening screening, DateOnly today) =>
        PlannedGate.Of(study, subject, screening.Period, today).Select(gate => Of(study, subject, screening.Period, gate, today));

    static GateReview Of(Screening screening) =>
        new()
        {
            Subject = screening.Subject,
            Gate = Gate.Screening,
            State = StateOf(screening.Period),
            Day = screening.Period.End,
            Verdict = screening.Verdict,
            Criteria = screening.Criteria,
            Findings = screening.Findings,
        };

    static GateState StateOf(ScreeningPeriod period)
    {
        if (period.Enrolled is not null)
            return GateState.Passed;
        return period.Failed is null ? GateState.Ahead : GateState.Refused;
    }

    static GateReview Of(Study study, SubjectRecords subject, ScreeningPeriod screening, PlannedGate gate, DateOnly today)
    {
        var isPassed = gate.State == GateState.Passed;
        var known = isPassed ? Begun(subject, gate.Day!.Value) : subject;
        var moment = new GateMoment(gate.Gate, isPassed ? gate.Day!.Value : today, gate.Day);
        var criteria = Judging.Of(study, known, moment);
        var counts = AnswerTime.Of(screening, gate.Day);
        return new()
        {
            Subject = subject.Id,
            Gate = gate.Gate,
            Fraction = gate.Fraction,
            State = gate.State,
            Day = gate.Day,
            Verdict = Judging.Conclude(criteria, known, counts),
            Criteria = criteria,
            Findings =
            [
                .. ScreeningFindings.Overruled(criteria, known, counts),
                .. isPassed ? Deviations.Of(subject, criteria, Did(gate), "EX") : [],
            ],
        };
    }

    /// <summary>What had begun, was measured or was said by the end of a day; ends that came later stay as they are.</summary>
    static SubjectRecords Begun(SubjectRecords subject, DateOnly day) =>
        new(subject.Id, subject.All.Where(r => r.When is not { } when || !when.IsOnOrBefore(day).IsFalse));

    static string Did(PlannedGate gate) =>
        gate.Fraction is { } n
            ? $"Fraction {n} infused on {DayWords.Of(gate.Day)}"
            : $"Lymphodepletion begun on {DayWords.Of(gate.Day)}";
}
