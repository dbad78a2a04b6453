namespace Cairn.Criteria.Naming;

/// <summary>
/// Wordings of illnesses by the name under which criteria ask for them (MedDRA preferred and lowest terms, what charts say):
/// what is one of its kind, and what may be. In American spelling; read by <see cref="Wordings{T}"/>.
/// </summary>
static class IllnessWords
{
    // Heart failure still, whatever its cause.
    static readonly string[] SevereFailure =
    [
        .. Words("CLASS III HEART FAILURE, CLASS IV HEART FAILURE, HEART FAILURE CLASS III, HEART FAILURE CLASS IV"),
        .. Words("CARDIAC FAILURE CLASS III, CARDIAC FAILURE CLASS IV, SEVERE HEART FAILURE, DECOMPENSATED HEART FAILURE"),
        .. Words("END STAGE HEART FAILURE, ACUTE HEART FAILURE, SEVERE CARDIAC FAILURE, ACUTE CARDIAC FAILURE"),
    ];

    internal static readonly (string Name, string[] Is, string[] MayBe)[] Table =
    [
        (
            Illness.OtherCancer,
            [
                .. Words("*CARCINOMA, CANCER, *SARCOMA, *LYMPHOMA, MELANOMA, *BLASTOMA, MALIGNANCY, MALIGNANT"),
                .. Words("CARCINOMATOSIS, *GLIOMA, SEMINOMA, MESOTHELIOMA, MYELOMA, PLASMACYTOMA, HODGKIN, METASTA*"),
                .. Words("CARCINOID, GERMINOMA, ASTROCYTOMA, WALDENSTROM, IN SITU, DCIS, CHRONIC LYMPHOCYTIC LEUKEMIA, CLL"),
                .. Words("ACUTE LYMPHOBLASTIC LEUKEMIA, ACUTE LYMPHOCYTIC LEUKEMIA, HAIRY CELL LEUKEMIA"),
            ],
            [
                .. Words(
                    "TUMOR, NEOPLASM, THYMOMA, CHRONIC MYELOID LEUKEMIA, CHRONIC MYELOGENOUS LEUKEMIA, CML, GIST, GLUCAGONOMA"
                ),
                .. Words("PARAGANGLIOMA, PHEOCHROMOCYTOMA, INSULINOMA, GASTRINOMA, LANGERHANS, CASTLEMAN, NEUROENDOCRINE"),
                .. Words("MENINGIOMA, MASTOCYTOSIS, BOWEN, PAGET, MYCOSIS FUNGOIDES, CHORDOMA, TERATOMA"),
            ]
        ),
        (
            "AUTOIMMUNE DISEASE",
            [
                .. Words(
                    "AUTOIMMUNE, AUTO IMMUNE, CROHN, CROHNS, ULCERATIVE COLITIS, INFLAMMATORY BOWEL, SJOGREN, SJOGRENS, LUPUS"
                ),
                .. Words("SLE, RHEUMATOID, PSORIA*, MULTIPLE SCLEROSIS, ANKYLOSING SPONDYLITIS, *SPONDYLOARTHRITIS"),
                .. Words("SCLERODERMA, SYSTEMIC SCLEROSIS, DERMATOMYOSITIS, POLYMYOSITIS, MYASTHENIA, GUILLAIN BARRE"),
                .. Words("POLYANGIITIS, WEGENER, BEHCET, BEHCETS, CONNECTIVE TISSUE DISEASE, PRIMARY BILIARY"),
                .. Words("PRIMARY SCLEROSING, PEMPHIG*, TAKAYASU"),
                .. Words(
                    "ANTIPHOSPHOLIPID, STILL DISEASE, GIANT CELL ARTERITIS, POLYARTERITIS, NEUROMYELITIS OPTICA, GOODPASTURE"
                ),
            ],
            [
                .. Words("GRAVES, GRAVE, BASEDOW, HASHIMOTO, CELIAC, SARCOIDOSIS, UVEITIS, VITILIGO, ALOPECIA AREATA"),
                .. Words(
                    "TYPE 1 DIABETES, TYPE I DIABETES, DIABETES MELLITUS TYPE 1, IMMUNE THROMBOCYTOPENI*, ITP, LICHEN PLANUS"
                ),
                .. Words("POLYMYALGIA, VASCULITIS, NEPHRITIS, GLOMERULONEPHRITIS, IGA NEPHROPATHY, MYELITIS, IGG4"),
                .. Words("ARTHRITIS"),
                .. Words(
                    "POLYARTHRITIS, COLITIS, ADDISON, EVANS, EVAN, HEMOLYTIC ANEMIA, SCLERITIS, PERICARDITIS, NEPHROTIC, RAYNAUD"
                ),
            ]
        ),
        (
            Illness.Infection,
            [
                .. Words(
                    "INFECTION, SEPSIS, SEPTIC, SEPTICEMIA, BACTEREMIA, FUNGEMIA, CANDIDEMIA, VIREMIA, *PNEUMONIA, TUBERCULOSIS"
                ),
                .. Words(
                    "ASPERGILLOSIS, MUCORMYCOSIS, CELLULITIS, ABSCESS, EMPYEMA, OSTEOMYELITIS, ENDOCARDITIS, PYELONEPHRITIS"
                ),
                .. Words(
                    "HERPES ZOSTER, SHINGLES, COVID 19, COVID, SARS COV 2, INFLUENZA, BRUCELLOSIS, MALARIA, FASCIITIS, SALMONELL*"
                ),
                .. Words(
                    "CRYPTOCOCC*, PNEUMOCYSTIS, NOCARDI*, TOXOPLASMOSIS, LEISHMANIASIS, ERYSIPELAS, HISTOPLASMOSIS, TYPHOID"
                ),
            ],
            [
                .. Words(
                    "FEBRILE NEUTROPENIA, MENINGITIS, ENCEPHALITIS, PERITONITIS, CANDID*, CYTOMEGALOVIRUS, CMV, EBV, EPSTEIN"
                ),
                .. Words(
                    "ADENOVIRUS, BK VIRUS, CYSTITIS, HEMORRHAGIC CYSTITIS, APPENDICITIS, CHOLANGITIS, CHOLECYSTITIS, SYPHILIS"
                ),
                .. Words(
                    "DIVERTICULITIS, BRONCHITIS, BRONCHIECTASIS, OTITIS, HEPATITIS, HIV, AIDS, LATENT TUBERCULOSIS, PERIANAL"
                ),
                .. Words(
                    "PERITONSILLAR, GANGRENE, LYME, MYCOBACTERI*, CLOSTRIDI*, COLONIZATION, KERATITIS, PROSTATITIS, VARICELLA"
                ),
                .. Words("INFILTRATION LUNG, LUNG INFILTRATION, PULMONARY INFILTRATE, FUNGAL, BACTERIAL, VIRAL, PARASIT*"),
                .. Words("FEVER, PYREXIA, FEBRILE, COLITIS, ENTEROCOLITIS, TYPHLITIS, GASTROENTERITIS"),
            ]
        ),
        (
            "SEIZURE",
            [.. Words("SEIZURE, CONVULSION, EPILEP*, TONIC CLONIC, GRAND MAL, PETIT MAL, LENNOX GASTAUT, DRAVET")],
            [.. Words("ECLAMPSIA, PSEUDOSEIZURE, NON EPILEPTIC, CONVULSIVE SYNCOPE, WEST SYNDROME")]
        ),
        (
            "STROKE",
            [
                .. Words("STROKE, CEREBRAL INFARCT*, BRAIN INFARCT*, LACUNAR INFARCT*, CEREBELLAR INFARCT*"),
                .. Words("CEREBRAL THROMBOSIS"),
                .. Words(
                    "INTRACRANIAL HEMORRHAGE, SUBARACHNOID HEMORRHAGE, CEREBRAL EMBOLISM, BRAIN STEM INFARCT*, BRAIN HEMORRHAGE"
                ),
            ],
            [
                .. Words("TRANSIENT ISCHEMIC ATTACK, TIA, CEREBROVASCULAR, HEMIPLEGIA, HEMIPARESIS, SUBDURAL"),
                .. Words("SINUS THROMBOSIS, CEREBRAL ISCHEMIA, MOYAMOYA, LACUNE, CEREBRAL VENOUS, APHASIA"),
            ]
        ),
        (
            "MYOCARDIAL INFARCTION",
            [.. Words("MYOCARDIAL INFARCT*, HEART INFARCT*, CARDIAC INFARCT*, CORONARY THROMBOSIS")],
            [.. Words("ACUTE CORONARY, UNSTABLE ANGINA, MYOCARDIAL ISCHEMIA, ISCHEMIC CARDIOMYOPATHY")]
        ),
        (
            "GRAFT VERSUS HOST DISEASE",
            [.. Words("GVHD, AGVHD, CGVHD, GVH, GRAFT VERSUS HOST, GRAFT VS HOST, GRAFT V HOST")],
            [.. Words("BRONCHIOLITIS OBLITERANS")]
        ),
        (
            "NON-ISCHEMIC CARDIOMYOPATHY",
            [.. Words("NONISCHEMIC CARDIOMYOPATHY")],
            [
                .. Words("CARDIOMYOPATHY, HEART FAILURE, CARDIAC FAILURE, CHF, HFREF, HFPEF, VENTRICULAR FAILURE"),
                .. Words("MYOCARDITIS, VENTRICULAR DYSFUNCTION, CARDIAC DYSFUNCTION, CARDIOTOXICITY, AMYLOIDOSIS"),
                .. Words("CARDIAC INSUFFICIENCY, HEART DISEASE, CARDIAC DISEASE"),
                .. SevereFailure,
            ]
        ),
        (
            Illness.HeartWithSymptoms,
            [],
            [
                .. Words("ANGINA, HEART FAILURE, CARDIAC FAILURE, CHF, HFREF, HFPEF, CARDIAC INSUFFICIENCY, MYOCARDITIS"),
                .. Words("PERICARDITIS, CORONARY SYNDROME, CARDIAC TAMPONADE, CARDIOGENIC SHOCK, PULMONARY EDEMA"),
            ]
        ),
        (
            Illness.Rhythm,
            [],
            [
                .. Words(
                    "VENTRICULAR TACHYCARDIA, VENTRICULAR FIBRILLATION, VENTRICULAR FLUTTER, TORSADE*, AV BLOCK, HEART BLOCK"
                ),
                .. Words("ATRIOVENTRICULAR BLOCK, SICK SINUS, SINUS NODE DYSFUNCTION, LONG QT, BRUGADA, CARDIAC ARREST"),
            ]
        ),
        (
            "PULMONARY FIBROSIS",
            [.. Words("PULMONARY FIBROSIS, LUNG FIBROSIS, FIBROSIS LUNG, FIBROSIS OF LUNG")],
            [
                .. Words("INTERSTITIAL LUNG, ILD, INTERSTITIAL PNEUMONIA, INTERSTITIAL PNEUMONITIS, PNEUMONITIS"),
                .. Words("PNEUMOCONIOSIS, BRONCHIOLITIS OBLITERANS, SILICOSIS, ASBESTOSIS, ORGANIZING PNEUMONIA, ALVEOLITIS"),
                .. Words("LUNG DISEASE"),
            ]
        ),
        (
            Illness.NervousLeukaemia,
            [
                .. Words("CNS LEUKEMIA, CNS INVOLVEMENT, CENTRAL NERVOUS SYSTEM INVOLVEMENT, CNS RELAPSE, CNS INFILTRATION"),
                .. Words("LEUKEMIC MENINGITIS, MENINGEAL LEUKEMIA, CENTRAL NERVOUS SYSTEM INFILTRATION, CNS AML"),
                .. Words("CHLOROMA OF BRAIN, BRAIN CHLOROMA, CEREBRAL CHLOROMA, INTRACRANIAL CHLOROMA, SPINAL CHLOROMA"),
                .. Words("MYELOID SARCOMA OF BRAIN, CEREBRAL MYELOID SARCOMA, INTRACRANIAL MYELOID SARCOMA"),
            ],
            [
                .. Words("CNS, CENTRAL NERVOUS SYSTEM, MENINGEAL"),
                .. Words("LEPTOMENINGEAL, MENINGES, INTRACRANIAL SARCOMA, BRAIN SARCOMA"),
                .. Words("CSF, CEREBROSPINAL"),
            ]
        ),
        ("ACUTE PROMYELOCYTIC LEUKEMIA", [.. Words("PROMYELOCYTIC LEUKEMIA, APL, APML")], [.. Words("AML M3, PML RARA")]),
        (
            "ALLERGY TO A STUDY DRUG",
            [.. Words("ALLERGY TO A STUDY DRUG")],
            [
                .. Words(
                    "DRUG ALLERGY, DRUG HYPERSENSITIVITY, ANAPHYLA*, FLUDARABINE, CYCLOPHOSPHAMIDE, DMSO, DIMETHYL SULFOXIDE"
                ),
                .. Words("ALLERGY TO DRUG, DRUG REACTION, TOCILIZUMAB"),
            ]
        ),
        (Illness.Hiv, [], [.. Words("HIV, HUMAN IMMUNODEFICIENCY VIRUS, AIDS")]),
        (Illness.HepatitisB, [], [.. Words("HEPATITIS B, HBV, VIRAL HEPATITIS")]),
        (Illness.HepatitisC, [], [.. Words("HEPATITIS C, HCV, VIRAL HEPATITIS")]),
        (
            Illness.SevereHeartFailure,
            [],
            [
                .. Words("NYHA III, NYHA IV, NYHA 3, NYHA 4, NYHA CLASS III, NYHA CLASS IV, NYHA CLASS 3, NYHA CLASS 4"),
                .. Words("NYHA GRADE III, NYHA GRADE IV"),
                .. SevereFailure,
                .. Words("CARDIOGENIC SHOCK"),
            ]
        ),
        (Illness.Pregnancy, [], [.. Words("PREGNANCY, PREGNANT, GESTATION, GRAVID")]),
        (Illness.Lactation, [], [.. Words("LACTATION, LACTATING, BREAST FEEDING, BREASTFEEDING, BREAST FEEDS, NURSING")]),
    ];

    /// <summary>What nobody who writes it says was there: another's illness, a vaccine, a test.</summary>
    internal static readonly string[] OfAnother = [.. Words("FAMILY, VACCIN*, IMMUNIZATION, PROPHYLA*, MOTHER, FATHER, SIBLING")];

    /// <summary>Words beside which an illness may have been there, or not.</summary>
    internal static readonly string[] Doubts =
    [
        .. Words("NO, NOT, WITHOUT, NEGATIVE, EXCLUDED, SUSPECTED, SUSPICION, POSSIBLE, PROBABLE, PRESUMED, QUESTIONABLE"),
        .. Words("RULE OUT, RULED OUT, RISK"),
    ];

    internal static string[] Words(string list) => list.Split(", ");
}
