using System.Collections.Frozen;

namespace Cairn.Safety.Ctcae;

/// <summary>A lowest level term of MedDRA with the preferred term and the primary organ class it belongs to.</summary>
/// <param name="Code">Of the lowest level term.</param>
/// <param name="PreferredCode">Of the preferred term; null in a release that was imported without it.</param>
public sealed record MeddraTerm(string Code, string Name, string PreferredTerm, string OrganClass, string? PreferredCode = null);

/// <summary>The user's own release of MedDRA, under the user's licence. The project ships none.</summary>
public sealed record Meddra(string Version, IReadOnlyList<MeddraTerm> Terms)
{
    readonly FrozenDictionary<string, MeddraTerm> _byName = Terms
        .DistinctBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The term of a name; null when the release has none.</summary>
    public MeddraTerm? Find(string name) => _byName.GetValueOrDefault(name.Trim());

    /// <summary>
    /// The CTCAE terms that a name may be graded by: those whose own MedDRA term has the same preferred term. It needs the code
    /// that
    /// CTCAE's workbook gives each term.
    /// </summary>
    public IEnumerable<WordedTerm> GradedBy(string name, CtcaeWording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        if (Find(name) is not { } found)
            return [];
        var codes = Terms
            .Where(t => t.PreferredTerm == found.PreferredTerm)
            .Select(t => t.Code)
            .ToHashSet(StringComparer.Ordinal);
        return wording.Terms.Where(t => codes.Contains(t.Code));
    }
}
