using Cairn.Registry.Words;

namespace Cairn.Registry.Signals;

/// <summary>Where in the course of a disease a trial stands, by the phrases that say so.</summary>
static class Settings
{
    const string Table = """
        RELAPSED_REFRACTORY | relapsed | refractory | r/r | recurrent | relapse | resistant
        NEWLY_DIAGNOSED | newly diagnosed | previously untreated | untreated | de novo | first line | first-line
         | frontline | treatment naive
        MAINTENANCE | maintenance
        ADJUVANT | adjuvant
        NEOADJUVANT | neoadjuvant
        METASTATIC | metastatic | advanced | unresectable
        MINIMAL_RESIDUAL_DISEASE | minimal residual disease | measurable residual disease | MRD positive
        PREVENTION | prevention of | prophylaxis | preventing
        """;

    static readonly (string Code, string[] Names)[] All = [.. Read()];

    /// <summary>The settings named by a text.</summary>
    public static IEnumerable<string> In(IReadOnlyList<string> words)
    {
        var text = $" {string.Join(' ', words)} ";
        return All.Where(s => s.Names.Any(n => text.Contains(n, StringComparison.Ordinal))).Select(s => s.Code);
    }

    static IEnumerable<(string, string[])> Read()
    {
        var reader = new WordReader();
        foreach (var line in Table.Replace("\n ", " ", StringComparison.Ordinal).Split('\n'))
        {
            var names = line.Split('|', StringSplitOptions.TrimEntries);
            yield return (names[0], [.. names.Skip(1).Select(n => $" {string.Join(' ', reader.Read(n).Select(w => w.Text))} ")]);
        }
    }
}
