namespace Cairn.Criteria;

/// <summary>Whether a subject may pass a gate.</summary>
public enum Eligibility
{
    Eligible,
    Ineligible,
    Undetermined,
}
