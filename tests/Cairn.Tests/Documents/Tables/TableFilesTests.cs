using System.IO.Compression;
using System.Text;
using Cairn.Documents.RecordFiles;

namespace Cairn.Tests.Documents.Tables;

/// <summary>Files that hold tables: each kind is read as CSV is.</summary>
public sealed class TableFilesTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-tables-");

    public void Dispose() => _folder.Delete(recursive: true);

    string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static string[] Rows(string domain, params string[] paths)
    {
        var (tables, findings) = IncomingFiles.Read(paths);
        Assert.Empty(findings);
        var rows = tables.Where(t => t.Domain == domain).SelectMany(t => t.Rows);
        return
        [
            .. rows.Select(r =>
                string.Join('|', r.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value.Trim()}"))
            ),
        ];
    }

    [Trait("Speed", "Slow")]
    [Theory] // the same datasets as XPT version 5, Dataset-JSON 1.1 and its lines (CDISC pilot)
    [InlineData("ae", 74)]
    [InlineData("dm", 18)]
    [InlineData("lb", 3488)]
    [InlineData("vs", 1414)]
    public void Transport_files_and_dataset_json_say_the_same(string name, int rows)
    {
        var json = Rows(name.ToUpperInvariant(), Shared.PathOf($"samples/datasetjson/{name}.json"));
        var lines = Rows(name.ToUpperInvariant(), Shared.PathOf($"samples/datasetjson/{name}.ndjson"));
        var transport = Rows(name.ToUpperInvariant(), Shared.PathOf($"samples/xpt/{name}.xpt"));
        Assert.Equal(rows, json.Length);
        Assert.Equal(json, lines);
        Assert.Equal(json, transport);
    }

    [Fact]
    public void A_transport_file_of_version_8_has_long_names()
    {
        // Written by hand from SAS's record layout: one variable of text (8), one number (8: IBM 4.5 = 0x41 48 00 ...).
        var path = Put("lb.xpt", TransportOf8());
        Assert.Equal(["LBORRES_AS_NUMBER=4.5|USUBJID=S1"], Rows("LB", path));
    }

    [Fact]
    public void A_workbook_gives_days_and_numbers_as_they_are_typed()
    {
        var path = Put(
            "site.xlsx",
            Workbook.Of(
                "LB",
                [
                    ["USUBJID", "LBDTC", "LBORRES"],
                    ["S1", Workbook.Day(45730), 4.5],
                    ["S2", "2025-03", 1],
                ]
            )
        );
        Assert.Equal(["LBDTC=2025-03-14|LBORRES=4.5|USUBJID=S1", "LBDTC=2025-03|LBORRES=1|USUBJID=S2"], RowsOf(path));

        string[] RowsOf(string file) => Rows("SITE", file) is { Length: > 0 } site ? site : Rows("LB", file);
    }

    [Fact]
    public void An_archive_is_read_and_a_bomb_is_refused()
    {
        var path = Path.Combine(_folder.FullName, "all.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(zip, "export/dm.csv", "USUBJID,SEX\nS1,F\n");
            Write(zip, "export/readme.txt", "no table");
        }
        var (read, told) = IncomingFiles.Read([path]);
        Assert.Equal("F", Assert.Single(Assert.Single(read).Rows).Of("SEX"));
        Assert.Contains("readme.txt", Assert.Single(told).What, StringComparison.Ordinal);
        var bomb = Path.Combine(_folder.FullName, "bomb.zip");
        using (var zip = ZipFile.Open(bomb, ZipArchiveMode.Create))
            Write(zip, "lb.csv", "USUBJID\n" + new string('0', 30 << 20));
        var (tables, findings) = IncomingFiles.Read([bomb]);
        Assert.Empty(tables);
        Assert.Equal(Severity.Error, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("lb_2025.csv", "USUBJID,DOMAIN\nS1,LB\n", "LB")]
    [InlineData("rs_onco.csv", "USUBJID,DOMAIN\nS1,RS\n", "RS")]
    [InlineData("lb_2025.csv", "USUBJID\nS1\n", "LB")] // the one domain among the words of the name
    [InlineData("export.csv", "USUBJID,DOMAIN\nS1,lb\n", "LB")]
    public void Domain_decides_what_a_file_is(string name, string text, string domain) =>
        Assert.Equal(domain, Assert.Single(IncomingFiles.Read([Put(name, Encoding.UTF8.GetBytes(text))]).Tables).Domain);

    [Fact]
    public void A_file_of_several_domains_is_several_tables()
    {
        var path = Put("all.csv", "USUBJID,DOMAIN\nS1,LB\nS2,VS\nS3,LB\n"u8.ToArray());
        Assert.Equal(["LB 2", "VS 1"], IncomingFiles.Read([path]).Tables.Select(t => $"{t.Domain} {t.Rows.Count}"));
    }

    [Theory] // broken files are refused in words
    [InlineData("lb.xpt", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!")]
    [InlineData("lb.json", "{\"datasetJSONVersion\":\"1.1\",\"rows\":[[")]
    [InlineData("lb.ndjson", "{\"datasetJSONVersion\":\"1.1\",\"columns\":[{\"name\":\"USUBJID\"}],\"name\":\"LB\"}\n[\"S1\"")]
    [InlineData("lb.xlsx", "PK\u0003\u0004 cut off")]
    [InlineData("lb.zip", "PK\u0003\u0004 cut off")]
    public void A_broken_file_is_refused(string name, string text)
    {
        var (tables, findings) = IncomingFiles.Read([Put(name, Encoding.UTF8.GetBytes(text))]);
        Assert.Empty(tables);
        Assert.Equal(Severity.Error, Assert.Single(findings).Severity);
    }

    static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write(text);
    }

    static byte[] TransportOf8()
    {
        using var file = new MemoryStream();
        void Record(string text) => file.Write(Encoding.ASCII.GetBytes(text.PadRight(80)));
        Record("HEADER RECORD*******LIBV8   HEADER RECORD!!!!!!!000000000000000000000000000000");
        Record("SAS     SAS     SASLIB  9.4     X64");
        Record("14MAR25:08:00:00");
        Record("HEADER RECORD*******MEMBV8  HEADER RECORD!!!!!!!000000000000000001600000000140");
        Record("HEADER RECORD*******DSCPTV8 HEADER RECORD!!!!!!!000000000000000000000000000000");
        Record("SAS     " + "LB".PadRight(32) + "SASDATA 9.4     X64");
        Record("14MAR25:08:00:00");
        Record("HEADER RECORD*******NAMSTV8 HEADER RECORD!!!!!!!" + "2".PadLeft(10) + "00000000000000000000");
        file.Write(Name("USUBJID", isText: true, at: 0));
        file.Write(Name("LBORRES_AS_NUMBER", isText: false, at: 8));
        file.Write(Encoding.ASCII.GetBytes(new string(' ', 40))); // two of 140 fill three and a half records
        Record("HEADER RECORD*******OBSV8   HEADER RECORD!!!!!!!" + "1".PadLeft(15) + "00000000000000000");
        file.Write([.. "S1      "u8, 0x41, 0x48, 0, 0, 0, 0, 0, 0]);
        file.Write(Encoding.ASCII.GetBytes(new string(' ', 64)));
        return file.ToArray();
    }

    static byte[] Name(string name, bool isText, int at)
    {
        var field = new byte[140];
        (field[1], field[5], field[87]) = ((byte)(isText ? 2 : 1), 8, (byte)at);
        Encoding.ASCII.GetBytes(name[..Math.Min(8, name.Length)].PadRight(8)).CopyTo(field, 8);
        Encoding.ASCII.GetBytes(name.PadRight(32)).CopyTo(field, 88);
        return field;
    }
}
