using System.CommandLine;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade</c>: the grade of a toxicity, with the reason.</summary>
static class GradeCommand
{
    public static Command Create() =>
        new("grade", "Grades of toxicities with their reasons: CTCAE from values, CRS and ICANS by ASTCT, ICAHT from counts.")
        {
            GradeCtcae.Create(),
            GradeCrs.Create(),
            GradeIcans.Create(),
            GradeIcaht.Create(),
            GradeIecHs.Create(),
        };

    /// <summary>The file of rows, the same for each kind of grade.</summary>
    public static Option<string?> Data(string columns) =>
        new("--data") { HelpName = "FILE.csv", Description = $"CSV file with a header, one row in, one row out. {columns}" };

    /// <summary>An option for one cell of a single row.</summary>
    public static Option<string?> Cell(string column, string description) => new($"--{column}") { Description = description };
}
