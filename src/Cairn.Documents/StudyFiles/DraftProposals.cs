using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// What a draft can propose from a registry record's own words: endpoints from the outcomes, dose levels from the text. A person
/// takes out the # in front of what is right; until then nothing is computed from it.
/// </summary>
static partial class DraftProposals
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

    /// <summary>
    /// The endpoints that the outcomes mean, each once, as lines to paste; the outcomes that mean none are named.
    /// </summary>
    public static string Endpoints(IReadOnlyList<Outcome> outcomes)
    {
        var told = outcomes.Select(o => (Outcome: o, Kind: Kinds.FirstOrDefault(k => k.Words.IsMatch(o.Measure)))).ToList();
        var lines = told.Where(t => t.Kind.Kind is not null)
            .DistinctBy(t => t.Kind.Kind, StringComparer.Ordinal)
            .Select(t =>
                $"  - {{ source: assumed, why: proposed from an outcome of the record, kind: {t.Kind.Kind}, rank: "
                + $"{t.Outcome.Kind}, "
                + $"says: {YamlWord(t.Outcome.Measure)}, population: {t.Kind.Population}{Months(t.Outcome.TimeFrame)} }}"
            );
        var others = told.Where(t => t.Kind.Kind is null).Select(t => $"    no endpoint that is computed: {t.Outcome.Measure}");
        return string.Join('\n', [.. lines, .. others]);
    }

    /// <summary>
    /// The doses in cells per kg that the text names, lowest first, as levels to paste; empty when it names none.
    /// </summary>
    public static string Levels(Study study)
    {
        var texts = new[] { study.Registration.Summary, study.Registration.Description }
            .Concat(study.Arms.Select(a => a.Description))
            .Concat(study.Interventions.Select(i => i.Description))
            .OfType<string>();
        var named = texts.SelectMany(t => CellDose().Matches(t)).Select(MillionPerKg);
        var doses = named.Distinct().Order();
        return string.Join(
            '\n',
            doses.Select(
                (dose, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    - {{ level: {i + 1}, millionCellsPerKg: {dose}, fractions: [{{ day: 0, percent: 100 }}] }}"
                    )
            )
        );
    }

    static decimal MillionPerKg(Match dose)
    {
        var number = decimal.Parse(dose.Groups["n"].Value, CultureInfo.InvariantCulture);
        for (var power = int.Parse(dose.Groups["p"].Value, CultureInfo.InvariantCulture); power != 6; power += power < 6 ? 1 : -1)
            number = power < 6 ? number / 10 : number * 10;
        return number;
    }

    static string Months(string? timeFrame)
    {
        if (timeFrame is null || Time().Match(timeFrame) is not { Success: true } time)
            return "";
        var count = int.Parse(time.Groups["n"].Value, CultureInfo.InvariantCulture);
        var months = char.ToUpperInvariant(time.Groups["unit"].Value[0]) == 'Y' ? 12 * count : count;
        return string.Create(CultureInfo.InvariantCulture, $", timeFrameMonths: {months}");
    }

    static string YamlWord(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\b(?:dose[- ]limiting|DLTs?|maximum tolerated|MTD)\b", AnyCase)]
    private static partial Regex Dlt();

    [GeneratedRegex(@"\b(?:event[- ]free|EFS|progression[- ]free|PFS)\b", AnyCase)]
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

    [GeneratedRegex(
        @"(?<n>\d+(?:\.\d+)?)\s*[x×*✕]\s*10\s*[\^*]*\s*(?<p>[5-9])\s*(?:/\s*kg|(?:\S+\s+){0,3}?(?:cells?\S*)?\s*(?:/|per)\s*kg)",
        AnyCase
    )]
    private static partial Regex CellDose();

    [GeneratedRegex(@"\b(?<n>\d{1,3})[\s-]*(?<unit>months?|years?)\b", AnyCase)]
    private static partial Regex Time();
}
