using System.Collections.Frozen;

namespace Cairn.Documents.Datasets;

/// <summary>
/// What a variable of SDTM is called in forty characters at most. Names by SDTMIG 3.4; the letters of the domain stand as --.
/// </summary>
/// <param name="IsStandard">False of a variable that SDTM does not have, and this program keeps.</param>
sealed record VariableLabel(string Text, bool IsStandard)
{
    /// <param name="name">The variable's name.</param>
    /// <param name="domain">The letters of its domain.</param>
    public static VariableLabel Of(string name, string domain) =>
        Find(name) ?? Find(name.StartsWith(domain, StringComparison.Ordinal) ? $"--{name[2..]}" : name) ?? new(name, false);

    static VariableLabel? Find(string name)
    {
        if (Standard.TryGetValue(name, out var text))
            return new(text, true);
        return Own.TryGetValue(name, out text) ? new(text, false) : null;
    }

    static readonly FrozenDictionary<string, string> Standard = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["USUBJID"] = "Unique Subject Identifier",
        ["--SEQ"] = "Sequence Number",
        ["--SPID"] = "Sponsor-Defined Identifier",
        ["--REFID"] = "Reference ID",
        ["VISIT"] = "Visit Name",
        ["VISITNUM"] = "Visit Number",
        ["EPOCH"] = "Epoch",
        ["--CAT"] = "Category",
        ["--DTC"] = "Date/Time of Collection",
        ["--STDTC"] = "Start Date/Time",
        ["--ENDTC"] = "End Date/Time",
        ["--ENRTPT"] = "End Relative to Reference Time Point",
        ["--DECOD"] = "Standardized Term",
        ["--PRESP"] = "Pre-Specified",
        ["--OCCUR"] = "Occurrence",
        ["--TOXGR"] = "Standard Toxicity Grade",
        // Adverse events
        ["AETERM"] = "Reported Term for the Adverse Event",
        ["AELLT"] = "Lowest Level Term",
        ["AELLTCD"] = "Lowest Level Term Code",
        ["AEDECOD"] = "Dictionary-Derived Term",
        ["AEPTCD"] = "Preferred Term Code",
        ["AEBODSYS"] = "Body System or Organ Class",
        ["MHBODSYS"] = "Body System or Organ Class",
        ["AESOC"] = "Primary System Organ Class",
        ["AESER"] = "Serious Event",
        ["AESDTH"] = "Results in Death",
        ["AESLIFE"] = "Is Life Threatening",
        ["AESHOSP"] = "Requires or Prolongs Hospitalization",
        ["AESDISAB"] = "Persist or Signif Disability/Incapacity",
        ["AESCONG"] = "Congenital Anomaly or Birth Defect",
        ["AESMIE"] = "Other Medically Important Serious Event",
        ["AEREL"] = "Causality",
        ["AERELNST"] = "Relationship to Non-Study Treatment",
        ["AEOUT"] = "Outcome of Adverse Event",
        ["AEACN"] = "Action Taken with Study Treatment",
        // Demographics
        ["SITEID"] = "Study Site Identifier",
        ["RFICDTC"] = "Date/Time of Informed Consent",
        ["BRTHDTC"] = "Date/Time of Birth",
        ["DTHDTC"] = "Date/Time of Death",
        ["AGE"] = "Age",
        ["AGEU"] = "Age Units",
        ["SEX"] = "Sex",
        ["RACE"] = "Race",
        ["ETHNIC"] = "Ethnicity",
        ["COUNTRY"] = "Country",
        ["ARMCD"] = "Planned Arm Code",
        // Treatments
        ["--TRT"] = "Reported Name of Treatment",
        ["--INDC"] = "Indication",
        ["--DOSE"] = "Dose",
        ["--DOSU"] = "Dose Units",
        ["--DOSFRQ"] = "Dosing Frequency per Interval",
        ["--ROUTE"] = "Route of Administration",
        ["EXADJ"] = "Reason for Dose Adjustment",
        // Events
        ["--TERM"] = "Reported Term",
        ["BEPARTY"] = "Accountable Party",
        ["BEPRTYID"] = "Identification of Accountable Party",
        // Findings
        ["--TESTCD"] = "Short Name of Measurement, Test or Exam",
        ["--TEST"] = "Name of Measurement, Test or Examination",
        ["--OBJ"] = "Object of the Observation",
        ["--ORRES"] = "Result or Finding in Original Units",
        ["--ORRESU"] = "Original Units",
        ["--ORNRLO"] = "Reference Range Lower Limit-Orig Unit",
        ["--ORNRHI"] = "Reference Range Upper Limit-Orig Unit",
        ["--STAT"] = "Completion Status",
        ["--REASND"] = "Reason Not Done",
        ["--SPEC"] = "Specimen Type",
        ["--METHOD"] = "Method of Test or Examination",
        ["--LOINC"] = "LOINC Code",
        ["--EVAL"] = "Evaluator",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Own = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AERELLD"] = "Causality of Lymphodepletion",
        ["AERELDIS"] = "Causality of the Disease",
        ["AERELAPH"] = "Causality of Apheresis",
        ["EXLEVEL"] = "Dose Level Assigned",
        ["EXFRAC"] = "Fraction of a Split Dose",
        ["EXPLDOS"] = "Planned Dose",
        ["EXTOX"] = "Withheld for Toxicity",
        ["EXAENO"] = "Adverse Event It Was Withheld For",
        ["EXCELLS"] = "Cells Given",
        ["BEPARENT"] = "Parent Specimen or Bag",
        ["BECOI"] = "Chain of Identity",
        ["BESECOND"] = "Second Person Who Confirmed",
        ["BETEMP"] = "Temperature",
        ["BECELLS"] = "Number of Cells",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the variables that SDTM does not have, the domain's letters as --.</summary>
    public static IReadOnlyCollection<string> OwnNames => Own.Keys;
}
