namespace Cairn.Escalation.Plan;

/// <summary>By what a design decides; the designs of a family take much the same numbers.</summary>
public enum DesignFamily
{
    /// <summary>By counting DLTs: the 3+3 and its kin.</summary>
    Counting,

    /// <summary>By where the observed rate lies in intervals.</summary>
    Interval,

    /// <summary>By a model of the DLT rate over all levels.</summary>
    Model,

    /// <summary>By responses, too.</summary>
    Response,

    /// <summary>Over the doses of two agents.</summary>
    TwoAgents,
}
