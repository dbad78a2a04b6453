using System.CommandLine;
using Cairn.Quantities;
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

    static readonly Dictionary<string, string> OfTest = new(StringComparer.Ordinal)
    {
        [IcansRecord.Ice] = "ice",
        [IcansRecord.Arousal] = "consciousness",
        [IcansRecord.Seizure] = "seizure",
        [IcansRecord.Weakness] = "weakness",
        [IcansRecord.Swelling] = "oedema",
    };

    public static Command Create() =>
        GradeSigns.Create("icans", "Neurotoxicity (ICANS) by ASTCT (Lee 2019).", Columns, Names, Grade);

    static Answer<GradeSpan> Grade(SignRow row)
    {
        var signs = IcansRecord.Signs(test => row[OfTest[test]]) with { Fatal = row.YesNo("fatal").IsTrue };
        var answer = IcansGrade.Of(signs);
        row.Find(signs.Unread, answer.Missing, test => OfTest[test]);
        return answer;
    }
}
