namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Heading: inclusion or exclusion begins. LeadIn: a sentence that only announces the
/// list, or a topic above it. None: the record says there are no
/// criteria. Remark: the protocol has criteria that the record leaves out. Permission: what is allowed, which asks nothing.
/// </summary>
public enum AsideKind
{
    Heading,
    LeadIn,
    None,
    Remark,
    Permission,
}

/// <summary>Something the eligibility text says that is no criterion.</summary>
public sealed record EligibilityAside(AsideKind Kind, string Text);
