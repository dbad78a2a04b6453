namespace Cairn.Safety.Ctcae;

/// <summary>
/// A value with what its grade is asked of, all in one unit; what is not known is no number (<see cref="double.NaN"/>). Numbers
/// that agree to twelve digits are the same: the rest is what a sum or a product leaves.
/// </summary>
/// <param name="Value">The result.</param>
/// <param name="Lower">Lower limit of normal.</param>
/// <param name="Upper">Upper limit of normal.</param>
/// <param name="Baseline">Value before treatment.</param>
public readonly record struct Measure(double Value, double Lower, double Upper, double Baseline)
{
    const double Alike = 1e-12;

    /// <summary>A number above any that somebody has, for a value without an upper bound.</summary>
    public const double Unbounded = 1e15;

    /// <summary>Which of the term's units the numbers are in, from 0.</summary>
    public int Column { get; init; }

    /// <summary>Whether the value before treatment was abnormal; unknown: asked of baseline and limits.</summary>
    public Truth BaselineIsAbnormal { get; init; } = Truth.Unknown;

    readonly int _circumstances; // two bits each: 0 unknown, 1 false, 2 true

    int Circumstances
    {
        get => _circumstances;
        init => _circumstances = value;
    }

    public Truth this[Circumstance circumstance] =>
        ((_circumstances >> 2 * (int)circumstance) & 3) switch
        {
            1 => Truth.False,
            2 => Truth.True,
            _ => Truth.Unknown,
        };

    public Measure With(Circumstance circumstance, Truth known) =>
        this with
        {
            Circumstances = (_circumstances & ~(3 << 2 * (int)circumstance)) | (Bits(known) << 2 * (int)circumstance),
        };

    static int Bits(Truth known) =>
        known switch
        {
            Truth.False => 1,
            Truth.True => 2,
            Truth.Unknown => 0,
        };

    /// <summary>The same with its numbers multiplied.</summary>
    public Measure Times(double factor, int column) =>
        this with
        {
            Value = Value * factor,
            Lower = Lower * factor,
            Upper = Upper * factor,
            Baseline = Baseline * factor,
            Column = column,
        };

    public static bool IsAbove(double value, double limit) => value - limit > Alike * Math.Max(Math.Abs(value), Math.Abs(limit));

    public static bool IsAtLeast(double value, double limit) => !IsAbove(limit, value);
}
