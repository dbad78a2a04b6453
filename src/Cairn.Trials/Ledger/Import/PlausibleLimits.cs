using System.Collections.Frozen;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>The units in which a test is reported, each with the range outside which a slip is likelier than a patient.</summary>
/// <param name="Unit">As sites write it after <see cref="PlausibleLimits.Spelling"/>; empty for a number without a unit.</param>
/// <param name="Low">Inclusive.</param>
/// <param name="High">Inclusive.</param>
sealed record PlausibleLimit(string Domain, string Test, string Unit, double Low, double High);

/// <summary>
/// Limits of plausibility. Assumed: they are wide, chosen by the project, no clinical threshold, and all they do is ask for a second look.
/// </summary>
static class PlausibleLimits
{
    static readonly PlausibleLimit[] Tests =
    [
        new("LB", "WBC", "10*9/l", 0, 1000),
        new("LB", "WBC", "10*3/ul", 0, 1000),
        new("LB", "WBC", "/ul", 0, 1e6),
        new("LB", "NEUT", "10*9/l", 0, 500),
        new("LB", "NEUT", "10*3/ul", 0, 500),
        new("LB", "NEUT", "/ul", 0, 5e5),
        new("LB", "LYM", "10*9/l", 0, 500),
        new("LB", "LYM", "10*3/ul", 0, 500),
        new("LB", "LYM", "/ul", 0, 5e5),
        new("LB", "PLAT", "10*9/l", 0, 5000),
        new("LB", "PLAT", "10*3/ul", 0, 5000),
        new("LB", "PLAT", "/ul", 0, 5e6),
        new("LB", "HGB", "g/l", 10, 250),
        new("LB", "HGB", "g/dl", 1, 25),
        new("LB", "HGB", "mmol/l", 0.6, 16),
        new("LB", "CREAT", "umol/l", 5, 3000),
        new("LB", "CREAT", "mg/dl", 0.05, 35),
        new("LB", "BILI", "umol/l", 0, 1500),
        new("LB", "BILI", "mg/dl", 0, 90),
        new("LB", "ALT", "u/l", 0, 30000),
        new("LB", "ALT", "ukat/l", 0, 500),
        new("LB", "AST", "u/l", 0, 30000),
        new("LB", "AST", "ukat/l", 0, 500),
        new("LB", "ALP", "u/l", 0, 10000),
        new("LB", "LDH", "u/l", 0, 50000),
        new("LB", "CRP", "mg/l", 0, 1000),
        new("LB", "CRP", "mg/dl", 0, 100),
        new("LB", "FERRITIN", "ug/l", 0, 1e6),
        new("LB", "FERRITIN", "ng/ml", 0, 1e6),
        new("LB", "BLASTLE", "%", 0, 100),
        new("LB", "MRD", "%", 0, 100),
        new("LB", "CARCOPY", "copies/ug", 0, 1e8),
        new("MI", "BLAST", "%", 0, 100),
        new("MI", "CELLULAR", "%", 0, 100),
        new("MI", "CELLCNT", "", 0, 10000),
        new("VS", "TEMP", "c", 25, 45),
        new("VS", "TEMP", "cel", 25, 45),
        new("VS", "TEMP", "f", 77, 113),
        new("VS", "SYSBP", "mmhg", 30, 300),
        new("VS", "DIABP", "mmhg", 10, 200),
        new("VS", "PULSE", "beats/min", 10, 300),
        new("VS", "HR", "beats/min", 10, 300),
        new("VS", "RESP", "breaths/min", 3, 80),
        new("VS", "OXYSAT", "%", 30, 100),
        new("VS", "WEIGHT", "kg", 2, 350),
        new("VS", "WEIGHT", "lb", 4, 770),
        new("VS", "HEIGHT", "cm", 40, 250),
        new("EG", "LVEF", "%", 1, 100),
        new("EG", "QTCF", "ms", 200, 800),
        new("EG", "QTCF", "msec", 200, 800),
        new("QS", "ECOG101", "", 0, 5),
        new("FA", "GRADE", "", 0, 5),
    ];

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

    /// <summary>The codes of variables that a rule reads or that know a few only (CDISC terminology NY and SEX; the codes of this project's records).</summary>
    public static FrozenDictionary<string, string[]> Codes { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["SEX"] = ["F", "M", "U", "UNDIFFERENTIATED"],
            ["AESER"] = ["Y", "N"],
            ["AESDTH"] = ["Y", "N"],
            ["MHPRESP"] = ["Y", "N"],
            ["MHOCCUR"] = ["Y", "N", "U"],
            ["EXCAT"] = [ExposureKind.CellInfusion, ExposureKind.Lymphodepletion],
            ["AEREL"] = ["NOT RELATED", "UNLIKELY", "POSSIBLE", "PROBABLE", "DEFINITE", "RELATED"],
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

    static readonly FrozenDictionary<(string Domain, string Test), PlausibleLimit[]> ByTest = Tests
        .GroupBy(t => (t.Domain, t.Test))
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The limits of a test, a row a unit; empty when nothing is known about it.</summary>
    public static IReadOnlyList<PlausibleLimit> Of(string domain, string test) =>
        ByTest.TryGetValue((domain, test), out var limits) ? limits : [];

    /// <summary>A unit as it is compared: 10^9/L, x10*9/L and 10*9/L are one, and so are µg and ug.</summary>
    public static string Spelling(string? unit)
    {
        var text = (unit ?? "")
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace('^', '*')
            .Replace('µ', 'u')
            .Replace('μ', 'u')
            .Replace("[", "", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .ToLowerInvariant()
            .TrimStart('x', '×', '°');
        return text switch
        {
            "k/ul" => "10*3/ul",
            "iu/l" => "u/l",
            "/mm3" or "cells/ul" => "/ul",
            "bpm" or "/min" => "beats/min",
            "copies/ugdna" or "copies/uggdna" => "copies/ug",
            _ => text,
        };
    }
}
