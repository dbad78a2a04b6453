namespace Cairn.Safety.Ctcae;

/// <summary>A term of CTCAE.</summary>
/// <param name="Name">As CTCAE writes it.</param>
/// <param name="OrganClass">System organ class.</param>
/// <param name="Grades">The grades that exist for it, ascending, from 1 to 5.</param>
public sealed record CtcaeTerm(string Name, string OrganClass, IReadOnlyList<int> Grades)
{
    /// <summary>True of a term that stands for whatever its class has no term for.</summary>
    public bool IsOther => Name.EndsWith("Other, specify", StringComparison.Ordinal);

    public bool Has(int grade) => Grades.Contains(grade);

    /// <summary>What is wrong with a grade given to the term; null when the term has it.</summary>
    /// <param name="place">Where it was given.</param>
    /// <param name="line">Line in the file; null elsewhere.</param>
    public Finding? Lacks(int grade, string place, int? line, string? column) =>
        Has(grade)
            ? null
            : Finding.Warning(
                place,
                line,
                column,
                $"{Name} has no grade {grade} in CTCAE.",
                $"Its grades are {string.Join(", ", Grades)}: ask which is meant."
            );
}
