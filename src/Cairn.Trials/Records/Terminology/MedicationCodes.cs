namespace Cairn.Records.Terminology;

/// <summary>
/// Drugs that criteria of the trials name: RxNorm ingredients, and the ATC classification, whose groups give a category to any
/// drug below them. RxNorm's packed drugs (a strength, a form) are not listed: they come without a category, and are named.
/// </summary>
static class MedicationCodes
{
    const string Steroid = "CORTICOSTEROID",
        Immunosuppressant = "IMMUNOSUPPRESSANT",
        AntiInfective = "ANTI-INFECTIVE";

    public static readonly IReadOnlyList<OutsideCode> All =
    [
        RxNorm("8640", "prednisone", "PREDNISONE", Steroid),
        RxNorm("8638", "prednisolone", "PREDNISOLONE", Steroid),
        RxNorm("6902", "methylprednisolone", "METHYLPREDNISOLONE", Steroid),
        RxNorm("3264", "dexamethasone", "DEXAMETHASONE", Steroid),
        RxNorm("5492", "hydrocortisone", "HYDROCORTISONE", Steroid),
        Atc("H02AB07", "prednisone", "PREDNISONE", Steroid),
        Atc("H02AB06", "prednisolone", "PREDNISOLONE", Steroid),
        Atc("H02AB04", "methylprednisolone", "METHYLPREDNISOLONE", Steroid),
        Atc("H02AB02", "dexamethasone", "DEXAMETHASONE", Steroid),
        Atc("H02AB09", "hydrocortisone", "HYDROCORTISONE", Steroid),
        Group("H02AB", "Glucocorticoids for systemic use", Steroid),
        RxNorm("1747556", "venetoclax", "VENETOCLAX", MedicationCategory.AntiLeukaemia),
        RxNorm("1251", "azacitidine", "AZACITIDINE", MedicationCategory.AntiLeukaemia),
        RxNorm("15657", "decitabine", "DECITABINE", MedicationCategory.AntiLeukaemia),
        RxNorm("3041", "cytarabine", "CYTARABINE", MedicationCategory.AntiLeukaemia),
        RxNorm("5552", "hydroxyurea", "HYDROXYUREA", MedicationCategory.AntiLeukaemia),
        RxNorm("24698", "fludarabine", "FLUDARABINE", MedicationCategory.AntiLeukaemia),
        RxNorm("3002", "cyclophosphamide", "CYCLOPHOSPHAMIDE", MedicationCategory.AntiLeukaemia),
        Atc("L01BC07", "azacitidine", "AZACITIDINE", MedicationCategory.AntiLeukaemia),
        Atc("L01BC08", "decitabine", "DECITABINE", MedicationCategory.AntiLeukaemia),
        Atc("L01BC01", "cytarabine", "CYTARABINE", MedicationCategory.AntiLeukaemia),
        Atc("L01BB05", "fludarabine", "FLUDARABINE", MedicationCategory.AntiLeukaemia),
        Atc("L01EX13", "gilteritinib", "GILTERITINIB", MedicationCategory.AntiLeukaemia),
        Atc("L01EX10", "midostaurin", "MIDOSTAURIN", MedicationCategory.AntiLeukaemia),
        Group("L01", "Antineoplastic agents", MedicationCategory.AntiLeukaemia),
        RxNorm("42316", "tacrolimus", "TACROLIMUS", Immunosuppressant),
        RxNorm("3008", "cyclosporine", "CICLOSPORIN", Immunosuppressant),
        RxNorm("68149", "mycophenolate mofetil", "MYCOPHENOLATE MOFETIL", Immunosuppressant),
        RxNorm("35302", "sirolimus", "SIROLIMUS", Immunosuppressant),
        Group("L04", "Immunosuppressants", Immunosuppressant),
        Group("J01", "Antibacterials for systemic use", AntiInfective),
        Group("J02", "Antimycotics for systemic use", AntiInfective),
        Group("J05", "Antivirals for systemic use", AntiInfective),
        RxNorm("68442", "filgrastim", "FILGRASTIM", MedicationCategory.GrowthFactor),
        Group("L03AA", "Colony stimulating factors", MedicationCategory.GrowthFactor),
    ];

    static OutsideCode RxNorm(string code, string display, string drug, string category) =>
        new(CodeSystem.RxNorm, code, display, "CM", drug) { Category = category };

    static OutsideCode Atc(string code, string display, string drug, string category) =>
        new(CodeSystem.Atc, code, display, "CM", drug) { Category = category };

    // A group says what kind of drug it is, not which.
    static OutsideCode Group(string code, string display, string category) =>
        new(CodeSystem.Atc, code, display, "CM", "") { Category = category };
}
