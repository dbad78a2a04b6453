using Cairn.Records;

namespace Cairn.Safety.CellTherapy;

/// <summary>
/// The grade of a cytokine release syndrome by ASTCT consensus (Lee, Biol Blood Marrow Transplant 2019;25:625, table 2): a fever
/// of
/// 38 degrees or more, with what blood pressure and oxygen take; the worse of the two axes. Toxicity of organs does not enter.
/// CTCAE's
/// own grade of the term is another one, and neither is made from the other. Grades of children are left out by decision: the
/// consensus uses the same table for them.
/// </summary>
public static class CrsGrade
{
    /// <summary>Least temperature of a fever, degrees Celsius.</summary>
    public const double Fever = 38.0;

    /// <summary>0: no cytokine release; null: it cannot be told. Missing, beside a grade: what might make it worse.</summary>
    public static Answer<int?> Of(CrsSigns signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        if (signs.Fatal)
            return Say(5, "death", signs, []);
        var fever = HasFever(signs);
        if (fever.IsFalse)
            return Say(0, "no fever of 38.0 Cel or more", signs, []);
        List<Gap> missing = [.. Missing(signs)];
        if (fever.IsUnknown)
            return new(
                null,
                new("crs.astct.unknown", "The grade of CRS cannot be told."),
                signs.Because,
                [Temperature, .. missing]
            );
        var (pressure, oxygen) = (Of(signs.Hypotension), Of(signs.Oxygen));
        var grade = Math.Max(1, Math.Max(pressure ?? 0, oxygen ?? 0));
        return Say(grade, Words(grade, pressure == grade, oxygen == grade, signs), signs, grade == 4 ? [] : missing);
    }

    // Once a fever was treated it need not be there any more (Lee 2019, footnote to table 2).
    static Truth HasFever(CrsSigns signs)
    {
        var now = Truth.Of(signs.Temperature is { } t ? t >= Fever : (bool?)null);
        return now.Or(signs.FeverBefore.And(signs.Treated));
    }

    static int? Of(Hypotension? hypotension) =>
        hypotension switch
        {
            Hypotension.None => 1,
            Hypotension.WithoutVasopressor => 2,
            Hypotension.OneVasopressor => 3,
            Hypotension.SeveralVasopressors => 4,
            null => null,
        };

    static int? Of(OxygenNeed? oxygen) =>
        oxygen switch
        {
            OxygenNeed.None => 1,
            OxygenNeed.LowFlow => 2,
            OxygenNeed.HighFlow => 3,
            OxygenNeed.PositivePressure => 4,
            null => null,
        };

    static IEnumerable<Gap> Missing(CrsSigns signs)
    {
        if (signs.Hypotension is null)
            yield return new Gap.NotRecorded("FA", CrsRecord.Pressure, "what the blood pressure took");
        if (signs.Oxygen is null)
            yield return new Gap.NotRecorded("FA", CrsRecord.Oxygen, "what the oxygen took");
    }

    static readonly Gap Temperature = new Gap.NotRecorded(
        "VS",
        ScreeningCode.Temperature,
        "the temperature, and whether a fever was treated",
        "Cel"
    );

    static string Words(int grade, bool byPressure, bool byOxygen, CrsSigns signs)
    {
        if (grade == 1)
            return "fever alone";
        string[] axes =
        [
            .. byPressure && signs.Hypotension is { } pressure ? [InWords(pressure)] : Array.Empty<string>(),
            .. byOxygen && signs.Oxygen is { } oxygen ? [InWords(oxygen)] : Array.Empty<string>(),
        ];
        return $"fever with {string.Join(" and ", axes)}";
    }

    static string InWords(Hypotension hypotension) =>
        hypotension switch
        {
            Hypotension.None => "no hypotension",
            Hypotension.WithoutVasopressor => "hypotension without a vasopressor",
            Hypotension.OneVasopressor => "hypotension on one vasopressor",
            Hypotension.SeveralVasopressors => "hypotension on several vasopressors",
        };

    static string InWords(OxygenNeed oxygen) =>
        oxygen switch
        {
            OxygenNeed.None => "no hypoxia",
            OxygenNeed.LowFlow => "oxygen at low flow",
            OxygenNeed.HighFlow => "oxygen at high flow or by mask",
            OxygenNeed.PositivePressure => "positive pressure",
        };

    static Answer<int?> Say(int grade, string words, CrsSigns signs, IReadOnlyList<Gap> missing) =>
        new(grade, new($"crs.astct.{grade}", $"CRS grade {grade} (ASTCT): {words}."), signs.Because, missing);
}
