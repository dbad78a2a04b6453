using System.Buffers;

namespace Cairn.Records;

/// <summary>
/// The words by which a treatment is known, each list once: the categories, and the drugs and products that say by their own
/// name what they are (international non-proprietary names, and the stems of them that the WHO gives a class). Compared in
/// American spelling and without case; whatever stands here no more is asked about.
/// </summary>
public static class TreatmentWords
{
    /// <summary>
    /// Words of CMCAT and PRCAT; hyphens, plurals and a word such as therapy or agent at the end make no difference.
    /// </summary>
    public static CodeList<TreatmentKind> Categories { get; } =
        new(
            (
                TreatmentKind.AntiLeukaemia,
                [
                    MedicationCategory.AntiLeukaemia,
                    "ANTI-LEUKAEMIC",
                    "LEUKAEMIA",
                    "ANTINEOPLASTIC",
                    "ANTI-CANCER",
                    "CANCER",
                    "ANTITUMOR",
                    "CHEMOTHERAPY",
                    "CYTOTOXIC",
                    "SALVAGE",
                    "SUBSEQUENT ANTI-LEUKAEMIA",
                    "SUBSEQUENT ANTI-CANCER",
                    "NEW ANTI-LEUKAEMIA",
                    "NEW ANTI-CANCER",
                    "OTHER ANTI-LEUKAEMIA",
                    "PRIOR ANTI-LEUKAEMIA",
                    "PRIOR ANTI-CANCER",
                ]
            ),
            (TreatmentKind.Bridging, [MedicationCategory.Bridging, "BRIDGING CHEMOTHERAPY"]),
            (
                TreatmentKind.Lymphodepletion,
                ["LYMPHODEPLETION", "LYMPHODEPLETING", "LYMPHODEPLETING CHEMOTHERAPY", "LYMPHODEPLETION CHEMOTHERAPY"]
            ),
            (TreatmentKind.ToxicityTreatment, [MedicationCategory.ToxicityTreatment, "CRS", "ICANS", "HLH"]),
            (
                TreatmentKind.Transfusion,
                [MedicationCategory.Transfusion, "BLOOD TRANSFUSION", "BLOOD PRODUCT", "BLOOD COMPONENT", "TRANSFUSION SUPPORT"]
            ),
            (
                TreatmentKind.GrowthFactor,
                [
                    MedicationCategory.GrowthFactor,
                    "HAEMATOPOIETIC GROWTH FACTOR",
                    "MYELOID GROWTH FACTOR",
                    "COLONY-STIMULATING FACTOR",
                    "G-CSF",
                    "GM-CSF",
                ]
            ),
            (
                TreatmentKind.Other,
                [
                    "GENERAL",
                    "CORTICOSTEROID",
                    "IMMUNOSUPPRESSANT",
                    "ANTI-INFECTIVE",
                    "LIVE VACCINE",
                    "VACCINE, NOT LIVE",
                    "VACCINE",
                    "ANTIBIOTIC",
                    "ANTIBACTERIAL",
                    "ANTIFUNGAL",
                    "ANTIVIRAL",
                    "ANALGESIC",
                    "ANTIEMETIC",
                ]
            )
        );

    /// <summary>
    /// Words of PRDECOD or PRTRT for a transplant from a donor: the one that is written, and examples of others.
    /// </summary>
    public static IReadOnlyList<string> Transplants { get; } =
    [
        ProcedureCode.Allograft,
        "ALLOGENIC STEM CELL TRANSPLANTATION",
        "BONE MARROW TRANSPLANT",
        "CORD BLOOD TRANSPLANTATION",
        "HAPLOIDENTICAL TRANSPLANTATION",
        "ALLO-HSCT",
        "HSCT",
    ];

    /// <summary>
    /// Drugs against leukaemia. Etoposide is none by its name alone: hyperinflammation is treated with it, too.
    /// </summary>
    internal static readonly SearchValues<string> Leukaemia = Any(
        "VENETOCLAX",
        "AZACITIDINE",
        "AZACYTIDINE",
        "DECITABINE",
        "CYTARABINE",
        "CYTOSINE ARABINOSIDE",
        "ARA-C",
        Fludarabine,
        "CLADRIBINE",
        "CLOFARABINE",
        "RUBICIN",
        "MITOXANTRONE",
        "GILTERITINIB",
        "MIDOSTAURIN",
        "QUIZARTINIB",
        "CRENOLANIB",
        "SORAFENIB",
        "IVOSIDENIB",
        "ENASIDENIB",
        "OLUTASIDENIB",
        "REVUMENIB",
        "ZIFTOMENIB",
        "GLASDEGIB",
        "GEMTUZUMAB",
        "HOMOHARRINGTONINE",
        "OMACETAXINE",
        "AMSACRINE",
        "MERCAPTOPURINE",
        "TIOGUANINE",
        "THIOGUANINE",
        "TUCIDINOSTAT",
        "CHIDAMIDE",
        "FLAG-IDA",
        "CPX-351",
        "VENCLEXTA",
        "VENCLYXTO",
        "VIDAZA",
        "ONUREG",
        "DACOGEN",
        "INQOVI",
        "XOSPATA",
        "RYDAPT",
        "VANFLYTA",
        "TIBSOVO",
        "IDHIFA",
        "REZLIDHIA",
        "MYLOTARG",
        "VYXEOS",
        "DAURISMO",
        "REVUFORJ",
        "KOMZIFTI",
        "NEXAVAR",
        "唯可来",
        "达珂",
        "维达莎",
        "适加坦",
        "爱谱沙",
        "维奈",
        "阿扎胞苷",
        "地西他滨",
        "阿糖胞苷",
        FludarabineInChinese,
        "克拉屈滨",
        "柔红霉素",
        "伊达比星",
        "阿柔比星",
        "阿克拉霉素",
        "米托蒽醌",
        "吉瑞替尼",
        "吉列替尼",
        "米哚妥林",
        "索拉非尼",
        "艾伏尼布",
        "高三尖杉酯碱",
        "西达本胺",
        "巯嘌呤",
        "硫鸟嘌呤"
    );

    /// <summary>Against leukaemia, and what lymphodepletion is made of.</summary>
    internal const string Fludarabine = "FLUDARABINE",
        FludarabineInChinese = "氟达拉滨";

    /// <summary>In the name of a procedure: it may have treated the leukaemia.</summary>
    internal static readonly SearchValues<string> Hints = Any(
        "TRANSPLANT",
        "STEM CELL",
        "DONOR LYMPHOCYTE",
        "CHEMO",
        "RADIOTHERAPY",
        "RADIATION",
        "CAR-T",
        "CAR T",
        "CART ",
        "CHIMERIC",
        "TCR-T",
        "NK CELL",
        "KILLER CELL",
        "CELL INFUSION",
        "CELL THERAPY",
        "CORD BLOOD",
        "IRRADIATION",
        "INTRATHECAL",
        "LYMPHOCYTE INFUSION",
        "DONOR CELL",
        "DONOR LEUK",
        "DONOR T",
        "REINFUS",
        "RE-INFUS",
        "SECOND INFUSION",
        "2ND INFUSION",
        "REPEAT INFUSION",
        "CRANIOSPINAL",
        "RADIOSURG",
        "BRACHYTHER",
        "CYBERKNIFE",
        "GAMMA KNIFE",
        "PROTON",
        "移植",
        "脐带血",
        "供者",
        "供体",
        "回输",
        "再输",
        "二次输注",
        "再次输注",
        "照射",
        "质子",
        "伽马刀",
        "射波刀",
        "干细胞",
        "脐血",
        "淋巴细胞",
        "细胞输注",
        "细胞回输",
        "细胞治疗",
        "化疗",
        "放疗",
        "放射治疗",
        "鞘内",
        "鞘注"
    );

    /// <summary>What a blood product never holds.</summary>
    internal static readonly SearchValues<string> Grafts = Any("TRANSPLANT", "STEM CELL", "LYMPHOCYTE", "移植", "干细胞", "淋巴");

    /// <summary>The same as words of their own: letters that stand in other words, too.</summary>
    internal static readonly SearchValues<string> HintWords = Any(
        " DLI ",
        " SCT ",
        " HCT ",
        " BMT ",
        " PBSC ",
        " TBI ",
        " RT ",
        " XRT ",
        " CSI ",
        " WBRT ",
        " TSEB ",
        " IMRT ",
        " SBRT ",
        " IT MTX "
    );

    internal static readonly SearchValues<string> Steroids = Any(
        "PREDNIS",
        "METHYLPRED",
        "MEDROL",
        "DEXAMETH",
        "DECADRON",
        "BETAMETHASONE",
        "CORTISON",
        "CORTEF",
        "TRIAMCINOLON",
        "DEFLAZACORT",
        "甲强龙",
        "强的松",
        "氟美松",
        "美卓乐",
        "糖皮质激素",
        "皮质类固醇",
        "泼尼松",
        "泼尼龙",
        "地塞米松",
        "可的松"
    );

    internal static readonly SearchValues<string> Immunosuppressants = Any(
        "TACROLIMUS",
        "CICLOSPORIN",
        "CYCLOSPORIN",
        "SIROLIMUS",
        "EVEROLIMUS",
        "MYCOPHENOL",
        "AZATHIOPRINE",
        "RUXOLITINIB",
        "BELUMOSUDIL",
        "ABATACEPT",
        "BASILIXIMAB",
        "THYMOCYTE",
        "THYMOGLOBULIN",
        "ETANERCEPT",
        "INFLIXIMAB",
        "ADALIMUMAB",
        "VEDOLIZUMAB",
        "ALEMTUZUMAB",
        "LEFLUNOMIDE",
        "TOFACITINIB",
        "BARICITINIB",
        "ITACITINIB",
        "FK506",
        "FK-506",
        "PROGRAF",
        "ADVAGRAF",
        "NEORAL",
        "SANDIMMUN",
        "CELLCEPT",
        "MYFORTIC",
        "RAPAMUNE",
        "JAKAVI",
        "JAKAFI",
        "IMURAN",
        "REZUROCK",
        "ENBREL",
        "REMICADE",
        "HUMIRA",
        "ATGAM",
        "GRAFALON",
        "他克莫司",
        "环孢",
        "西罗莫司",
        "依维莫司",
        "吗替麦考酚",
        "麦考酚",
        "霉酚酸",
        "硫唑嘌呤",
        "芦可替尼",
        "鲁索替尼",
        "巴利昔单抗",
        "抗胸腺",
        "抗人胸腺",
        "英夫利",
        "依那西普",
        "阿达木",
        "来氟米特",
        "托法替布",
        "巴瑞替尼",
        "免疫抑制剂"
    );

    /// <summary>The same as words of their own.</summary>
    internal static readonly SearchValues<string> ShortImmunosuppressants = Any(
        " MMF ",
        " CSA ",
        " CYA ",
        " ATG ",
        " ALG ",
        " FK 506 "
    );

    static readonly string[] OfBacteria =
    [
        "CILLIN",
        "CEF",
        "PENEM",
        "FLOXACIN",
        "VANCOMYCIN",
        "TEICOPLANIN",
        "LINEZOLID",
        "TIGECYCLINE",
        "AMIKACIN",
        "GENTAMICIN",
        "NIDAZOLE",
        "DAPTOMYCIN",
        "COLISTIN",
        "POLYMYXIN",
        "CLINDAMYCIN",
        "CYCLINE",
        "AZTREONAM",
        "FOSFOMYCIN",
        "AUGMENTIN",
        "ZOSYN",
        "TAZOCIN",
        "UNASYN",
        "SULPERAZON",
        "MERREM",
        "MERONEM",
        "INVANZ",
        "TIENAM",
        "ROCEPHIN",
        "TARGOCID",
        "ZYVOX",
        "CUBICIN",
        "TYGACIL",
        "西林",
        "头孢",
        "培南",
        "沙星",
        "万古霉素",
        "替考拉宁",
        "利奈唑胺",
        "替加环素",
        "米诺环素",
        "阿米卡星",
        "庆大霉素",
        "硝唑",
        "达托霉素",
        "黏菌素",
        "粘菌素",
        "克林霉素",
        "磷霉素",
    ];

    /// <summary>
    /// Drugs that an infection is treated with. Those against viruses and fungi are none by their names: most are given to
    /// prevent.
    /// </summary>
    internal static readonly SearchValues<string> Antibacterials = Any([.. OfBacteria]);

    /// <summary>In a category: some of what a wider one holds.</summary>
    internal static readonly SearchValues<string> PartOfAKind = Any("CHEMO", "CYTOTOXIC", "SALVAGE");

    /// <summary>In a category.</summary>
    internal static readonly SearchValues<string> AgainstInfections = Any(
        "ANTIBIOTIC",
        "ANTIBACTERIAL",
        "ANTIFUNGAL",
        "ANTIVIRAL",
        "ANTIMICROBIAL",
        "ANTI-INFECTIVE",
        "ANTIINFECTIVE"
    );

    /// <summary>Ways of giving that reach no further than the place.</summary>
    internal static readonly SearchValues<string> Local = Any("TOPIC", "OPHTHAL", "INTRAOC", "NASAL", "INHAL", "AURIC");

    /// <summary>Drugs of a cell-therapy ward that are neither against leukaemia nor support of counts.</summary>
    internal static readonly SearchValues<string> Ordinary = Any([
        .. OfBacteria,
        .. WardDrugs.Names,
        "ACETAMINOPHEN",
        "PARACETAMOL",
        "METAMIZOLE",
        "IBUPROFEN",
        "MORPHINE",
        "FENTANYL",
        "OXYCODONE",
        "TRAMADOL",
        "CICLOVIR",
        "CYCLOVIR",
        "LETERMOVIR",
        "FOSCARNET",
        "TAMIVIR",
        "TECAVIR",
        "TENOFOVIR",
        "CONAZOLE",
        "FUNGIN",
        "AMPHOTERICIN",
        "THROMYCIN",
        "SULFAMETHOXAZOLE",
        "TRIMETHOPRIM",
        "PENTAMIDINE",
        "DEXAMETHASONE",
        "PREDNIS",
        "CORTISON",
        "TOCILIZUMAB",
        "SILTUXIMAB",
        "ANAKINRA",
        "RUXOLITINIB",
        "TACROLIMUS",
        "CICLOSPORIN",
        "CYCLOSPORIN",
        "MYCOPHENOL",
        "LEVETIRACETAM",
        "ALLOPURINOL",
        "FEBUXOSTAT",
        "RASBURICASE",
        "SETRON",
        "METOCLOPRAMIDE",
        "PRAZOLE",
        "FAMOTIDINE",
        "URSODEOXYCHOLIC",
        "LACTULOSE",
        "MACROGOL",
        "LOPERAMIDE",
        "FUROSEMIDE",
        "TORASEMIDE",
        "SPIRONOLACTONE",
        "EPINEPHRINE",
        "ADRENALINE",
        "SARTAN",
        "DIPINE",
        "PROLOL",
        "VASTATIN",
        "METFORMIN",
        "INSULIN",
        "THYROXINE",
        "PARIN",
        "XABAN",
        "AZEPAM",
        "ZOLAM",
        "HYDRAMINE",
        "CETIRIZINE",
        "POTASSIUM",
        "MAGNESIUM",
        "CALCIUM",
        "SODIUM CHLORIDE",
        "BICARBONATE",
        "VITAMIN",
        "FOLIC ACID",
        "OXYGEN",
        "TRANEXAMIC",
        "VACCINE",
    ]);

    static SearchValues<string> Any(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
