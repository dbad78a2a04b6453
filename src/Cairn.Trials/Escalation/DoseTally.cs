namespace Cairn.Escalation;

/// <summary>
/// What happened to a group of DLT-evaluable subjects at one dose level: a level's total, or one cohort of it.
/// Evaluable: completed the DLT window without a DLT, or had a DLT at any time in it. The default value is nobody.
/// </summary>
public readonly record struct DoseTally
{
    const int Bits = 12;
    const ulong Mask = (1UL << Bits) - 1;
    readonly ulong _packed; // one word a level: states are compared and hashed by the million

    /// <exception cref="ArgumentOutOfRangeException">A count is negative, above 4,095, or more events than subjects are
    /// given.</exception>
    public DoseTally(int evaluable, int dlts, int moderate = 0, int responses = 0, int both = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evaluable, (int)Mask);
        ArgumentOutOfRangeException.ThrowIfNegative(dlts);
        ArgumentOutOfRangeException.ThrowIfNegative(moderate);
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluable, dlts + moderate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(both, Math.Min(dlts, responses));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(responses - both, evaluable - dlts, nameof(responses));
        _packed =
            (uint)evaluable
            | (ulong)(uint)dlts << Bits
            | (ulong)(uint)moderate << 2 * Bits
            | (ulong)(uint)responses << 3 * Bits
            | (ulong)(uint)both << 4 * Bits;
    }

    DoseTally(ulong packed) => _packed = packed;

    /// <summary>DLT-evaluable subjects.</summary>
    public int Evaluable => (int)(_packed & Mask);

    /// <summary>Of these, subjects with at least one DLT.</summary>
    public int Dlts => (int)(_packed >> Bits & Mask);

    /// <summary>
    /// Of these, subjects with a moderate event that counts in titration and no DLT (a subject with both counts as a DLT).
    /// </summary>
    public int Moderate => (int)(_packed >> 2 * Bits & Mask);

    /// <summary>Of all, subjects with a response; 0 in designs that do not look at responses.</summary>
    public int Responses => (int)(_packed >> 3 * Bits & Mask);

    /// <summary>Of the subjects with a response, those with a DLT.</summary>
    public int Both => (int)(_packed >> 4 * Bits & Mask);

    /// <summary>Of all, subjects without a DLT or moderate event.</summary>
    public int Clean => Evaluable - Dlts - Moderate;

    internal ulong Packed => _packed;

    /// <exception cref="ArgumentOutOfRangeException">Together more than 4,095 subjects.</exception>
    public static DoseTally operator +(DoseTally left, DoseTally right)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((left._packed & Mask) + (right._packed & Mask), Mask, nameof(right));
        return new(left._packed + right._packed); // no count exceeds the number of subjects
    }

    /// <summary>
    /// One letter a subject: N nothing, M moderate, T dose-limiting toxicity; with responses E for a response alone, B for
    /// both.
    /// </summary>
    public string Letters =>
        new string('N', Clean - Math.Min(Clean, Responses - Both))
        + new string('M', Moderate)
        + new string('T', Dlts - Both)
        + new string('E', Responses - Both)
        + new string('B', Both);

    public override string ToString() => $"{Dlts}/{Evaluable}";
}
