using Cairn.Registry;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A record as a row of the registry's CSV download. Several values in a cell stand between bars.</summary>
public static class RecordCsv
{
    const string Site = "https://clinicaltrials.gov/study/";

    static readonly (string Name, Func<RecordValues, string> Of)[] Columns =
    [
        ("NCT Number", v => First(v, "NCTId")),
        ("Study Title", v => First(v, "BriefTitle")),
        ("Study URL", v => Site + First(v, "NCTId")),
        ("Acronym", v => First(v, "Acronym")),
        ("Study Status", v => First(v, "OverallStatus")),
        ("Brief Summary", v => First(v, "BriefSummary")),
        ("Study Results", v => First(v, "HasResults") == "true" ? "YES" : "NO"),
        ("Conditions", v => All(v, "Condition")),
        ("Interventions", Interventions),
        ("Primary Outcome Measures", v => Outcomes(v, "Primary")),
        ("Secondary Outcome Measures", v => Outcomes(v, "Secondary")),
        ("Other Outcome Measures", v => Outcomes(v, "Other")),
        ("Sponsor", v => First(v, "LeadSponsorName")),
        ("Collaborators", v => All(v, "CollaboratorName")),
        ("Sex", v => First(v, "Sex")),
        ("Age", v => string.Join(", ", v["StdAge"])),
        ("Phases", v => All(v, "Phase")),
        ("Enrollment", v => First(v, "EnrollmentCount")),
        ("Funder Type", v => First(v, "LeadSponsorClass")),
        ("Study Type", v => First(v, "StudyType")),
        ("Study Design", Design),
        ("Other IDs", v => string.Join("|", v["OrgStudyId"].Concat(v["SecondaryId"]))),
        ("Start Date", v => First(v, "StartDate")),
        ("Primary Completion Date", v => First(v, "PrimaryCompletionDate")),
        ("Completion Date", v => First(v, "CompletionDate")),
        ("First Posted", v => First(v, "StudyFirstPostDate")),
        ("Results First Posted", v => First(v, "ResultsFirstPostDate")),
        ("Last Update Posted", v => First(v, "LastUpdatePostDate")),
        ("Locations", v => string.Join("|", v.Sites.Select(Place))),
        ("Study Documents", v => All(v, "LargeDocLabel")),
    ];

    public static IReadOnlyList<string> AllColumns { get; } = [.. Columns.Select(c => c.Name)];

    /// <summary>The cells of a record in the columns asked for.</summary>
    /// <param name="columns">Names of <see cref="AllColumns"/>.</param>
    public static IReadOnlyList<string> Row(RecordValues values, IReadOnlyList<string> columns) =>
        [.. columns.Select(name => Columns.First(c => c.Name == name).Of(values))];

    static string First(RecordValues values, string piece) => values.First(piece) ?? "";

    static string All(RecordValues values, string piece) => string.Join("|", values[piece]);

    static string Interventions(RecordValues values) =>
        string.Join("|", values["InterventionType"].Zip(values["InterventionName"], (type, name) => $"{type}: {name}"));

    static string Outcomes(RecordValues values, string kind) => All(values, $"{kind}OutcomeMeasure");

    static string Place(RecordSite site) =>
        string.Join(", ", new[] { site.City, site.State, site.Country }.Where(p => !string.IsNullOrEmpty(p)));

    static string Design(RecordValues values)
    {
        (string Label, string Piece)[] parts =
        [
            ("Allocation", "DesignAllocation"),
            ("Intervention Model", "DesignInterventionModel"),
            ("Masking", "DesignMasking"),
            ("Primary Purpose", "DesignPrimaryPurpose"),
            ("Observational Model", "DesignObservationalModel"),
            ("Time Perspective", "DesignTimePerspective"),
        ];
        return string.Join("|", parts.Where(p => values[p.Piece].Count > 0).Select(p => $"{p.Label}: {First(values, p.Piece)}"));
    }
}
