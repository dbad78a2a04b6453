using System.Globalization;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Values of a study as they are printed: with the tag "assumed" and the reason where nobody published them.</summary>
static class Sourced
{
    /// <summary>The words of a value, tagged when the value at that path of the study is assumed.</summary>
    public static Inline Say(this Study study, string path, string words) =>
        study.Provenance.Of(path) is { Source: ValueSource.Assumed } origin ? Inline.Assumed(words, origin.Why ?? "nobody published it") : words;

    public static Inline Say(this Study study, string path, string? words, string whenUnknown) => words is null ? Inline.Unknown(whenUnknown) : study.Say(path, words);

    public static string Dose(double millionCellsPerKg) => FormattableString.Invariant($"{millionCellsPerKg:0.###} × 10⁶ cells/kg");

    /// <summary>"Level 2: 10 × 10⁶ cells/kg".</summary>
    public static string Named(this DoseLevel level) => $"Level {Number(level.Level)}: {Dose(level.MillionCellsPerKg)}";

    public static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    /// <summary>The path of the study file that holds an endpoint.</summary>
    public static string PathOf(this Study study, EndpointPlan plan) => $"endpoints[{study.Endpoints.ToList().IndexOf(plan)}]";
}
