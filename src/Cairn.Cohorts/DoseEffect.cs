namespace Cairn.Cohorts;

/// <summary>What an adverse event did to the cells that were still to be given.</summary>
enum DoseEffect
{
    None,

    /// <summary>Given on a later day.</summary>
    Postponed,
    Withheld,
}
