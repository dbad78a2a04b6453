using System.Formats.Tar;
using System.IO.Compression;

namespace Cairn.App.Tests.Commands;

/// <summary>A record of the year 2000 in the registry's older XML: to the report.</summary>
public sealed class FromAnOlderRecordTests : RecordToReport
{
    [Fact]
    public async Task A_record_of_the_year_2000_in_the_older_xml_goes_to_the_report()
    {
        await Write("NCT00004255.xml", Older("NCT00004255"));
        await Draft("NCT00004255.xml", "NCT00004255");
        var criteria = (await Check("NCT00004255"))["statements"]!
            .AsArray()
            .Where(s => ((string)s!["path"]!).StartsWith("criteria.", StringComparison.Ordinal));
        Assert.Contains(criteria, s => ((string)s!["says"]!).StartsWith("Karnofsky 70-100%", StringComparison.Ordinal));
        await Write("in/dm-SYNTHETIC.csv", "USUBJID,SEX,BRTHDTC,RFICDTC\nC1,F,1970-05-23,2000-04-01\n");
        await Write("in/ae-SYNTHETIC.csv", "USUBJID,AETERM,AESTDTC,AETOXGR\nC1,Fever,2000-05-01,2\n");
        await Ran("import", "--study", "NCT00004255", "--from", "in");
        var screened = Ran("screen", "--study", "NCT00004255");
        Assert.Contains("Chimeric Therapies", await Report("NCT00004255"), StringComparison.Ordinal);
        Assert.Contains("undetermined", await screened, StringComparison.Ordinal);
    }

    static string Older(string number)
    {
        var path = Path.Combine(SeedRecord.Shared, "corpora/ctgov-xml-6786.tar.gz");
        Assert.SkipUnless(File.Exists(path), "the corpus of older records is not beside the repository (see CONTRIBUTING)");
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
            if (Path.GetFileNameWithoutExtension(entry.Name) == number && entry.DataStream is { } xml)
                return new StreamReader(xml).ReadToEnd();
        throw new InvalidDataException($"{number} is not in the corpus.");
    }
}
