namespace Cairn.Records.Terminology;

/// <summary>A published list of codes that hospitals' systems use.</summary>
public enum CodeSystem
{
    /// <summary>Logical Observation Identifiers Names and Codes (Regenstrief Institute).</summary>
    Loinc,

    /// <summary>SNOMED CT, international edition.</summary>
    Snomed,

    /// <summary>Drugs, of the US National Library of Medicine.</summary>
    RxNorm,

    /// <summary>Vaccines administered, of the US Centers for Disease Control and Prevention.</summary>
    Cvx,

    /// <summary>Anatomical Therapeutic Chemical classification (WHO); a code stands for all below it.</summary>
    Atc,

    /// <summary>
    /// International Classification of Diseases, 10th revision (WHO) and its national forms; a code stands for all below it.
    /// </summary>
    Icd10,
}
