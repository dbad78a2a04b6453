namespace Cairn.Records.Terminology;

/// <summary>
/// Coded answers: signs in SNOMED CT, and the steps of scales in LOINC's answer lists (LL529-9 ECOG, LL4986-7 Karnofsky, NYHA).
/// </summary>
static class AnswerCodes
{
    public static readonly IReadOnlyList<OutsideAnswer> All =
    [
        Snomed("10828004", "Positive", "POSITIVE"),
        Snomed("260385009", "Negative", "NEGATIVE"),
        Snomed("260373001", "Detected", "POSITIVE"),
        Snomed("260415000", "Not detected", "NEGATIVE"),
        Snomed("11214006", "Reactive", "POSITIVE"),
        Snomed("131194007", "Non-reactive", "NEGATIVE"),
        Loinc("LA6576-8", "Positive", "POSITIVE"),
        Loinc("LA6577-6", "Negative", "NEGATIVE"),
        Loinc("LA11882-0", "Detected", "POSITIVE"),
        Loinc("LA11883-8", "Not detected", "NEGATIVE"),
        Loinc("LA9622-7", "Fully active, able to carry on all pre-disease performance without restriction", "0"),
        Loinc("LA9623-5", "Restricted in physically strenuous activity but ambulatory", "1"),
        Loinc("LA9624-3", "Ambulatory and capable of all selfcare but unable to carry out any work activities", "2"),
        Loinc("LA9625-0", "Capable of only limited selfcare", "3"),
        Loinc("LA9626-8", "Completely disabled", "4"),
        Loinc("LA29175-9", "Normal; no complaints; no evidence of disease", "100"),
        Loinc("LA29176-7", "Able to carry on normal activity; minor signs or symptoms of disease", "90"),
        Loinc("LA29177-5", "Normal activity with effort; some signs or symptoms of disease", "80"),
        Loinc("LA29178-3", "Cares for self; unable to carry on normal activity or do active work", "70"),
        Loinc("LA29179-1", "Requires occasional assistance but is able to care for most needs", "60"),
        Loinc("LA29180-9", "Requires considerable assistance and frequent medical care", "50"),
        Loinc("LA29181-7", "Disabled; requires special care and assistance", "40"),
        Loinc("LA29182-5", "Severely disabled; hospitalization is indicated although death not imminent", "30"),
        Loinc("LA29183-3", "Very sick; hospitalization necessary; active supportive treatment necessary", "20"),
        Loinc("LA29184-1", "Moribund; fatal processes progressing rapidly", "10"),
        Loinc("LA28404-4", "Class I", "1"),
        Loinc("LA28405-1", "Class II", "2"),
        Loinc("LA28406-9", "Class III", "3"),
        Loinc("LA28407-7", "Class IV", "4"),
    ];

    static OutsideAnswer Snomed(string code, string display, string result) => new(CodeSystem.Snomed, code, display, result);

    static OutsideAnswer Loinc(string code, string display, string result) => new(CodeSystem.Loinc, code, display, result);
}
