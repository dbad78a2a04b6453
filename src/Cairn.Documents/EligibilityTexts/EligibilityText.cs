using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

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

    /// <summary>The line of the text, from 1, on which each criterion begins, by its id.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Ids that stand for a line above a list, a topic or a cohort: what they hold are the criteria.</summary>
    public IReadOnlySet<string> Groups { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Places that cannot be split for sure, in order.</summary>
    public IReadOnlyList<EligibilityDoubt> Doubts { get; init; } = [];

    public static EligibilityText Read(string text)
    {
        var outline = EligibilityOutline.Of(text);
        var split = new OutlineCriteria();
        IReadOnlyList<Criterion> inclusion = split.Of(outline.Inclusion, CriterionKind.Inclusion, "I"),
            exclusion = split.Of(outline.Exclusion, CriterionKind.Exclusion, "E");
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
            Lines = split.Lines,
            Groups = split.Groups,
            Doubts = [.. outline.Doubts.OrderBy(d => d.Line)],
        };
    }

    static bool SpeaksOfExclusion(Criterion criterion) =>
        LeadIns.SpeaksOfExclusion(criterion.Text) || criterion.Parts.Any(SpeaksOfExclusion);
}
