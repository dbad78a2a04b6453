using System.Security.Cryptography;
using Cairn.Capture;
using Cairn.Documents.Fhir;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger.Import;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.Documents.Laboratory;

/// <summary>
/// Results of a laboratory for one subject as somebody has them: rows pasted from a spreadsheet, a file of any kind that an
/// import reads, or FHIR R4. Read by the map that they speak for; what they leave open is asked.
/// </summary>
/// <param name="Sha256">Of the bytes as they came, lower-case hexadecimal.</param>
/// <param name="Patients">Whose the results are, as it stands there; none where it says nothing.</param>
/// <param name="Questions">What only a person can say.</param>
public sealed record LaboratorySheet(
    string Name,
    string Sha256,
    IReadOnlyList<(string? Patient, ResultRow Row)> Results,
    IReadOnlyList<string> Patients,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<MapQuestion> Questions
)
{
    const string Domain = "LB";

    /// <summary>The name of a question's answer.</summary>
    public static string NameOf(MapQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return $"answer.{question.Part}.{question.Domain}.{question.Key}";
    }

    /// <param name="name">Of the file, or of what was pasted: by it findings and entries name it.</param>
    /// <param name="answers">Of the questions, by <see cref="NameOf"/>; empty ones count as none.</param>
    public static LaboratorySheet Read(string name, byte[] bytes, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (IsFhir(name, bytes))
        {
            var read = FhirFiles.Read([(name, bytes)]);
            var tables = read.Value?.Where(t => t.Domain == Domain).ToList() ?? [];
            return Of(name, sha, tables, read.Findings, []);
        }
        var pasted = PastedText.Read(name, bytes);
        var (written, findings) = pasted is null ? IncomingFiles.Written([(name, bytes)]) : ([pasted], []);
        List<IncomingTable> sheets = [.. written.Select(t => t with { Domain = Domain })];
        var proposal = Proposing.Of(sheets);
        var map = AnsweredMap.Of(proposal, answers);
        List<Checked<IncomingTable>> mapped = [.. sheets.Select(t => Mapped.Of(t, map))];
        return Of(
            name,
            sha,
            [.. mapped.Select(m => m.Value!)],
            [.. findings, .. mapped.SelectMany(m => m.Findings)],
            [.. proposal.Questions.Where(q => q.Part != MapPart.Domain)]
        );
    }

    static bool IsFhir(string name, byte[] bytes) =>
        FhirFiles.IsNamedSo(name) || bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..];

    static LaboratorySheet Of(
        string name,
        string sha,
        IReadOnlyList<IncomingTable> tables,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<MapQuestion> questions
    )
    {
        var rows = tables.SelectMany(t => t.Rows).Select(RowOf);
        List<(string? Patient, ResultRow Row)> results = [.. rows.OfType<(string?, ResultRow)>()];
        // A row that became several results has a line of its own for each.
        results = [.. results.Select((r, i) => (r.Patient, r.Row with { Line = i + 1 }))];
        var patients = results.Select(r => r.Patient).OfType<string>();
        return new(name, sha, results, [.. patients.Distinct(StringComparer.Ordinal)], findings, questions);
    }

    static (string? Patient, ResultRow Row)? RowOf(IncomingRow row) =>
        row.Of("LBTESTCD") is { } test && row.Of("LBORRES") is { } result
            ? (
                row.Of("USUBJID"),
                new(
                    row.Line,
                    test,
                    result,
                    row.Of("LBORRESU") ?? "",
                    row.Of("LBORNRLO") ?? "",
                    row.Of("LBORNRHI") ?? "",
                    row.Of("LBDTC") ?? ""
                )
            )
            : null;
}
