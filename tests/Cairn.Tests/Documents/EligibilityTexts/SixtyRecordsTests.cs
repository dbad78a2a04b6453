using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>
/// Sixty records unlike each other, drawn by chance from the kinds of texts (bullets, numbers, prose, no headings, old and new),
/// their criteria counted by reading before the reader's answer was looked at (sixty-records.tsv).
/// </summary>
public sealed class SixtyRecordsTests
{
    /// <summary>Where a criterion begins, and on which side: I12.</summary>
    static Dictionary<string, List<string>> Counted { get; } =
        File.ReadLines(Path.Combine(Shared.Repository, "tests/Cairn.Tests/Documents/EligibilityTexts/sixty-records.tsv"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(f => f[0], f => Begins('I', f[1]).Concat(Begins('E', f[2])).ToList(), StringComparer.Ordinal);

    [Trait("Speed", "Slow")]
    [Fact]
    public void Criteria_are_split_as_a_reader_splits_them()
    {
        var texts = Texts();
        Assert.Equal(60, texts.Count);
        var (counted, read, split, kind) = (0, 0, 0, 0);
        foreach (var (id, text) in texts)
        {
            var units = Units(EligibilityText.Read(text)).ToList();
            counted += Counted[id].Count;
            read += units.Count;
            split += Common(Counted[id].Select(u => u[1..]), units.Select(u => u[1..]));
            kind += Common(Counted[id], units);
        }
        Assert.Equal(834, counted);
        Assert.True(split >= 0.98 * read && split >= 0.98 * counted, $"split {split} of {counted} counted, {read} read");
        Assert.True(kind >= 0.97 * read && kind >= 0.97 * counted, $"kind {kind} of {counted} counted, {read} read");
    }

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

    static Dictionary<string, string> Texts()
    {
        var texts = RegistrySamples
            .All()
            .Where(s => Counted.ContainsKey(s.Id))
            .DistinctBy(s => s.Id)
            .ToDictionary(s => s.Id, s => RegistrySamples.Eligibility(s)!, StringComparer.Ordinal);
        using var packed = new GZipStream(
            File.OpenRead(Shared.PathOf("corpora/ctgov-xml-6786.tar.gz")),
            CompressionMode.Decompress
        );
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
            if (Counted.ContainsKey(Path.GetFileNameWithoutExtension(entry.Name)) && entry.DataStream is { } xml)
                texts[Path.GetFileNameWithoutExtension(entry.Name)] = LegacyText.Unwrapped(
                    XDocument.Load(xml).Root!.Element("eligibility")!.Element("criteria")!.Element("textblock")!.Value
                );
        return texts;
    }
}
