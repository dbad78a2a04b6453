using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Words;
using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>
/// The index in the database of the records, by PostgreSQL's own full-text search: word forms as tsvector with their positions
/// (GIN), codes as arrays, numbers and places as rows. Several processes read and write at once.
/// </summary>
sealed class PostgresIndex(string connection) : ITrialIndex
{
    /// <summary>The words are counted again when this share of the trials is new.</summary>
    const double CountedAgain = 0.1;

    /// <summary>What the index holds of an entry: one of another form is made again.</summary>
    const long Form = 2;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS registry_index (
          number TEXT PRIMARY KEY, basic TSVECTOR NOT NULL, deep TSVECTOR NOT NULL,
          codes TEXT[] NOT NULL, sites TEXT[] NOT NULL, known TEXT[] NOT NULL);
        ALTER TABLE registry_index ADD COLUMN IF NOT EXISTS terms TEXT[] NOT NULL DEFAULT '{}';
        ALTER TABLE registry_index ADD COLUMN IF NOT EXISTS profile BYTEA NOT NULL DEFAULT '';
        CREATE INDEX IF NOT EXISTS registry_index_terms ON registry_index USING gin (terms);
        CREATE TABLE IF NOT EXISTS registry_terms (term TEXT PRIMARY KEY, trials INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS registry_index_basic ON registry_index USING gin (basic);
        CREATE INDEX IF NOT EXISTS registry_index_deep ON registry_index USING gin (deep);
        CREATE INDEX IF NOT EXISTS registry_index_codes ON registry_index USING gin (codes);
        CREATE INDEX IF NOT EXISTS registry_index_sites ON registry_index USING gin (sites);
        CREATE INDEX IF NOT EXISTS registry_index_known ON registry_index USING gin (known);
        CREATE TABLE IF NOT EXISTS registry_numbers (number TEXT NOT NULL, field TEXT NOT NULL, value BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS registry_numbers_value ON registry_numbers (field, value);
        CREATE INDEX IF NOT EXISTS registry_numbers_number ON registry_numbers (number);
        CREATE TABLE IF NOT EXISTS registry_points (
          number TEXT NOT NULL, latitude DOUBLE PRECISION NOT NULL, longitude DOUBLE PRECISION NOT NULL);
        CREATE INDEX IF NOT EXISTS registry_points_place ON registry_points (latitude, longitude);
        CREATE INDEX IF NOT EXISTS registry_points_number ON registry_points (number);
        CREATE TABLE IF NOT EXISTS registry_words (word TEXT PRIMARY KEY, trials INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS registry_state (key TEXT PRIMARY KEY, value BIGINT NOT NULL);
        """;

    readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);
    volatile bool _exists;
    volatile CountedRarity? _rarity;

    sealed record CountedRarity(long Counted, TermRarity Rarity);

    public async Task<long> UpTo(CancellationToken cancel)
    {
        await Create(cancel);
        return await State("form", cancel) == Form ? await State("up-to", cancel) : 0;
    }

    public Task StartOver(CancellationToken cancel) => Task.CompletedTask;

    public async Task Put(IReadOnlyList<EntryToPut> entries, CancellationToken cancel)
    {
        var reader = new WordReader();
        await using var opened = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await opened.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(opened, transaction);
        foreach (var (make, isNew) in entries)
        {
            var entry = make(reader);
            if (!isNew)
                Remove(batch, entry.Number);
            Add(batch, entry);
        }
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    static void Remove(NpgsqlBatch batch, string number)
    {
        foreach (var table in new[] { "registry_index", "registry_numbers", "registry_points" })
            Command(batch, $"DELETE FROM {table} WHERE number = $1", number);
    }

    static void Add(NpgsqlBatch batch, IndexEntry entry)
    {
        var vectors = WordVectors.Of(entry);
        var profile = TrialProfile.Of(entry);
        Command(
            batch,
            "INSERT INTO registry_index (number, basic, deep, codes, sites, known, terms, profile) "
                + "VALUES ($1, $2::tsvector, $3::tsvector, $4, $5, $6, $7, $8)",
            entry.Number,
            vectors.Basic,
            vectors.Deep,
            entry.Codes.Select(c => LuceneDocument.CodeOf(c.Field, c.Code)).ToArray(),
            entry.Sites.ToArray(),
            entry.Known.Select(p => p.Name).ToArray(),
            profile.AllTerms.ToArray(),
            PackedProfile.Of(profile)
        );
        if (entry.Numbers.Count > 0)
            Command(
                batch,
                "INSERT INTO registry_numbers SELECT $1, * FROM unnest($2, $3)",
                entry.Number,
                entry.Numbers.Select(n => n.Field).ToArray(),
                entry.Numbers.Select(n => n.Number).ToArray()
            );
        if (entry.Points.Count > 0)
            Command(
                batch,
                "INSERT INTO registry_points SELECT $1, * FROM unnest($2, $3)",
                entry.Number,
                entry.Points.Select(p => p.Latitude).ToArray(),
                entry.Points.Select(p => p.Longitude).ToArray()
            );
    }

    static void Command(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }

    public async Task Commit(long upTo, CancellationToken cancel)
    {
        await SetState("up-to", upTo, cancel);
        await SetState("form", Form, cancel);
        var (trials, counted) = (await Count(cancel), await State("counted", cancel));
        if (Math.Abs(trials - counted) <= counted * CountedAgain)
            return;
        await Execute(
            $"""
            DELETE FROM registry_words;
            INSERT INTO registry_words SELECT word, ndoc FROM ts_stat('SELECT basic FROM registry_index')
              WHERE word !~ ':' AND word ~ '^[a-z0-9]+$';
            DELETE FROM registry_terms;
            INSERT INTO registry_terms SELECT term, count(*) FROM registry_index, unnest(terms) term GROUP BY term;
            ANALYZE registry_index; ANALYZE registry_numbers; ANALYZE registry_points;
            """,
            cancel
        );
        await SetState("counted", trials, cancel);
    }

    public async Task<SearchResult> Search(Search search, CancellationToken cancel)
    {
        await Create(cancel);
        await using var opened = await _source.OpenConnectionAsync(cancel);
        var words = await PostgresWords.In(search.Query, opened, cancel);
        var sql = new PostgresQueries(words);
        var query = words.Mended(search.Query);
        var where = $"{sql.Of(query)} AND {sql.Of(search.Filter)}";
        var total = await Total(opened, sql, where, cancel);
        var hits = await Hits(opened, sql, where, sql.Rank(query), search, cancel);
        var facets = search.Facets.Count == 0 ? [] : await Facets(opened, sql, where, search.Facets, cancel);
        if (search.CountsStated)
            facets = await Stated(opened, sql, where, facets, cancel);
        var numbers = new List<IReadOnlyList<long>>();
        foreach (var field in search.Numbers)
            numbers.Add(await Numbers(opened, sql, where, field, cancel));
        return new(total, hits, facets, words.Instead) { Numbers = numbers };
    }

    static async Task<int> Total(NpgsqlConnection opened, PostgresQueries sql, string where, CancellationToken cancel)
    {
        await using var command = sql.Command(opened, $"SELECT count(*) FROM registry_index t WHERE {where}");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    static async Task<IReadOnlyList<SearchHit>> Hits(
        NpgsqlConnection opened,
        PostgresQueries sql,
        string where,
        string rank,
        Search search,
        CancellationToken cancel
    )
    {
        if (search.Take == 0)
            return [];
        var order =
            search.Sort.Count == 0
                ? $"{rank} DESC, t.number"
                : string.Join(", ", search.Sort.Select(sql.Sort).Append("t.number"));
        await using var command = sql.Command(
            opened,
            $"SELECT t.number, {rank} FROM registry_index t WHERE {where} "
                + $"ORDER BY {order} LIMIT {search.Take} OFFSET {search.Skip}"
        );
        var hits = new List<SearchHit>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            hits.Add(new(reader.GetString(0), search.Sort.Count == 0 ? reader.GetDouble(1) : null));
        return hits;
    }

    static async Task<IReadOnlyList<FacetCounts>> Facets(
        NpgsqlConnection opened,
        PostgresQueries sql,
        string where,
        IReadOnlyList<Facet> facets,
        CancellationToken cancel
    )
    {
        await using var command = sql.Command(
            opened,
            $"SELECT code, count(*) FROM registry_index t, unnest(t.codes) code WHERE {where} GROUP BY code"
        );
        var counts = new List<(string Field, string Code, int Trials)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (reader.GetString(0).Split('=', 2) is [var field, var code])
                counts.Add((field, code, (int)reader.GetInt64(1)));
        return
        [
            .. facets.Select(f => new FacetCounts(
                f,
                [
                    .. counts
                        .Where(c => c.Field == f.Field)
                        .OrderByDescending(c => c.Trials)
                        .ThenBy(c => c.Code, StringComparer.Ordinal)
                        .Select(c => (c.Code, c.Trials)),
                ]
            )),
        ];
    }

    /// <summary>The counts with how many of the trials found have any code of their facet.</summary>
    static async Task<IReadOnlyList<FacetCounts>> Stated(
        NpgsqlConnection opened,
        PostgresQueries sql,
        string where,
        IReadOnlyList<FacetCounts> facets,
        CancellationToken cancel
    )
    {
        await using var command = sql.Command(
            opened,
            $"SELECT split_part(code, '=', 1), count(DISTINCT t.number) FROM registry_index t, unnest(t.codes) code "
                + $"WHERE {where} GROUP BY 1"
        );
        var stated = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            stated[reader.GetString(0)] = (int)reader.GetInt64(1);
        return [.. facets.Select(f => f with { Stated = stated.GetValueOrDefault(f.Facet.Field) })];
    }

    public async Task<IReadOnlyList<RelatedTrial>> Related(RelatedSearch search, CancellationToken cancel)
    {
        await Create(cancel);
        await using var opened = await _source.OpenConnectionAsync(cancel);
        return await new PostgresRelated(opened, await Rarity(opened, cancel)).Find(search, cancel);
    }

    /// <summary>Read again when the words were counted again.</summary>
    async Task<TermRarity> Rarity(NpgsqlConnection opened, CancellationToken cancel)
    {
        var counted = await State("counted", cancel);
        if (_rarity is not { } known || known.Counted != counted)
            _rarity = known = new(counted, await PostgresRelated.Rarity(opened, counted, cancel));
        return known.Rarity;
    }

    static async Task<IReadOnlyList<long>> Numbers(
        NpgsqlConnection opened,
        PostgresQueries sql,
        string where,
        string field,
        CancellationToken cancel
    )
    {
        await using var command = sql.Command(
            opened,
            $"SELECT min(n.value) FROM registry_index t {sql.JoinNumbers(field)} WHERE {where} GROUP BY t.number"
        );
        var numbers = new List<long>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    public async Task<int> Count(CancellationToken cancel)
    {
        await Create(cancel);
        await using var command = _source.CreateCommand("SELECT count(*) FROM registry_index");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    async Task Create(CancellationToken cancel)
    {
        if (_exists)
            return;
        await Execute(Tables, cancel);
        _exists = true;
    }

    async Task<long> State(string key, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand("SELECT value FROM registry_state WHERE key = $1");
        command.Parameters.Add(new() { Value = key });
        return await command.ExecuteScalarAsync(cancel) is long value ? value : 0;
    }

    async Task SetState(string key, long value, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(
            "INSERT INTO registry_state VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        );
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }

    async Task Execute(string sql, CancellationToken cancel)
    {
        await using var opened = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await opened.BeginTransactionAsync(cancel);
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(7283001)", opened, transaction);
        await turn.ExecuteNonQueryAsync(cancel); // one process makes or counts at a time
        await using var command = new NpgsqlCommand(sql, opened, transaction);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
