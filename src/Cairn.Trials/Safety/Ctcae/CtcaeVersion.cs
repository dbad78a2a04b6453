using System.Collections.Frozen;
using Cairn.Studies;

namespace Cairn.Safety.Ctcae;

/// <summary>
/// A version of the Common Terminology Criteria for Adverse Events (NCI): which terms there are, which grades each has, and which
/// of them follow from a measured value. The wording of the grades is the user's own workbook's.
/// </summary>
/// <param name="Number">As a protocol says it: 5.0.</param>
/// <param name="Terms">By organ class, then by name.</param>
/// <param name="Values">The terms that are graded from values.</param>
public sealed record CtcaeVersion(string Number, IReadOnlyList<CtcaeTerm> Terms, IReadOnlyList<ValueTerm> Values)
{
    readonly FrozenDictionary<string, CtcaeTerm> _byName = Terms.ToFrozenDictionary(
        t => t.Name,
        StringComparer.OrdinalIgnoreCase
    );

    readonly FrozenDictionary<string, ValueTerm> _values = Values.ToFrozenDictionary(
        t => t.Name,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The versions that are known; a new one is its list of terms, its table of values and its line here.</summary>
    public static IReadOnlyList<CtcaeVersion> All { get; } = [new("5.0", TermList.Read("ctcae-5.0.txt"), ValueTerms5.All)];

    /// <summary>The one that is used where a study names none.</summary>
    public static CtcaeVersion Usual => All[0];

    /// <summary>The version of a number (5.0, 5); null when it is not known.</summary>
    public static CtcaeVersion? Of(string number) => All.FirstOrDefault(v => v.Number == number || v.Number == $"{number}.0");

    /// <summary>
    /// The version that a study grades by: never another one in its place; <see cref="Usual"/> where it names none, which a check
    /// of the study says.
    /// </summary>
    /// <exception cref="ArgumentException">The version is not known; a study's files are refused before that.</exception>
    public static CtcaeVersion Of(SafetyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Ctcae is not { } named)
            return Usual;
        return Of(named) ?? throw new ArgumentException($"CTCAE v{plan.Ctcae} is not known.", nameof(plan));
    }

    /// <summary>The term of a name, in whatever case; null when there is none.</summary>
    public CtcaeTerm? Find(string name) => _byName.GetValueOrDefault(name.Trim());

    /// <summary>
    /// The grades that the term of an event has where the recorded one is none of them; none where it has it, or where no term is
    /// known. A fatal event is a death, whatever grades its term has.
    /// </summary>
    internal IReadOnlyList<int> GradesInstead(Records.AdverseEvent ae) =>
        ae.KnownGrade is { } grade
        && !ae.IsFatal
        && TermSearch.Of(this).Named(ae.Name) is { IsOther: false } term
        && !term.Has(grade)
            ? [.. term.Grades.Where(g => g < Fatal)]
            : [];

    const int Fatal = 5;

    /// <summary>The term of a name as it is graded from values; null when it is not.</summary>
    public ValueTerm? FindValue(string name) => _values.GetValueOrDefault(name.Trim());
}
