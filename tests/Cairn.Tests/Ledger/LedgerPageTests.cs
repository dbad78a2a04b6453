using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Documents.Archives;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger;

/// <summary>
/// A verifier written from docs/ledger.md alone: it reads the order of the columns from that page's table and knows no type of
/// Cairn's. What it says must be what Cairn says.
/// </summary>
public sealed partial class LedgerPageTests
{
    static readonly string Page = File.ReadAllText(Path.Combine(Shared.Repository, "docs/ledger.md"));

    [GeneratedRegex(@"^\| \d+ \| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex ColumnRow { get; }

    static string[] Columns => [.. ColumnRow.Matches(Page).Select(m => m.Groups[1].Value)];

    static byte[] Netstrings(IEnumerable<string?> texts) =>
        [
            .. texts.SelectMany(t =>
                t is null
                    ? "-,"u8.ToArray()
                    : [.. Ascii($"{Encoding.UTF8.GetByteCount(t)}:"), .. Encoding.UTF8.GetBytes(t), (byte)',']
            ),
        ];

    static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The first line that does not hold, from 1; 0 when all do.</summary>
    static int Broken(IEnumerable<string> lines)
    {
        var (previous, number) = (new string('0', 64), 0);
        foreach (var line in lines)
        {
            number++;
            var row = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!;
            var hash = Sha256(Netstrings(["cairn entry 2", .. Columns.Select(c => row.GetValueOrDefault(c))]));
            if (hash != row["hash"] || row["previous_hash"] != previous || row["sequence"] != $"{number}" || !PrivateHolds(row))
                return number;
            previous = hash;
        }
        return 0;
    }

    static bool PrivateHolds(Dictionary<string, string> row)
    {
        if (!row.TryGetValue("private", out var hidden))
            return true;
        using var content = JsonDocument.Parse(row["content"]);
        return JsonSerializer
            .Deserialize<Dictionary<string, string[]>>(hidden)!
            .All(v =>
                content.RootElement.GetProperty(v.Key).GetProperty("sha256").GetString()
                == Sha256(Netstrings(["cairn value 2", v.Key, v.Value[0], v.Value[1]]))
            );
    }

    static List<string> Lines(IEnumerable<Entry> entries)
    {
        var lines = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var entry in entries)
            EntryLine.Write(entry, lines);
        return [.. Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    [Fact]
    public void The_page_names_every_column_that_the_hash_covers() => Assert.Equal(17, Columns.Length);

    [Fact]
    public void A_program_written_from_the_page_says_what_cairn_says()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var entries = History.Random(new Random(seed), 60);
            var lines = Lines(entries);
            Assert.Equal(0, Broken(lines));
            Assert.Equal(entries, lines.Select(EntryLine.Read));
            var at = new Random(seed).Next(60);
            foreach (var (from, to) in new[] { ("coordinator", "monitor"), ("\"at\":\"2025", "\"at\":\"2024"), ("because", "") })
            {
                var changed = lines.ToList();
                changed[at] = changed[at].Replace(from, to, StringComparison.Ordinal);
                Assert.Equal(at + 1, Broken(changed));
            }
        }
        var named = Lines(Sheets.Link(new RecordAdded(Sheets.Event(1, "Fever of Ms Li"))));
        Assert.Equal(0, Broken(named));
        Assert.Equal(1, Broken([named[0].Replace("Ms Li", "Mr Li", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"study":"X","sequence":"one"}""")]
    [InlineData("""{"study":"X","surprise":"1"}""")]
    [InlineData("""{"study":1}""")]
    public void A_line_that_is_no_entry_is_refused(string line) => Assert.Throws<FormatException>(() => EntryLine.Read(line));
}
