namespace Cairn.Rights;

/// <summary>In which role a person acts in a study.</summary>
public enum Role
{
    /// <summary>Answerable for the trial at a site.</summary>
    Investigator,

    /// <summary>A physician to whom the investigator delegated part of it.</summary>
    SubInvestigator,

    /// <summary>The study coordinator of a site.</summary>
    Coordinator,
    DataManager,
    Statistician,

    /// <summary>A member of the safety review committee.</summary>
    SafetyCommittee,
    Monitor,
    Sponsor,

    /// <summary>The qualified person of the laboratory that makes the cells.</summary>
    CellLaboratory,

    /// <summary>Reads everything, writes nothing.</summary>
    Inspector,

    /// <summary>Opens accounts and gives roles; no clinical data, and no other role beside it.</summary>
    Administrator,
}
