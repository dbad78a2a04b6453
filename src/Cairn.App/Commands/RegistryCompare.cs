using System.CommandLine;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Comparing;
using Cairn.Registry.Modules;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry compare</c>: two trials side by side.</summary>
static class RegistryCompare
{
    public static Command Create()
    {
        var (one, other) = (RegistryDesk.NumberArgument("A"), RegistryDesk.NumberArgument("B"));
        var (database, format) = (RegistryDesk.DatabaseOption(), new FormatOption());
        var command = new Command("compare", "Two trials side by side: design, doses, eligibility line by line, outcomes, sites.")
        {
            one,
            other,
            database,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var a = RegistryDesk.Trial(await RegistryDesk.Find(registry, parsed.GetValue(one)!, cancel));
                var b = RegistryDesk.Trial(await RegistryDesk.Find(registry, parsed.GetValue(other)!, cancel));
                var comparison = TrialComparison.Of(a, b);
                return format.IsJson(parsed) ? Shell.Print(ComparisonJson.Of(comparison)) : Write(comparison);
            }
        );
        return command;
    }

    static int Write(TrialComparison comparison)
    {
        var (a, b) = (comparison.A.Number!, comparison.B.Number!);
        Terminal.Title($"{a} and {b}");
        Terminal.Facts((a, comparison.A.Title ?? "no title", ""), (b, comparison.B.Title ?? "no title", ""));
        Terminal.Section("Design and fields");
        Terminal.Table(
            ["", "|", a, b],
            comparison.Facts.Select(f =>
                (IReadOnlyList<string>)
                    [f.Name, f.IsSame ? "same" : "", Escaped(f.A ?? "not stated"), Escaped(f.B ?? "not stated")]
            )
        );
        WriteDoses(a, comparison.DosesOfA);
        WriteDoses(b, comparison.DosesOfB);
        WritePairs("Eligibility", comparison.Eligibility, a, b);
        WritePairs("Groups", comparison.Arms, a, b);
        WritePairs("Interventions", comparison.Interventions, a, b);
        WritePairs("Outcomes", comparison.Outcomes, a, b);
        WriteSites(comparison.Sites, a, b);
        Terminal.Paragraph(TrialComparison.Caution);
        return ExitCode.Done;
    }

    static void WriteDoses(string number, IReadOnlyList<NamedDose> doses)
    {
        Terminal.Section($"Doses named in the text of {number}");
        if (doses.Count == 0)
            Terminal.Paragraph("None.");
        foreach (var dose in doses.DistinctBy(d => (d.Written, d.Sentence)))
            Terminal.Facts((dose.Written, (dose.Level is { } level ? level + ": " : "") + dose.Sentence, ""));
    }

    static void WritePairs(string title, IReadOnlyList<LinePair> pairs, string a, string b)
    {
        Terminal.Section(title);
        Terminal.Paragraph(ComparisonWords.Summary(pairs, a, b));
        foreach (var pair in pairs.Where(p => p is { A: not null, B: not null }))
        {
            Terminal.Paragraph(ComparisonWords.Of(pair, a, b));
            Terminal.Facts(Fact(a, pair.A), Fact(b, pair.B));
        }
        WriteAlone($"Only in {a}:", a, pairs.Where(p => p.B is null).Select(p => p.A!));
        WriteAlone($"Only in {b}:", b, pairs.Where(p => p.A is null).Select(p => p.B!));
    }

    static void WriteAlone(string title, string number, IEnumerable<ComparedLine> lines)
    {
        (string, string?, string)[] facts = [.. lines.Select(l => Fact(number, l))];
        if (facts.Length == 0)
            return;
        Terminal.Paragraph(title);
        Terminal.Facts(facts);
    }

    static (string, string?, string) Fact(string number, ComparedLine? line) =>
        ($"{number} {line?.Id}", line is null ? null : $"{ComparisonWords.Of(line.Kind)}: {line.Text}", "");

    static void WriteSites(ComparedSites sites, string a, string b)
    {
        Terminal.Section("Sites");
        Terminal.Facts(
            ($"Sites of {a}", $"{sites.A.Count}", ""),
            ($"Sites of {b}", $"{sites.B.Count}", ""),
            ("The same sites", sites.Both.Count == 0 ? "none" : string.Join("; ", sites.Both.Select(Words)), ""),
            ("Countries of both", Listed(sites.CountriesOfBoth), ""),
            ($"Only {a}", Listed(sites.CountriesOfA), ""),
            ($"Only {b}", Listed(sites.CountriesOfB), "")
        );
    }

    static string Words(Location site) => string.Join(", ", new[] { site.Facility, site.City, site.Country }.OfType<string>());

    static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    static string Escaped(string text) => Spectre.Console.StringExtensions.EscapeMarkup(text);
}
