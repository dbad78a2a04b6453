using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>Met = satisfied for entry: an inclusion criterion that is true, an exclusion criterion that is absent.</summary>
public enum CriterionVerdict
{
    Met,
    NotMet,
    Unknown,
}

/// <summary>The day on which time alone changes a verdict.</summary>
/// <param name="Then">What it will be.</param>
public readonly record struct Turn(DateOnly Day, Truth Then);

/// <summary>One criterion's verdict with the answer it rests on.</summary>
/// <param name="Answer">Whether the criterion is satisfied for entry.</param>
public sealed record CriterionJudgement(Criterion Criterion, Answer<Truth> Answer)
{
    /// <summary>
    /// When nothing more is recorded, the day on which the verdict becomes another: a wash-out that ends; null when none is near.
    /// </summary>
    public Turn? Turns { get; init; }

    /// <summary>Why the rule could not be worked out; null when it could.</summary>
    public string? Error { get; init; }

    public CriterionVerdict Verdict =>
        Answer.Value switch
        {
            Truth.True => CriterionVerdict.Met,
            Truth.False => CriterionVerdict.NotMet,
            Truth.Unknown => CriterionVerdict.Unknown,
        };
}
