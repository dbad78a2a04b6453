using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests;

/// <summary>What a page costs on the line of a ward: itself and its stylesheet, as a proxy compresses them (gzip).</summary>
[Collection(Demo.Name)]
public sealed partial class PageSizeTests(Demo demo)
{
    // Three seconds on a line of 256 kbit/s: the slow corner of a ward.
    const int Longest = 100_000;

    // A report is a document to keep, with every table and figure: it is no page that anybody waits for at the bedside.
    public static TheoryData<string> Pages =>
        [.. PagesTests.Pages.Select(p => (string)p.Data).Where(p => !p.EndsWith("/report", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_and_its_stylesheet_come_in_less_than_100_kB(string path)
    {
        var page = await demo.Pages.Read(path);
        var style = await demo.Pages.Read(StyleSheet().Match(page).Groups[1].Value);
        var (ofPage, ofStyle) = (Compressed(page), Compressed(style));
        Assert.True(ofPage + ofStyle < Longest, $"{path}: {ofPage} and {ofStyle} bytes");
    }

    static long Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new StreamWriter(gzip))
            writer.Write(text);
        return bytes.Length;
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]*)\"")]
    private static partial Regex StyleSheet();
}
