namespace Cairn.Safety.Ctcae;

/// <summary>A term with the words of its grades, from the user's own workbook.</summary>
/// <param name="Code">MedDRA code of the term.</param>
/// <param name="Grades">Index 0 for grade 1; null where the grade does not exist.</param>
/// <param name="Note">Navigational note: where to look as well.</param>
public sealed record WordedTerm(
    string Code,
    string OrganClass,
    string Name,
    IReadOnlyList<string?> Grades,
    string? Definition,
    string? Note
);

/// <summary>The full wording of a version of CTCAE. The project ships none: it is the user's workbook.</summary>
public sealed record CtcaeWording(IReadOnlyList<WordedTerm> Terms)
{
    public WordedTerm? Find(string name) =>
        Terms.FirstOrDefault(t => t.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the workbook and the project's own list of a version disagree.</summary>
    /// <param name="place">The workbook.</param>
    public IEnumerable<Finding> Differences(CtcaeVersion version, string place)
    {
        ArgumentNullException.ThrowIfNull(version);
        foreach (var term in Terms)
            if (version.Find(term.Name) is not { } known)
                yield return Differs(place, $"'{term.Name}' is no term of CTCAE v{version.Number}.");
            else if (!known.Grades.SequenceEqual(Existing(term)))
                yield return Differs(place, $"'{term.Name}' has other grades than in CTCAE v{version.Number}.");
        foreach (var term in version.Terms.Where(t => Find(t.Name) is null))
            yield return Differs(place, $"'{term.Name}' of CTCAE v{version.Number} is missing.");
    }

    static IEnumerable<int> Existing(WordedTerm term) => Enumerable.Range(1, 5).Where(g => term.Grades[g - 1] is not null);

    static Finding Differs(string place, string what) =>
        Finding.Warning(place, null, null, what, "Take the workbook of this version from NCI, unchanged.");
}
