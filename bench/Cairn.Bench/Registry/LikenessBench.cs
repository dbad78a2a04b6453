using Cairn.Registry.Likeness;

namespace Cairn.Bench.Registry;

/// <summary>
/// Related trials against people's judgements, beside plain TF-IDF cosine and SQLite's bm25 in the same run. Weights were chosen
/// by
/// two thirds of the queries (<c>likeness learned-from</c>); the last third is measured only when asked for (<c>likeness
/// kept-apart</c>).
/// </summary>
static class LikenessBench
{
    public static int Run(string mode)
    {
        var judgements = Queries(_ => true, _ => true);
        var asks = judgements.Select(q => q.Trial).ToHashSet(StringComparer.Ordinal);
        var needed = judgements.SelectMany(q => q.Others).Select(o => o.Number).ToHashSet(StringComparer.Ordinal);
        needed.UnionWith(asks);
        var trials = Corpus.Read(needed);
        var queries = Queries(trials.ContainsKey, n => trials.TryGetValue(n, out var t) && t.IsFull)
            .Where(q => q.IsKeptApart == (mode == "kept-apart"))
            .Where(q => q.HasBoth)
            .ToArray();
        var rarity = Rarity(trials.Values);
        Console.Error.WriteLine($"{trials.Count} trials, {queries.Length} queries");
        var plain = new PlainCosine(trials.Values);
        using var sqlite = mode == "quick" ? null : new SqliteMoreLikeThis(trials.Values, plain);
        ISystem[] systems = [new CairnSystem(rarity), plain, .. sqlite is null ? Array.Empty<ISystem>() : [sqlite]];
        Print(trials, queries, systems);
        return 0;
    }

    static Judged[] Queries(Func<string, bool> isLoaded, Func<string, bool> isFull) =>
        [
            .. Judged.TrialSim(isLoaded),
            .. Judged.Trec(2021, "", isLoaded),
            .. Judged.Trec(2022, "", isLoaded),
            .. Judged.Trec(2021, ", full records", isFull),
            .. Judged.Trec(2022, ", full records", isFull),
        ];

    public static TermRarity Rarity(IEnumerable<Corpus.Trial> trials)
    {
        var all = trials.ToArray();
        var rarity = new TermRarity(all.Length);
        foreach (var trial in all)
            rarity.AddTermsOf(trial.Packed);
        return rarity;
    }

    static void Print(IReadOnlyDictionary<string, Corpus.Trial> trials, Judged[] queries, ISystem[] systems)
    {
        Console.WriteLine("| judgements | queries | system | AUC | precision at 10 |\n|---|---:|---|---:|---:|");
        foreach (var set in queries.GroupBy(q => q.Set, StringComparer.Ordinal))
        {
            var asked = set.ToArray();
            var results = systems.Select(s => asked.Select(q => Scored(s, trials, q)).ToArray()).ToArray();
            for (var i = 0; i < systems.Length; i++)
                Console.WriteLine(
                    $"| {set.Key} | {asked.Length} | {systems[i].Name} | {Measures.Mean([.. results[i].Select(Measures.Auc)])} | "
                        + $"{Measures.Mean([.. results[i].Select(Measures.PrecisionAt10)])} |"
                );
            for (var i = 1; i < systems.Length; i++)
                Console.WriteLine(
                    $"| {set.Key} | {asked.Length} | Cairn less {systems[i].Name} | {Less(results, i, Measures.Auc)} | "
                        + $"{Less(results, i, Measures.PrecisionAt10)} |"
                );
        }
    }

    static string Less(
        (double Score, bool IsLike)[][][] results,
        int other,
        Func<IReadOnlyList<(double Score, bool IsLike)>, double> measure
    ) => Measures.Mean([.. results[0].Zip(results[other], (a, b) => measure(a) - measure(b))]);

    static (double Score, bool IsLike)[] Scored(ISystem system, IReadOnlyDictionary<string, Corpus.Trial> trials, Judged query)
    {
        var scores = system.Scores(trials[query.Trial], [.. query.Others.Select(o => trials[o.Number])]);
        return [.. query.Others.Zip(scores, (o, score) => (score, o.IsLike))];
    }
}
