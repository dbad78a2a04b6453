using Cairn.Registry.Likeness;
using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>Trials that are like one, as <see cref="LuceneRelated"/> finds them, by PostgreSQL's arrays of terms.</summary>
sealed class PostgresRelated(NpgsqlConnection opened, TermRarity rarity)
{
    const int TermsAsked = 40,
        Candidates = 600;

    public async Task<IReadOnlyList<RelatedTrial>> Find(RelatedSearch search, CancellationToken cancel)
    {
        var like = new LikenessTo(search.Trial, rarity);
        var found = new List<(string Number, double Score, byte[] Profile)>();
        await using var command = Fetching(like, search);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var profile = (byte[])reader.GetValue(1);
            found.Add((reader.GetString(0), like.Score(profile), profile));
        }
        return
        [
            .. found
                .Where(f => f.Score > 0 && f.Number != search.Trial.Number)
                .OrderByDescending(f => f.Score)
                .ThenBy(f => f.Number, StringComparer.Ordinal)
                .Take(search.Take)
                .Select(f => like.Explain(f.Number, f.Profile)),
        ];
    }

    NpgsqlCommand Fetching(LikenessTo like, RelatedSearch search)
    {
        var asked = like.Telling.Take(TermsAsked).ToArray();
        var sql = new PostgresQueries(new PostgresWords());
        var (terms, adds) = (sql.Value(asked.Select(t => t.Term).ToArray()), sql.Value(asked.Select(t => t.Adds).ToArray()));
        return sql.Command(
            opened,
            $"""
            SELECT number, profile FROM registry_index JOIN (
              SELECT t.number, sum(q.adds) AS adds FROM unnest({terms}, {adds}) AS q(term, adds)
              JOIN registry_index t ON t.terms @> ARRAY[q.term] WHERE {sql.Of(search.Filter)}
              GROUP BY t.number ORDER BY 2 DESC, 1 LIMIT {Candidates}) AS best USING (number)
            """
        );
    }

    /// <summary>How rare each term is, as it was counted when records were last put in.</summary>
    public static async Task<TermRarity> Rarity(NpgsqlConnection opened, long trials, CancellationToken cancel)
    {
        var rarity = new TermRarity(trials);
        await using var command = new NpgsqlCommand("SELECT term, trials FROM registry_terms", opened);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rarity.Add(PackedProfile.NumberOf(reader.GetString(0)), reader.GetInt32(1));
        return rarity;
    }
}
