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
        MajorSurgery = "MAJOR SURGERY";

    internal static readonly (string Name, string[] Is, string[] MayBe)[] Cells =
    [
        (
            CarT,
            [
                .. Words(
                    "CAR T, CAR T CELL, CART, CART19*, *CART, UCAR T, UCART, CAR TCELL, CARTCELL, CHIMERIC ANTIGEN RECEPTOR"
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
}
