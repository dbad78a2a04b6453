namespace Cairn.Records;

/// <summary>
/// Test codes (LBTESTCD) of what a laboratory measures in blood, CDISC's; units and ranges stand in the <see cref="Catalogue"/>.
/// Those of screening are in <see cref="ScreeningCode"/>, those that a derivation reads by name in <see cref="TestCode"/>.
/// </summary>
public static class LabCode
{
    public const string Lymphocytes = "LYM";
    public const string AlkalinePhosphatase = "ALP";
    public const string GammaGlutamylTransferase = "GGT";
    public const string CreatineKinase = "CK";
    public const string Lipase = "LIPASE";
    public const string Amylase = "AMYLASE";
    public const string CReactiveProtein = "CRP";
    public const string Ferritin = "FERRITIN";
    public const string Fibrinogen = "FIBRINO";

    /// <summary>Prothrombin time, international normalised ratio.</summary>
    public const string Inr = "INR";

    /// <summary>Activated partial thromboplastin time.</summary>
    public const string Aptt = "APTT";
    public const string Glucose = "GLUC";
    public const string Urea = "UREA";

    /// <summary>Urea, as the mass or amount of its nitrogen.</summary>
    public const string UreaNitrogen = "BUN";
    public const string Urate = "URATE";
    public const string Calcium = "CA";

    /// <summary>Calcium corrected for albumin.</summary>
    public const string CorrectedCalcium = "CACORR";
    public const string IonisedCalcium = "CAION";
    public const string Magnesium = "MG";
    public const string Phosphate = "PHOS";
    public const string Potassium = "K";
    public const string Sodium = "SODIUM";
    public const string Albumin = "ALB";

    /// <summary>CD4 lymphocytes.</summary>
    public const string Cd4 = "CD4";
    public const string Eosinophils = "EOS";
    public const string Haptoglobin = "HAPTOG";

    /// <summary>Immunoglobulin G.</summary>
    public const string Igg = "IGG";

    /// <summary>Acidity of blood.</summary>
    public const string Ph = "PH";
    public const string Triglycerides = "TRIG";
    public const string Cholesterol = "CHOL";
    public const string Lactate = "LACTICAC";
}

/// <summary>Test codes (VSTESTCD) of vital signs that no screening asks for.</summary>
public static class VitalCode
{
    public const string Pulse = "PULSE";
    public const string HeartRate = "HR";
    public const string RespiratoryRate = "RESP";
}
