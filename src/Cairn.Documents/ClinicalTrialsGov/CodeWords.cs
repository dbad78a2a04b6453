using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The registry's codes as a physician or a patient reads them. A code that needs no other words is its own, in small letters.
/// </summary>
public static class CodeWords
{
    static readonly Dictionary<string, string> Status = new(StringComparer.Ordinal)
    {
        ["ACTIVE_NOT_RECRUITING"] = "running, no longer recruiting",
        ["SUSPENDED"] = "suspended: recruiting has stopped for now",
        ["TERMINATED"] = "terminated: stopped early",
        ["WITHDRAWN"] = "withdrawn before the first participant",
        ["UNKNOWN"] = "unknown: not updated for long",
    };

    static readonly Dictionary<string, Dictionary<string, string>> Others = new(StringComparer.Ordinal)
    {
        ["Status"] = Status,
        ["RecruitmentStatus"] = Status,
        ["Phase"] = new(StringComparer.Ordinal)
        {
            ["NA"] = "no phase",
            ["EARLY_PHASE1"] = "early phase 1",
            ["PHASE1"] = "phase 1",
            ["PHASE2"] = "phase 2",
            ["PHASE3"] = "phase 3",
            ["PHASE4"] = "phase 4",
        },
        ["DesignAllocation"] = new(StringComparer.Ordinal)
        {
            ["NA"] = "not applicable: one group",
            ["RANDOMIZED"] = "randomised",
            ["NON_RANDOMIZED"] = "not randomised",
        },
        ["InterventionalAssignment"] = new(StringComparer.Ordinal)
        {
            ["SINGLE_GROUP"] = "one group",
            ["PARALLEL"] = "parallel groups",
            ["SEQUENTIAL"] = "groups one after the other",
        },
        ["DesignMasking"] = new(StringComparer.Ordinal) { ["NONE"] = "none: open label" },
        ["Sex"] = new(StringComparer.Ordinal) { ["ALL"] = "all" },
        ["StandardAge"] = new(StringComparer.Ordinal)
        {
            ["CHILD"] = "children (to 17 years)",
            ["ADULT"] = "adults (18 to 64 years)",
            ["OLDER_ADULT"] = "older adults (from 65 years)",
        },
        ["AgencyClass"] = new(StringComparer.Ordinal)
        {
            ["NIH"] = "US National Institutes of Health",
            ["FED"] = "US federal agency",
            ["OTHER_GOV"] = "government",
            ["INDIV"] = "individual",
            ["OTHER"] = "university, hospital or other",
            ["AMBIG"] = "not clear",
        },
        ["PrimaryPurpose"] = new(StringComparer.Ordinal) { ["ECT"] = "educational, counselling or training" },
        ["MeasureDispersionType"] = new(StringComparer.Ordinal)
        {
            ["NA"] = "",
            ["CONFIDENCE_80"] = "80 % confidence interval",
            ["CONFIDENCE_90"] = "90 % confidence interval",
            ["CONFIDENCE_95"] = "95 % confidence interval",
            ["CONFIDENCE_975"] = "97.5 % confidence interval",
            ["CONFIDENCE_99"] = "99 % confidence interval",
            ["CONFIDENCE_OTHER"] = "confidence interval",
        },
        ["Product"] = new(StringComparer.Ordinal)
        {
            ["CAR_T"] = "CAR-T cells",
            ["CAR_NK"] = "CAR-NK cells",
            ["TCR_T"] = "TCR-engineered T cells",
            ["TIL"] = "tumour-infiltrating lymphocytes",
            ["NK_CELL"] = "natural killer cells",
            ["VIRUS_SPECIFIC_T"] = "virus-specific T cells",
            ["BISPECIFIC"] = "bispecific antibody",
            ["ANTIBODY_DRUG_CONJUGATE"] = "antibody-drug conjugate",
        },
        ["Setting"] = new(StringComparer.Ordinal) { ["RELAPSED_REFRACTORY"] = "relapsed or refractory" },
        ["flag"] = new(StringComparer.Ordinal) { ["true"] = "yes", ["false"] = "no" },
    };

    /// <summary>The words of a code of a list.</summary>
    public static string Of(string list, string code)
    {
        if (Others.TryGetValue(list, out var words) && words.TryGetValue(code, out var said))
            return said;
        return list == "Target" ? code : code.ToLowerInvariant().Replace('_', ' ');
    }

    /// <summary>The words of a code; null when there is none.</summary>
    public static string? OfMaybe(string list, string? code) => code is null ? null : Of(list, code);

    /// <summary>The words of a code of a piece, or of a field that Cairn derives.</summary>
    public static string OfField(string field, string code) =>
        Pieces.Find(field) switch
        {
            { Kind: PieceKind.Code } piece => Of(piece.Type, code),
            { Kind: PieceKind.Flag } => Of("flag", code),
            null => Of(field, code),
            {
                Kind: PieceKind.Group
                    or PieceKind.Text
                    or PieceKind.Markup
                    or PieceKind.Number
                    or PieceKind.Date
                    or PieceKind.Time
                    or PieceKind.Count
                    or PieceKind.Measure
                    or PieceKind.Age
            } => code,
        };

    /// <summary>Phases as one: phase 1/2.</summary>
    public static string? Phases(IReadOnlyList<string> phases) =>
        phases switch
        {
            [] => null,
            [var one] => Of("Phase", one),
            [var one, var other] => $"{Of("Phase", one)}/{Of("Phase", other).Replace("phase ", "", StringComparison.Ordinal)}",
            _ => string.Join(", ", phases.Select(p => Of("Phase", p))),
        };
}
