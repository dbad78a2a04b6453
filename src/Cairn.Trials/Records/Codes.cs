namespace Cairn.Records;

/// <summary>DS codes (DSDECOD).</summary>
public enum Milestone
{
    Consented,
    Eligible,
    ScreenFailure,

    /// <summary>The enrolment date: the start of OS and EFS in both trials.</summary>
    Enrolled,

    /// <summary>Enrolled, but left before any cells were given; the term says why.</summary>
    NotInfused,
    Death,
    LostToFollowUp,
    Withdrawn,
    Completed,
}

/// <summary>EX categories (EXCAT).</summary>
public enum ExposureKind
{
    CellInfusion,
    Lymphodepletion,
}

/// <summary>Doses of cells.</summary>
public static class CellDose
{
    /// <summary>The unit of <see cref="Exposure.Dose"/> for cells: 10^6 cells/kg.</summary>
    public const string Unit = "10*6/kg";
}

/// <summary>PR codes (PRDECOD) that a derivation reads.</summary>
public static class ProcedureCode
{
    public const string Apheresis = "LEUKAPHERESIS";
    public const string MarrowAspirate = "BONE MARROW ASPIRATION";
    public const string Allograft = "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT";
}

/// <summary>MH categories (MHCAT) that a derivation reads.</summary>
public static class HistoryCategory
{
    public const string PrimaryDiagnosis = "PRIMARY DIAGNOSIS";
}

/// <summary>CM categories (CMCAT) that a derivation reads.</summary>
public static class MedicationCategory
{
    public const string AntiLeukaemia = "ANTI-LEUKAEMIA THERAPY";
    public const string Transfusion = "TRANSFUSION";
    public const string GrowthFactor = "GROWTH FACTOR";
    public const string ToxicityTreatment = "CRS OR ICANS TREATMENT";
    public const string Bridging = "BRIDGING THERAPY";
    public const string Corticosteroid = "CORTICOSTEROID";
    public const string Immunosuppressant = "IMMUNOSUPPRESSANT";
    public const string AntiInfective = "ANTI-INFECTIVE";
    public const string LiveVaccine = "LIVE VACCINE";
}

/// <summary>Test codes (--TESTCD) that a derivation reads.</summary>
public static class TestCode
{
    /// <summary>LB, absolute neutrophils in blood.</summary>
    public const string Neutrophils = "NEUT";

    /// <summary>LB, platelets in blood.</summary>
    public const string Platelets = "PLAT";

    /// <summary>LB, blasts per leukocytes in blood, %.</summary>
    public const string BloodBlasts = "BLASTLE";

    /// <summary>LB, measurable residual disease in marrow, % or NEGATIVE.</summary>
    public const string Mrd = "MRD";

    /// <summary>LB, transgene copies in blood, copies/ug of DNA.</summary>
    public const string TransgeneCopies = "CARCOPY";

    /// <summary>MI, blasts in marrow, %.</summary>
    public const string MarrowBlasts = "BLAST";

    /// <summary>MI, blasts with Auer rods: Y or N.</summary>
    public const string AuerRods = "AUERROD";

    /// <summary>MI, cells counted in the aspirate.</summary>
    public const string CellsCounted = "CELLCNT";

    /// <summary>MI, cellularity, %.</summary>
    public const string Cellularity = "CELLULAR";

    /// <summary>
    /// FA about <see cref="FaObject.Extramedullary"/>: Y or N; or the daily grade about CRS and ICANS (<see cref="Grade"/>).
    /// </summary>
    public const string Occurrence = "OCCUR";
    public const string Grade = "GRADE";

    /// <summary>SS, ALIVE or DEAD.</summary>
    public const string Survival = "SURVSTAT";

    /// <summary>QS, ECOG performance status, 0 to 5.</summary>
    public const string Ecog = "ECOG101";

    /// <summary>DD, primary cause of death.</summary>
    public const string CauseOfDeath = "PRCDTH";
}

/// <summary>FA objects (FAOBJ).</summary>
public enum FaObject
{
    Crs,
    Icans,
    Extramedullary,
}
