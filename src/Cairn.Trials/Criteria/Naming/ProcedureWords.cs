using Cairn.Records;

namespace Cairn.Criteria.Naming;

/// <summary>
/// Wordings of procedures, and of cells among the medications, by the name under which criteria ask for them: INN stems
/// (cabtagene, leucel) and brands of cell products, what sites call CAR-T cells, and operations.
/// </summary>
static class ProcedureWords
{
    public const string CarT = "CAR-T CELL INFUSION",
        CarNk = "CAR-NK CELL INFUSION",
        ModifiedCells = "GENE-MODIFIED CELL THERAPY",
        MajorSurgery = "MAJOR SURGERY",
        Radiotherapy = "RADIOTHERAPY",
        DonorLymphocytes = "DONOR LYMPHOCYTE INFUSION",
        Bypass = "CORONARY ARTERY BYPASS GRAFT",
        OxygenSupport = "OXYGEN SUPPORT";

    /// <summary>Treatments other than modified cells: what is one, and what may be.</summary>
    internal static readonly (string Name, string[] Is, string[] MayBe)[] Treatments =
    [
        (
            Radiotherapy,
            [
                .. Words("RADIOTHERAPY, RADIATION, IRRADIATION, CYBERKNIFE"),
                .. Words("CYBER KNIFE, GAMMA KNIFE, PROTON THERAPY, PROTON BEAM"),
                .. Words("ELECTRON BEAM, BRACHYTHERAPY, TBI, TSEB, SBRT, IMRT, VMAT, XRT, EBRT, RADIOSURGERY, TOMOTHERAPY"),
                .. Words("CHEMORADIOTHERAPY, RADIOCHEMOTHERAPY, CHEMORADIATION"),
            ],
            [.. Words("RT, CSI, WBRT, RADIOEMBOLIZATION, RADIOIODINE, RADIONUCLIDE, RADIOTHERAP*, RADIOIMMUNO*, PROTON")]
        ),
        (
            DonorLymphocytes,
            [.. Words("DLI, DONOR LYMPHOCYTE, DONOR LEUKOCYTE, DONOR T CELL, DONOR T LYMPHOCYTE")],
            [.. Words("LYMPHOCYTE INFUSION, LYMPHOCYTE TRANSFUSION, LEUKOCYTE INFUSION, DONOR CELL, DONOR NK CELL")]
        ),
        (
            ProcedureCode.Allograft,
            [],
            [
                .. Words("STEM CELL, CORD BLOOD, PBSC, BMT, SCT, HCT, HSCT, MARROW INFUSION, BONE MARROW INFUSION, DONOR CELL"),
                .. Words("HEMATOPOIETIC CELL INFUSION, PROGENITOR CELL"),
            ]
        ),
        (
            Bypass,
            [.. Words("CABG, CORONARY BYPASS, CORONARY ARTERY BYPASS, AORTOCORONARY BYPASS")],
            [.. Words("BYPASS, REVASCULARIZATION")]
        ),
        (
            OxygenSupport,
            [],
            [
                .. Words("VENTILATION, VENTILATOR, INTUBATION, OXYGEN, OXYGENATION, CPAP, BIPAP, NIV, ECMO, HFNC, HIGH FLOW"),
                .. Words("O2, NASAL CANNULA, NASAL PRONGS, VENTURI MASK, BREATHER, EXTRACORPOREAL MEMBRANE OXYGENATION"),
            ]
        ),
    ];

    /// <summary>What was the patient's own is no transplant from a donor.</summary>
    internal static readonly string[] Own = [.. Words("AUTO, AUTOLOG*, ASCT, OWN")];

    /// <summary>What a ward does every day, and no criterion asks about.</summary>
    internal static readonly string[] Everyday =
    [
        .. Words("ASPIRATION, ASPIRATE, MARROW, LUMBAR, SPINAL, ECHOCARDIO*"),
        .. Words("ECHO, TTE, ULTRASOUND, ULTRASONO*, DOPPLER, CT, MRI"),
        .. Words("PET, XRAY, X RAY, RADIOGRAPH, SCAN, TOMOGRAPHY, IMAGING, ELECTROCARDIO*, ECG, EKG, EEG, EMG, HOLTER, MUGA"),
        .. Words("*SCOPY, *GRAM, *GRAPHY, TRANSFUSION, PLATELET, RED CELL"),
        .. Words("PLASMA, CATHETER*, PICC, CVC, HICKMAN, LINE, CANNULATION"),
        .. Words("DIALYSIS, HEMODIALYSIS, HEMOFILTRATION, CRRT, PHYSIOTHERAPY, REHABILITATION, PHYSICAL THERAPY, DRAINAGE"),
        .. Words("THORACENTESIS, PARACENTESIS, *CENTESIS, TUBE"),
        .. Words("LAVAGE, SPIROMETRY, PULMONARY FUNCTION, EXAMINATION, BLOOD DRAW"),
        .. Words("BLOOD SAMPLING, VENIPUNCTURE, TEST, TESTING, CULTURE"),
        .. Words("SWAB, DRESSING, SUTURE, INJECTION, CONSULTATION, VACCINATION"),
        .. Words("ACUPUNCTURE, CARDIOVERSION, PACEMAKER, STENT, PCI"),
        .. Words("ANGIOPLASTY, ABLATION, BANDING, EXTRACTION, DELIVERY, IVF"),
        .. Words("CORNEA*, HAIR, FECAL, MICROBIOTA, MONITORING, ENEMA"),
        .. Words("FEEDING, NUTRITION, COUNSELING, SPERM, OOCYTE, CRYOPRESERVATION"),
    ];

    /// <summary>Procedures in Chinese, read by <see cref="PartWordings{T}"/>.</summary>
    internal static readonly (string Name, string[] Is, string[] MayBe)[] Parts =
    [
        (CarT, Apart("嵌合抗原受体 仑赛 CART"), []),
        (
            ModifiedCells,
            Apart("基因修饰 基因编辑 基因改造 转基因"),
            Apart("免疫细胞 细胞治疗 细胞免疫 NK细胞 自然杀伤 细胞输注 细胞回输 基因治疗")
        ),
        (Radiotherapy, Apart("放疗 放射治疗 照射 质子 伽马刀 伽玛刀 射波刀 粒子植入 近距离治疗"), Apart("放射 放化疗")),
        (
            DonorLymphocytes,
            Apart("供者淋巴细胞输注 供者淋巴细胞回输 供体淋巴细胞输注 供体淋巴细胞回输 供者淋巴 供体淋巴 供者白细胞 供者T"),
            Apart("淋巴细胞输注 淋巴细胞回输 供者细胞 供体细胞")
        ),
        (
            ProcedureCode.Allograft,
            [],
            Apart("干细胞输注 干细胞回输 造血细胞输注 造血细胞回输 干细胞 脐血 脐带血 骨髓输注 骨髓回输 供者细胞 供体细胞")
        ),
        (Bypass, Apart("冠状动脉旁路 冠脉旁路 冠状动脉搭桥 冠脉搭桥"), Apart("搭桥 旁路移植")),
        (OxygenSupport, [], Apart("机械通气 呼吸机 无创通气 插管 吸氧 氧疗 氧气 给氧 供氧 鼻导管 高流量 膜肺")),
    ];

    internal static readonly string[] MajorParts = [.. Apart("大手术 开胸 开腹 剖腹 开颅")],
        OperationParts = [.. Apart("手术 切除 造口 吻合 置换 搭桥 旁路 修补 固定术 剖宫产 截肢 成形术 清创")],
        MinorParts = [.. Apart("小手术 活检 穿刺 置管 拔牙 牙 白内障 包皮 输液港 非手术")],
        OwnParts = [.. Apart("自体 自身")],
        AroundParts = [.. Apart("采集 动员 评估 会诊 配型 术后 移植后 前 拒绝 未 计划")],
        EverydayParts =

        [
            .. Apart(
                "骨穿 腰穿 骨髓穿刺 骨髓检查 超声 彩超 心电图 脑电图 CT 磁共振 核磁 胸片 X线 造影 镜 透析 引流 灌洗 输血 红细胞"
            ),
            .. Apart("血小板 血浆 粒细胞输注 红细胞输注 采血 检查 换药 针灸 康复 理疗 支架 起搏器 消融 灌肠 鼻饲"),
        ];

    internal static readonly (string Name, string[] Is, string[] MayBe)[] Cells =
    [
        (
            CarT,
            [
                .. Words(
                    "CAR T, CAR T CELL, CART, CART19*, *CART, UCAR T, UCART*, CAR TCELL, CARTCELL, CHIMERIC ANTIGEN RECEPTOR"
                ),
                .. Words(
                    "CHIMERIC ANTIGEN RECEPTOR T CELL, *CABTAGENE, *LECLEUCEL, *TAGENE, KYMRIAH, YESCARTA, TECARTUS, BREYANZI"
                ),
                .. Words("ABECMA, CARVYKTI, CARTEYVA, FUCASO, AUCATZYL, TISA CEL, AXI CEL, BREXU CEL, LISO CEL, IDE CEL"),
                .. Words("CILTA CEL, RELMA CEL, EQUE CEL, INATI CEL, OBE CEL, ZEVOR CEL, CAR CELL, CAR MODIFIED"),
            ],
            []
        ),
        (CarNk, [.. Words("CAR NK, CARNK, CAR NATURAL KILLER, CHIMERIC ANTIGEN RECEPTOR NK")], []),
        (
            ModifiedCells,
            [
                .. Words(
                    "TCR T, TCR T CELL, TCRT, TCR ENGINEERED, GENE MODIFIED, GENETICALLY MODIFIED, GENE EDITED, GENE ENGINEERED"
                ),
                .. Words(
                    "GENETICALLY ENGINEERED, TRANSDUCED, CAR M, CAR MACROPHAGE, CAR NKT, *TRESGENE, TECELRA, TCR TRANSGENIC"
                ),
            ],
            [
                .. Words(
                    "CELL THERAPY, CELLULAR THERAPY, CELL IMMUNOTHERAPY, CELLULAR IMMUNOTHERAPY, IMMUNE CELL, T CELL THERAPY"
                ),
                .. Words("T CELL INFUSION, NK CELL, NATURAL KILLER, CIK, KILLER CELL, GENE THERAPY, *LEUCEL, CAR"),
                .. Words("ADOPTIVE CELL, ADOPTIVE T CELL, CEL, TCR, TIL, CTL, VIRUS SPECIFIC T CELL"),
                .. Words("TUMOR INFILTRATING LYMPHOCYTE"),
            ]
        ),
    ];

    internal static readonly string[] MajorOperations =
    [
        .. Words("MAJOR SURGERY, MAJOR OPERATION, MAJOR ABDOMINAL SURGERY, MAJOR SURGICAL PROCEDURE, LAPAROTOMY"),
        .. Words("THORACOTOMY, CRANIOTOMY, OPEN HEART SURGERY"),
    ];

    /// <summary>Of which nobody says whether it was a major one.</summary>
    internal static readonly string[] Operations =
    [
        .. Words("SURGERY, SURGICAL, OPERATION, *ECTOMY, *PLASTY, *OTOMY, *OSTOMY, *PEXY, RESECTION, REPLACEMENT"),
        .. Words("AMPUTATION, BYPASS, CABG, HERNIA REPAIR, HERNIORRHAPHY, FIXATION, *DESIS, CESAREAN"),
        .. Words("TRANSPLANTATION OF ORGAN, EXPLORATION, DEBRIDEMENT, LAPAROSCOPY, LAPAROSCOPIC, EXCISION, VALVE, FUSION"),
        .. Words("REPAIR, REMOVAL OF ORGAN, DISSECTION"),
    ];

    /// <summary>Operations that are no major ones, and what only sounds like one.</summary>
    internal static readonly string[] Minor =
    [
        .. Words("MINOR SURGERY, MINOR OPERATION, DENTAL SURGERY, ORAL SURGERY, CATARACT SURGERY, CATARACT, EYE SURGERY"),
        .. Words("PORT, PHLEBOTOMY, VENOTOMY, CATHETER, BIOPSY, PUNCTURE, PACKED, TOOTH, DENTAL, RADIOSURGERY, SKIN LESION"),
        .. Words("NAIL, CORE BIOPSY, BONE MARROW ASPIRATION, CIRCUMCISION, VASECTOMY, PLASMA EXCHANGE, RED CELL EXCHANGE"),
        .. Words("NO SURGERY"),
    ];

    /// <summary>Beside cells: what was done for, before or after them, or not at all.</summary>
    internal static readonly string[] Around =
    [
        .. Words(
            "FOR, POST, AFTER, BEFORE, PRE, DUE, RELATED, LYMPHODEPLETION, CONDITIONING, BRIDGING, EVALUATION, CONSULTATION"
        ),
        .. Words("SCREENING, PLANNED, REFUSED, DECLINED, NOT, NO, CANCELLED, MANUFACTURE, COLLECTION, PREPARATION"),
        .. Words("ELIGIBILITY"),
    ];

    /// <summary>The collection of cells, whatever they are collected for.</summary>
    internal static readonly string[] Collections = [.. Words("*APHERESIS, HARVEST, CELL COLLECTION")];

    static string[] Words(string list) => list.Split(", ");

    static string[] Apart(string list) => list.Split(' ');
}
