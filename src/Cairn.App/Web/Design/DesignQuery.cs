using System.Globalization;
using System.Text.Json;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;

namespace Cairn.App.Web.Design;

/// <summary>
/// A design as the address of the page holds it: the rule, its numbers as they were typed, the truths to judge it under.
/// </summary>
public sealed record DesignQuery(
    DesignKind Kind,
    bool Titrates,
    IReadOnlyDictionary<string, string> Numbers,
    IReadOnlyList<(string Name, string Dlt)> Truths,
    string Moderate,
    string Response
)
{
    /// <summary>Truths at once.</summary>
    public const int MostTruths = 8;

    const int LongestText = 2_000;

    /// <summary>What a page shows that nobody asked anything of yet: four levels that rise to too toxic.</summary>
    static readonly (string, string)[] Usual =
    [
        ("the target at level 2", "0.10, 0.30, 0.45, 0.60"),
        ("the target at level 3", "0.05, 0.15, 0.30, 0.50"),
        ("every level too toxic", "0.50, 0.60, 0.70, 0.80"),
        ("every level safe", "0.02, 0.05, 0.08, 0.12"),
    ];

    /// <summary>The rule's parameters in their order, with those of the titration before it.</summary>
    public IReadOnlyList<Parameter> Parameters =>
        [
            .. DesignKinds
                .Plan(Kind, Escalation.Plan.Numbers.None, Titrates)
                .Parameters.Concat(DesignKinds.Plan(Kind, Escalation.Plan.Numbers.None, Titrates).Needs.Select(Missing))
                .OfType<Parameter>()
                .Where(p => p is not RecordParameter)
                .Distinct(),
        ];

    static Parameter? Missing(Need need) => need.Missing(Escalation.Plan.Numbers.None);

    /// <summary>The name of a parameter in the address, and of its option.</summary>
    public static string NameOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Key);
    }

    /// <summary>The design as the options of a command: what the command reads, the page reads.</summary>
    public IReadOnlyList<string> Options =>
        [
            "--rule",
            Titrates && Kind == DesignKinds.ThreePlusThree ? "atd-3+3" : Kind.Id,
            .. Parameters.SelectMany(p =>
                Numbers.GetValueOrDefault(NameOf(p)) is { Length: > 0 } given ? Option(p, given) : Array.Empty<string>()
            ),
        ];

    static string[] Option(Parameter parameter, string given) =>
        parameter is FlagParameter ? [$"--{NameOf(parameter)}"] : [$"--{NameOf(parameter)}={given}"];

    public static DesignQuery Read(IQueryCollection address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string Given(string name) => address[name].ToString() is { Length: <= LongestText } text ? text.Trim() : "";
        var kind = DesignKinds.Named(Given("rule")) ?? DesignKinds.Named("boin")!;
        var isFirst = address.Count == 0;
        var query = new DesignQuery(
            kind,
            Given("titration") == "yes" && !kind.IsForPlanningOnly,
            address.Keys.ToDictionary(k => k, Given, StringComparer.Ordinal),
            isFirst ? Usual : [.. Lines(Given("truths"))],
            Given("moderate"),
            Given("response")
        );
        return isFirst ? query with { Numbers = Start } : query;
    }

    // What a statistician would type first; every other number has its default, or is asked for.
    static Dictionary<string, string> Start =>
        new(StringComparer.Ordinal)
        {
            ["target"] = "0.3",
            ["cohorts"] = "10",
            ["cohort-size"] = "3",
        };

    // A line a truth: its name, a colon, the probability of a DLT at each level. Without a name its number stands for it.
    static IEnumerable<(string, string)> Lines(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (line, i) in lines.Take(MostTruths).Select((l, i) => (l, i)))
            yield return line.LastIndexOf(':') is > 0 and var colon
                ? (line[..colon].Trim(), line[(colon + 1)..].Trim())
                : ((i + 1).ToString(CultureInfo.InvariantCulture), line);
    }

    /// <summary>The truths as they are typed.</summary>
    public string TruthLines => string.Join('\n', Truths.Select(t => $"{t.Name}: {t.Dlt}"));
}
