using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.CellTherapy;

/// <summary>
/// The grade of a cytokine release syndrome by ASTCT consensus (Lee, Biol Blood Marrow Transplant 2019;25:625, table 2): a fever
/// of 38 degrees or more, with what blood pressure and oxygen take; the worse of the two axes. Toxicity of organs does not enter.
/// CTCAE's own grade of the term is another one, and neither is made from the other. Grades of children are left out by decision:
/// the consensus uses the same table for them.
/// </summary>
public static class CrsGrade
{
    /// <summary>Least temperature of a fever, degrees Celsius.</summary>
    public const double Fever = 38.0;

    /// <summary>
    /// The grades that the signs leave: one, or at least so much where a sign is not known or its word says nothing. 0: no
    /// cytokine release.
    /// </summary>
    public static Answer<GradeSpan> Of(CrsSigns signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        if (signs.Fatal)
            return Say(5, "death", signs);
        var fever = HasFever(signs);
        if (fever.IsFalse)
            return Say(0, "no fever of 38.0 °C or more", signs);
        var (pressure, oxygen) = (Of(signs.Hypotension), Of(signs.Oxygen));
        var span = pressure.Worse(oxygen);
        List<Gap> missing = [.. Missing(signs)];
        if (fever.IsUnknown)
            return Open(span with { Least = 0 }, "whether there is a fever is not known", signs, [Temperature, .. missing]);
        return span.Known is { } grade ? Say(grade, Words(grade, signs), signs) : Open(span, Open(signs), signs, missing);
    }

    // Once a fever was treated it need not be there any more (Lee 2019, footnote to table 2).
    static Truth HasFever(CrsSigns signs)
    {
        var now = signs.Temperature is { } t ? Truth.Of(t >= Fever) : Truth.Unknown;
        return now.Or(signs.FeverBefore.And(signs.Treated));
    }

    // By its own axis, with a fever.
    static GradeSpan Of(Hypotension? hypotension) =>
        hypotension switch
        {
            Hypotension.None => GradeSpan.Of(1),
            Hypotension.WithoutVasopressor => GradeSpan.Of(2),
            Hypotension.OneVasopressor => GradeSpan.Of(3),
            Hypotension.SeveralVasopressors => GradeSpan.Of(4),
            null => new(1, 4),
        };

    static GradeSpan Of(OxygenNeed? oxygen) =>
        oxygen switch
        {
            OxygenNeed.None => GradeSpan.Of(1),
            OxygenNeed.LowFlow => GradeSpan.Of(2),
            OxygenNeed.HighFlow => GradeSpan.Of(3),
            OxygenNeed.PositivePressure => GradeSpan.Of(4),
            null => new(1, 4),
        };

    static IEnumerable<Gap> Missing(CrsSigns signs)
    {
        if (signs.Hypotension is null)
            yield return signs.Unread.Ask(CrsRecord.Pressure, "what the blood pressure took", CrsRecord.PressureUsual);
        if (signs.Oxygen is null)
            yield return signs.Unread.Ask(CrsRecord.Oxygen, "what the oxygen took", CrsRecord.OxygenUsual);
    }

    static readonly Gap Temperature = new Gap.NotRecorded(
        "VS",
        ScreeningCode.Temperature,
        "the temperature, and whether a fever was treated",
        "Cel"
    );

    static string Words(int grade, CrsSigns signs)
    {
        if (grade == 1)
            return "fever alone";
        string[] axes =
        [
            .. signs.Hypotension is { } pressure && Of(pressure).Known == grade ? [InWords(pressure)] : Array.Empty<string>(),
            .. signs.Oxygen is { } oxygen && Of(oxygen).Known == grade ? [InWords(oxygen)] : Array.Empty<string>(),
        ];
        return $"fever with {string.Join(" and ", axes)}";
    }

    // What leaves it open; what is known beside it.
    static string Open(CrsSigns signs)
    {
        var known = signs switch
        {
            { Hypotension: { } pressure } => $"fever with {InWords(pressure)}",
            { Oxygen: { } oxygen } => $"fever with {InWords(oxygen)}",
            _ => "fever",
        };
        string[] open =
        [
            .. signs.Hypotension is null ? ["what the blood pressure took"] : Array.Empty<string>(),
            .. signs.Oxygen is null ? ["what the oxygen took"] : Array.Empty<string>(),
        ];
        return $"{known}; {string.Join(" and ", open)} is not known";
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

    static Answer<GradeSpan> Say(int grade, string words, CrsSigns signs) =>
        Answer<GradeSpan>.Of(
            GradeSpan.Of(grade),
            new($"crs.astct.{grade}", $"CRS grade {grade} (ASTCT): {words}."),
            signs.Because
        );

    static Answer<GradeSpan> Open(GradeSpan span, string words, CrsSigns signs, IReadOnlyList<Gap> missing) =>
        new(span, new("crs.astct.unknown", $"CRS grade {span} (ASTCT): {words}."), signs.Because, missing);
}
