using Cairn.Documents.Csv;
using Cairn.Ledger.Import;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;

namespace Cairn.Documents.Terminology;

/// <summary>
/// Reads a coding file: CSV with AETERM and AELLT, and where the release was not imported also AELLTCD, AEDECOD and AEBODSYS
/// (AEPTCD where it is known).
/// </summary>
public static class CodingFile
{
    const string Words = "AETERM",
        LowestTerm = "AELLT";

    /// <param name="release">The user's own release, if imported: its terms are then the right ones.</param>
    /// <param name="version">Of the release that the terms are of.</param>
    public static Checked<VerbatimCoding> Read(string path, Meddra? release, string version)
    {
        var read = SdtmCsv.Read(path, File.ReadAllBytes(path));
        var absent = new[] { Words, LowestTerm }
            .Where(c => read.Value?.Columns.Contains(c, StringComparer.Ordinal) != true)
            .ToList();
        if (read.Value is not { } table || absent.Count > 0)
            return new(
                null,
                [
                    .. read.Findings,
                    Finding.Error(
                        path,
                        1,
                        null,
                        $"The header lacks {string.Join(", ", absent)}.",
                        "Give AETERM and AELLT at least."
                    ),
                ]
            );
        var (coded, findings) = (new List<CodedWords>(), new List<Finding>(read.Findings));
        foreach (var row in table.Rows)
            if (Coded(row, release) is { } one)
                coded.Add(one);
            else
                findings.Add(
                    Finding.Warning(
                        path,
                        row.Line,
                        LowestTerm,
                        $"'{row.Of(LowestTerm)}' is no lowest level term of MedDRA {version}, or the row has no words.",
                        "Mend the term, or give AELLTCD, AEDECOD and AEBODSYS beside it."
                    )
                );
        return new(new(version, coded), findings);
    }

    static CodedWords? Coded(IncomingRow row, Meddra? release) =>
        row is { }
        && row.Of(Words) is { } words
        && row.Of(LowestTerm) is { } lowest
        && (release?.Find(lowest) ?? Given(row, lowest)) is { } term
            ? new(words, term)
            : null;

    static MeddraTerm? Given(IncomingRow row, string lowest) =>
        row.Of("AELLTCD") is { } code && row.Of("AEDECOD") is { } preferred && row.Of("AEBODSYS") is { } organClass
            ? new(code, lowest, preferred, organClass, row.Of("AEPTCD"))
            : null;
}
