using System.Collections.Frozen;

namespace Cairn.Ledger.Import;

/// <summary>
/// Limits of variables that are no test results; those of tests stand in the catalogue. Assumed: they are wide, chosen by the
/// project, no clinical threshold, and all they do is ask for a second look.
/// </summary>
static class PlausibleLimits
{
    /// <summary>Limits of variables that are no test results.</summary>
    public static FrozenDictionary<string, (double Low, double High)> Numbers { get; } =
        new Dictionary<string, (double, double)>(StringComparer.Ordinal)
        {
            ["AGE"] = (0, 120),
            ["AETOXGR"] = (1, 5),
            ["MHTOXGR"] = (1, 5),
            ["EXDOSE"] = (0, double.MaxValue),
            ["EXPLDOS"] = (0, double.MaxValue),
            ["CMDOSE"] = (0, double.MaxValue),
            ["EXLEVEL"] = (1, 20),
            ["EXFRAC"] = (1, 20),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
