namespace Cairn.Rights;

/// <summary>How far a right of a role goes.</summary>
public enum Reach
{
    /// <summary>The role does not have it.</summary>
    None,

    /// <summary>At the site of the role, on the days for which the delegation log says so.</summary>
    Delegated,

    /// <summary>At the site of the role; at every site when the role was given without one.</summary>
    Site,

    /// <summary>In the whole study.</summary>
    Study,
}
