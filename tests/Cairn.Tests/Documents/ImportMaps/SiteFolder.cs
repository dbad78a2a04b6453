using System.Text;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Import.Mapping;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>A folder as a site sends it, and what an import makes of it. Everything in it is made up.</summary>
sealed class SiteFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-messy-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public IReadOnlyList<string> Files => IncomingFiles.In(Path);

    public void Put(string name, string text, string? encoding)
    {
        var bytes = encoding is null or "utf-8"
            ? Encoding.UTF8.GetBytes(text)
            : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
    }

    public ImportPlan Plan(LedgerState state, string? encoding, ImportMap? map)
    {
        var (tables, findings) = IncomingFiles.Read(Files, encoding, map);
        var (numbered, unnumbered) = RowNumbers.Give(SourceNumbers.Give(tables, state).Tables, state);
        var plan = Importing.Plan(state, numbered, new ImportRules("X", new DateOnly(2026, 1, 1)));
        return plan with { Findings = [.. findings, .. unnumbered, .. plan.Findings] };
    }

    public static string[] Told(ImportPlan plan)
    {
        var records = plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>().Select(a => a.Record);
        var ordered = records.OrderBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Sequence);
        return [.. ordered.Select(r => r.Domain + " " + string.Join(' ', Values(r.Domain, RecordShape.Write(r))))];
    }

    static IEnumerable<string> Values(string domain, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var values = texts.ToDictionary(StringComparer.Ordinal);
        string[] shown =
        [
            "USUBJID",
            "SEX",
            "BRTHDTC",
            domain + "TERM",
            domain + "TOXGR",
            domain + "SER",
            domain + "TESTCD",
            domain == "EX" ? "EXCAT" : domain + "ORRES",
            domain + "ORRESU",
            domain + "DTC",
            domain + "STDTC",
            domain + "ORNRLO",
            domain + "ORNRHI",
            domain + "REL",
            domain + "OUT",
        ];
        return shown.Select(values.GetValueOrDefault).OfType<string>();
    }
}
