using System.CommandLine;
using Cairn.Analyses;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Html;

namespace Cairn.App.Commands;

/// <summary><c>cairn report</c>: the trial's report as one HTML file.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var (study, studies, database, asOf) = (
            SharedOptions.Study(),
            SharedOptions.Studies(),
            SharedOptions.Database(),
            SharedOptions.AsOf()
        );
        var folder = new Option<string>("--out")
        {
            Required = true,
            HelpName = "DIR",
            Description = "Folder the report is written to; made when it is not there.",
        };
        var command = new Command("report", "Writes the trial's report as one HTML file that prints well.")
        {
            study,
            folder,
            asOf,
            database,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var desk = new TrialDesk(StudyShelf.At(parsed.GetValue(studies)), parsed.GetRequiredValue(database));
                var trial = await desk.Open(parsed.GetRequiredValue(study), cancel);
                Console.Out.WriteLine(
                    Write(trial.Analyse(SharedOptions.Day(parsed.GetValue(asOf))), parsed.GetRequiredValue(folder))
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>Writes the report and returns its path. A file half written never takes the place of a whole one.</summary>
    public static string Write(Analysis analysis, string folder)
    {
        MakeFolder(folder);
        var path = Path.Combine(folder, $"{(analysis.Casebook.IsSynthetic ? "SYNTHETIC-" : "")}{analysis.Study.Id}-report.html");
        using (var file = File.Create(path + ".part"))
            HtmlFile.Write(TrialReport.Of(analysis), file);
        File.Move(path + ".part", path, overwrite: true);
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
