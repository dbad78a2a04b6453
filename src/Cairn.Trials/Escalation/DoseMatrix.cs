using System.Globalization;

namespace Cairn.Escalation;

/// <summary>
/// The doses of two agents given together: every dose of agent A with every dose of agent B is a dose level. Levels count row by
/// row, those of one dose of A together, and are written as the two doses: with five doses of B, level 6 is 2.1. A level is at
/// most another when both its doses are; two levels of which neither is at most the other have no order.
/// </summary>
/// <param name="DosesOfA">Doses of agent A, the rows.</param>
/// <param name="DosesOfB">Doses of agent B, the columns.</param>
public sealed record DoseMatrix(int DosesOfA, int DosesOfB)
{
    /// <summary>Number of dose levels.</summary>
    public int Levels => DosesOfA * DosesOfB;

    /// <summary>The level of two doses, each from 1.</summary>
    public int Level(int a, int b) => (a - 1) * DosesOfB + b;

    /// <summary>The doses of a level, each from 1.</summary>
    public (int A, int B) Doses(int level) => ((level - 1) / DosesOfB + 1, (level - 1) % DosesOfB + 1);

    /// <summary>The two doses of a level added.</summary>
    public int Sum(int level) => Doses(level) is var (a, b) ? a + b : 0;

    /// <summary>True when neither dose of a level is above that of another; so for a level and itself.</summary>
    public bool IsAtMost(int level, int other)
    {
        var ((a, b), (otherA, otherB)) = (Doses(level), Doses(other));
        return a <= otherA && b <= otherB;
    }

    /// <summary>The levels with one dose one higher: of A first, then of B.</summary>
    public IEnumerable<int> Above(int level)
    {
        var (a, b) = Doses(level);
        if (a < DosesOfA)
            yield return level + DosesOfB;
        if (b < DosesOfB)
            yield return level + 1;
    }

    /// <summary>The levels with one dose one lower: of A first, then of B.</summary>
    public IEnumerable<int> Below(int level)
    {
        var (a, b) = Doses(level);
        if (a > 1)
            yield return level - DosesOfB;
        if (b > 1)
            yield return level - 1;
    }

    /// <summary>A level as it is written: <c>2.1</c>; 0, no level, as it is.</summary>
    public string Written(int level)
    {
        if (level == 0)
            return "0";
        var (a, b) = Doses(level);
        return string.Create(CultureInfo.InvariantCulture, $"{a}.{b}");
    }

    /// <summary>The level that a text names; null for none.</summary>
    public int? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('.') is [var first, var second] && Dose(first, DosesOfA) is { } a && Dose(second, DosesOfB) is { } b
            ? Level(a, b)
            : null;
    }

    static int? Dose(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var dose) && dose >= 1 && dose <= most
            ? dose
            : null;

    /// <summary>A level of a design as it is written: of one agent its number, of two their doses.</summary>
    public static string Written(DoseMatrix? matrix, int level) =>
        matrix?.Written(level) ?? level.ToString(CultureInfo.InvariantCulture);
}
