using System.CommandLine;
using System.Globalization;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade crs</c>: cytokine release syndrome by ASTCT.</summary>
static class GradeCrs
{
    const string Columns =
        "Columns: temp (Cel), hypotension, oxygen; fever-before (a fever earlier in the episode), treated (antipyretic, "
        + "tocilizumab or steroid), fatal (Y or N). Empty is unknown. A column ctcae is kept beside and never converted.";

    static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["temp"] = ["temperature"],
        ["fever-before"] = ["fever_before", "prior_fever_this_episode"],
        ["treated"] = ["antipyretic_or_toci_or_steroid"],
        ["hypotension"] = [],
        ["oxygen"] = ["hypoxia"],
        ["fatal"] = ["death"],
    };

    public static Command Create() =>
        GradeSigns.Create("crs", "Cytokine release syndrome by ASTCT (Lee 2019).", Columns, Names, Grade);

    static Answer<int?> Grade(SignRow row) =>
        CrsGrade.Of(
            new()
            {
                Temperature = Temperature(row),
                FeverBefore = GradeCtcae.YesNo(row["fever-before"]),
                Treated = GradeCtcae.YesNo(row["treated"]),
                Hypotension = row.Word("hypotension", CrsRecord.PressureOf, CrsRecord.PressureWords),
                Oxygen = row.Word("oxygen", CrsRecord.OxygenOf, CrsRecord.OxygenWords),
                Fatal = GradeCtcae.YesNo(row["fatal"]).IsTrue,
            }
        );

    static double? Temperature(SignRow row)
    {
        if (row["temp"] is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var t) && t is >= 25 and <= 45)
            return t;
        row.Find(
            "temp",
            $"'{text}' is no temperature in degrees Celsius.",
            "Write it in degrees Celsius, as 38.4, or " + "leave it empty."
        );
        return null;
    }
}
