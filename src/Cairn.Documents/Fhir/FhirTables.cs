using Cairn.Ledger.Import;

namespace Cairn.Documents.Fhir;

/// <summary>Puts rows into tables: one a file and domain, with the columns that a resource can fill.</summary>
static class FhirTables
{
    // An empty field in one of these columns says "unknown"; columns that no resource fills leave the ledger as it is.
    static readonly string[] Measured =
    [
        "USUBJID",
        "--SPID",
        "--TESTCD",
        "--TEST",
        "--ORRES",
        "--ORRESU",
        "--ORNRLO",
        "--ORNRHI",
        "--STAT",
        "--REASND",
        "--METHOD",
        "--DTC",
    ];

    static string[] ColumnsOf(string domain) =>
        domain switch
        {
            "DM" => ["USUBJID", "BRTHDTC", "SEX", "DTHDTC"],
            "MH" => Dated(["MHTERM", "MHDECOD", "MHCAT", "MHPRESP", "MHOCCUR", "MHENRTPT"]),
            "CM" => Dated(["CMTRT", "CMDECOD", "CMCAT", "CMOCCUR", "CMDOSE", "CMDOSU", "CMROUTE", "CMENRTPT"]),
            "PR" => Dated(["PRTRT", "PRDECOD", "PRCAT", "PROCCUR"]),
            "LB" => [.. Measured, "LBLOINC"],
            _ => Measured,
        };

    static string[] Dated(string[] columns) => ["USUBJID", "--SPID", .. columns, "--STDTC", "--ENDTC"];

    public static IReadOnlyList<IncomingTable> Of(
        IEnumerable<(FhirSource Source, FhirRow Row)> rows,
        HashSet<string> syntheticFiles
    ) =>
        [
            .. rows.GroupBy(r => (r.Source.File, r.Row.Domain))
                .Select(g => new IncomingTable(
                    g.Key.File,
                    g.Key.Domain,
                    g.First().Source.Sha256,
                    [.. ColumnsOf(g.Key.Domain).Select(c => c.Replace("--", g.Key.Domain, StringComparison.Ordinal))],
                    [.. g.Select(r => new IncomingRow(r.Source.Line, r.Row.Values))],
                    syntheticFiles.Contains(g.Key.File)
                )),
        ];
}
