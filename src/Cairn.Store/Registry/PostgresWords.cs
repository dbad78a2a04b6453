using Cairn.Registry.Queries;
using Cairn.Registry.Words;
using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>How many trials hold the words of a question, and what the mistyped ones mean.</summary>
sealed class PostgresWords
{
    const int MostOfSentence = 30;
    const int FewestTrials = 2;

    readonly Dictionary<string, int> _trials = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _instead = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Word, string Instead)> Instead => [.. _instead.Select(i => (i.Key, i.Value))];

    /// <summary>Looks the words of a question up.</summary>
    public static async Task<PostgresWords> In(Query query, NpgsqlConnection opened, CancellationToken cancel)
    {
        var words = new PostgresWords();
        string[] asked = [.. query.Phrases.SelectMany(p => p.Words).Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
            return words;
        await using (var command = new NpgsqlCommand("SELECT word, trials FROM registry_words WHERE word = ANY($1)", opened))
        {
            command.Parameters.Add(new() { Value = asked });
            await words.Read(command, cancel);
        }
        foreach (var phrase in Mendable.In(query))
        foreach (var word in phrase.Words.Where(w => !words._trials.ContainsKey(w)))
            if (!await IsAnywhere(word, opened, cancel) && await Near(word, opened, cancel) is { } instead)
                words._instead[word] = instead;
        return words;
    }

    /// <summary>The question with the nearest known words in place of those that no trial has.</summary>
    public Query Mended(Query query) => query.Retyped(word => _instead.GetValueOrDefault(word, word));

    /// <summary>The parts of a sentence that are asked for: those that fewest trials have.</summary>
    public IEnumerable<Query> Rarest(IReadOnlyList<Query> parts) =>
        parts.Count <= MostOfSentence
            ? parts
            : parts
                .Select(
                    (part, i) => (part, i, Trials: part.Phrases.Select(p => p.Words.Min(w => _trials.GetValueOrDefault(w))).Max())
                )
                .Where(p => p.Trials > 0)
                .OrderBy(p => p.Trials)
                .ThenBy(p => p.i)
                .Take(MostOfSentence)
                .Select(p => p.part);

    static async Task<bool> IsAnywhere(string word, NpgsqlConnection opened, CancellationToken cancel)
    {
        var pieces = Cairn.Registry.Structure.SearchAreas.SearchedPieces.Where(p => !WordVectors.IsBasic(p));
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM registry_index WHERE deep @@ $1::tsquery OR basic @@ $2::tsquery)",
            opened
        );
        command.Parameters.Add(
            new() { Value = string.Join(" | ", pieces.Select(p => WordVectors.Quoted(WordVectors.In(p, word)))) }
        );
        command.Parameters.Add(new() { Value = WordVectors.Quoted(word) });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    static async Task<string?> Near(string word, NpgsqlConnection opened, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT word, trials FROM registry_words "
                + "WHERE trials >= $1 AND length(word) BETWEEN $2 AND $3 AND word ~ '^[a-z]{3,}$'",
            opened
        );
        command.Parameters.Add(new() { Value = FewestTrials });
        command.Parameters.Add(new() { Value = word.Length - 2 });
        command.Parameters.Add(new() { Value = word.Length + 2 });
        var known = new PostgresWords();
        await known.Read(command, cancel);
        return Nearest.To(word, known._trials);
    }

    async Task Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _trials[reader.GetString(0)] = reader.GetInt32(1);
    }
}
