using Cairn.Records;
using Cairn.Safety;
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

    /// <summary>True when it kept a fraction of the dose from being given.</summary>
    public bool Withholds { get; init; }

    public bool IsInfection => OrganClass == "Infections and infestations";
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
            .Meets(rule, new(Late, IsOver: false))
            .IsTrue;

    /// <summary>
    /// The same event just short of a rule: as long as the rule still lets pass, else a grade lower; null at grade 0.
    /// </summary>
    public Toxicity? ShortOf(ToxicityRule rule) =>
        rule.LongerThanDays is { } limit and > 0 ? this with { End = Start + limit - 1 }
        : rule.MinimumGrade > 1 ? this with { Grade = rule.MinimumGrade - 1 }
        : null;
}
