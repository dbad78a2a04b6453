using System.CommandLine;
using Cairn.Analyses;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Html;
using Cairn.Ledger;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn report</c>: the trial's report as one HTML file.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out")
        {
            Required = true,
            HelpName = "DIR",
            Description = "Folder the report is written to; made when it is not there.",
        };
        var command = new Command("report", "Writes the trial's report as one HTML file that prints well.") { folder };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var analysis = trial.Analyse(asOf);
            Console.Out.WriteLine(Write(analysis, trial.Head, parsed.GetRequiredValue(folder)));
            return ExitCode.Done;
        });
    }

    /// <summary>
    /// Writes the report, for its owner alone, and returns its path.
    /// </summary>
    /// <param name="head">The last entry of the ledger that it rests on.</param>
    public static string Write(Analysis analysis, ChainHead head, string folder)
    {
        MakeFolder(folder);
        var path = Path.Combine(folder, $"{(analysis.Casebook.IsSynthetic ? "SYNTHETIC-" : "")}{analysis.Study.Id}-report.html");
        OwnerOnly.Write(path, file => HtmlFile.Write(TrialReport.Of(analysis, head), file));
        return path;
    }

    /// <summary>Makes the folder of <c>--out</c> where it is not there yet.</summary>
    /// <exception cref="BadInputException">A file has that name.</exception>
    public static void MakeFolder(string folder)
    {
        if (File.Exists(folder))
            throw BadInputException.At("--out", $"'{folder}' is a file.", "Give a folder; it is made when it is not there.");
        Directory.CreateDirectory(folder);
    }
}
