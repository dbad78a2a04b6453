namespace Cairn.Safety.CellTherapy;

/// <summary>A line of the checklist of IEC-HS.</summary>
/// <param name="Id">For rules and columns.</param>
/// <param name="Says">The line in words.</param>
public sealed record IecHsLine(string Id, string Says)
{
    /// <summary>True of the line without which the syndrome is not diagnosed.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// What ASTCT lists (Hines, Transplant Cell Ther 2023;29:438, tables 2 and 3): the required line first. It grades nothing.
    /// </summary>
    public static IReadOnlyList<IecHsLine> All { get; } =
    [
        new("ferritin", "Ferritin above twice the upper limit of normal or the baseline, or rapidly rising")
        {
            IsRequired = true,
        },
        new("transaminases", "ALT or AST above 5 x upper limit of normal, or 5 x an abnormal baseline"),
        new("fibrinogen", "Fibrinogen below 150 mg/dL or the lower limit of normal"),
        new("haemophagocytosis", "Haemophagocytosis in marrow or other tissue"),
        new("cytopenia", "Cytopenia, new, worse or refractory"),
        new("ldh", "Lactate dehydrogenase above the upper limit of normal"),
        new("coagulation", "Prothrombin time or aPTT prolonged"),
        new("bilirubin", "Direct bilirubin raised"),
        new("spleen", "Splenomegaly, new"),
        new("fever", "Fever, new or persistent"),
        new("neurotoxicity", "Neurotoxicity"),
        new("lung", "Lung: hypoxia, infiltrates, oedema"),
        new("kidney", "Kidney: insufficiency"),
        new("triglycerides", "Triglycerides above 265 mg/dL"),
    ];
}

/// <summary>The checklist of IEC-HS as somebody filled it in, beside the investigator's grade.</summary>
/// <param name="Lines">Line by line whether it is met.</param>
/// <param name="Grade">The investigator's, 1 to 5; null when none was given. Nothing here makes one.</param>
public sealed record IecHsSigns(IReadOnlyDictionary<IecHsLine, Truth> Lines, int? Grade)
{
    static readonly IecHsLine Required = IecHsLine.All.Single(line => line.IsRequired);

    /// <summary>The investigator's grade with what the checklist says to it; what is not recorded is missing.</summary>
    public Answer<int?> Answer() =>
        new(
            Grade,
            new($"iec-hs.{(Grade is null ? "not-graded" : "investigator")}", Says()),
            [],
            [
                .. Grade is null ? [new Gap.NotRecorded("AE", "AETOXGR", "the investigator's grade")] : Array.Empty<Gap>(),
                .. IecHsLine.All.Where(line => Of(line).IsUnknown).Select(line => new Gap.NotRecorded("AE", null, line.Says)),
            ]
        );

    Truth Of(IecHsLine line) => Lines.GetValueOrDefault(line, Truth.Unknown);

    Phrase Says()
    {
        List<string> met = [.. from line in IecHsLine.All where Of(line).IsTrue select line.Id];
        Phrase required = Of(Required) switch
        {
            Truth.True => "The required ferritin is met",
            Truth.False => "The required ferritin is not met: the consensus does not call this IEC-HS",
            Truth.Unknown => "The required ferritin is not recorded",
        };
        return $"{required}; {met.Count} of {IecHsLine.All.Count} lines are met "
            + $"({(met.Count == 0 ? "none" : string.Join(", ", met))}). "
            + $"The grade is the investigator's; the checklist makes none.";
    }
}
