using System.Text;
using Cairn.Safety.Ctcae;
using ExcelDataReader;

namespace Cairn.Documents.Terminology;

/// <summary>Reads NCI's workbook of CTCAE: the sheet whose header has the columns of terms and grades.</summary>
public static class CtcaeWorkbook
{
    const string Term = "CTCAE Term";

    static readonly string[] Columns =
    [
        "MedDRA Code",
        "MedDRA SOC",
        Term,
        "Grade 1",
        "Grade 2",
        "Grade 3",
        "Grade 4",
        "Grade 5",
        "Definition",
        "Navigational Note",
    ];

    // The reader of workbooks asks for the code page of older ones, whatever it reads.
    static CtcaeWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The wording; findings say what a file lacks that is no such workbook.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checked<CtcaeWording> Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var workbook = ExcelReaderFactory.CreateReader(file);
            do if (Sheet(workbook) is { Terms.Count: > 0 } wording)
                return new(wording, []);
            while (workbook.NextResult());
        }
        catch (Exception e) when (e is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException)
        {
            return Refused(path, "The file is no workbook.");
        }
        return Refused(path, $"No sheet has the columns {string.Join(", ", Columns)}.");
    }

    static Checked<CtcaeWording> Refused(string path, string what) =>
        new(null, [Finding.Error(path, null, null, what, "Give NCI's workbook of CTCAE (XLSX), unchanged.")]);

    static CtcaeWording? Sheet(IExcelDataReader sheet)
    {
        if (!sheet.Read() || Places(sheet) is not { } places)
            return null;
        var terms = new List<WordedTerm>();
        while (sheet.Read())
            if (TermOf(name => Cell(sheet, places[name])) is { } term)
                terms.Add(term);
        return new(terms);
    }

    static Dictionary<string, int>? Places(IExcelDataReader sheet)
    {
        List<string?> header = [.. Enumerable.Range(0, sheet.FieldCount).Select(i => Cell(sheet, i))];
        var places = Columns.ToDictionary(
            name => name,
            name => header.FindIndex(h => name.Equals(h, StringComparison.OrdinalIgnoreCase)),
            StringComparer.Ordinal
        );
        return places.Values.All(i => i >= 0) ? places : null;
    }

    // A dash stands for a grade that does not exist.
    static WordedTerm? TermOf(Func<string, string?> cell) =>
        cell(Term) is { } name
            ? new(
                cell("MedDRA Code") ?? "",
                cell("MedDRA SOC") ?? "",
                name,
                [.. Enumerable.Range(1, 5).Select(g => cell($"Grade {g}"))],
                cell("Definition"),
                cell("Navigational Note")
            )
            : null;

    static string? Cell(IExcelDataReader sheet, int column)
    {
        var text = Convert.ToString(sheet.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words is "" or "-" or "–" or "—" ? null : words;
    }
}
