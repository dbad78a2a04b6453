using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Plan;

/// <summary>Between what a number lies.</summary>
/// <param name="Least">Lower end.</param>
/// <param name="Most">Upper end; infinite for none.</param>
/// <param name="IsOpen">True when the ends do not belong to it.</param>
public readonly record struct Bounds(double Least, double Most, bool IsOpen = false)
{
    /// <summary>Above 0 and below 1.</summary>
    public static Bounds Rate { get; } = new(0, 1, IsOpen: true);

    /// <summary>From 0 to 1.</summary>
    public static Bounds Share { get; } = new(0, 1);

    /// <summary>Above 0.</summary>
    public static Bounds Positive { get; } = new(0, double.PositiveInfinity, IsOpen: true);

    /// <summary>Any finite number.</summary>
    public static Bounds Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity, IsOpen: true);

    /// <summary>True for a number between the ends.</summary>
    public bool Hold(double number) => IsOpen ? number > Least && number < Most : number >= Least && number <= Most;

    /// <summary>In words: <c>a number above 0 and below 1</c>.</summary>
    public override string ToString() =>
        (double.IsFinite(Least), double.IsFinite(Most)) switch
        {
            (false, false) => "a number",
            (true, false) => Invariant($"a number {(IsOpen ? "above" : "from")} {Least}"),
            (false, true) => Invariant($"a number {(IsOpen ? "below" : "up to")} {Most}"),
            (true, true) => Invariant($"a number {(IsOpen ? "above" : "from")} {Least} {(IsOpen ? "and below" : "to")} {Most}"),
        };
}
