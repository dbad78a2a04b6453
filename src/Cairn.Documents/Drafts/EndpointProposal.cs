using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>The endpoint that a registered outcome means by its words, for a person to read and to take.</summary>
/// <param name="Outcome">As the record has it.</param>
/// <param name="Kind">The word of study files: os.</param>
/// <param name="Population">Whom it is asked of, in the word of study files: assumed.</param>
public sealed partial record EndpointProposal(Outcome Outcome, string Kind, string Population)
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The words of an outcome, and the endpoint they mean; the first that fits.</summary>
    static readonly (string Kind, string Population, Regex Words)[] Kinds =
    [
        ("dlt", "dlt-evaluable", Dlt()),
        ("efs", "enrolled", EventFree()),
        ("rfs", "in-remission", RelapseFree()),
        ("os", "enrolled", Overall()),
        ("mrd-negative-rate", "infused", Mrd()),
        ("dor", "in-remission", Duration()),
        ("ttr", "infused", TimeToResponse()),
        ("cir", "in-remission", Relapse()),
        ("cr-rate", "infused", Complete()),
        ("remission-rate", "infused", Remission()),
        ("orr", "infused", Response()),
        ("adverse-events", "infused", Adverse()),
    ];

    /// <summary>The endpoint of an outcome; null when its words mean none that is computed.</summary>
    public static EndpointProposal? Of(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (kind, population, _) = Kinds.FirstOrDefault(k => k.Words.IsMatch(outcome.Measure));
        return kind is null ? null : new(outcome, kind, population);
    }

    /// <summary>The endpoints that the outcomes mean, each kind once.</summary>
    public static IReadOnlyList<EndpointProposal> All(IEnumerable<Outcome> outcomes)
    {
        var proposed = outcomes.Select(Of).OfType<EndpointProposal>();
        return [.. proposed.DistinctBy(p => p.Kind, StringComparer.Ordinal)];
    }

    /// <summary>The endpoint as a line to paste under <c>endpoints</c>.</summary>
    public string Line =>
        $"  - {{ source: assumed, why: proposed from an outcome of the record, kind: {Kind}, rank: {Outcome.Kind}, "
        + $"says: {Quoted(Outcome.Measure)}, population: {Population}{Months(Outcome.TimeFrame)} }}";

    static string Months(string? timeFrame)
    {
        if (timeFrame is null || Time().Match(timeFrame) is not { Success: true } time)
            return "";
        var count = int.Parse(time.Groups["n"].Value, CultureInfo.InvariantCulture);
        var months = char.ToUpperInvariant(time.Groups["unit"].Value[0]) == 'Y' ? 12 * count : count;
        return string.Create(CultureInfo.InvariantCulture, $", timeFrameMonths: {months}");
    }

    static string Quoted(string text) => $"'{text.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\b(?:dose[- ]limiting|DLTs?|maximum tolerated|MTD)\b", AnyCase)]
    private static partial Regex Dlt();

    [GeneratedRegex(@"\b(?:event[- ]free|EFS)\b", AnyCase)]
    private static partial Regex EventFree();

    [GeneratedRegex(@"\b(?:relapse[- ]free|disease[- ]free|leuka?emia[- ]free|RFS|DFS|LFS)\b", AnyCase)]
    private static partial Regex RelapseFree();

    [GeneratedRegex(@"\b(?:overall survival|OS)\b", AnyCase)]
    private static partial Regex Overall();

    [GeneratedRegex(@"\b(?:(?:minimal|measurable) residual|MRD)\b", AnyCase)]
    private static partial Regex Mrd();

    [GeneratedRegex(@"\b(?:duration of (?:\w+ )?(?:response|remission)|DO[RC]R?)\b", AnyCase)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\btime to (?:\w+ )?(?:response|remission)\b", AnyCase)]
    private static partial Regex TimeToResponse();

    [GeneratedRegex(@"\b(?:(?:incidence|rate) of relapse|relapse (?:rate|incidence)|CIR)\b", AnyCase)]
    private static partial Regex Relapse();

    [GeneratedRegex(@"\b(?:complete (?:response|remission)|CR rate|CRR)\b", AnyCase)]
    private static partial Regex Complete();

    [GeneratedRegex(@"\bremission\b", AnyCase)]
    private static partial Regex Remission();

    [GeneratedRegex(@"\b(?:(?:overall|objective|best) response|response rate|ORR|efficacy|response to)\b", AnyCase)]
    private static partial Regex Response();

    [GeneratedRegex(@"\b(?:adverse|safety|toxicit\w+|side effects?|tolerab\w+)\b", AnyCase)]
    private static partial Regex Adverse();

    [GeneratedRegex(@"\b(?<n>\d{1,3})[\s-]*(?<unit>months?|years?)\b", AnyCase)]
    private static partial Regex Time();
}
