namespace Cairn.Survival;

/// <summary>
/// How events at one time share their risk set in a Cox model. <see cref="Efron"/>: the average of the orders in which they may
/// have come (JASA 1977;72:557-565). <see cref="Breslow"/>: all of them against the whole risk set (Biometrics 1974;30:89-99).
/// <see cref="Exact"/>: the conditional likelihood of discrete time (Cox, JRSS B 1972;34:187-220), by the recursion of Gail,
/// Lubin and Rubinstein (Biometrika 1981;68:703-707); its cost grows with the number of ties.
/// </summary>
public enum CoxTies
{
    Efron,
    Breslow,
    Exact,
}
