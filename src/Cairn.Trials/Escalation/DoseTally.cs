namespace Cairn.Escalation;

/// <summary>
/// What happened to a group of DLT-evaluable subjects at one dose level: a level's total, or one cohort of it.
/// Evaluable: completed the DLT window without a DLT, or had a DLT at any time in it. The default value is nobody.
/// </summary>
public readonly record struct DoseTally
{
    /// <summary>The most subjects of a group.</summary>
    public const int Most = (1 << Bits) - 1;

    const int Bits = 21,
        Half = 32;
    const ulong Mask = Most;

    // Two words a level, the second mostly 0: states are compared and hashed by the million.
    readonly ulong _subjects,
        _events;

    /// <exception cref="ArgumentOutOfRangeException">A count is negative, above <see cref="Most"/>, or more events than subjects
    /// are given.</exception>
    public DoseTally(int evaluable, int dlts, int moderate = 0, int responses = 0, int both = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evaluable, Most);
        ArgumentOutOfRangeException.ThrowIfNegative(dlts);
        ArgumentOutOfRangeException.ThrowIfNegative(moderate);
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluable, dlts + moderate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(both, Math.Min(dlts, responses));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(responses - both, evaluable - dlts, nameof(responses));
        _subjects = (uint)evaluable | (ulong)(uint)dlts << Half;
        _events = (uint)moderate | (ulong)(uint)responses << Bits | (ulong)(uint)both << 2 * Bits;
    }

    DoseTally(ulong subjects, ulong events) => (_subjects, _events) = (subjects, events);

    /// <summary>DLT-evaluable subjects.</summary>
    public int Evaluable => (int)(uint)_subjects;

    /// <summary>Of these, subjects with at least one DLT.</summary>
    public int Dlts => (int)(_subjects >> Half);

    /// <summary>
    /// Of these, subjects with a moderate event that counts in titration and no DLT (a subject with both counts as a DLT).
    /// </summary>
    public int Moderate => (int)(_events & Mask);

    /// <summary>Of all, subjects with a response; 0 in designs that do not look at responses.</summary>
    public int Responses => (int)(_events >> Bits & Mask);

    /// <summary>Of the subjects with a response, those with a DLT.</summary>
    public int Both => (int)(_events >> 2 * Bits);

    /// <summary>Of all, subjects without a DLT or moderate event.</summary>
    public int Clean => Evaluable - Dlts - Moderate;

    /// <summary>A number that differs where tallies do, almost always.</summary>
    internal ulong Hash => _subjects ^ ulong.RotateLeft(_events, Half - 1);

    /// <exception cref="ArgumentOutOfRangeException">Together more than <see cref="Most"/> subjects.</exception>
    public static DoseTally operator +(DoseTally left, DoseTally right)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(left.Evaluable + right.Evaluable, Most, nameof(right));
        return new(left._subjects + right._subjects, left._events + right._events); // no count exceeds the number of subjects
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
