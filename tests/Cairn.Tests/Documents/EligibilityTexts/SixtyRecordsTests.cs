using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>
/// Sixty records unlike each other, drawn by chance from the kinds of texts (bullets, numbers, prose, no headings, old and new),
/// their criteria counted by reading before the reader's answer was looked at (sixty-records.tsv); and sixteen more, drawn and
/// counted in the same way when the reader was done (further-records.tsv); and twenty-two of the older XML
/// (later-records.tsv); and
/// four times sixty drawn by a seed from strata of age, country, phase and shape, counted before they were read
/// (drawn-records.tsv, again-drawn-records.tsv, last-drawn-records.tsv, fourth-drawn-records.tsv). Kinds of faults that they
/// showed were mended since; validation.md says what the first reading of each gave.
/// </summary>
public sealed partial class SixtyRecordsTests
{
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("sixty-records.tsv", 60, 834, 832, 825, 824)]
    [InlineData("further-records.tsv", 16, 290, 292, 290, 290)]
    [InlineData("later-records.tsv", 22, 345, 346, 345, 345)]
    [InlineData("drawn-records.tsv", 60, 887, 889, 880, 880)]
    [InlineData("again-drawn-records.tsv", 60, 926, 934, 919, 914)]
    [InlineData("last-drawn-records.tsv", 60, 968, 970, 964, 964)]
    [InlineData("fourth-drawn-records.tsv", 60, 860, 862, 856, 855)]
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
            split += Common(begins, units, asksKind: false);
            kind += Common(begins, units, asksKind: true);
        }
        Assert.Equal((inAll, asRead, alike, onTheirSide), (counted, read, split, kind)); // the counts that validation.md states
        Assert.True(split >= 0.98 * read && split >= 0.98 * counted);
        Assert.True(kind >= 0.97 * read && kind >= 0.97 * counted);
    }

    /// <summary>Where a criterion begins, on which side, and with which words where a line holds several.</summary>
    sealed record Begin(char Kind, int Line, string[] Words);

    /// <summary>Where the reader begins one, and its text.</summary>
    sealed record Unit(char Kind, int Line, string Text);

    static Dictionary<string, List<Begin>> Counted(string file) =>
        File.ReadLines(Path.Combine(Shared.Repository, "tests/Cairn.Tests/Documents/EligibilityTexts", file))
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(f => f[0], f => Begins('I', f[1]).Concat(Begins('E', f[2])).ToList(), StringComparer.Ordinal);

    static int Common(List<Begin> counted, List<Unit> read, bool asksKind)
    {
        var left = counted.ToList();
        return read.Count(u => left.FindIndex(b => Is(b, u)) is >= 0 and var at && left.Remove(left[at]));

        bool Is(Begin b, Unit u) =>
            b.Line == u.Line && (!asksKind || b.Kind == u.Kind) && (b.Words is [] || b.Words.Any(StartsWith(u)));
    }

    static Func<string, bool> StartsWith(Unit unit) => words => unit.Text.StartsWith(words, StringComparison.Ordinal);

    static IEnumerable<Unit> Units(EligibilityText read)
    {
        return read.Criteria.SelectMany(Of);

        IEnumerable<Unit> Of(Criterion c) =>
            read.Groups.Contains(c.Id) ? c.Parts.SelectMany(Of) : [new(c.Id[0], read.Lines[c.Id], c.Text)];
    }

    static IEnumerable<Begin> Begins(char kind, string lines)
    {
        foreach (Match part in Part().Matches(lines))
        {
            var (from, to) = (Number(part, "from") ?? 0, Number(part, "to"));
            string[] words = part.Groups["words"].Success ? part.Groups["words"].Value.Split('|') : [];
            var step = part.Groups["odd"].Success ? 2 : 1;
            for (var line = from; line <= (to ?? from); line += step)
                foreach (
                    var begin in words.Length > 0
                        ? words.Select(w => w.Split('&'))
                        : Enumerable.Repeat<string[]>([], Number(part, "n") ?? 1)
                )
                    yield return new(kind, line, begin);
        }
    }

    static int? Number(Match part, string name) =>
        part.Groups[name].Success ? int.Parse(part.Groups[name].Value, CultureInfo.InvariantCulture) : null;

    // 3; 3-7: each line; 3o7: every second; 3*2: two on line 3; 3{No prior|Age&18}: with these words, or those
    [GeneratedRegex(@"(?<from>[0-9]+)(?:\{(?<words>[^}]*)\}|(?:-|(?<odd>o))(?<to>[0-9]+))?(?:\*(?<n>[0-9]+))?")]
    private static partial Regex Part();

    static List<(List<Begin> Begins, string Text)> Texts(Dictionary<string, List<Begin>> counted)
    {
        var samples = RegistrySamples
            .All()
            .DistinctBy(s => s.Id)
            .ToDictionary(s => s.Id, RegistrySamples.Eligibility, StringComparer.Ordinal);
        return [.. counted.Select(c => (c.Value, samples.GetValueOrDefault(c.Key) ?? OlderTexts.ByNumber[c.Key]))];
    }
}
