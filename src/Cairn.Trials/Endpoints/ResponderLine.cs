using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>One subject of a response rate.</summary>
/// <param name="Best">The best response within the window, with the assessment it came from.</param>
/// <param name="Counts">True when that category counts as a response by the plan.</param>
/// <param name="Populations">The populations the subject belongs to.</param>
public sealed record ResponderLine(
    string Subject,
    Answer<ResponseCategory> Best,
    bool Counts,
    IReadOnlyList<Population> Populations
)
{
    /// <summary>True when the subject was in complete remission before the cells.</summary>
    public bool InRemissionBefore { get; init; }

    /// <summary>The days that were put in and on which it rests whether the subject counts.</summary>
    public IReadOnlyList<DecidingDay> DecidedBy { get; init; } = [];

    /// <summary>True when something missing could make the subject a responder.</summary>
    public bool IsOpen => !Counts && Best.Missing.Count > 0;
}
