namespace Cairn.Records.Terminology;

/// <summary>
/// Illnesses that criteria of the trials name: SNOMED CT (fully specified name without its tag) and ICD-10 (title). A code is
/// given the criterion's term only where it says that illness or one that is always it.
/// </summary>
static class IllnessCodes
{
    const string Diagnosis = HistoryCategory.PrimaryDiagnosis,
        Leukaemia = "ACUTE MYELOID LEUKEMIA",
        Promyelocytic = "ACUTE PROMYELOCYTIC LEUKEMIA",
        Graft = "GRAFT VERSUS HOST DISEASE",
        Infarction = "MYOCARDIAL INFARCTION",
        Autoimmune = "AUTOIMMUNE DISEASE";

    public static readonly IReadOnlyList<OutsideCode> All =
    [
        Snomed("91861009", "Acute myeloid leukemia", Leukaemia) with
        {
            Category = Diagnosis,
        },
        Icd("C92.0", "Acute myeloblastic leukaemia [AML]", Leukaemia) with
        {
            Category = Diagnosis,
        },
        Snomed("110004001", "Acute promyelocytic leukemia, FAB M3", Promyelocytic) with
        {
            Category = Diagnosis,
        },
        Icd("C92.4", "Acute promyelocytic leukaemia [PML]", Promyelocytic) with
        {
            Category = Diagnosis,
        },
        Snomed("27503000", "Gilbert syndrome", "GILBERT SYNDROME"),
        Icd("E80.4", "Gilbert syndrome", "GILBERT SYNDROME"),
        Snomed("234646005", "Graft versus host disease", Graft),
        Snomed("402355000", "Acute graft-versus-host disease", Graft),
        Snomed("402356004", "Chronic graft-versus-host disease", Graft),
        Icd("D89.81", "Graft-versus-host disease", Graft),
        Snomed("230690007", "Cerebrovascular accident", "STROKE"),
        Snomed("422504002", "Ischemic stroke", "STROKE"),
        Icd("I61", "Intracerebral haemorrhage", "STROKE"),
        Icd("I63", "Cerebral infarction", "STROKE"),
        Icd("I64", "Stroke, not specified as haemorrhage or infarction", "STROKE"),
        Snomed("91175000", "Seizure", "SEIZURE"),
        Icd("R56", "Convulsions, not elsewhere classified", "SEIZURE"),
        Snomed("22298006", "Myocardial infarction", Infarction),
        Snomed("57054005", "Acute myocardial infarction", Infarction),
        Icd("I21", "Acute myocardial infarction", Infarction),
        Snomed("51615001", "Fibrosis of lung", "PULMONARY FIBROSIS"),
        Snomed("700250006", "Idiopathic pulmonary fibrosis", "PULMONARY FIBROSIS"),
        Icd("J84.1", "Other interstitial pulmonary diseases with fibrosis", "PULMONARY FIBROSIS"),
        Snomed("85828009", "Autoimmune disease", Autoimmune),
        Snomed("55464009", "Systemic lupus erythematosus", Autoimmune),
        Snomed("69896004", "Rheumatoid arthritis", Autoimmune),
        Snomed("24700007", "Multiple sclerosis", Autoimmune),
        Icd("M32", "Systemic lupus erythematosus", Autoimmune),
        Icd("M05", "Seropositive rheumatoid arthritis", Autoimmune),
        Icd("G35", "Multiple sclerosis", Autoimmune),
    ];

    static OutsideCode Snomed(string code, string display, string term) => new(CodeSystem.Snomed, code, display, "MH", term);

    static OutsideCode Icd(string code, string display, string term) => new(CodeSystem.Icd10, code, display, "MH", term);
}
