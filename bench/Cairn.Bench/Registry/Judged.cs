using System.Text.Json;

namespace Cairn.Bench.Registry;

/// <summary>A trial with other trials that people judged: like it or not.</summary>
/// <param name="Set">Where the judgements are from.</param>
/// <param name="Group">Queries of one group are learned from, or kept apart, together.</param>
/// <param name="Trial">The trial that others are compared with.</param>
/// <param name="Others">The judged trials of the corpus, each with whether it is like.</param>
sealed record Judged(string Set, string Group, string Trial, IReadOnlyList<(string Number, bool IsLike)> Others)
{
    const int TrialsOfTopic = 3;

    public bool HasBoth => Others.Any(o => o.IsLike) && Others.Any(o => !o.IsLike);

    /// <summary>A third is kept apart: by the group's name, so that it never changes.</summary>
    public bool IsKeptApart => Group.Sum(c => (int)c) % 3 == 0;

    /// <summary>TrialSim (Wang and Sun, Trial2Vec, 2022): ten candidates of each target trial, judged by experts.</summary>
    public static IEnumerable<Judged> TrialSim(Func<string, bool> isLoaded)
    {
        using var sheet = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Corpus.Folder, "trialsim", "sheet1.xml.json")));
        foreach (var row in sheet.RootElement.EnumerateArray().Skip(1).Select(Cells))
        {
            if (row.GetValueOrDefault("B") is not { } trial || !isLoaded(trial))
                continue;
            var others = "CDEFGHIJKL"
                .Zip("MNOPQRSTUV", (c, l) =>
                    (Number: row.GetValueOrDefault($"{c}") ?? "", IsLike: row.GetValueOrDefault($"{l}") == "1")
                )
                .Where(o => isLoaded(o.Number));
            yield return new("TrialSim", "TrialSim " + trial, trial, [.. others]);
        }
    }

    static Dictionary<string, string> Cells(JsonElement row) =>
        row.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString() ?? "", StringComparer.Ordinal);

    /// <summary>
    /// TREC Clinical Trials: trials that the person of a topic is eligible for are like one another, and not like those judged
    /// not
    /// relevant. Trials judged relevant with the person excluded are left out. Up to three trials of a topic ask.
    /// </summary>
    public static IEnumerable<Judged> Trec(int year, string set, Func<string, bool> isLoaded)
    {
        foreach (var topic in Judgements(year).Where(j => isLoaded(j.Number)).GroupBy(j => j.Topic, StringComparer.Ordinal))
        {
            var eligible = topic.Where(j => j.Grade == 2).Select(j => j.Number).Order(StringComparer.Ordinal).ToArray();
            if (eligible.Length < 2)
                continue;
            foreach (var at in Enumerable.Range(0, TrialsOfTopic).Select(i => i * (eligible.Length - 1) / 2).Distinct())
                yield return new(
                    $"TREC {year}{set}",
                    topic.Key,
                    eligible[at],
                    [.. topic.Where(j => j.Grade != 1 && j.Number != eligible[at]).Select(j => (j.Number, j.Grade == 2))]
                );
        }
    }

    /// <summary>Judgements of a year: 0 not relevant, 1 relevant but the person is excluded, 2 eligible.</summary>
    public static IEnumerable<(string Topic, string Number, int Grade)> Judgements(int year) =>
        File.ReadLines(Path.Combine(Corpus.Folder, "trec-ct", $"trec_{year}", "test.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length == 3)
            .Select(cells => (cells[0], cells[1], cells[2][0] - '0'));
}
