using System.Collections.Frozen;
using Cairn.Records;

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

    /// <summary>
    /// The codes of variables that a rule reads or that know a few only (CDISC terminology NY and SEX; the codes of this
    /// project's records).
    /// </summary>
    public static FrozenDictionary<string, string[]> Codes { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["SEX"] = ["F", "M", "U", "UNDIFFERENTIATED"],
            ["AESER"] = ["Y", "N"],
            ["AESDTH"] = ["Y", "N"],
            ["AESLIFE"] = ["Y", "N"],
            ["MHPRESP"] = ["Y", "N"],
            ["MHOCCUR"] = ["Y", "N", "U"],
            ["EXCAT"] = [ExposureKind.CellInfusion, ExposureKind.Lymphodepletion],
            ["AEREL"] = [.. RelatednessWords.All],
            ["DSDECOD"] =
            [
                Milestone.Consented,
                Milestone.Eligible,
                Milestone.ScreenFailure,
                Milestone.Enrolled,
                Milestone.NotInfused,
                Milestone.Death,
                Milestone.LostToFollowUp,
                Milestone.Withdrawn,
                Milestone.Completed,
            ],
            ["FAOBJ"] = [FaObject.Crs, FaObject.Icans, FaObject.Extramedullary],
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
