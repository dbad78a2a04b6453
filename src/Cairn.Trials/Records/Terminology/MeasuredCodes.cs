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
        Blood("6690-2", ScreeningCode.Leukocytes, "Leukocytes [#/volume] in Blood by Automated count"),
        Blood("26464-8", ScreeningCode.Leukocytes, "Leukocytes [#/volume] in Blood"),
        Blood("804-5", ScreeningCode.Leukocytes, "Leukocytes [#/volume] in Blood by Manual count"),
        new(CodeSystem.Snomed, "767002", "White blood cell count", "LB", ScreeningCode.Leukocytes)
        {
            Unit = Catalogue.Find("LB", ScreeningCode.Leukocytes)!.Unit,
        },
        Blood("751-8", TestCode.Neutrophils, "Neutrophils [#/volume] in Blood by Automated count"),
        Blood("26499-4", TestCode.Neutrophils, "Neutrophils [#/volume] in Blood"),
        Blood("753-4", TestCode.Neutrophils, "Neutrophils [#/volume] in Blood by Manual count"),
        Blood("731-0", LabCode.Lymphocytes, "Lymphocytes [#/volume] in Blood by Automated count"),
        Blood("26474-7", LabCode.Lymphocytes, "Lymphocytes [#/volume] in Blood"),
        Blood("732-8", LabCode.Lymphocytes, "Lymphocytes [#/volume] in Blood by Manual count"),
        Blood("777-3", TestCode.Platelets, "Platelets [#/volume] in Blood by Automated count"),
        Blood("26515-7", TestCode.Platelets, "Platelets [#/volume] in Blood"),
        Blood("778-1", TestCode.Platelets, "Platelets [#/volume] in Blood by Manual count"),
        Blood("718-7", ScreeningCode.Haemoglobin, "g/dL", "Hemoglobin [Mass/volume] in Blood"),
        Blood("59260-0", ScreeningCode.Haemoglobin, "mmol/L", "Hemoglobin [Moles/volume] in Blood"),
        Blood("26446-5", TestCode.BloodBlasts, "Blasts/100 leukocytes in Blood"),
        Blood("709-6", TestCode.BloodBlasts, "Blasts/100 leukocytes in Blood by Manual count"),
        Blood("2160-0", ScreeningCode.Creatinine, "mg/dL", "Creatinine [Mass/volume] in Serum or Plasma"),
        Blood("14682-9", ScreeningCode.Creatinine, "Creatinine [Moles/volume] in Serum or Plasma"),
        Blood("1975-2", ScreeningCode.Bilirubin, "mg/dL", "Bilirubin.total [Mass/volume] in Serum or Plasma"),
        Blood("14631-6", ScreeningCode.Bilirubin, "Bilirubin.total [Moles/volume] in Serum or Plasma"),
        Blood("1968-7", ScreeningCode.DirectBilirubin, "mg/dL", "Bilirubin.direct [Mass/volume] in Serum or Plasma"),
        Blood("14629-0", ScreeningCode.DirectBilirubin, "Bilirubin.direct [Moles/volume] in Serum or Plasma"),
        Blood("1742-6", ScreeningCode.Alt, "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood(
            "1743-4",
            ScreeningCode.Alt,
            "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma by With P-5'-P"
        ),
        Blood(
            "1744-2",
            ScreeningCode.Alt,
            "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma by No addition of P-5'-P"
        ),
        Blood("1920-8", ScreeningCode.Ast, "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood(
            "30239-8",
            ScreeningCode.Ast,
            "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma by With P-5'-P"
        ),
        Blood(
            "88112-8",
            ScreeningCode.Ast,
            "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma by No addition of P-5'-P"
        ),
        Blood("6768-6", LabCode.AlkalinePhosphatase, "Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood(
            "2324-2",
            LabCode.GammaGlutamylTransferase,
            "Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma"
        ),
        Blood("2157-6", LabCode.CreatineKinase, "Creatine kinase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood("3040-3", LabCode.Lipase, "Lipase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood("1798-8", LabCode.Amylase, "Amylase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood("2532-0", ScreeningCode.Ldh, "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma"),
        Blood(
            "14804-9",
            ScreeningCode.Ldh,
            "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma by Lactate to pyruvate reaction"
        ),
        Blood("1988-5", LabCode.CReactiveProtein, "C reactive protein [Mass/volume] in Serum or Plasma"),
        Blood(
            "30522-7",
            LabCode.CReactiveProtein,
            "C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method"
        ),
        Blood("2276-4", LabCode.Ferritin, "ng/mL", "Ferritin [Mass/volume] in Serum or Plasma"),
        Blood("20567-4", LabCode.Ferritin, "ng/mL", "Ferritin [Mass/volume] in Serum or Plasma by Immunoassay"),
        Blood("3255-7", LabCode.Fibrinogen, "mg/dL", "Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay"),
        Blood("6301-6", LabCode.Inr, "INR in Platelet poor plasma by Coagulation assay"),
        Blood("34714-6", LabCode.Inr, "INR in Blood by Coagulation assay"),
        Blood("3173-2", LabCode.Aptt, "aPTT in Blood by Coagulation assay"),
        Blood("14979-9", LabCode.Aptt, "aPTT in Platelet poor plasma by Coagulation assay"),
        Blood("2345-7", LabCode.Glucose, "mg/dL", "Glucose [Mass/volume] in Serum or Plasma"),
        Blood("14749-6", LabCode.Glucose, "Glucose [Moles/volume] in Serum or Plasma"),
        Blood("22664-7", LabCode.Urea, "Urea [Moles/volume] in Serum or Plasma"),
        Blood("3091-6", LabCode.Urea, "mg/dL", "Urea [Mass/volume] in Serum or Plasma"),
        Blood("3094-0", LabCode.UreaNitrogen, "mg/dL", "Urea nitrogen [Mass/volume] in Serum or Plasma"),
        Blood("14937-7", LabCode.UreaNitrogen, "Urea nitrogen [Moles/volume] in Serum or Plasma"),
        Blood("3084-1", LabCode.Urate, "mg/dL", "Urate [Mass/volume] in Serum or Plasma"),
        Blood("14933-6", LabCode.Urate, "Urate [Moles/volume] in Serum or Plasma"),
        Blood("17861-6", LabCode.Calcium, "mg/dL", "Calcium [Mass/volume] in Serum or Plasma"),
        Blood("2000-8", LabCode.Calcium, "Calcium [Moles/volume] in Serum or Plasma"),
        Blood("19123-9", LabCode.Magnesium, "mg/dL", "Magnesium [Mass/volume] in Serum or Plasma"),
        Blood("2601-3", LabCode.Magnesium, "Magnesium [Moles/volume] in Serum or Plasma"),
        Blood("2777-1", LabCode.Phosphate, "mg/dL", "Phosphate [Mass/volume] in Serum or Plasma"),
        Blood("14879-1", LabCode.Phosphate, "Phosphate [Moles/volume] in Serum or Plasma"),
        Blood("2823-3", LabCode.Potassium, "Potassium [Moles/volume] in Serum or Plasma"),
        Blood("2951-2", LabCode.Sodium, "Sodium [Moles/volume] in Serum or Plasma"),
        Blood("1751-7", LabCode.Albumin, "g/dL", "Albumin [Mass/volume] in Serum or Plasma"),
        Blood("54347-0", LabCode.Albumin, "umol/L", "Albumin [Moles/volume] in Serum or Plasma"),
        Blood("2571-8", LabCode.Triglycerides, "mg/dL", "Triglyceride [Mass/volume] in Serum or Plasma"),
        Blood("14927-8", LabCode.Triglycerides, "Triglyceride [Moles/volume] in Serum or Plasma"),
        Blood("2093-3", LabCode.Cholesterol, "mg/dL", "Cholesterol [Mass/volume] in Serum or Plasma"),
        Blood("14647-2", LabCode.Cholesterol, "Cholesterol [Moles/volume] in Serum or Plasma"),
        Blood("2524-7", LabCode.Lactate, "Lactate [Moles/volume] in Serum or Plasma"),
        Blood("32693-4", LabCode.Lactate, "Lactate [Moles/volume] in Blood"),
        Blood(
            "42595-9",
            ScreeningCode.HepatitisBDna,
            "Hepatitis B virus DNA [Units/volume] (viral load) in Serum or Plasma by NAA"
        ),
        Blood(
            "11011-4",
            ScreeningCode.HepatitisCRna,
            "Hepatitis C virus RNA [Units/volume] (viral load) in Serum or Plasma by NAA"
        ),
        Sign("2106-3", ScreeningCode.Hcg, "Choriogonadotropin (pregnancy test) [Presence] in Urine"),
        Sign("2118-8", ScreeningCode.Hcg, "Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma"),
        Sign("2110-5", ScreeningCode.Hcg, "Choriogonadotropin.beta subunit (pregnancy test) [Presence] in Serum or Plasma"),
        Sign("2112-1", ScreeningCode.Hcg, "Choriogonadotropin.beta subunit (pregnancy test) [Presence] in Urine"),
        Sign("31201-7", ScreeningCode.HivAntibody, "HIV 1+2 Ab [Presence] in Serum or Plasma by Immunoassay"),
        Sign("7918-6", ScreeningCode.HivAntibody, "HIV 1+2 Ab [Presence] in Serum"),
        Sign("5195-3", ScreeningCode.HepatitisBSurfaceAntigen, "Hepatitis B virus surface Ag [Presence] in Serum"),
        Sign(
            "5196-1",
            ScreeningCode.HepatitisBSurfaceAntigen,
            "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay"
        ),
        Sign(
            "13952-7",
            ScreeningCode.HepatitisBCoreAntibody,
            "Hepatitis B virus core Ab [Presence] in Serum or Plasma by Immunoassay"
        ),
        Sign("16933-4", ScreeningCode.HepatitisBCoreAntibody, "Hepatitis B virus core Ab [Presence] in Serum"),
        Sign("13955-0", ScreeningCode.HepatitisCAntibody, "Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay"),
        Sign("16128-1", ScreeningCode.HepatitisCAntibody, "Hepatitis C virus Ab [Presence] in Serum"),
        Sign("24110-9", ScreeningCode.TreponemaAntibody, "Treponema pallidum Ab [Presence] in Serum by Immunoassay"),
        Sign("24312-1", ScreeningCode.TreponemaAntibody, "Treponema pallidum Ab [Presence] in Serum by Agglutination"),
        Other("11150-0", "MI", TestCode.MarrowBlasts, "Blasts/100 cells in Bone marrow"),
        Other("8310-5", "VS", ScreeningCode.Temperature, "Body temperature"),
        Other("8331-1", "VS", ScreeningCode.Temperature, "Oral temperature"),
        Other("8480-6", "VS", ScreeningCode.Systolic, "Systolic blood pressure"),
        Other("8462-4", "VS", ScreeningCode.Diastolic, "Diastolic blood pressure"),
        Other("8867-4", "VS", VitalCode.HeartRate, "Heart rate"),
        Other("9279-1", "VS", VitalCode.RespiratoryRate, "Respiratory rate"),
        Other("59408-5", "VS", ScreeningCode.OxygenSaturation, "Oxygen saturation in Arterial blood by Pulse oximetry"),
        Other("2708-6", "VS", ScreeningCode.OxygenSaturation, "Oxygen saturation in Arterial blood"),
        Other("29463-7", "VS", ScreeningCode.Weight, "Body weight"),
        Other("3141-9", "VS", ScreeningCode.Weight, "Body weight Measured"),
        Other("8302-2", "VS", ScreeningCode.Height, "Body height"),
        Other("3137-7", "VS", ScreeningCode.Height, "Body height Measured"),
        Other("10230-1", "EG", ScreeningCode.EjectionFraction, "Left ventricular Ejection fraction"),
        Other("18043-0", "EG", ScreeningCode.EjectionFraction, "Left ventricular Ejection fraction by US"),
        Other("8811-2", "EG", ScreeningCode.EjectionFraction, "Left ventricular Ejection fraction by MR"),
        Other("8810-4", "EG", ScreeningCode.EjectionFraction, "Left ventricular Ejection fraction by CT"),
        Other("89247-1", "QS", TestCode.Ecog, "ECOG Performance Status score"),
        new(CodeSystem.Snomed, "423740007", "Eastern Cooperative Oncology Group performance status", "QS", TestCode.Ecog),
        Other("89243-0", "QS", ScreeningCode.Karnofsky, "Karnofsky Performance Status score"),
        Other("88020-3", "QS", ScreeningCode.Nyha, "Functional capacity NYHA"),
    ];

    // In the unit of the catalogue.
    static OutsideCode Other(string code, string domain, string test, string display) =>
        new(CodeSystem.Loinc, code, display, domain, test) { Unit = Catalogue.Find(domain, test)!.Unit };

    static OutsideCode Blood(string code, string test, string display) => Other(code, "LB", test, display);

    // In a unit that the code's own definition fits, where it is not the catalogue's.
    static OutsideCode Blood(string code, string test, string unit, string display) =>
        Blood(code, test, display) with
        {
            Unit = Unit.Of(unit),
        };

    static OutsideCode Sign(string code, string test, string display) => new(CodeSystem.Loinc, code, display, "LB", test);
}
