namespace Cairn.Records;

/// <summary>
/// The names of <see cref="UsualNames"/>: what a criterion asks for, names that say the same, and names of one kind of it.
/// Compared in American spelling, without case, a hyphen as a space.
/// </summary>
static class UsualNameWords
{
    internal static readonly (string Name, string[] Same, string[] Parts)[] Illnesses =
    [
        (
            "SEIZURE",
            ["SEIZURES", "CONVULSION", "CONVULSIONS", "EPILEPTIC SEIZURE", "EPILEPTIC FIT"],
            ["GENERALIZED TONIC CLONIC SEIZURE", "STATUS EPILEPTICUS", "FEBRILE SEIZURE", "FOCAL SEIZURE", "GRAND MAL CONVULSION"]
        ),
        (
            "CENTRAL NERVOUS SYSTEM LEUKEMIA",
            ["CNS LEUKEMIA", "CNSL", "LEUKEMIA OF THE CENTRAL NERVOUS SYSTEM", "LEUKEMIA OF THE CNS", "NEUROLEUKEMIA"],
            ["MENINGEAL LEUKEMIA", "LEUKEMIC MENINGITIS", "LEUKEMIC INFILTRATION OF BRAIN", "LEUKEMIC INFILTRATION OF MENINGES"]
        ),
        (
            "STROKE",
            ["CEREBROVASCULAR ACCIDENT", "CVA", "APOPLEXY"],
            ["ISCHEMIC STROKE", "HEMORRHAGIC STROKE", "CEREBRAL INFARCTION", "CEREBRAL HEMORRHAGE", "INTRACEREBRAL HEMORRHAGE"]
        ),
        (
            "MYOCARDIAL INFARCTION",
            ["HEART ATTACK", "ACUTE MYOCARDIAL INFARCTION"],
            ["STEMI", "NSTEMI", "ST SEGMENT ELEVATION MYOCARDIAL INFARCTION", "NON ST SEGMENT ELEVATION MYOCARDIAL INFARCTION"]
        ),
        (
            "GRAFT VERSUS HOST DISEASE",
            ["GVHD", "GRAFT VS HOST DISEASE", "GRAFT VERSUS HOST REACTION"],
            [
                "ACUTE GRAFT VERSUS HOST DISEASE",
                "CHRONIC GRAFT VERSUS HOST DISEASE",
                "ACUTE GVHD",
                "CHRONIC GVHD",
                "AGVHD",
                "CGVHD",
            ]
        ),
        ("PULMONARY FIBROSIS", ["LUNG FIBROSIS", "FIBROSIS OF LUNG"], ["IDIOPATHIC PULMONARY FIBROSIS", "IPF"]),
        ("GILBERT SYNDROME", ["GILBERT'S SYNDROME", "GILBERTS SYNDROME", "GILBERT'S DISEASE", "GILBERT DISEASE"], []),
        ("ACUTE PROMYELOCYTIC LEUKEMIA", ["APL", "PROMYELOCYTIC LEUKEMIA"], []),
        (
            "AUTOIMMUNE DISEASE",
            ["AUTOIMMUNE DISORDER"],
            ["SYSTEMIC LUPUS ERYTHEMATOSUS", "SLE", "RHEUMATOID ARTHRITIS", "MULTIPLE SCLEROSIS"]
        ),
    ];

    internal static readonly (string Name, string[] Same, string[] Parts)[] Procedures =
    [
        (
            ProcedureCode.Allograft,
            [
                "ALLO HSCT",
                "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANTATION",
                "ALLOGENEIC STEM CELL TRANSPLANT",
                "ALLOGENEIC STEM CELL TRANSPLANTATION",
                "ALLOGENEIC TRANSPLANT",
                "ALLOGENEIC TRANSPLANTATION",
            ],
            []
        ),
        (
            "RADIOTHERAPY",
            ["RADIATION THERAPY", "RADIATION TREATMENT", "RADIATION", "IRRADIATION", "RADIOTHERAPIES"],
            ["TOTAL BODY IRRADIATION", "CRANIAL IRRADIATION", "CRANIOSPINAL IRRADIATION", "RADIOTHERAPY TO BRAIN"]
        ),
        ("DONOR LYMPHOCYTE INFUSION", ["DLI", "DONOR LYMPHOCYTE INFUSIONS", "DONOR LYMPHOCYTES", "DONOR LEUKOCYTE INFUSION"], []),
        (
            "CAR-T CELL INFUSION",
            [
                "CAR T",
                "CAR T CELLS",
                "CAR T CELL THERAPY",
                "CAR T THERAPY",
                "CAR T INFUSION",
                "CHIMERIC ANTIGEN RECEPTOR T CELL THERAPY",
                "CHIMERIC ANTIGEN RECEPTOR T CELL INFUSION",
            ],
            []
        ),
        ("CAR-NK CELL INFUSION", ["CAR NK", "CAR NK CELLS", "CAR NK CELL THERAPY", "CAR NK THERAPY", "CAR NK INFUSION"], []),
        (
            "CORONARY ARTERY BYPASS GRAFT",
            [
                "CABG",
                "CORONARY ARTERY BYPASS",
                "CORONARY ARTERY BYPASS SURGERY",
                "CORONARY ARTERY BYPASS GRAFTING",
                "CORONARY BYPASS",
            ],
            []
        ),
    ];
}
