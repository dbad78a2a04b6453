using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using Cairn.Documents.Datasets;
using Cairn.Documents.RecordFiles;
using Cairn.Records;

namespace Cairn.Tests.Documents.Datasets;

/// <summary>
/// Datasets of SDTM in every kind of file: what is written is read again as the same records. The structure of the files by the
/// standards' own schemas; numbers of IBM's mainframes by its Principles of Operation.
/// </summary>
public sealed class DatasetFormatTests
{
    public static TheoryData<string> Formats => [.. DatasetFormat.All.Select(f => f.Id)];

    static DatasetPackage Package(string format, bool isSynthetic = false, Casebook? casebook = null) =>
        new(DatasetFormat.Of(format)!, EveryVariable.Source, SdtmDatasets.Of(casebook ?? EveryVariable.Casebook(isSynthetic)));

    static byte[] Written(DatasetPackage package)
    {
        using var file = new MemoryStream();
        package.Write(file);
        return file.ToArray();
    }

    static Dictionary<string, byte[]> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, Bytes, StringComparer.Ordinal);
    }

    static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    [Theory, MemberData(nameof(Formats))]
    public void What_is_written_is_read_again_as_the_same_records(string format)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-datasets-");
        try
        {
            foreach (
                var (name, bytes) in Files(Written(Package(format)))
                    .Where(f => f.Key.StartsWith("sdtm/", StringComparison.Ordinal))
            )
                File.WriteAllBytes(Path.Combine(folder.FullName, Path.GetFileName(name)), bytes);
            var read = CohortFiles.Read(folder.FullName, new(2025, 12, 31));
            Assert.DoesNotContain(read.Findings, f => f.Severity == Severity.Error);
            Assert.Equal(Texts(EveryVariable.Casebook().Subjects), Texts(read.Value!.Subjects));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static List<string> Texts(IEnumerable<SubjectRecords> subjects) =>
        [.. from s in subjects from r in s.All orderby r.Domain, r.Subject select $"{r} {string.Join(',', r.Other)}"];

    [Theory, MemberData(nameof(Formats))]
    public void The_same_data_give_the_same_bytes_and_the_manifest_their_hashes(string format)
    {
        var bytes = Written(Package(format));
        Assert.Equal(bytes, Written(Package(format)));
        var files = Files(bytes);
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var told = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(files.Keys.Where(name => name != "manifest.json"), told.Select(f => f.GetProperty("name").GetString()));
        Assert.All(told, f =>
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(files[f.GetProperty("name").GetString()!])),
                f.GetProperty("sha256").GetString()
            )
        );
        Assert.Equal(12, manifest.RootElement.GetProperty("ledger").GetProperty("entry").GetInt32());
    }

    [Theory, MemberData(nameof(Formats))]
    public void What_is_synthetic_says_so_in_the_name_of_each_file_and_in_what_describes_it(string format)
    {
        var package = Package(format, isSynthetic: true);
        Assert.StartsWith("SYNTHETIC-", package.FileName, StringComparison.Ordinal);
        var files = Files(Written(package));
        Assert.All(
            files.Keys.Where(n => n.EndsWith(package.Format.Ending, StringComparison.Ordinal) && n != "manifest.json"),
            name => Assert.StartsWith("sdtm/SYNTHETIC-", name, StringComparison.Ordinal)
        );
        Assert.Contains("SYNTHETIC", Encoding.UTF8.GetString(files["sdtm/define.xml"]), StringComparison.Ordinal);
    }

    // Define-XML 2.1.0 and ODM 1.3.2, CDISC's own XML schemas.
    [Fact]
    public void What_describes_the_datasets_is_valid_by_the_published_schemas()
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Shared.PathOf("samples/schemas/odm132_define21_arm10/cdisc-define-2.1/define2-1-0.xsd"));
        List<string> faults = [];
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, e) => faults.Add(e.Message);
        using var xml = XmlReader.Create(new MemoryStream(Files(Written(Package("xpt")))["sdtm/define.xml"]), settings);
        while (xml.Read()) { }
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_variable_has_a_name_and_a_label_that_a_transport_file_holds() =>
        Assert.All(SdtmDatasets.Of(EveryVariable.Casebook()), dataset =>
            Assert.All(dataset.Columns.Where(c => c.Name != "XNOTE"), column =>
            {
                Assert.InRange(column.Name.Length, 1, 8);
                Assert.InRange(column.Label.Length, 1, 40);
                Assert.NotEqual(column.Name, column.Label);
            })
        );

    // SDTMIG 3.4, 4.5.3.2: 200 bytes at most; 100 characters of three bytes each are cut after the 66th.
    [Fact]
    public void A_text_too_long_for_a_transport_file_goes_on_in_a_column_beside_it()
    {
        var text = new string('药', 100);
        var event_ = new AdverseEvent
        {
            Subject = "P",
            Sequence = 1,
            Term = text,
        };
        var dataset = Assert.Single(SdtmDatasets.Of(new("S", false, null, [new("P", [event_])])));
        var apart = LongTexts.Apart(dataset, 200);
        Assert.Equal(
            ["AETERM", "AETERM1"],
            apart.Columns.Select(c => c.Name).Where(n => n.StartsWith("AET", StringComparison.Ordinal))
        );
        Assert.Equal(
            [text[..66], text[66..]],
            apart.Rows[0].Where(cell => cell?.Contains('药', StringComparison.Ordinal) == true)
        );
    }

    [Fact]
    public void A_name_that_a_transport_file_cannot_hold_is_refused_with_the_kind_that_can()
    {
        var row = new Demographics
        {
            Subject = "P",
            Other = new Dictionary<string, string> { ["study nurse"] = "A" },
        };
        var package = Package("xpt", casebook: new("S", false, null, [new("P", [row])]));
        var fault = Assert.Single(package.Faults);
        Assert.Equal(("DM", "study nurse"), (fault.Place, fault.Column));
        Assert.Contains("--format json", fault.Mend, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Written(package));
        Assert.Empty(Package("json", casebook: new("S", false, null, [new("P", [row])])).Faults);
    }

    // A double of a spreadsheet that IBM's numbers do not hold: refused by name, and kept by the others.
    [Theory]
    [InlineData(1e300, "xpt", 1)]
    [InlineData(1e-300, "xpt", 1)]
    [InlineData(5e75, "xpt", 0)]
    [InlineData(1e300, "json", 0)]
    [InlineData(1e300, "csv", 0)]
    public void A_number_beyond_what_a_file_holds_is_refused_and_never_another(double dose, string format, int faults)
    {
        var row = new Exposure
        {
            Subject = "P",
            Sequence = 1,
            Treatment = "cells",
            Dose = dose,
        };
        var package = Package(format, casebook: new("cohort", false, null, [new("P", [row])]));
        Assert.Equal(faults, package.Faults.Count);
        if (faults == 0)
            Assert.NotEmpty(Written(package));
        else
            Assert.Equal("EXDOSE", package.Faults[0].Column);
    }

    // A file of CDISC's own pilot: the same headers but for names, stamps and counts.
    [Fact]
    public void A_transport_file_has_the_headers_of_one_that_sas_wrote()
    {
        var theirs = File.ReadAllBytes(Shared.PathOf("samples/xpt/dd.xpt"));
        var ours = Files(Written(Package("xpt")))["sdtm/dd.xpt"];
        static string Record(byte[] file, int n) => Encoding.ASCII.GetString(file, 80 * n, 80);
        Assert.All([0, 3, 4], n => Assert.Equal(Record(theirs, n), Record(ours, n)));
        Assert.All([1, 5], n => Assert.Equal(Record(theirs, n)[..24], Record(ours, n)[..24]));
        Assert.Equal(Record(theirs, 7)[..54], Record(ours, 7)[..54]);
        Assert.Equal(0, ours.Length % 80);
    }

    // IBM System/370 Principles of Operation, hexadecimal floating point: 1 is 16 x 1/16; -118.625 is the textbook's number.
    [Theory]
    [InlineData(0, "0000000000000000")]
    [InlineData(1, "4110000000000000")]
    [InlineData(-118.625, "C276A00000000000")]
    [InlineData(0.0625, "4010000000000000")]
    [InlineData(0.1, "401999999999999A")]
    [InlineData(1e75, "7F235FADD81C2822")]
    public void A_number_is_written_as_the_mainframe_has_it(double value, string hexadecimal)
    {
        using var file = new MemoryStream();
        new TransportRecords(file).Number(value);
        Assert.Equal(hexadecimal, Convert.ToHexString(file.ToArray()));
    }

    [Fact]
    public void A_study_without_records_has_no_dataset() => Assert.Empty(SdtmDatasets.Of(new("S", false, null, [])));
}
