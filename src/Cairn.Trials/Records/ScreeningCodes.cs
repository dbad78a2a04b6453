namespace Cairn.Records;

/// <summary>Test codes recorded at screening, and again where a visit asks for them. CDISC's where there is one.</summary>
public static class ScreeningCode
{
    /// <summary>LB, U/L.</summary>
    public const string Alt = "ALT";

    /// <summary>LB, U/L.</summary>
    public const string Ast = "AST";

    /// <summary>LB, total bilirubin, umol/L.</summary>
    public const string Bilirubin = "BILI";

    /// <summary>LB, direct bilirubin, umol/L.</summary>
    public const string DirectBilirubin = "BILDIR";

    /// <summary>LB, creatinine in serum, umol/L.</summary>
    public const string Creatinine = "CREAT";

    /// <summary>LB, U/L.</summary>
    public const string Ldh = "LDH";

    /// <summary>LB, 10*9/L.</summary>
    public const string Leukocytes = "WBC";

    /// <summary>LB, g/L.</summary>
    public const string Haemoglobin = "HGB";

    /// <summary>LB, NEGATIVE or POSITIVE; women who can become pregnant.</summary>
    public const string Hcg = "HCG";

    /// <summary>LB, NEGATIVE or POSITIVE.</summary>
    public const string HivAntibody = "HIVAB";

    /// <summary>LB, NEGATIVE or POSITIVE.</summary>
    public const string HepatitisBSurfaceAntigen = "HBSAG";

    /// <summary>LB, NEGATIVE or POSITIVE.</summary>
    public const string HepatitisBCoreAntibody = "HBCAB";

    /// <summary>LB, IU/mL; below the limit of detection as &lt;20.</summary>
    public const string HepatitisBDna = "HBVDNA";

    /// <summary>LB, NEGATIVE or POSITIVE.</summary>
    public const string HepatitisCAntibody = "HCAB";

    /// <summary>LB, IU/mL; below the limit of detection as &lt;15.</summary>
    public const string HepatitisCRna = "HCVRNA";

    /// <summary>LB, NEGATIVE or POSITIVE.</summary>
    public const string TreponemaAntibody = "TPAB";

    /// <summary>LB, expression on blasts: POSITIVE or NEGATIVE as the laboratory reads it.</summary>
    public const string Cll1 = "CLL1";

    /// <summary>LB, expression on blasts: POSITIVE or NEGATIVE as the laboratory reads it.</summary>
    public const string Cd38 = "CD38";

    /// <summary>LB, % of blasts.</summary>
    public const string Cll1Percent = "CLL1PCT";

    /// <summary>LB, % of blasts.</summary>
    public const string Cd38Percent = "CD38PCT";

    /// <summary>EG, left ventricular ejection fraction, %.</summary>
    public const string EjectionFraction = "LVEF";

    /// <summary>EG, QT interval by Fridericia, ms.</summary>
    public const string QtcF = "QTCF";

    /// <summary>VS, %, room air.</summary>
    public const string OxygenSaturation = "OXYSAT";

    /// <summary>VS, mm[Hg].</summary>
    public const string Systolic = "SYSBP";

    /// <summary>VS, mm[Hg].</summary>
    public const string Diastolic = "DIABP";

    /// <summary>VS, kg.</summary>
    public const string Weight = "WEIGHT";

    /// <summary>VS, cm.</summary>
    public const string Height = "HEIGHT";

    /// <summary>VS, Cel.</summary>
    public const string Temperature = "TEMP";

    /// <summary>QS, NYHA class, 1 to 4.</summary>
    public const string Nyha = "NYHACLS";

    /// <summary>QS, Karnofsky performance status, 0 to 100.</summary>
    public const string Karnofsky = "KPS0101";

    /// <summary>RS, the investigator's own reading of the response.</summary>
    public const string OverallResponse = "OVRLRESP";
}
