using System.Globalization;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>
/// Sixty records unlike each other, drawn by chance from the kinds of texts (bullets, numbers, prose, no headings, old and new),
/// their criteria counted by reading before the reader's answer was looked at (sixty-records.tsv); and sixteen more, drawn and
/// counted in the same way when the reader was done (further-records.tsv); and twenty-two of the older XML (later-records.tsv).
/// </summary>
public sealed class SixtyRecordsTests
{
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("sixty-records.tsv", 60, 834, 832, 825, 824)]
    [InlineData("further-records.tsv", 16, 290, 292, 290, 290)]
    [InlineData("later-records.tsv", 22, 345, 349, 345, 345)]
    public void Criteria_are_split_as_a_reader_splits_them(
        string file,
        int records,
        int inAll,
        int asRead,
        int alike,
        int onTheirSide
    )
    {
        var texts = Texts(Counted(file));
        Assert.Equal(records, texts.Count);
        var (counted, read, split, kind) = (0, 0, 0, 0);
        foreach (var (begins, text) in texts)
        {
            var units = Units(EligibilityText.Read(text)).ToList();
            counted += begins.Count;
            read += units.Count;
            split += Common(begins.Select(u => u[1..]), units.Select(u => u[1..]));
            kind += Common(begins, units);
        }
        Assert.Equal((inAll, asRead, alike, onTheirSide), (counted, read, split, kind)); // the counts that validation.md states
        Assert.True(split >= 0.98 * read && split >= 0.98 * counted);
        Assert.True(kind >= 0.97 * read && kind >= 0.97 * counted);
    }

    /// <summary>Where a criterion begins, and on which side: I12.</summary>
    static Dictionary<string, List<string>> Counted(string file) =>
        File.ReadLines(Path.Combine(Shared.Repository, "tests/Cairn.Tests/Documents/EligibilityTexts", file))
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(f => f[0], f => Begins('I', f[1]).Concat(Begins('E', f[2])).ToList(), StringComparer.Ordinal);

    static int Common(IEnumerable<string> counted, IEnumerable<string> read)
    {
        var left = counted.CountBy(u => u).ToDictionary();
        return read.Count(u => left.TryGetValue(u, out var n) && (left[u] = n - 1) >= 0);
    }

    static IEnumerable<string> Units(EligibilityText read)
    {
        return read.Criteria.SelectMany(Of);

        IEnumerable<string> Of(Criterion c) =>
            read.Groups.Contains(c.Id) ? c.Parts.SelectMany(Of) : [string.Create(null, $"{c.Id[0]}{read.Lines[c.Id]}")];
    }

    static IEnumerable<string> Begins(char kind, string lines)
    {
        foreach (var part in lines.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var times = part.Split('*');
            int[] range = [.. times[0].Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            var count = times.Length > 1 ? int.Parse(times[1], CultureInfo.InvariantCulture) : 1;
            for (var line = range[0]; line <= range[^1]; line++)
                foreach (var begin in Enumerable.Repeat(string.Create(null, $"{kind}{line}"), count))
                    yield return begin;
        }
    }

    static List<(List<string> Begins, string Text)> Texts(Dictionary<string, List<string>> counted)
    {
        var samples = RegistrySamples
            .All()
            .DistinctBy(s => s.Id)
            .ToDictionary(s => s.Id, RegistrySamples.Eligibility, StringComparer.Ordinal);
        return [.. counted.Select(c => (c.Value, samples.GetValueOrDefault(c.Key) ?? OlderTexts.ByNumber[c.Key]))];
    }
}
