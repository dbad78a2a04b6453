namespace Cairn.Records;

/// <summary>DS codes (DSDECOD). CDISC's terms where there is one.</summary>
public static class Milestone
{
    public const string Consented = "INFORMED CONSENT OBTAINED";
    public const string Eligible = "ELIGIBILITY CRITERIA MET";
    public const string ScreenFailure = "SCREEN FAILURE";

    /// <summary>The enrolment date: the start of OS and EFS in both trials.</summary>
    public const string Enrolled = "ENROLLED";

    /// <summary>Enrolled, but left before any cells were given; the term says why.</summary>
    public const string NotInfused = "NOT INFUSED";
    public const string Death = "DEATH";
    public const string LostToFollowUp = "LOST TO FOLLOW-UP";
    public const string Withdrawn = "WITHDRAWAL BY SUBJECT";
    public const string Completed = "COMPLETED";
}

/// <summary>EX categories (EXCAT).</summary>
public static class ExposureKind
{
    public const string CellInfusion = "CAR-T INFUSION";
    public const string Lymphodepletion = "LYMPHODEPLETION";

    /// <summary>Unit of <see cref="Exposure.Dose"/> for cells.</summary>
    public const string MillionCellsPerKg = "10*6/kg";
}

/// <summary>PR codes (PRDECOD) that a derivation reads.</summary>
public static class ProcedureCode
{
    public const string Apheresis = "LEUKAPHERESIS";
    public const string MarrowAspirate = "BONE MARROW ASPIRATION";
    public const string Allograft = "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT";
}

/// <summary>BE codes (BEDECOD): the life of the product.</summary>
public static class ProductStep
{
    public const string Collected = "COLLECTED";
    public const string ManufactureStarted = "MANUFACTURE STARTED";
    public const string Released = "RELEASED";
    public const string ManufacturingFailure = "MANUFACTURING FAILURE";
}

/// <summary>CM categories (CMCAT) that a derivation reads.</summary>
public static class MedicationCategory
{
    public const string AntiLeukaemia = "ANTI-LEUKAEMIA THERAPY";
    public const string Transfusion = "TRANSFUSION";
    public const string GrowthFactor = "GROWTH FACTOR";
    public const string ToxicityTreatment = "CRS OR ICANS TREATMENT";
    public const string Bridging = "BRIDGING THERAPY";
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
public static class FaObject
{
    public const string Crs = "CRS";
    public const string Icans = "ICANS";
    public const string Extramedullary = "EXTRAMEDULLARY DISEASE";
}
