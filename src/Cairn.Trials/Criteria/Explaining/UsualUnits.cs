using System.Collections.Frozen;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>The units in which a missing result is asked for.</summary>
static class UsualUnits
{
    static readonly FrozenDictionary<string, string> ByTest = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ScreeningCode.Alt] = "U/L",
        [ScreeningCode.Ast] = "U/L",
        [ScreeningCode.Bilirubin] = "umol/L",
        [ScreeningCode.DirectBilirubin] = "umol/L",
        [ScreeningCode.Creatinine] = "umol/L",
        [ScreeningCode.EjectionFraction] = "%",
        [ScreeningCode.QtcF] = "ms",
        [ScreeningCode.OxygenSaturation] = "%",
        [ScreeningCode.Systolic] = "mm[Hg]",
        [ScreeningCode.Diastolic] = "mm[Hg]",
        [ScreeningCode.Weight] = "kg",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for tests without a unit.</summary>
    public static string? Of(string test) => ByTest.GetValueOrDefault(test);
}
