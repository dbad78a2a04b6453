using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>
/// What the laboratory finds while an event that values grade goes on (CTCAE v5.0): multiples of the baseline, or of the upper
/// limit of normal where the baseline lies below it.
/// </summary>
/// <param name="before">First day of treatment: the last value up to it is the baseline.</param>
sealed class ChemistryCourse(Chart chart, bool female, DateOnly infusion, DateOnly before, IReadOnlyList<Toxicity> events)
{
    const string Creatinine = "Creatinine increased";

    // Well inside grades 1 to 4, so that a baseline of another day gives the same grade.
    static readonly double[] Enzymes = [2.1, 4, 9, 23];
    static readonly double[] Bilirubins = [1.3, 2.2, 5, 12];
    static readonly double[] Creatinines = [1.3, 2, 4, 8];

    static readonly IReadOnlyDictionary<string, (string Term, double[] Multiples)> Graded = new Dictionary<
        string,
        (string, double[])
    >(StringComparer.Ordinal)
    {
        [ScreeningCode.Alt] = ("Alanine aminotransferase increased", Enzymes),
        [ScreeningCode.Ast] = ("Aspartate aminotransferase increased", Enzymes),
        [ScreeningCode.Bilirubin] = ("Blood bilirubin increased", Bilirubins),
        [ScreeningCode.Creatinine] = (Creatinine, Creatinines),
    };

    /// <summary>True of a term that the laboratory grades here.</summary>
    public static bool Has(string term) => Graded.Values.Any(g => g.Term == term);

    /// <summary>The value of a day: the event's where one goes on, else the usual one.</summary>
    public double At(string code, DateOnly date, double usual)
    {
        var day = date.DayNumber - infusion.DayNumber;
        return events.FirstOrDefault(e => e.Term == Graded[code].Term && day >= e.Start && !(day > e.End)) is { } during
            ? ValueOf(code, during.Grade)
            : usual;
    }

    /// <summary>
    /// Immunoglobulin G, g/L: half of the usual at grade 1, a quarter at grade 2 while the event goes on, else as usual. CTCAE
    /// has no values for it; below 4 it is usually replaced.
    /// </summary>
    public double Immunoglobulin(DateOnly date, double usual)
    {
        var day = date.DayNumber - infusion.DayNumber;
        var low = events.FirstOrDefault(e => e.Term == ToxicityKind.LowImmunoglobulins.Term && day >= e.Start && !(day > e.End));
        return low is null ? usual : usual * 0.5 / low.Grade;
    }

    /// <summary>The sample that showed each event, on its first day.</summary>
    public void Found()
    {
        foreach (var (code, (term, _)) in Graded)
        foreach (var e in events.Where(e => e.Term == term))
            chart.Add(LaboratoryPanel.Organ(chart.Subject, code, female, ValueOf(code, e.Grade), infusion.AddDays(e.Start)));
    }

    /// <summary>
    /// The events that a value can show: of creatinine there is hardly a grade 1 where the baseline lies low or above normal.
    /// </summary>
    public IReadOnlyList<Toxicity> Shown =>
        [.. events.Where(e => e is not { Grade: 1, Term: Creatinine } || ValueOf(ScreeningCode.Creatinine, 1) < MostOfGrade1)];

    double MostOfGrade1 =>
        1.45 * Math.Min(Baseline(ScreeningCode.Creatinine), LaboratoryPanel.HighLimit(ScreeningCode.Creatinine, female));

    // Creatinine is graded by the baseline whatever the limit of normal.
    double ValueOf(string code, int grade)
    {
        var (high, baseline) = (LaboratoryPanel.HighLimit(code, female), Baseline(code));
        var from = baseline > high || code == ScreeningCode.Creatinine && baseline > 0 && grade > 1 ? baseline : high;
        return Math.Round(from * Graded[code].Multiples[Math.Min(grade, 4) - 1], 1);
    }

    double Baseline(string code) => chart.Values(code).LastOrDefault(v => v.Day <= before).Value;
}
