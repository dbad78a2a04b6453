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
    public Analyte? Analyte => Test?.Analyte;

    /// <summary>Places between grades.</summary>
    public IReadOnlyList<Hole> Holes { get; init; } = [];

    /// <summary>True when what is normal depends on the age and growth of a child.</summary>
    public bool DependsOnGrowth { get; init; }

    /// <summary>Calcium that has to be corrected for albumin, which the row does not hold.</summary>
    public bool NeedsCorrection { get; init; }

    /// <summary>The units in which its limits stand; none when they are multiples alone.</summary>
    public IReadOnlyList<Unit> Units =>
        field ??= [.. Lines.SelectMany(l => l.Limit.Numbers.Select(g => Unit.Of(g.Unit))).Distinct()];

    /// <summary>The test that it is read from; null when the catalogue has none.</summary>
    public CatalogueTest? Test { get; } = Catalogue.Find(Tests[0].Domain, Tests[0].Code);

    /// <summary>
    /// The grade of a value whose numbers are in one of <see cref="Units"/>: the worst line that holds. What was assumed may not
    /// be so, and then the worst line that holds without is the least; a line above that something is lacking for is the most.
    /// </summary>
    public ValueGrade Grade(in Measure m)
    {
        if (double.IsNaN(m.Value))
            return new(null, null, default, Lacking.Value, GradeSpan.Open);
        var (open, most, isOpen, found) = (default(Notes), 0, false, default(ValueGrade?));
        for (var i = Lines.Count - 1; i >= 0; i--)
        {
            var own = default(Notes);
            var holds = Lines[i].Limit.Holds(m, Side, ref own);
            if (holds.IsUnknown && found is null)
            {
                open.Add(own, holds);
                most = Math.Max(most, Lines[i].Grade);
                isOpen = i == 0;
            }
            if (!holds.IsTrue)
                continue;
            most = Math.Max(most, Lines[i].Grade);
            found ??= Found(Lines[i], m, own.Assumed, open.Lacking | own.Lacking);
            if (own.Assumed == Assumed.Nothing)
                return found.Value with { Possible = new(Lines[i].Grade, most) };
        }
        if (found is { } assumed)
            return assumed with { Possible = new(0, most) };
        return new(isOpen ? null : 0, null, default, open.Lacking, new(0, most));
    }

    ValueGrade Found(GradeLine line, in Measure m, Assumed assumed, Lacking lacking) =>
        new(line.Grade, line, IsInHole(m) ? assumed | Assumed.BetweenGrades : assumed, lacking, GradeSpan.Of(line.Grade));

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
/// <param name="Lacking">With a grade: what might change it; without one: what is missing.</param>
/// <param name="Possible">What it can be, with what is lacking and if what was assumed is not so.</param>
public readonly record struct ValueGrade(int? Grade, GradeLine? Line, Assumed Assumed, Lacking Lacking, GradeSpan Possible);
