namespace Cairn.Studies;

/// <summary>
/// A moment at which it is asked again whether a subject may go on. Fitness at screening does not make a patient fit five weeks
/// later.
/// </summary>
public enum Gate
{
    Screening,
    Lymphodepletion,

    /// <summary>Before each fraction.</summary>
    Infusion,
}

/// <summary>A criterion asked again at a later gate.</summary>
/// <param name="WithinDays">How old a result may be on the day; 0: of the day itself.</param>
public sealed record GateAsk(Gate Gate, int WithinDays);
