using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;

namespace Cairn.Bench.Registry;

/// <summary>
/// As many records as asked for, from the corpora beside the repository: first as they are, then again and again with other
/// numbers and words. A changed record has every eighth of its longer words in place of another that stands about as often in the
/// corpora. Made for measuring size and speed; nothing in them is true. The same count gives the same bytes.
/// </summary>
static partial class ManyRecords
{
    const int ShortestChanged = 6,
        Changed = 8,
        Steps = 37;

    public static int Write(int count, string file)
    {
        var lines = Lines().ToArray();
        var (words, rank) = Vocabulary(lines);
        using var output = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 20);
        for (var i = 0; i < count; i++)
        {
            var (copy, line) = (i / lines.Length, lines[i % lines.Length]);
            output.Write(copy == 0 ? line : Copy(line, copy, i, words, rank));
            output.Write('\n');
        }
        Console.Error.WriteLine($"{count} records, {lines.Length} of them as they are");
        return 0;
    }

    /// <summary>The corpora a record a line: the older XML as JSON, the texts as they are.</summary>
    static IEnumerable<string> Lines() =>
        Corpus
            .Files.SelectMany(f => RecordFiles.In(Path.Combine(Corpus.Folder, f)))
            .Select(r => r.Record)
            .OfType<RawRecord>()
            .Select(r =>
                Encoding.UTF8.GetString((r.Format == RecordFormat.Xml ? ReadRecord.ToJson(r.Format, r.Bytes) : r.Bytes).Span)
            );

    static (string[] Words, Dictionary<string, int> Rank) Vocabulary(string[] lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        foreach (var match in Word().EnumerateMatches(line))
        {
            var word = line.Substring(match.Index, match.Length);
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        string[] words =
        [
            .. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key),
        ];
        return (words, words.Index().ToDictionary(w => w.Item, w => w.Index, StringComparer.Ordinal));
    }

    static string Copy(string line, int copy, int at, string[] words, Dictionary<string, int> rank)
    {
        var numbered = Number().Replace(line, (90_000_000 - at).ToString("NCT00000000", CultureInfo.InvariantCulture), 1);
        return Word()
            .Replace(numbered, match =>
                match.Length >= ShortestChanged && (match.Index + copy) % Changed == 0 && rank.TryGetValue(match.Value, out var r)
                    ? words[Math.Min(words.Length - 1, r + copy * Steps)]
                    : match.Value
            );
    }

    /// <summary>Small letters between spaces: neither a name of a field nor a code.</summary>
    [GeneratedRegex("(?<= )[a-z]{3,}(?=[ .,;])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"NCT\d{8}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
