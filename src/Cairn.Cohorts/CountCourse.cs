namespace Cairn.Cohorts;

/// <summary>
/// Neutrophils and platelets from lymphodepletion to the first assessment: a straight line on the log scale from the start to the
/// nadir, flat until recovery begins, and a line to the counts of the assessment.
/// </summary>
sealed class CountCourse
{
    const int NadirDay = 5;
    readonly Presentation _start;
    readonly int _lymphodepletion,
        _recovery,
        _assessed;
    readonly double _neutrophilNadir,
        _plateletNadir,
        _neutrophilsThen,
        _plateletsThen,
        _blastsThen;

    public CountCourse(Presentation start, int lymphodepletion, BloodPicture then, int assessed, Chance chance)
    {
        (_start, _lymphodepletion, _assessed) = (start, lymphodepletion, assessed);
        _recovery = Math.Min(assessed - 4, chance.Whole(9, 20));
        _neutrophilNadir = Math.Min(start.Neutrophils, Math.Clamp(chance.About(0.05, 0.8), 0.01, 0.4));
        _plateletNadir = Math.Min(start.Platelets, Math.Clamp(chance.About(14, 0.5), 4, 45));
        (_neutrophilsThen, _plateletsThen, _blastsThen) = (then.Neutrophils ?? 0.4, then.Platelets ?? 30, then.BloodBlasts);
    }

    public double Neutrophils(int day) => Math.Round(Path(day, _start.Neutrophils, _neutrophilNadir, _neutrophilsThen), 2);

    public double Platelets(int day) => Math.Round(Path(day, _start.Platelets, _plateletNadir, _plateletsThen));

    public double Blasts(int day) =>
        day < 0 ? _start.BloodBlasts : Math.Round(Line(day, 0, _start.BloodBlasts, _assessed, _blastsThen));

    /// <summary>Days on which platelets were given: while under 10 and two or more days from the assessment's week.</summary>
    public IEnumerable<int> TransfusionDays() =>
        Enumerable.Range(0, Math.Max(0, _assessed - 14)).Where(day => day % 3 == 0 && Platelets(day) < 15);

    double Path(int day, double start, double nadir, double then) =>
        Math.Exp(
            day <= NadirDay ? Line(day, _lymphodepletion, Math.Log(start), NadirDay, Math.Log(nadir))
            : day <= _recovery ? Math.Log(nadir)
            : Line(day, _recovery, Math.Log(nadir), _assessed, Math.Log(then))
        );

    static double Line(int day, int from, double low, int to, double high) =>
        low + (high - low) * Math.Clamp((day - from) / (double)Math.Max(1, to - from), 0, 1);

    /// <summary>The cytopenias that a series of counts amounts to, by the limits of CTCAE v5.0; the range is in 10*9/L.</summary>
    public static IEnumerable<Toxicity> Cytopenias(IReadOnlyList<(int Day, double Neutrophils, double Platelets)> counts)
    {
        if (
            Cytopenia("Neutrophil count decreased", [.. counts.Select(c => (c.Day, c.Neutrophils))], 1.5, 1.0, 0.5) is
            { } neutropenia
        )
            yield return neutropenia;
        if (
            Cytopenia("Platelet count decreased", [.. counts.Select(c => (c.Day, c.Platelets))], 75, 50, 25) is
            { } thrombocytopenia
        )
            yield return thrombocytopenia;
    }

    // Reported from the first grade 3 or 4 after day 0 to the last day before grade 1 or better.
    static Toxicity? Cytopenia(
        string term,
        IReadOnlyList<(int Day, double Count)> counts,
        double grade2,
        double grade3,
        double grade4
    )
    {
        var after = counts.Where(c => c.Day >= 0).SkipWhile(c => c.Count >= grade3).ToList();
        if (after.Count == 0)
            return null;
        var during = after.TakeWhile(c => c.Count < grade2).ToList();
        int? end = during.Count < after.Count ? Math.Max(after[0].Day, after[during.Count].Day - 1) : null;
        return new(term, "Investigations", during.Any(c => c.Count < grade4) ? 4 : 3, after[0].Day, end, "UNLIKELY");
    }
}
