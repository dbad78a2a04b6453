using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.Ctcae;

/// <summary>A grade of a term with what a value has to be beyond.</summary>
public sealed record GradeLine(int Grade, GradeLimit Limit);

/// <summary>A place between two grades where CTCAE has none: 129 to 130 mmol/L of sodium.</summary>
/// <param name="From">In the term's first unit; the ends themselves belong to grades.</param>
public readonly record struct Hole(double From, double To);

/// <summary>A term that is graded from a value: a row of CTCAE's table.</summary>
/// <param name="Name">As CTCAE writes it; ionised calcium has a row of its own.</param>
/// <param name="Side">Whether low or high values have grades.</param>
/// <param name="Tests">SDTM domain and test code of what it is read from.</param>
/// <param name="Lines">By grade, mildest first.</param>
public sealed record ValueTerm(
    string Name,
    Side Side,
    IReadOnlyList<(string Domain, string Code)> Tests,
    params IReadOnlyList<GradeLine> Lines
)
{
    /// <summary>The name without what tells two rows of one term apart.</summary>
    public string Term => Name.EndsWith(Ionised, StringComparison.Ordinal) ? Name[..^Ionised.Length] : Name;

    internal const string Ionised = " (Ionized)";

    /// <summary>The substance, where laboratories give moles or mass: the catalogue's.</summary>
    public Analyte? Analyte { get; } = Catalogue.Find(Tests[0].Domain, Tests[0].Code)?.Analyte;

    /// <summary>Places between grades.</summary>
    public IReadOnlyList<Hole> Holes { get; init; } = [];

    /// <summary>True when what is normal depends on the age and growth of a child.</summary>
    public bool DependsOnGrowth { get; init; }

    /// <summary>Calcium that has to be corrected for albumin, which the row does not hold.</summary>
    public bool NeedsCorrection { get; init; }

    /// <summary>The units in which its limits stand; none when they are multiples alone.</summary>
    public IReadOnlyList<Unit> Units =>
        field ??= [.. Lines.SelectMany(l => l.Limit.Numbers.Select(g => Unit.Of(g.Unit))).Distinct()];

    /// <summary>The grade of a value whose numbers are in one of <see cref="Units"/>.</summary>
    public ValueGrade Grade(in Measure m)
    {
        if (double.IsNaN(m.Value))
            return new(null, null, default, Lacking.Value);
        var open = default(Notes);
        for (var i = Lines.Count - 1; i >= 0; i--)
        {
            var own = default(Notes);
            var holds = Lines[i].Limit.Holds(m, Side, ref own);
            if (holds.IsTrue)
                return Found(Lines[i], m, own.Assumed, open.Lacking | own.Lacking);
            open.Add(own, holds);
            if (i == 0 && holds.IsUnknown)
                return new(null, null, default, open.Lacking);
        }
        return new(0, null, open.Assumed & Assumed.NormalBaseline, open.Lacking);
    }

    ValueGrade Found(GradeLine line, in Measure m, Assumed assumed, Lacking lacking) =>
        new(line.Grade, line, IsInHole(m) ? assumed | Assumed.BetweenGrades : assumed, lacking);

    bool IsInHole(in Measure m)
    {
        if (m.Column != 0)
            return false;
        foreach (var hole in Holes)
            if (Measure.IsAbove(m.Value, hole.From) && Measure.IsAbove(hole.To, m.Value))
                return true;
        return false;
    }
}

/// <summary>A grade from a value.</summary>
/// <param name="Grade">0: none; null: it cannot be told.</param>
/// <param name="Line">The line that holds; null without one.</param>
/// <param name="Lacking">With a grade: what might make it worse; without one: what is missing.</param>
public readonly record struct ValueGrade(int? Grade, GradeLine? Line, Assumed Assumed, Lacking Lacking);
