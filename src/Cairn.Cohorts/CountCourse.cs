namespace Cairn.Cohorts;

/// <summary>
/// Neutrophils and platelets from lymphodepletion to the first assessment: a straight line on the log scale from the start to the
/// nadir, flat until recovery begins, and a line to the counts of the assessment. In half of the subjects the neutrophils
/// come up for a week between, and fall again.
/// </summary>
sealed class CountCourse
{
    const int NadirDay = 5;
    readonly Presentation _start;
    readonly int _lymphodepletion,
        _recovery,
        _assessed;
    readonly bool _biphasic;
    readonly double _neutrophilNadir,
        _plateletNadir,
        _neutrophilsThen,
        _plateletsThen,
        _blastsThen;

    public CountCourse(Presentation start, int lymphodepletion, BloodPicture then, int assessed, Chance chance)
    {
        (_start, _lymphodepletion, _assessed) = (start, lymphodepletion, assessed);
        _recovery = Math.Min(assessed - 4, chance.Whole(9, 20));
        _biphasic = assessed >= 25 && chance.Happens(0.5);
        _neutrophilNadir = Math.Min(start.Neutrophils, Math.Clamp(chance.About(0.05, 0.8), 0.01, 0.4));
        _plateletNadir = Math.Min(start.Platelets, Math.Clamp(chance.About(14, 0.5), 4, 45));
        (_neutrophilsThen, _plateletsThen, _blastsThen) = (then.Neutrophils ?? 0.4, then.Platelets ?? 30, then.BloodBlasts);
    }

    public double Neutrophils(int day) =>
        Math.Round(Path(day, _start.Neutrophils, _neutrophilNadir, _neutrophilsThen) * (_biphasic ? Between(day) : 1), 2);

    /// <summary>By what the first rise lifts the neutrophils of a day: up from day 9 to day 13, and down to day 18.</summary>
    static double Between(int day) => Math.Exp(2.5 * Math.Min(Line(day, 9, 0, 13, 1), Line(day, 13, 1, 18, 0)));

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

    /// <summary>
    /// The cytopenias that a series of counts amounts to, by the limits of CTCAE v5.0; the range is in 10*9/L. A row for every
    /// stretch of days at one grade: a change of grade ends one and begins the next.
    /// </summary>
    /// <param name="relation">To the product, as in AEREL.</param>
    public static IEnumerable<Toxicity> Cytopenias(
        IReadOnlyList<(int Day, double Neutrophils, double Platelets)> counts,
        string relation
    ) =>
        Cytopenia("Neutrophil count decreased", [.. counts.Select(c => (c.Day, c.Neutrophils))], (1.0, 0.5), relation)
            .Concat(Cytopenia("Platelet count decreased", [.. counts.Select(c => (c.Day, c.Platelets))], (50, 25), relation));

    /// <summary>
    /// The anaemia that a series of values amounts to (CTCAE v5.0), where it is worse than at the beginning: a row for every
    /// stretch of days, with its worst grade.
    /// </summary>
    /// <param name="haemoglobin">g/L by day from the cells; the first is the baseline.</param>
    public static IEnumerable<Toxicity> Anaemia(IEnumerable<(int Day, double Value)> haemoglobin, string relation)
    {
        List<(int Day, int Grade)> graded = [.. haemoglobin.Select(h => (h.Day, AnaemiaGrade(h.Value)))];
        var before = graded.Count > 0 ? Math.Max(1, graded[0].Grade) : 0;
        for (var i = 1; i < graded.Count; i++)
        {
            var (start, worst) = graded[i];
            if (worst <= before)
                continue;
            while (i + 1 < graded.Count && graded[i + 1].Grade > before)
                worst = Math.Max(worst, graded[++i].Grade);
            int? end = i + 1 < graded.Count ? Math.Max(start, graded[i + 1].Day - 1) : null;
            yield return new("Anemia", ToxicityKind.Blood, worst, start, end, relation);
        }
    }

    static int AnaemiaGrade(double haemoglobin) =>
        haemoglobin switch
        {
            < 80 => 3,
            < 100 => 2,
            < 115 => 1,
            _ => 0,
        };

    static IEnumerable<Toxicity> Cytopenia(
        string term,
        IReadOnlyList<(int Day, double Count)> counts,
        (double Grade3, double Grade4) below,
        string relation
    )
    {
        List<(int Day, int Grade)> graded = [.. counts.Where(c => c.Day >= 0).Select(c => (c.Day, Grade: Grade(c.Count, below)))];
        for (var i = 0; i < graded.Count; i++)
        {
            var (start, grade) = graded[i];
            while (i + 1 < graded.Count && graded[i + 1].Grade == grade)
                i++;
            if (grade == 0)
                continue;
            var next = i + 1 < graded.Count ? graded[i + 1] : ((int Day, int Grade)?)null;
            yield return new(term, "Investigations", grade, start, next is { } n ? Math.Max(start, n.Day - 1) : null, relation)
            {
                Continues = next is { Grade: > 0 },
            };
        }
    }

    static int Grade(double count, (double Grade3, double Grade4) below)
    {
        if (count < below.Grade4)
            return 4;
        return count < below.Grade3 ? 3 : 0;
    }
}
