namespace Cairn.Records.Terminology;

/// <summary>Procedures that criteria of the trials name (SNOMED CT, fully specified name without its tag).</summary>
static class ProcedureCodes
{
    public static readonly IReadOnlyList<OutsideCode> All =
    [
        Of("58390007", "Allogeneic bone marrow transplantation", ProcedureCode.Allograft),
        Of("108290001", "Radiation oncology AND/OR radiotherapy", "RADIOTHERAPY"),
        Of("232717009", "Coronary artery bypass grafting", "CORONARY ARTERY BYPASS GRAFT"),
    ];

    static OutsideCode Of(string code, string display, string term) => new(CodeSystem.Snomed, code, display, "PR", term);
}
