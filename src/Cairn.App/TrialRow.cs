using System.Globalization;
using Cairn.Registry.Modules;

namespace Cairn.App;

/// <summary>A trial as a line of a list.</summary>
sealed record TrialRow(
    string Number,
    string? Title,
    string? Status,
    IReadOnlyList<string> Phases,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Interventions,
    string? Sponsor,
    IReadOnlyList<string> Countries,
    int? Enrollment,
    string? Start,
    string? Updated,
    bool HasResults
)
{
    public static IReadOnlyList<string> Head { get; } =
    [
        "number",
        "title",
        "status",
        "phases",
        "conditions",
        "interventions",
        "sponsor",
        "countries",
        "enrollment",
        "start",
        "updated",
        "results",
    ];

    public static TrialRow Of(OpenRecord record)
    {
        var trial = record.Trial ?? new RegisteredTrial();
        var protocol = trial.ProtocolSection;
        return new(
            record.Row.Number,
            trial.Title,
            protocol.StatusModule.OverallStatus,
            protocol.DesignModule.Phases,
            protocol.ConditionsModule.Conditions,
            [.. protocol.ArmsInterventionsModule.Interventions.Select(i => i.Name).OfType<string>()],
            protocol.SponsorCollaboratorsModule.LeadSponsor?.Name,
            trial.Countries,
            protocol.DesignModule.EnrollmentInfo?.Count,
            protocol.StatusModule.StartDateStruct?.Date,
            trial.LastUpdate,
            trial.HasResults
        );
    }

    public IReadOnlyList<string> Cells =>
        [
            Number,
            Title ?? "",
            Status ?? "",
            Joined(Phases),
            Joined(Conditions),
            Joined(Interventions),
            Sponsor ?? "",
            Joined(Countries),
            Enrollment?.ToString(CultureInfo.InvariantCulture) ?? "",
            Start ?? "",
            Updated ?? "",
            HasResults ? "yes" : "no",
        ];

    public IReadOnlyList<string> Short =>
        [Number, Escaped(Title ?? ""), Status ?? "", string.Join("/", Phases), Escaped(string.Join(", ", Conditions.Take(3)))];

    static string Joined(IReadOnlyList<string> values) => string.Join("|", values);

    static string Escaped(string text) => Spectre.Console.StringExtensions.EscapeMarkup(text);
}
