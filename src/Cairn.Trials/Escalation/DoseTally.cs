namespace Cairn.Escalation;

/// <summary>
/// What happened to a group of DLT-evaluable subjects at one dose level: a level's total, or one cohort of it.
/// Evaluable: completed the DLT window without a DLT, or had a DLT at any time in it. The default value is nobody.
/// </summary>
public readonly record struct DoseTally
{
    const int Bits = 16;
    const ulong Mask = (1UL << Bits) - 1;
    readonly ulong _packed; // one word a level: states are compared and hashed by the million

    /// <exception cref="ArgumentOutOfRangeException">A count is negative, above 65,535, or more events than subjects are given.</exception>
    public DoseTally(int evaluable, int dlts, int moderate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evaluable, (int)Mask);
        ArgumentOutOfRangeException.ThrowIfNegative(dlts);
        ArgumentOutOfRangeException.ThrowIfNegative(moderate);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluable, dlts + moderate);
        _packed = (uint)evaluable | (ulong)(uint)dlts << Bits | (ulong)(uint)moderate << 2 * Bits;
    }

    /// <summary>DLT-evaluable subjects.</summary>
    public int Evaluable => (int)(_packed & Mask);

    /// <summary>Of these, subjects with at least one DLT.</summary>
    public int Dlts => (int)(_packed >> Bits & Mask);

    /// <summary>Of these, subjects with a moderate event that counts in titration and no DLT (a subject with both counts as a DLT).</summary>
    public int Moderate => (int)(_packed >> 2 * Bits & Mask);

    /// <summary>Of these, subjects with neither.</summary>
    public int Clean => Evaluable - Dlts - Moderate;

    internal ulong Packed => _packed;

    public static DoseTally operator +(DoseTally left, DoseTally right) =>
        new(left.Evaluable + right.Evaluable, left.Dlts + right.Dlts, left.Moderate + right.Moderate);

    /// <summary>One letter a subject: N neither, M moderate, T dose-limiting toxicity.</summary>
    public string Letters => new string('N', Clean) + new string('M', Moderate) + new string('T', Dlts);

    public override string ToString() => $"{Dlts}/{Evaluable}";
}
