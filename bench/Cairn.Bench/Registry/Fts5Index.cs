using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Microsoft.Data.Sqlite;

namespace Cairn.Bench.Registry;

/// <summary>
/// SQLite's FTS5 given the words that Cairn's index is given, in columns, with codes as rows for facets; and a second table of
/// the plain text of each record, as one would make it without Cairn (porter stems, one column).
/// </summary>
sealed class Fts5Index : IDisposable
{
    /// <summary>Weights of the columns: near those that Cairn's search gives to where a trial names itself.</summary>
    const string Ranked = "bm25(words, 2.5, 2.0, 1.7, 1.0, 0.6)";

    static readonly string[][] Columns =
    [
        ["BriefTitle", "OfficialTitle", "Acronym"],
        ["Condition", "Keyword"],
        ["InterventionName", "InterventionOtherName"],
        ["BriefSummary"],
    ];

    static readonly HashSet<string> Named = [.. Columns.SelectMany(c => c)];
    static readonly HashSet<string> Searched = [.. SearchAreas.Everywhere.Parts.Select(p => p.Piece.Name)];

    readonly SqliteConnection _database;
    readonly List<string> _numbers = [];
    readonly Dictionary<string, long> _codes = new(StringComparer.Ordinal);

    public Fts5Index(string file)
    {
        _database = new($"Data Source={file};Pooling=False");
        _database.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536");
        Execute(
            "CREATE VIRTUAL TABLE words USING fts5(title, condition, intervention, summary, rest, content = '', "
                + "tokenize = 'unicode61')"
        );
        Execute("CREATE VIRTUAL TABLE plain USING fts5(text, content = '', tokenize = 'porter unicode61')");
        Execute("CREATE TABLE codes (code INTEGER, trial INTEGER, PRIMARY KEY (trial, code)) WITHOUT ROWID");
    }

    public void Add(IReadOnlyList<IndexEntry> entries)
    {
        using var transaction = _database.BeginTransaction();
        using var words = Insert("words(rowid, title, condition, intervention, summary, rest)", 6);
        using var code = Insert("codes(code, trial)", 2);
        foreach (var entry in entries)
        {
            _numbers.Add(entry.Number);
            Run(words, [_numbers.Count, .. Columns.Select(c => Joined(entry, c.Contains)), Joined(entry, IsRest)]);
            foreach (var one in entry.Codes.Select(c => $"{c.Field}={c.Code}").Distinct(StringComparer.Ordinal).Select(CodeOf))
                Run(code, [one, _numbers.Count]);
        }
        transaction.Commit();
    }

    /// <summary>The plain texts of the entries that were added last, in their order.</summary>
    public void AddPlain(IReadOnlyList<string> texts)
    {
        using var transaction = _database.BeginTransaction();
        using var plain = Insert("plain(rowid, text)", 2);
        for (var i = 0; i < texts.Count; i++)
            Run(plain, [_numbers.Count - texts.Count + i + 1, texts[i]]);
        transaction.Commit();
    }

    static bool IsRest(string piece) => Searched.Contains(piece) && !Named.Contains(piece);

    static string Joined(IndexEntry entry, Func<string, bool> isOf) =>
        string.Join(
            ' ',
            entry
                .Words.Where(w => isOf(w.Key.Name))
                .SelectMany(w => w.Value)
                .Where(w => w is not (IndexEntry.Start or IndexEntry.End))
        );

    long CodeOf(string code) => _codes.TryGetValue(code, out var known) ? known : _codes[code] = _codes.Count;

    /// <summary>The ten best, how many there are in all, and the counts of all codes of those.</summary>
    public (IReadOnlyList<string> Best, int Total, int Codes) Search(string match)
    {
        var best = Read($"SELECT rowid FROM words WHERE words MATCH $match ORDER BY {Ranked} LIMIT 10", match, r =>
            NumberAt(r.GetInt64(0))
        );
        var total = Read("SELECT count(*) FROM words WHERE words MATCH $match", match, r => r.GetInt32(0))[0];
        const string facets =
            "SELECT code, count(*) FROM codes WHERE trial IN (SELECT rowid FROM words WHERE words MATCH $match) GROUP BY code";
        return (best, total, Read(facets, match, r => r.GetInt64(0)).Count);
    }

    /// <summary>Trials that have any of the words, the ten best by bm25.</summary>
    public IReadOnlyList<string> Like(IEnumerable<string> words) =>
        Read($"SELECT rowid FROM words WHERE words MATCH $match ORDER BY {Ranked} LIMIT 10", Any(words), r =>
            NumberAt(r.GetInt64(0))
        );

    public Dictionary<string, double> Scores(string table, string match) =>
        Read($"SELECT rowid, -{(table == "words" ? Ranked : "bm25(plain)")} FROM {table} WHERE {table} MATCH $match", match, r =>
                (Number: NumberAt(r.GetInt64(0)), Score: r.GetDouble(1))
            )
            .ToDictionary(s => s.Number, s => s.Score, StringComparer.Ordinal);

    public static string Any(IEnumerable<string> words) => string.Join(" OR ", words.Select(w => $"\"{w}\""));

    /// <summary>A question of words as FTS5 asks it; null for one that asks for more than words.</summary>
    public static string? Match(Query query)
    {
        string? Each(IEnumerable<Query> parts, string between)
        {
            var all = parts.Select(Match).ToArray();
            return all.Contains(null) ? null : $"({string.Join(between, all)})";
        }
        return query switch
        {
            Query.Phrase phrase => $"\"{string.Join(' ', phrase.Words)}\"",
            Query.Names names => Each(names.Of, " OR "),
            Query.And all when !all.Of.Any(q => q is Query.Not) => Each(all.Of, " AND "),
            Query.Or or => Each(or.Of, " OR "),
            Query.Some some => Each(some.Of, " OR "),
            _ => null,
        };
    }

    string NumberAt(long row) => _numbers[(int)row - 1];

    List<T> Read<T>(string sql, string match, Func<SqliteDataReader, T> row)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$match", match);
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    SqliteCommand Insert(string into, int values)
    {
        var command = _database.CreateCommand();
        var names = Enumerable.Range(0, values).Select(i => string.Create(CultureInfo.InvariantCulture, $"$v{i}")).ToArray();
        command.CommandText = $"INSERT INTO {into} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    static void Run(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _database.Dispose();
}
