using System.CommandLine;
using System.Globalization;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade iec-hs</c>: the checklist beside the investigator's grade; it makes no grade.</summary>
static class GradeIecHs
{
    const string Grade = "investigator";

    static readonly Dictionary<string, string[]> Names = IecHsLine
        .All.Select(line => line.Id)
        .Append(Grade)
        .ToDictionary(id => id, _ => Array.Empty<string>(), StringComparer.Ordinal);

    public static Command Create() =>
        GradeSigns.Create(
            "iec-hs",
            "The checklist of IEC-HS (Hines 2023) beside the investigator's grade.",
            $"Columns: {string.Join(", ", IecHsLine.All.Select(line => line.Id))} (Y or N); {Grade} (1 to 5, the investigator's "
                + "grade). Empty is unknown.",
            Names,
            Answered
        );

    // The grade is the investigator's, whatever lines are empty.
    static GradedRow Answered(SignRow row)
    {
        var answer = new IecHsSigns(IecHsLine.All.ToDictionary(line => line, line => row.YesNo(line.Id)), Given(row)).Answer();
        var missing = answer.Missing.Count == 0 ? "" : $" Not recorded: {string.Join("; ", answer.Missing.InWords())}.";
        return new(row.Row, answer.Value, answer.Rule.Says + missing, answer.Missing);
    }

    static int? Given(SignRow row)
    {
        if (row[Grade] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade is >= 1 and <= 5)
            return grade;
        row.Find(Grade, $"'{text}' is no grade.", "Write 1 to 5, or leave it empty.");
        return null;
    }
}
