using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.Labs;

/// <summary>
/// Values that follow from others of the same moment, where nobody recorded them: calcium corrected for albumin, neutrophils from
/// a differential count, QTc from QT and heart rate. A recorded value is never replaced.
/// </summary>
static class DerivedValues
{
    const string Segmented = "NEUTSGLE",
        Bands = "NEUTBLE";

    /// <summary>The rows with what follows from them; a derived row has the number of the row it was made from.</summary>
    public static IEnumerable<Observation> With(IEnumerable<Observation> rows)
    {
        List<Observation> all = [.. rows];
        var dated = all.Where(o => o is { Date: not null, Number: not null } && !Plausible.IsOutside(o)).GroupBy(o => o.Date);
        return all.Concat(dated.SelectMany(Of));
    }

    static IEnumerable<Observation> Of(IEnumerable<Observation> moment)
    {
        var rows = moment.ToLookup(o => o.TestCode, StringComparer.Ordinal);
        Observation? Row(string code) => rows[code].FirstOrDefault();
        if (
            Row(LabCode.CorrectedCalcium) is null
            && Row(LabCode.Calcium) is LabResult calcium
            && Row(LabCode.Albumin) is { } albumin
        )
            if (Corrected(calcium, albumin) is { } corrected)
                yield return corrected;
        if (
            Row(TestCode.Neutrophils) is null
            && Row(ScreeningCode.Leukocytes) is LabResult white
            && Row(Segmented) is { Number: { } segmented }
        )
            yield return white with
            {
                TestCode = TestCode.Neutrophils,
                Result = Text(Formulas.Neutrophils(white.Number!.Value, segmented, Row(Bands)?.Number ?? 0)),
                LowLimit = null,
                HighLimit = null,
                Taken = null,
            };
        if (
            Row(ScreeningCode.QtcF) is null
            && Row("QT") is HeartFinding { Unit: "ms" } qt
            && Rr(Row("RR"), Row("EGHRMN")) is { } rr
        )
            yield return qt with
            {
                TestCode = ScreeningCode.QtcF,
                Result = Text(Formulas.QtcFridericia(qt.Number!.Value, rr)),
            };
    }

    // In mg/dL, with the limits of total calcium.
    static LabResult? Corrected(LabResult calcium, Observation albumin)
    {
        var (ca, alb) = (
            In(calcium, calcium.Number, "mg/dL", Analyte.Calcium),
            In(albumin, albumin.Number, "g/dL", Analyte.Albumin)
        );
        return ca is null || alb is null
            ? null
            : calcium with
            {
                TestCode = LabCode.CorrectedCalcium,
                Result = Text(Formulas.CorrectedCalcium(ca.Value, alb.Value)),
                Unit = "mg/dL",
                LowLimit = Text(In(calcium, calcium.NormalLow, "mg/dL", Analyte.Calcium)),
                HighLimit = Text(In(calcium, calcium.NormalHigh, "mg/dL", Analyte.Calcium)),
            };
    }

    static double? In(Observation row, double? number, string unit, Analyte analyte)
    {
        var factors = UnitSpelling.Meanings(row.Unit).Select(from => analyte.Factor(from, Unit.Of(unit)));
        return number is { } known && factors.FirstOrDefault(f => f is not null) is { } factor ? factor.Times(known) : null;
    }

    static double? Rr(Observation? rr, Observation? rate)
    {
        if (rr is { Unit: "ms", Number: > 0 })
            return rr.Number;
        return rate?.Number > 0 ? Formulas.Rr(rate.Number.Value) : null;
    }

    static string? Text(double? number) => number is { } known ? PlainNumber.Of(known) : null;
}
