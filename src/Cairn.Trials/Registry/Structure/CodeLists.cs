namespace Cairn.Registry.Structure;

/// <summary>The registry's code lists (API version 2), each in the registry's order.</summary>
public static class CodeLists
{
    const string Table = """
        Status ACTIVE_NOT_RECRUITING COMPLETED ENROLLING_BY_INVITATION NOT_YET_RECRUITING RECRUITING SUSPENDED
         TERMINATED WITHDRAWN AVAILABLE NO_LONGER_AVAILABLE TEMPORARILY_NOT_AVAILABLE APPROVED_FOR_MARKETING WITHHELD
         UNKNOWN
        StudyType EXPANDED_ACCESS INTERVENTIONAL OBSERVATIONAL
        Phase NA EARLY_PHASE1 PHASE1 PHASE2 PHASE3 PHASE4
        Sex FEMALE MALE ALL
        StandardAge CHILD ADULT OLDER_ADULT
        SamplingMethod PROBABILITY_SAMPLE NON_PROBABILITY_SAMPLE
        IpdSharing YES NO UNDECIDED
        IpdSharingInfoType STUDY_PROTOCOL SAP ICF CSR ANALYTIC_CODE
        OrgStudyIdType NIH FDA VA CDC AHRQ SAMHSA
        SecondaryIdType NIH FDA VA CDC AHRQ SAMHSA OTHER_GRANT EUDRACT_NUMBER CTIS REGISTRY OTHER
        AgencyClass NIH FED OTHER_GOV INDIV INDUSTRY NETWORK AMBIG OTHER UNKNOWN
        ExpandedAccessStatus AVAILABLE NO_LONGER_AVAILABLE TEMPORARILY_NOT_AVAILABLE APPROVED_FOR_MARKETING
        DateType ACTUAL ESTIMATED
        ResponsiblePartyType SPONSOR PRINCIPAL_INVESTIGATOR SPONSOR_INVESTIGATOR
        DesignAllocation RANDOMIZED NON_RANDOMIZED NA
        InterventionalAssignment SINGLE_GROUP PARALLEL CROSSOVER FACTORIAL SEQUENTIAL
        PrimaryPurpose TREATMENT PREVENTION DIAGNOSTIC ECT SUPPORTIVE_CARE SCREENING HEALTH_SERVICES_RESEARCH
         BASIC_SCIENCE DEVICE_FEASIBILITY OTHER
        ObservationalModel COHORT CASE_CONTROL CASE_ONLY CASE_CROSSOVER ECOLOGIC_OR_COMMUNITY FAMILY_BASED
         DEFINED_POPULATION NATURAL_HISTORY OTHER
        DesignTimePerspective RETROSPECTIVE PROSPECTIVE CROSS_SECTIONAL OTHER
        BioSpecRetention NONE_RETAINED SAMPLES_WITH_DNA SAMPLES_WITHOUT_DNA
        EnrollmentType ACTUAL ESTIMATED
        ArmGroupType EXPERIMENTAL ACTIVE_COMPARATOR PLACEBO_COMPARATOR SHAM_COMPARATOR NO_INTERVENTION OTHER
        InterventionType BEHAVIORAL BIOLOGICAL COMBINATION_PRODUCT DEVICE DIAGNOSTIC_TEST DIETARY_SUPPLEMENT DRUG
         GENETIC PROCEDURE RADIATION OTHER
        ContactRole STUDY_CHAIR STUDY_DIRECTOR PRINCIPAL_INVESTIGATOR SUB_INVESTIGATOR CONTACT
        OfficialRole STUDY_CHAIR STUDY_DIRECTOR PRINCIPAL_INVESTIGATOR SUB_INVESTIGATOR
        RecruitmentStatus ACTIVE_NOT_RECRUITING COMPLETED ENROLLING_BY_INVITATION NOT_YET_RECRUITING RECRUITING
         SUSPENDED TERMINATED WITHDRAWN AVAILABLE
        ReferenceType BACKGROUND RESULT DERIVED
        MeasureParam GEOMETRIC_MEAN GEOMETRIC_LEAST_SQUARES_MEAN LEAST_SQUARES_MEAN LOG_MEAN MEAN MEDIAN NUMBER
         COUNT_OF_PARTICIPANTS COUNT_OF_UNITS
        MeasureDispersionType NA STANDARD_DEVIATION STANDARD_ERROR INTER_QUARTILE_RANGE FULL_RANGE CONFIDENCE_80
         CONFIDENCE_90 CONFIDENCE_95 CONFIDENCE_975 CONFIDENCE_99 CONFIDENCE_OTHER GEOMETRIC_COEFFICIENT
        OutcomeMeasureType PRIMARY SECONDARY OTHER_PRE_SPECIFIED POST_HOC
        ReportingStatus NOT_POSTED POSTED
        EventAssessment NON_SYSTEMATIC_ASSESSMENT SYSTEMATIC_ASSESSMENT
        AgreementRestrictionType LTE60 GT60 OTHER
        BrowseLeafRelevance LOW HIGH
        DesignMasking NONE SINGLE DOUBLE TRIPLE QUADRUPLE
        WhoMasked PARTICIPANT CARE_PROVIDER INVESTIGATOR OUTCOMES_ASSESSOR
        AnalysisDispersionType STANDARD_DEVIATION STANDARD_ERROR_OF_MEAN
        ConfidenceIntervalNumSides ONE_SIDED TWO_SIDED
        NonInferiorityType SUPERIORITY NON_INFERIORITY EQUIVALENCE OTHER NON_INFERIORITY_OR_EQUIVALENCE
         SUPERIORITY_OR_OTHER NON_INFERIORITY_OR_EQUIVALENCE_LEGACY SUPERIORITY_OR_OTHER_LEGACY
        UnpostedEventType RESET RELEASE UNRELEASE
        ViolationEventType VIOLATION_IDENTIFIED CORRECTION_CONFIRMED PENALTY_IMPOSED
        """;

    static readonly Dictionary<string, IReadOnlyList<string>> Lists = Table
        .Replace("\n ", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => (IReadOnlyList<string>)words[1..], StringComparer.Ordinal);

    /// <summary>Words of the registry's older formats, and of people, that do not become the code by spelling alone.</summary>
    static readonly Dictionary<string, string> OtherSpellings = new(StringComparer.Ordinal)
    {
        ["ANTICIPATED"] = "ESTIMATED",
        ["ESTIMATE"] = "ESTIMATED",
        ["EARLY_PHASE_1"] = "EARLY_PHASE1",
        ["PHASE_0"] = "EARLY_PHASE1",
        ["PHASE0"] = "EARLY_PHASE1",
        ["0"] = "EARLY_PHASE1",
        ["PHASE_1"] = "PHASE1",
        ["PHASE_2"] = "PHASE2",
        ["PHASE_3"] = "PHASE3",
        ["PHASE_4"] = "PHASE4",
        ["1"] = "PHASE1",
        ["2"] = "PHASE2",
        ["3"] = "PHASE3",
        ["4"] = "PHASE4",
        ["PHASE_I"] = "PHASE1",
        ["PHASE_II"] = "PHASE2",
        ["PHASE_III"] = "PHASE3",
        ["PHASE_IV"] = "PHASE4",
        ["I"] = "PHASE1",
        ["II"] = "PHASE2",
        ["III"] = "PHASE3",
        ["IV"] = "PHASE4",
        ["N_A"] = "NA",
        ["NOT_APPLICABLE"] = "NA",
        ["U_S_FED"] = "FED",
        ["SINGLE_GROUP_ASSIGNMENT"] = "SINGLE_GROUP",
        ["PARALLEL_ASSIGNMENT"] = "PARALLEL",
        ["CROSSOVER_ASSIGNMENT"] = "CROSSOVER",
        ["FACTORIAL_ASSIGNMENT"] = "FACTORIAL",
        ["SEQUENTIAL_ASSIGNMENT"] = "SEQUENTIAL",
        ["NONE_OPEN_LABEL"] = "NONE",
        ["OPEN_LABEL"] = "NONE",
        ["NO_MASKING"] = "NONE",
        ["NUMBER_OF_PARTICIPANTS"] = "NUMBER",
        ["80_CONFIDENCE_INTERVAL"] = "CONFIDENCE_80",
        ["90_CONFIDENCE_INTERVAL"] = "CONFIDENCE_90",
        ["95_CONFIDENCE_INTERVAL"] = "CONFIDENCE_95",
        ["97_5_CONFIDENCE_INTERVAL"] = "CONFIDENCE_975",
        ["99_CONFIDENCE_INTERVAL"] = "CONFIDENCE_99",
        ["GEOMETRIC_COEFFICIENT_OF_VARIATION"] = "GEOMETRIC_COEFFICIENT",
        ["1_SIDED"] = "ONE_SIDED",
        ["2_SIDED"] = "TWO_SIDED",
        ["SUSPENDED_TEMPORARILY"] = "SUSPENDED",
        ["STATISTICAL_ANALYSIS_PLAN_SAP"] = "SAP",
        ["INFORMED_CONSENT_FORM_ICF"] = "ICF",
        ["CLINICAL_STUDY_REPORT_CSR"] = "CSR",
        ["UNKNOWN_STATUS"] = "UNKNOWN",
        ["OPEN"] = "RECRUITING",
        ["CHILDREN"] = "CHILD",
        ["ADULTS"] = "ADULT",
        ["OLDER_ADULTS"] = "OLDER_ADULT",
        ["ELDERLY"] = "OLDER_ADULT",
        ["WOMEN"] = "FEMALE",
        ["MEN"] = "MALE",
        ["BOTH"] = "ALL",
        ["RANDOMISED"] = "RANDOMIZED",
        ["NON_RANDOMISED"] = "NON_RANDOMIZED",
    };

    public static IEnumerable<string> Names => Lists.Keys;

    public static bool Exists(string name) => Lists.ContainsKey(name);

    /// <summary>The codes of a list.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public static IReadOnlyList<string> Of(string name) => Lists[name];

    /// <summary>
    /// The code that words mean: <c>Active, not recruiting</c> is ACTIVE_NOT_RECRUITING, <c>Phase 1</c> and <c>1</c> are PHASE1.
    /// Null when no code of the list is meant.
    /// </summary>
    public static string? Meant(string list, string words)
    {
        var spelt = Spelt(words);
        var codes = Lists[list];
        if (codes.Contains(spelt, StringComparer.Ordinal))
            return spelt;
        return OtherSpellings.TryGetValue(spelt, out var code) && codes.Contains(code, StringComparer.Ordinal) ? code : null;
    }

    /// <summary>Capitals with one underscore for whatever stands between letters and digits.</summary>
    static string Spelt(string words)
    {
        var spelt = new System.Text.StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsAsciiLetterOrDigit(c))
                spelt.Append(char.ToUpperInvariant(c));
            else if (spelt.Length > 0 && spelt[^1] != '_')
                spelt.Append('_');
        }
        return spelt.ToString().TrimEnd('_');
    }
}
