using Cairn.Quantities;

namespace Cairn.Records.Terminology;

/// <summary>
/// LOINC codes of the catalogue's tests (long common names of LOINC, loinc.org), and the two of SNOMED CT that hospitals use
/// beside them. Codes whose words leave the specimen or the method of a serology open are left out.
/// </summary>
static class MeasuredCodes
{
    public static readonly IReadOnlyList<OutsideCode> All =
    [
        Blood("6690-2", "WBC", "10*9/L", "Leukocytes [#/volume] in Blood by Automated count"),
        Blood("26464-8", "WBC", "10*9/L", "Leukocytes [#/volume] in Blood"),
        Blood("804-5", "WBC", "10*9/L", "Leukocytes [#/volume] in Blood by Manual count"),
        new(CodeSystem.Snomed, "767002", "White blood cell count", "LB", "WBC") { Unit = Unit.Of("10*9/L") },
        Blood("751-8", "NEUT", "10*9/L", "Neutrophils [#/volume] in Blood by Automated count"),
        Blood("26499-4", "NEUT", "10*9/L", "Neutrophils [#/volume] in Blood"),
        Blood("753-4", "NEUT", "10*9/L", "Neutrophils [#/volume] in Blood by Manual count"),
        Blood("731-0", "LYM", "10*9/L", "Lymphocytes [#/volume] in Blood by Automated count"),
        Blood("26474-7", "LYM", "10*9/L", "Lymphocytes [#/volume] in Blood"),
        Blood("732-8", "LYM", "10*9/L", "Lymphocytes [#/volume] in Blood by Manual count"),
        Blood("777-3", "PLAT", "10*9/L", "Platelets [#/volume] in Blood by Automated count"),
        Blood("26515-7", "PLAT", "10*9/L", "Platelets [#/volume] in Blood"),
        Blood("778-1", "PLAT", "10*9/L", "Platelets [#/volume] in Blood by Manual count"),
        Blood("718-7", "HGB", "g/dL", "Hemoglobin [Mass/volume] in Blood"),
        Blood("59260-0", "HGB", "mmol/L", "Hemoglobin [Moles/volume] in Blood"),
        Blood("26446-5", "BLASTLE", "%", "Blasts/100 leukocytes in Blood"),
        Blood("709-6", "BLASTLE", "%", "Blasts/100 leukocytes in Blood by Manual count"),
        Blood("2160-0", "CREAT", "mg/dL", "Creatinine [Mass/volume] in Serum or Plasma"),
        Blood("14682-9", "CREAT", "umol/L", "Creatinine [Moles/volume] in Serum or Plasma"),
        Blood("1975-2", "BILI", "mg/dL", "Bilirubin.total [Mass/volume] in Serum or Plasma"),
        Blood("14631-6", "BILI", "umol/L", "Bilirubin.total [Moles/volume] in Serum or Plasma"),
        Blood("1968-7", "BILDIR", "mg/dL", "Bilirubin.direct [Mass/volume] in Serum or Plasma"),
        Blood("14629-0", "BILDIR", "umol/L", "Bilirubin.direct [Moles/volume] in Serum or Plasma"),
        Enzyme("1742-6", "ALT", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("1743-4", "ALT", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma by With P-5'-P"),
        Enzyme(
            "1744-2",
            "ALT",
            "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma by No addition of P-5'-P"
        ),
        Enzyme("1920-8", "AST", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("30239-8", "AST", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma by With P-5'-P"),
        Enzyme(
            "88112-8",
            "AST",
            "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma by No addition of P-5'-P"
        ),
        Enzyme("6768-6", "ALP", "Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("2324-2", "GGT", "Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("2157-6", "CK", "Creatine kinase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("3040-3", "LIPASE", "Lipase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("1798-8", "AMYLASE", "Amylase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme("2532-0", "LDH", "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma"),
        Enzyme(
            "14804-9",
            "LDH",
            "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma by Lactate to pyruvate reaction"
        ),
        Blood("1988-5", "CRP", "mg/L", "C reactive protein [Mass/volume] in Serum or Plasma"),
        Blood("30522-7", "CRP", "mg/L", "C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method"),
        Blood("2276-4", "FERRITIN", "ng/mL", "Ferritin [Mass/volume] in Serum or Plasma"),
        Blood("20567-4", "FERRITIN", "ng/mL", "Ferritin [Mass/volume] in Serum or Plasma by Immunoassay"),
        Blood("3255-7", "FIBRINO", "mg/dL", "Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay"),
        Blood("6301-6", "INR", "1", "INR in Platelet poor plasma by Coagulation assay"),
        Blood("34714-6", "INR", "1", "INR in Blood by Coagulation assay"),
        Blood("3173-2", "APTT", "s", "aPTT in Blood by Coagulation assay"),
        Blood("14979-9", "APTT", "s", "aPTT in Platelet poor plasma by Coagulation assay"),
        Blood("2345-7", "GLUC", "mg/dL", "Glucose [Mass/volume] in Serum or Plasma"),
        Blood("14749-6", "GLUC", "mmol/L", "Glucose [Moles/volume] in Serum or Plasma"),
        Blood("22664-7", "UREA", "mmol/L", "Urea [Moles/volume] in Serum or Plasma"),
        Blood("3091-6", "UREA", "mg/dL", "Urea [Mass/volume] in Serum or Plasma"),
        Blood("3094-0", "BUN", "mg/dL", "Urea nitrogen [Mass/volume] in Serum or Plasma"),
        Blood("14937-7", "BUN", "mmol/L", "Urea nitrogen [Moles/volume] in Serum or Plasma"),
        Blood("3084-1", "URATE", "mg/dL", "Urate [Mass/volume] in Serum or Plasma"),
        Blood("14933-6", "URATE", "umol/L", "Urate [Moles/volume] in Serum or Plasma"),
        Blood("17861-6", "CA", "mg/dL", "Calcium [Mass/volume] in Serum or Plasma"),
        Blood("2000-8", "CA", "mmol/L", "Calcium [Moles/volume] in Serum or Plasma"),
        Blood("19123-9", "MG", "mg/dL", "Magnesium [Mass/volume] in Serum or Plasma"),
        Blood("2601-3", "MG", "mmol/L", "Magnesium [Moles/volume] in Serum or Plasma"),
        Blood("2777-1", "PHOS", "mg/dL", "Phosphate [Mass/volume] in Serum or Plasma"),
        Blood("14879-1", "PHOS", "mmol/L", "Phosphate [Moles/volume] in Serum or Plasma"),
        Blood("2823-3", "K", "mmol/L", "Potassium [Moles/volume] in Serum or Plasma"),
        Blood("2951-2", "SODIUM", "mmol/L", "Sodium [Moles/volume] in Serum or Plasma"),
        Blood("1751-7", "ALB", "g/dL", "Albumin [Mass/volume] in Serum or Plasma"),
        Blood("54347-0", "ALB", "umol/L", "Albumin [Moles/volume] in Serum or Plasma"),
        Blood("2571-8", "TRIG", "mg/dL", "Triglyceride [Mass/volume] in Serum or Plasma"),
        Blood("14927-8", "TRIG", "mmol/L", "Triglyceride [Moles/volume] in Serum or Plasma"),
        Blood("2093-3", "CHOL", "mg/dL", "Cholesterol [Mass/volume] in Serum or Plasma"),
        Blood("14647-2", "CHOL", "mmol/L", "Cholesterol [Moles/volume] in Serum or Plasma"),
        Blood("2524-7", "LACTICAC", "mmol/L", "Lactate [Moles/volume] in Serum or Plasma"),
        Blood("32693-4", "LACTICAC", "mmol/L", "Lactate [Moles/volume] in Blood"),
        Blood("42595-9", "HBVDNA", "[iU]/mL", "Hepatitis B virus DNA [Units/volume] (viral load) in Serum or Plasma by NAA"),
        Blood("11011-4", "HCVRNA", "[iU]/mL", "Hepatitis C virus RNA [Units/volume] (viral load) in Serum or Plasma by NAA"),
        Sign("2106-3", "HCG", "Choriogonadotropin (pregnancy test) [Presence] in Urine"),
        Sign("2118-8", "HCG", "Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma"),
        Sign("2110-5", "HCG", "Choriogonadotropin.beta subunit (pregnancy test) [Presence] in Serum or Plasma"),
        Sign("2112-1", "HCG", "Choriogonadotropin.beta subunit (pregnancy test) [Presence] in Urine"),
        Sign("31201-7", "HIVAB", "HIV 1+2 Ab [Presence] in Serum or Plasma by Immunoassay"),
        Sign("7918-6", "HIVAB", "HIV 1+2 Ab [Presence] in Serum"),
        Sign("5195-3", "HBSAG", "Hepatitis B virus surface Ag [Presence] in Serum"),
        Sign("5196-1", "HBSAG", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay"),
        Sign("13952-7", "HBCAB", "Hepatitis B virus core Ab [Presence] in Serum or Plasma by Immunoassay"),
        Sign("16933-4", "HBCAB", "Hepatitis B virus core Ab [Presence] in Serum"),
        Sign("13955-0", "HCAB", "Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay"),
        Sign("16128-1", "HCAB", "Hepatitis C virus Ab [Presence] in Serum"),
        Sign("24110-9", "TPAB", "Treponema pallidum Ab [Presence] in Serum by Immunoassay"),
        Sign("24312-1", "TPAB", "Treponema pallidum Ab [Presence] in Serum by Agglutination"),
        Other("11150-0", "MI", "BLAST", "%", "Blasts/100 cells in Bone marrow"),
        Other("8310-5", "VS", "TEMP", "Cel", "Body temperature"),
        Other("8331-1", "VS", "TEMP", "Cel", "Oral temperature"),
        Other("8480-6", "VS", "SYSBP", "mm[Hg]", "Systolic blood pressure"),
        Other("8462-4", "VS", "DIABP", "mm[Hg]", "Diastolic blood pressure"),
        Other("8867-4", "VS", "HR", "/min", "Heart rate"),
        Other("9279-1", "VS", "RESP", "/min", "Respiratory rate"),
        Other("59408-5", "VS", "OXYSAT", "%", "Oxygen saturation in Arterial blood by Pulse oximetry"),
        Other("2708-6", "VS", "OXYSAT", "%", "Oxygen saturation in Arterial blood"),
        Other("29463-7", "VS", "WEIGHT", "kg", "Body weight"),
        Other("3141-9", "VS", "WEIGHT", "kg", "Body weight Measured"),
        Other("8302-2", "VS", "HEIGHT", "cm", "Body height"),
        Other("3137-7", "VS", "HEIGHT", "cm", "Body height Measured"),
        Other("10230-1", "EG", "LVEF", "%", "Left ventricular Ejection fraction"),
        Other("18043-0", "EG", "LVEF", "%", "Left ventricular Ejection fraction by US"),
        Other("8811-2", "EG", "LVEF", "%", "Left ventricular Ejection fraction by MR"),
        Other("8810-4", "EG", "LVEF", "%", "Left ventricular Ejection fraction by CT"),
        Other("89247-1", "QS", "ECOG101", "1", "ECOG Performance Status score"),
        new(CodeSystem.Snomed, "423740007", "Eastern Cooperative Oncology Group performance status", "QS", "ECOG101"),
        Other("89243-0", "QS", "KPS0101", "1", "Karnofsky Performance Status score"),
        Other("88020-3", "QS", "NYHACLS", "1", "Functional capacity NYHA"),
    ];

    static OutsideCode Other(string code, string domain, string test, string unit, string display) =>
        new(CodeSystem.Loinc, code, display, domain, test) { Unit = Unit.Of(unit) };

    static OutsideCode Blood(string code, string test, string unit, string display) => Other(code, "LB", test, unit, display);

    static OutsideCode Enzyme(string code, string test, string display) => Blood(code, test, "U/L", display);

    static OutsideCode Sign(string code, string test, string display) => new(CodeSystem.Loinc, code, display, "LB", test);
}
