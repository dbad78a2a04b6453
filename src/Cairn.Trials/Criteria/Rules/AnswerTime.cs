using Cairn.Records;

namespace Cairn.Criteria.Rules;

/// <summary>The time in which an answer of a person says something of a gate; one that may be of it does.</summary>
/// <param name="After">The day after which; null: whenever.</param>
/// <param name="Until">The last day; null: up to today.</param>
readonly record struct AnswerTime(DateOnly? After, DateOnly? Until)
{
    public static AnswerTime Any => default;

    /// <summary>A screening, after the one that failed before it.</summary>
    public static AnswerTime Of(ScreeningPeriod screening) => new(screening.FailedBefore?.Earliest, screening.End);

    /// <summary>A later gate, after screening.</summary>
    public static AnswerTime Of(ScreeningPeriod screening, DateOnly? gate) => new(screening.End, gate);

    public bool Has(EligibilityAnswer answer)
    {
        if (answer.Date is not { } said)
            return true;
        return (After is not { } first || said.Latest > first) && (Until is not { } last || said.Earliest <= last);
    }
}
