using System.Collections.Frozen;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// What is measured: a row a test. Import checks, response, kinetics and criteria read it and nothing else. Ranges are assumed:
/// wide, chosen by the project, no clinical threshold; all they do is ask for a second look.
/// </summary>
public static class Catalogue
{
    static readonly string[] Signs = ["NEGATIVE", "POSITIVE"],
        YesNo = ["Y", "N"];

    /// <summary>Every test, by domain.</summary>
    public static IReadOnlyList<CatalogueTest> All { get; } =
    [
        Cells(ScreeningCode.Leukocytes, "Leukocytes", 1000, 0.05),
        Cells(TestCode.Neutrophils, "Neutrophils", 500, 0.005),
        Cells(LabCode.Lymphocytes, "Lymphocytes", 500, 0.005),
        Cells(TestCode.Platelets, "Platelets", 5000, 1),
        Blood(ScreeningCode.Haemoglobin, "Haemoglobin", "g/L", 10, 250) with
        {
            Analyte = Analyte.Haemoglobin,
        },
        Blood(TestCode.BloodBlasts, "Blasts per leukocytes", "%", 0, 100),
        Blood(ScreeningCode.Creatinine, "Creatinine", "umol/L", 5, 3000) with
        {
            Analyte = Analyte.Creatinine,
            UsualHigh = 100,
        },
        Blood(ScreeningCode.Bilirubin, "Total bilirubin", "umol/L", 0, 1500) with
        {
            Analyte = Analyte.Bilirubin,
            UsualHigh = 21,
        },
        Blood(ScreeningCode.DirectBilirubin, "Direct bilirubin", "umol/L", 0, 1000) with
        {
            Analyte = Analyte.Bilirubin,
            UsualHigh = 7,
        },
        Enzyme(ScreeningCode.Alt, "Alanine aminotransferase", 30_000, 40),
        Enzyme(ScreeningCode.Ast, "Aspartate aminotransferase", 30_000, 40),
        Enzyme(LabCode.AlkalinePhosphatase, "Alkaline phosphatase", 10_000, 120),
        Enzyme(LabCode.GammaGlutamylTransferase, "Gamma glutamyl transferase", 10_000, 55),
        Enzyme(LabCode.CreatineKinase, "Creatine kinase", 200_000, 200),
        Enzyme(LabCode.Lipase, "Lipase", 50_000, 80),
        Enzyme(LabCode.Amylase, "Amylase", 50_000, 110),
        Enzyme(ScreeningCode.Ldh, "Lactate dehydrogenase", 50_000, 250),
        Blood(LabCode.CReactiveProtein, "C-reactive protein", "mg/L", 0, 1000) with
        {
            Analyte = Analyte.CReactiveProtein,
        },
        Blood(LabCode.Ferritin, "Ferritin", "ug/L", 0, 1_000_000) with
        {
            Analyte = Analyte.Ferritin,
            UsualHigh = 300,
        },
        Blood(LabCode.Fibrinogen, "Fibrinogen", "g/L", 0, 20),
        Blood(LabCode.Inr, "Prothrombin time, international normalised ratio", "1", 0.5, 20),
        Blood(LabCode.Aptt, "Activated partial thromboplastin time", "s", 10, 300),
        Blood(LabCode.Glucose, "Glucose", "mmol/L", 0.5, 80) with
        {
            Analyte = Analyte.Glucose,
        },
        Blood(LabCode.Urea, "Urea", "mmol/L", 0.5, 100) with
        {
            Analyte = Analyte.Urea,
        },
        Blood(LabCode.UreaNitrogen, "Urea nitrogen", "mmol/L", 0.5, 100) with
        {
            Analyte = Analyte.UreaNitrogen,
        },
        Blood(LabCode.Urate, "Urate", "umol/L", 20, 3000) with
        {
            Analyte = Analyte.Urate,
        },
        Blood(LabCode.Calcium, "Calcium", "mmol/L", 0.5, 6) with
        {
            Analyte = Analyte.Calcium,
        },
        Blood(LabCode.Magnesium, "Magnesium", "mmol/L", 0.1, 6) with
        {
            Analyte = Analyte.Magnesium,
        },
        Blood(LabCode.Phosphate, "Phosphate", "mmol/L", 0.1, 8) with
        {
            Analyte = Analyte.Phosphate,
        },
        Blood(LabCode.Potassium, "Potassium", "mmol/L", 1, 12) with
        {
            Analyte = Analyte.Potassium,
        },
        Blood(LabCode.Sodium, "Sodium", "mmol/L", 90, 200) with
        {
            Analyte = Analyte.Sodium,
        },
        Blood(LabCode.Albumin, "Albumin", "g/L", 5, 80) with
        {
            Analyte = Analyte.Albumin,
        },
        Blood(LabCode.CorrectedCalcium, "Calcium corrected for albumin", "mmol/L", 0.5, 6) with
        {
            Analyte = Analyte.Calcium,
        },
        Blood(LabCode.IonisedCalcium, "Ionised calcium", "mmol/L", 0.2, 4) with
        {
            Analyte = Analyte.Calcium,
        },
        Blood(LabCode.Cd4, "CD4 lymphocytes", "10*9/L", 0, 100),
        Blood(LabCode.Eosinophils, "Eosinophils", "10*9/L", 0, 500),
        Blood(LabCode.Haptoglobin, "Haptoglobin", "g/L", 0, 20),
        Blood(LabCode.Igg, "Immunoglobulin G", "g/L", 0, 200),
        Blood(LabCode.Ph, "pH", "[pH]", 6, 8.5),
        Blood(LabCode.Triglycerides, "Triglycerides", "mmol/L", 0.1, 100) with
        {
            Analyte = Analyte.Triglycerides,
        },
        Blood(LabCode.Cholesterol, "Cholesterol", "mmol/L", 0.5, 40) with
        {
            Analyte = Analyte.Cholesterol,
        },
        Blood(LabCode.Lactate, "Lactate", "mmol/L", 0.1, 40) with
        {
            Analyte = Analyte.Lactate,
        },
        Blood(TestCode.TransgeneCopies, "Transgene copies", "{copies}/ug", 0, 1e8),
        Virus(ScreeningCode.HepatitisBDna, "Hepatitis B virus DNA"),
        Virus(ScreeningCode.HepatitisCRna, "Hepatitis C virus RNA"),
        Sign(ScreeningCode.Hcg, "Choriogonadotropin"),
        Serology(ScreeningCode.HivAntibody, "HIV antibody"),
        Serology(ScreeningCode.HepatitisBSurfaceAntigen, "Hepatitis B surface antigen"),
        Serology(ScreeningCode.HepatitisBCoreAntibody, "Hepatitis B core antibody"),
        Serology(ScreeningCode.HepatitisCAntibody, "Hepatitis C antibody"),
        Serology(ScreeningCode.TreponemaAntibody, "Treponema pallidum antibody"),
        Sign(ScreeningCode.Cll1, "CLL1 expression on blasts"),
        Sign(ScreeningCode.Cd38, "CD38 expression on blasts"),
        Of("LB", ScreeningCode.Cll1Percent, "CLL1-positive blasts", "%", 0, 100),
        Of("LB", ScreeningCode.Cd38Percent, "CD38-positive blasts", "%", 0, 100),
        Of("LB", TestCode.Mrd, "Measurable residual disease", "%", 0, 100) with
        {
            Specimen = "BONE MARROW",
            Words = Signs,
        },
        Of("MI", TestCode.MarrowBlasts, "Blasts in marrow", "%", 0, 100),
        Of("MI", TestCode.Cellularity, "Cellularity", "%", 0, 100),
        Of("MI", TestCode.CellsCounted, "Cells counted", "1", 0, 10_000),
        new("MI", TestCode.AuerRods, "Blasts with Auer rods") { Words = YesNo },
        Of("VS", ScreeningCode.Temperature, "Temperature", "Cel", 25, 45),
        Of("VS", ScreeningCode.Systolic, "Systolic blood pressure", "mm[Hg]", 30, 300),
        Of("VS", ScreeningCode.Diastolic, "Diastolic blood pressure", "mm[Hg]", 10, 200),
        Of("VS", VitalCode.Pulse, "Pulse rate", "/min", 10, 300),
        Of("VS", VitalCode.HeartRate, "Heart rate", "/min", 10, 300),
        Of("VS", VitalCode.RespiratoryRate, "Respiratory rate", "/min", 3, 80),
        Of("VS", ScreeningCode.OxygenSaturation, "Oxygen saturation", "%", 30, 100),
        Of("VS", ScreeningCode.Weight, "Weight", "kg", 2, 350),
        Of("VS", ScreeningCode.Height, "Height", "cm", 40, 250),
        Of("EG", ScreeningCode.EjectionFraction, "Left ventricular ejection fraction", "%", 1, 100),
        Of("EG", ScreeningCode.QtcF, "QT interval corrected by Fridericia", "ms", 200, 800),
        Of("QS", TestCode.Ecog, "ECOG performance status", "1", 0, 5),
        Of("QS", ScreeningCode.Karnofsky, "Karnofsky performance status", "1", 0, 100),
        Of("QS", ScreeningCode.Nyha, "NYHA class", "1", 1, 4),
        Of("FA", TestCode.Grade, "Grade", "1", 0, 5),
        new("FA", TestCode.Occurrence, "Occurrence") { Words = YesNo },
        new("SS", TestCode.Survival, "Survival status") { Words = ["ALIVE", "DEAD"] },
        Of("BS", ProductTest.Viability, "Viable cells", "%", 0, 100),
        Of("BS", ProductTest.Transduced, "Cells with the receptor", "%", 0, 100),
        Of("BS", ProductTest.VectorCopies, "Vector copies a cell", "1", 0, 50),
        Of("BS", ProductTest.Endotoxin, "Endotoxin", "[EU]/mL", 0, 1000),
        new("BS", ProductTest.Sterility, "Sterility") { Words = Signs },
        new("BS", ProductTest.Mycoplasma, "Mycoplasma") { Words = Signs },
        new("BS", ProductTest.ReplicatingVirus, "Virus able to replicate") { Words = Signs },
    ];

    static readonly FrozenDictionary<(string Domain, string Code), CatalogueTest> ByCode = All.ToFrozenDictionary(t =>
        (t.Domain, t.Code)
    );

    /// <summary>The test of an observation; null when the catalogue has none.</summary>
    public static CatalogueTest? Find(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return Find(observation.Domain, observation.TestCode);
    }

    public static CatalogueTest? Find(string domain, string code) => ByCode.GetValueOrDefault((domain, code));

    /// <summary>The result in the unit of its test.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such test.</exception>
    public static Answer<Measured?> Read(Observation observation) =>
        Find(observation)?.Read(observation)
        ?? throw new ArgumentException(
            $"{observation.Domain} {observation.TestCode} is no test of the catalogue.",
            nameof(observation)
        );

    /// <summary>
    /// The upper limit of normal beside a result, in its unit; null when none stands there, or one of another unit.
    /// </summary>
    public static double? UpperLimit(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return
            observation.NormalHigh is { } high
            && (observation.IsTried || Find(observation)?.IsLimitOfAnotherUnit(high, observation.Unit) != true)
            ? high
            : null;
    }

    static CatalogueTest Of(string domain, string code, string label, string unit, double low, double high) =>
        new(domain, code, label) { Unit = Unit.Of(unit), Plausible = (low, high) };

    static CatalogueTest Blood(string code, string label, string unit, double low, double high) =>
        Of("LB", code, label, unit, low, high) with
        {
            Specimen = "BLOOD",
            IsOfBlood = true,
        };

    static CatalogueTest Cells(string code, string label, double high, double least) =>
        Blood(code, label, "10*9/L", 0, high) with
        {
            LeastGiven = least,
        };

    static CatalogueTest Enzyme(string code, string label, double high, double usual) =>
        Blood(code, label, "U/L", 0, high) with
        {
            Alike = Unit.Of("[iU]/L"),
            UsualHigh = usual,
        };

    static CatalogueTest Virus(string code, string label) => Blood(code, label, "[iU]/mL", 0, 1e12);

    static CatalogueTest Serology(string code, string label) => Sign(code, label) with { IsOfBlood = true };

    static CatalogueTest Sign(string code, string label) => new("LB", code, label) { Words = Signs };
}
