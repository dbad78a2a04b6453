namespace Cairn.Dosing;

/// <summary>
/// How what may be done stands to what the rule says of those whose outcome is known: the reason of the rule is said with it, so
/// that the two never contradict each other.
/// </summary>
public enum ProposalBasis
{
    /// <summary>What may be done is what the rule says.</summary>
    AsTheRuleSays,

    /// <summary>The same level; some of those whom the rule asks for are infused and under watch.</summary>
    LessThoseInfused,

    /// <summary>Nobody may be infused: somebody under watch could change what the rule says of the others.</summary>
    KnownAlone,

    /// <summary>The committee, or what came to light late, says otherwise.</summary>
    Otherwise,
}
