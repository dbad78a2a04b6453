using System.Formats.Tar;
using System.IO.Compression;
using System.Xml.Linq;
using Cairn.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.ClinicalTrialsGov;

/// <summary>The eligibility texts of the registry's older XML that lies beside the repository, by number, read once.</summary>
static class OlderTexts
{
    static readonly Lazy<IReadOnlyDictionary<string, string>> Read = new(All);

    public static IReadOnlyDictionary<string, string> ByNumber => Read.Value;

    static Dictionary<string, string> All()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var packed = new GZipStream(
            File.OpenRead(Shared.PathOf("corpora/ctgov-xml-6786.tar.gz")),
            CompressionMode.Decompress
        );
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } xml && entry.Name.EndsWith(".xml", StringComparison.Ordinal) && Criteria(xml) is { } text)
                texts[Path.GetFileNameWithoutExtension(entry.Name)] = LegacyText.Unwrapped(text);
        return texts;
    }

    static string? Criteria(Stream xml)
    {
        var eligibility = XDocument.Load(xml).Root!.Element("eligibility");
        return eligibility?.Element("criteria")?.Element("textblock")?.Value;
    }
}
