namespace Cairn.Safety.Labs;

/// <summary>Values that are calculated from others, with their sources.</summary>
public static class Formulas
{
    /// <summary>
    /// Creatinine clearance, mL/min: (140 - age) weight / (72 creatinine), times 0.85 for women (Cockcroft and Gault, Nephron
    /// 1976;16:31).
    /// </summary>
    /// <param name="creatinine">mg/dL.</param>
    public static double CockcroftGault(double age, double weightKg, double creatinine, bool isFemale) =>
        (140 - age) * weightKg * (isFemale ? 0.85 : 1) / (72 * creatinine);

    /// <summary>
    /// Glomerular filtration rate, mL/min/1.73 m2, by CKD-EPI 2021 without race (Inker, N Engl J Med 2021;385:1737).
    /// </summary>
    /// <param name="creatinine">mg/dL.</param>
    public static double CkdEpi2021(double age, double creatinine, bool isFemale)
    {
        var (kappa, alpha) = isFemale ? (0.7, -0.241) : (0.9, -0.302);
        var ratio = creatinine / kappa;
        var low = Math.Pow(Math.Min(ratio, 1), alpha);
        return 142 * low * Math.Pow(Math.Max(ratio, 1), -1.2) * Math.Pow(0.9938, age) * (isFemale ? 1.012 : 1);
    }

    /// <summary>
    /// Glomerular filtration rate, mL/min/1.73 m2, by the four variables of MDRD (Levey, Ann Intern Med 2006;145:247).
    /// </summary>
    /// <param name="creatinine">mg/dL.</param>
    public static double Mdrd(double age, double creatinine, bool isFemale) =>
        175 * Math.Pow(creatinine, -1.154) * Math.Pow(age, -0.203) * (isFemale ? 0.742 : 1);

    /// <summary>QT corrected by Fridericia (1920), ms: QT divided by the cube root of RR in seconds.</summary>
    /// <param name="qt">ms.</param>
    /// <param name="rr">ms.</param>
    public static double QtcFridericia(double qt, double rr) => qt / Math.Cbrt(rr / 1000);

    /// <summary>QT corrected by Bazett (1920), ms: QT divided by the square root of RR in seconds.</summary>
    public static double QtcBazett(double qt, double rr) => qt / Math.Sqrt(rr / 1000);

    /// <summary>QT corrected by Sagie (Am J Cardiol 1992;70:797), ms: QT + 0.154 (1 - RR).</summary>
    public static double QtcSagie(double qt, double rr) => qt + 154 * (1 - rr / 1000);

    /// <summary>RR, ms, of a heart rate a minute.</summary>
    public static double Rr(double heartRate) => 60_000 / heartRate;

    /// <summary>Total calcium corrected for albumin, mg/dL: Ca + 0.8 (4 - albumin) (Payne, BMJ 1973;4:643).</summary>
    /// <param name="calcium">mg/dL.</param>
    /// <param name="albumin">g/dL.</param>
    public static double CorrectedCalcium(double calcium, double albumin) => calcium + 0.8 * (4 - albumin);

    /// <summary>Neutrophils, 10^9/L: leukocytes times the share of segmented cells and bands.</summary>
    /// <param name="leukocytes">10^9/L.</param>
    /// <param name="segmented">%.</param>
    /// <param name="bands">%.</param>
    public static double Neutrophils(double leukocytes, double segmented, double bands) => leukocytes * (segmented + bands) / 100;
}
