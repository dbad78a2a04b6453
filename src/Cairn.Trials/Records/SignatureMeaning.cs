namespace Cairn.Records;

/// <summary>What a signature says.</summary>
public enum SignatureMeaning
{
    /// <summary>I wrote this, or am answerable for it.</summary>
    Author,

    /// <summary>I looked at it.</summary>
    Review,

    /// <summary>I approve it.</summary>
    Approval,

    /// <summary>The subject is eligible.</summary>
    Eligibility,

    /// <summary>The product may be given.</summary>
    Release,

    /// <summary>The product must not be given.</summary>
    Rejection,

    /// <summary>The committee decided so.</summary>
    Decision,
}
