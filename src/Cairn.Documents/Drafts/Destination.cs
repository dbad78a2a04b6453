namespace Cairn.Documents.Drafts;

/// <summary>Where a statement of a registry record went.</summary>
public enum Destination
{
    /// <summary>It stands in the study as the record says it.</summary>
    Kept,

    /// <summary>A criterion that its expression answers from records.</summary>
    Computed,

    /// <summary>A criterion whose expression a program proposed, and nobody has confirmed.</summary>
    Unconfirmed,

    /// <summary>A criterion that a person answers.</summary>
    Answered,

    /// <summary>A criterion that its parts answer.</summary>
    Divided,

    /// <summary>An outcome that an endpoint of the study estimates.</summary>
    Estimated,

    /// <summary>An outcome whose words mean an endpoint that the study does not have yet.</summary>
    Proposed,

    /// <summary>An outcome that means no endpoint that is computed: it is reported as registered.</summary>
    Reported,

    /// <summary>A heading, a sentence above a list or a remark of the eligibility text: it asks nothing.</summary>
    Aside,

    /// <summary>It stands in the record beside the study, and in no other place.</summary>
    RecordOnly,
}
