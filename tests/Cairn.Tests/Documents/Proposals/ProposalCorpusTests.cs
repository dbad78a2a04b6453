using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cairn.Criteria.Rules;
using Cairn.Documents.EligibilityTexts;
using Cairn.Documents.Proposals;

namespace Cairn.Tests.Documents.Proposals;

/// <summary>Every eligibility text of 6,786 public records.</summary>
public sealed partial class ProposalCorpusTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void Of_the_criteria_of_a_corpus_eleven_in_a_hundred_have_a_proposal_and_all_compile()
    {
        var criteria = Texts(Shared.PathOf("corpora/ctgov-xml-6786.tar.gz"))
            .SelectMany(text => EligibilityText.Read(text).Criteria)
            .SelectMany(c => c.Atoms)
            .ToList();
        var read = criteria.Select(c => (Criterion: c, Proposal: Cairn.Documents.Proposals.Proposals.For(c))).ToList();
        var share = read.Count(r => r.Proposal is not null) / (double)criteria.Count;
        Assert.InRange(share, 0.11, 0.5);
        var table = Table([.. read.Select(r => r.Proposal).OfType<Proposal>()], criteria.Count);
        Assert.Contains(table, Page(table, criteria.Count), StringComparison.Ordinal);

        // Each expression once, under an id of its own.
        var distinct = read.Where(r => r.Proposal is not null)
            .DistinctBy(
                r => r.Proposal!.Cql.Replace($"'{r.Criterion.Id}'", "'X'", StringComparison.Ordinal),
                StringComparer.Ordinal
            )
            .Select((r, i) => (Criterion: r.Criterion with { Id = $"I{i + 1}" }, r.Proposal))
            .ToList();
        var library = ProposedLibrary.Write("X", distinct);
        Assert.Empty(EligibilityRules.Compile(library, [.. distinct.Select(d => d.Criterion)], "corpus").Findings);
    }

    static string Table(IReadOnlyList<Proposal> proposals, int criteria)
    {
        var families = proposals.GroupBy(p => p.Recogniser, StringComparer.Ordinal).OrderByDescending(f => f.Count());
        var rows = families.Select(f => string.Create(CultureInfo.InvariantCulture, $"| {f.Key} | {f.Count():N0} |"));
        var share = proposals.Count * 100.0 / criteria;
        var all = string.Create(CultureInfo.InvariantCulture, $"{proposals.Count:N0} of {criteria:N0} criteria: {share:F1} %");
        return string.Join('\n', [.. rows, $"| **all** | **{all}** |"]);
    }

    // Where CAIRN_WRITE_PAGES is set its counts are written anew.
    static string Page(string table, int criteria)
    {
        var path = Path.Combine(Shared.Repository, "docs/proposals.md");
        var page = File.ReadAllText(path);
        if (Environment.GetEnvironmentVariable("CAIRN_WRITE_PAGES") is null)
            return page;
        var count = criteria.ToString("N0", CultureInfo.InvariantCulture);
        page = CriteriaOf().Replace(page, count);
        File.WriteAllText(path, TableOf().Replace(page, table));
        return File.ReadAllText(path);
    }

    [GeneratedRegex(@"(?<=\|---\|---:\|\n).*?\*\*all\*\*[^\n]*", RegexOptions.Singleline)]
    private static partial Regex TableOf();

    [GeneratedRegex(@"[\d,]+(?= single criteria after splitting)")]
    private static partial Regex CriteriaOf();

    static IEnumerable<string> Texts(string archive)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } stream && entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                if (XDocument.Load(stream).Root?.Element("eligibility")?.Element("criteria")?.Element("textblock") is { } text)
                    yield return text.Value;
    }
}
