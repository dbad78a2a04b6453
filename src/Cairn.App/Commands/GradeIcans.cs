using System.CommandLine;
using System.Globalization;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade icans</c>: neurotoxicity by ASTCT.</summary>
static class GradeIcans
{
    const string Columns =
        "Columns: ice (0 to 10), consciousness (awake, spontaneous, voice, touch, unarousable), seizure (none, resolves, "
        + "prolonged), "
        + "weakness (Y or N), oedema (none, focal, diffuse), fatal (Y or N). Empty is unknown. Adults alone.";

    static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["ice"] = [],
        ["consciousness"] = ["arousal"],
        ["seizure"] = [],
        ["weakness"] = ["motor_focal_weakness"],
        ["oedema"] = ["edema"],
        ["fatal"] = ["death"],
    };

    public static Command Create() =>
        GradeSigns.Create("icans", "Neurotoxicity (ICANS) by ASTCT (Lee 2019).", Columns, Names, Grade);

    static Answer<int?> Grade(SignRow row) =>
        IcansGrade.Of(
            new()
            {
                Ice = Score(row),
                Arousal = row.Word("consciousness", IcansRecord.ArousalOf, IcansRecord.ArousalWords),
                Seizure = row.Word("seizure", IcansRecord.SeizureOf, IcansRecord.SeizureWords),
                DeepWeakness = GradeCtcae.YesNo(row["weakness"]).Known,
                Swelling = row.Word("oedema", IcansRecord.SwellingOf, IcansRecord.SwellingWords),
                Fatal = GradeCtcae.YesNo(row["fatal"]).IsTrue,
            }
        );

    static int? Score(SignRow row)
    {
        if (row["ice"] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= 10)
            return score;
        row.Find("ice", $"'{text}' is no ICE score.", "Write a whole number from 0 to 10, or leave it empty.");
        return null;
    }
}
