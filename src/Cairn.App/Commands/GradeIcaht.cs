using System.CommandLine;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade icaht</c>: haematotoxicity from counts, a row a patient.</summary>
static class GradeIcaht
{
    const string Columns =
        "Columns: subject, day (the infusion is 0) or date with infusion, anc or plt (a count); until, or progression_date, "
        + "subsequent_therapy_date, last_fu_date (the last day that counts); marrow_blasts (%). Or a row a patient with "
        + "anc_days_0_30: counts of day 0 to 30. Gaps of up to a week are bridged and said; where a longer one decides, the "
        + "grade is unknown.";

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Required = true,
            HelpName = "FILE.csv",
            Description = $"CSV file with a header, a row a count; one row out a subject. {Columns}",
        };
        var unit = new Option<string?>("--unit")
        {
            HelpName = "UNIT",
            Description = "Unit of the counts: /uL or 10*9/L; " + "/uL when left out.",
        };
        var count = new Option<LowDays?>("--days")
        {
            HelpName = "longest-run|cumulative",
            Description = "How low days are counted; neutrophils by the longest run, platelets together.",
            CustomParser = found =>
                found.Tokens[^1].Value switch
                {
                    "longest-run" => LowDays.LongestRun,
                    "cumulative" => LowDays.Cumulative,
                    var other => Fault(found, other),
                },
        };
        var format = new FormatOption(hasCsv: true);
        var command = new Command("icaht", "Early and late haematotoxicity (ICAHT, EHA/EBMT 2023; T-ICAHT for platelets).")
        {
            data,
            unit,
            count,
            format,
        };
        command.SetAction(parsed =>
        {
            var rows = GradeRows.Read(parsed.GetRequiredValue(data));
            var reading = new IcahtRows(rows, parsed.GetValue(unit), parsed.GetValue(count));
            var graded = reading.Graded();
            return GradeOutput.Write(parsed.GetValue(format), rows with { Columns = reading.Columns }, graded);
        });
        return command;
    }

    static LowDays? Fault(System.CommandLine.Parsing.ArgumentResult found, string other)
    {
        found.AddError($"--days: There is no way '{other}'. Give longest-run or cumulative.");
        return null;
    }
}
