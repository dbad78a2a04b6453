using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The eligibility text of a registry record, read as criteria. Every word of the text stands either in a criterion, in its
/// order, or in an aside; only bullets and numbers are replaced by ids.
/// </summary>
/// <param name="Criteria">Inclusion, then exclusion, with the record's numbers where it numbers (I7.1), else counted.</param>
/// <param name="Asides">What the text says beside its criteria, in its order.</param>
public sealed record EligibilityText(IReadOnlyList<Criterion> Criteria, IReadOnlyList<EligibilityAside> Asides)
{
    /// <summary>
    /// True when a heading tells inclusion from exclusion; without one, every criterion is taken as an inclusion criterion.
    /// </summary>
    public bool TellsKinds { get; init; }

    /// <summary>
    /// True when the text speaks of excluding, yet no exclusion criterion was told apart, and it does not say there are none.
    /// </summary>
    public bool MayHideExclusions { get; init; }

    /// <summary>Criteria whose words name some of the subjects only: a cohort, a part, women.</summary>
    public IReadOnlyList<Criterion> ForSomeSubjects { get; init; } = [];

    public static EligibilityText Read(string text)
    {
        var outline = EligibilityOutline.Of(text);
        IReadOnlyList<Criterion> inclusion = OutlineCriteria.Of(outline.Inclusion, CriterionKind.Inclusion, "I"),
            exclusion = OutlineCriteria.Of(outline.Exclusion, CriterionKind.Exclusion, "E");
        var groups = outline
            .Inclusion.Concat(outline.Exclusion)
            .Where(n => n.IsForSome)
            .Select(n => n.Text)
            .ToHashSet(StringComparer.Ordinal);
        return new([.. inclusion, .. exclusion], outline.Asides)
        {
            TellsKinds = outline.TellsKinds,
            MayHideExclusions =
                exclusion.Count == 0 && outline.Asides.All(a => a.Kind != AsideKind.None) && inclusion.Any(SpeaksOfExclusion),
            ForSomeSubjects = [.. inclusion.Concat(exclusion).Where(c => groups.Contains(c.Text))],
        };
    }

    static bool SpeaksOfExclusion(Criterion criterion) =>
        EligibilityWords.SpeaksOfExclusion(criterion.Text) || criterion.Parts.Any(SpeaksOfExclusion);
}

/// <summary>Something the eligibility text says that is no criterion.</summary>
public sealed record EligibilityAside(AsideKind Kind, string Text);

/// <summary>
/// Heading: inclusion or exclusion begins. LeadIn: a sentence that only announces the
/// list, or a topic above it. None: the record says there are no
/// criteria. Remark: the protocol has criteria that the record leaves out.
/// </summary>
public enum AsideKind
{
    Heading,
    LeadIn,
    None,
    Remark,
}
