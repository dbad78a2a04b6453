using System.CommandLine;
using System.Globalization;
using Cairn.Quantities;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade crs</c>: cytokine release syndrome by ASTCT.</summary>
static class GradeCrs
{
    const string Columns =
        "Columns: temp (°C), hypotension, oxygen; fever-before (a fever earlier in the episode), treated (antipyretic, "
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

    static readonly Dictionary<string, string> OfTest = new(StringComparer.Ordinal)
    {
        [CrsRecord.Pressure] = "hypotension",
        [CrsRecord.Oxygen] = "oxygen",
    };

    public static Command Create() =>
        GradeSigns.Create("crs", "Cytokine release syndrome by ASTCT (Lee 2019).", Columns, Names, Grade);

    static Answer<GradeSpan> Grade(SignRow row)
    {
        var signs = CrsRecord.Signs(test => row[OfTest[test]]) with
        {
            Temperature = Temperature(row),
            FeverBefore = row.YesNo("fever-before"),
            Treated = row.YesNo("treated"),
            Fatal = row.YesNo("fatal").IsTrue,
        };
        var answer = CrsGrade.Of(signs);
        row.Find(signs.Unread, answer.Missing, test => OfTest[test]);
        return answer;
    }

    static double? Temperature(SignRow row)
    {
        if (row["temp"] is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var t) && t is >= 25 and <= 45)
            return t;
        row.Find(
            "temp",
            $"'{text}' is no temperature of a patient in degrees Celsius (25 to 45).",
            "Write it in degrees Celsius, as 38.4, or leave it empty."
        );
        return null;
    }
}
