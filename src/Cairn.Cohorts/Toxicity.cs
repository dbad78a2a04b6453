using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>An adverse event before it is written; days count from the first infusion (0).</summary>
/// <param name="Term">CTCAE v5.0 term.</param>
/// <param name="End">Last day; null while it lasts.</param>
/// <param name="Relation">To the cell product, as in AEREL.</param>
sealed record Toxicity(string Term, string OrganClass, int Grade, int Start, int? End, string Relation)
{
    static readonly DateOnly Infusion = new(2000, 1, 1),
        Late = new(2100, 1, 1);

    /// <summary>True when another row of it follows with another grade.</summary>
    public bool Continues { get; init; }

    /// <summary>True of what was drawn as a dose-limiting toxicity.</summary>
    public bool IsLimiting { get; init; }

    /// <summary>What is named as its cause where it is said not to be related to the cells; null where nothing is.</summary>
    public string? OtherCause { get; init; }

    /// <summary>What it did to the dose that was still to be given.</summary>
    public DoseEffect Effect { get; init; }

    /// <summary>False of a grade that CTCAE does not have for the term.</summary>
    public bool Exists => HasGrade(Term, Grade);

    /// <summary>True of a term that is not CTCAE's, too: nothing is known against the grade.</summary>
    public static bool HasGrade(string term, int grade) =>
        TermSearch.Of(CtcaeVersion.Usual).Named(term) is not { } known || known.Has(grade);

    public bool IsInfection => OrganClass == Safety.OrganClass.Infections;
    public bool IsCount => Term is "Neutrophil count decreased" or "Platelet count decreased" or "Lymphocyte count decreased";
    public bool IsOfTheBlood => IsCount || OrganClass == ToxicityKind.Blood;
    public bool IsFever => Term is ToxicityKind.Fever or ToxicityKind.FebrileNeutropenia;
    public bool IsOfAnOrgan => ChemistryCourse.Has(Term);
    public bool IsIecHs => Term == ToxicityKind.IecHs;
    public bool IsCrs => Term == ToxicityKind.Crs;
    public bool IsIcans => ToxicityKind.IsIcans(Term);

    /// <summary>Days it lasts, first and last included; null while it lasts.</summary>
    public int? Days => End - Start + 1;

    /// <summary>True when it meets a line of a toxicity definition, by the rule that the running trial is judged by.</summary>
    public bool Meets(ToxicityRule rule) =>
        new AdverseEvent
        {
            Subject = "",
            Sequence = 1,
            Term = Term,
            Code = Term,
            OrganClass = OrganClass,
            Grade = Grade,
            Relation = Relation,
            Start = Chart.On(Infusion.AddDays(Start)),
            End = End is { } end ? Chart.On(Infusion.AddDays(end)) : null,
        }
            .Meets(rule, new(Late, IsOver: false), Daily())
            .IsTrue;

    /// <summary>
    /// The grade of a day: it rises to its worst, stays, and falls; 0 = none. A fatal one rises to life-threatening and is of
    /// grade 5 on its last day alone, that of the death.
    /// </summary>
    public int GradeOn(int day)
    {
        if (day < Start || day > (End ?? int.MaxValue))
            return 0;
        if (Grade == 5)
            return day == End ? 5 : Math.Min(4, day - Start + 1);
        var sinceStart = day - Start + 1;
        var toEnd = (End ?? int.MaxValue - 1) - day + 1;
        // A one- or two-day episode reaches its worst on its first day.
        return Days is { } days && days < 2 * Grade ? Grade : Math.Min(Grade, Math.Min(sinceStart, toEnd));
    }

    // Cytokine release and ICANS are graded day by day.
    IEnumerable<FindingAbout> Daily()
    {
        if (About is not { } about || End is not { } end)
            yield break;
        for (var day = Start; day <= end; day++)
            yield return new()
            {
                Subject = "",
                Sequence = day - Start + 1,
                About = about,
                TestCode = TestCode.Grade,
                Result = Chart.Text(GradeOn(day)),
                Date = Chart.On(Infusion.AddDays(day)),
            };
    }

    FaObject? About
    {
        get
        {
            if (IsCrs)
                return FaObject.Crs;
            if (IsIcans)
                return FaObject.Icans;
            return null;
        }
    }

    /// <summary>
    /// The same event just short of a rule: as long as the rule still lets pass, else a lower grade that the term has; null
    /// without one.
    /// </summary>
    public Toxicity? ShortOf(ToxicityRule rule)
    {
        if (rule.Events.Select(e => e.LongerThanDays).Min() is { } limit and > 0)
            return this with { End = Start + limit - 1 };
        var grade = rule.Events.Min(e => e.MinimumGrade) - 1;
        while (grade > 0 && !HasGrade(Term, grade))
            grade--;
        return grade > 0 ? this with { Grade = grade } : null;
    }
}
