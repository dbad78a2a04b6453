using System.Text.RegularExpressions;
using Cairn.Registry.Likeness;
using Microsoft.Data.Sqlite;

namespace Cairn.Bench.Registry;

/// <summary>A way of saying how like trials are.</summary>
interface ISystem
{
    string Name { get; }

    /// <summary>Scores of other trials, higher for more like.</summary>
    IReadOnlyList<double> Scores(Corpus.Trial trial, IReadOnlyList<Corpus.Trial> others);
}

/// <summary>Cairn's likeness.</summary>
sealed class CairnSystem(TermRarity rarity) : ISystem
{
    public string Name => "Cairn";

    public IReadOnlyList<double> Scores(Corpus.Trial trial, IReadOnlyList<Corpus.Trial> others)
    {
        var like = new LikenessTo(trial.Profile!, rarity);
        return [.. others.Select(o => like.Score(o.Packed))];
    }
}

/// <summary>Plain TF-IDF cosine over all words of a record: small letters, no fields, no synonyms.</summary>
sealed partial class PlainCosine : ISystem
{
    readonly Dictionary<string, int> _with = new(StringComparer.Ordinal);
    readonly int _trials;

    public PlainCosine(IEnumerable<Corpus.Trial> trials)
    {
        foreach (var trial in trials)
        {
            _trials++;
            foreach (var word in Words(trial.Text).Distinct(StringComparer.Ordinal))
                _with[word] = _with.GetValueOrDefault(word) + 1;
        }
    }

    public string Name => "TF-IDF cosine";

    public IReadOnlyList<double> Scores(Corpus.Trial trial, IReadOnlyList<Corpus.Trial> others)
    {
        var asked = Vector(trial);
        return [.. others.Select(o => Vector(o).Sum(w => asked.TryGetValue(w.Key, out var mine) ? mine * w.Value : 0))];
    }

    /// <summary>The words of a trial that tell most: what a "more like this" asks for.</summary>
    public IEnumerable<string> Telling(Corpus.Trial trial, int most) =>
        Vector(trial).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(most).Select(w => w.Key);

    Dictionary<string, double> Vector(Corpus.Trial trial)
    {
        var weights = Words(trial.Text)
            .GroupBy(w => w, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (1 + Math.Log(g.Count())) * Math.Log((double)_trials / _with[g.Key]),
                StringComparer.Ordinal
            );
        var length = Math.Sqrt(weights.Values.Sum(w => w * w));
        return weights.ToDictionary(w => w.Key, w => w.Value / length, StringComparer.Ordinal);
    }

    public static IEnumerable<string> Words(string text) => Word().EnumerateMatches(text) is var each ? Read(text, each) : [];

    static List<string> Read(string text, Regex.ValueMatchEnumerator each)
    {
        var words = new List<string>();
        foreach (var match in each)
            words.Add(text.Substring(match.Index, match.Length).ToLowerInvariant());
        return words;
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}

/// <summary>SQLite's FTS5 with bm25, asked for the 25 words that tell most (by TF-IDF).</summary>
sealed class SqliteMoreLikeThis : ISystem, IDisposable
{
    const int WordsAsked = 25;

    readonly SqliteConnection _database = new("Data Source=:memory:");
    readonly PlainCosine _words;

    public SqliteMoreLikeThis(IEnumerable<Corpus.Trial> trials, PlainCosine words)
    {
        _words = words;
        _database.Open();
        using var transaction = _database.BeginTransaction();
        Execute("CREATE VIRTUAL TABLE trials USING fts5(number UNINDEXED, text, tokenize = 'porter unicode61')");
        using var insert = _database.CreateCommand();
        insert.CommandText = "INSERT INTO trials VALUES ($number, $text)";
        var (number, text) = (insert.Parameters.Add("$number", SqliteType.Text), insert.Parameters.Add("$text", SqliteType.Text));
        foreach (var trial in trials)
        {
            (number.Value, text.Value) = (trial.Number, trial.Text);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public string Name => "SQLite bm25";

    public IReadOnlyList<double> Scores(Corpus.Trial trial, IReadOnlyList<Corpus.Trial> others)
    {
        var scores = Ask(_words.Telling(trial, WordsAsked));
        return [.. others.Select(o => scores.GetValueOrDefault(o.Number))];
    }

    /// <summary>Scores of all trials that have any of the words.</summary>
    public IReadOnlyDictionary<string, double> Ask(IEnumerable<string> words)
    {
        using var command = _database.CreateCommand();
        command.CommandText = "SELECT number, -bm25(trials) FROM trials WHERE trials MATCH $words";
        command.Parameters.AddWithValue("$words", string.Join(" OR ", words.Select(w => $"\"{w}\"")));
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            scores[reader.GetString(0)] = reader.GetDouble(1);
        return scores;
    }

    void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _database.Dispose();
}
