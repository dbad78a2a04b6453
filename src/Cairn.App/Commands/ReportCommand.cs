using System.CommandLine;
using Cairn.Analyses;
using Cairn.Documents.Languages;
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
        var language = new Option<string>("--language")
        {
            HelpName = "CODE",
            DefaultValueFactory = _ => Language.English.Culture.Name,
            Description =
                "en or zh: the language of its headings, tables and labels; a sentence without Chinese words stays English.",
        };
        language.AcceptOnlyFromAmong([.. Language.All.Select(l => l.Culture.Name)]);
        var command = new Command("report", "Writes the trial's report as one HTML file that prints well.") { folder, language };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var analysis = trial.Analyse(asOf);
            Console.Out.WriteLine(
                Write(analysis, trial.Head, parsed.GetRequiredValue(folder), Of(parsed.GetRequiredValue(language)))
            );
            return ExitCode.Done;
        });
    }

    /// <summary>
    /// Writes the report, for its owner alone, and returns its path.
    /// </summary>
    /// <param name="head">The last entry of the ledger that it rests on.</param>
    /// <param name="language">English when left out.</param>
    public static string Write(Analysis analysis, ChainHead head, string folder, Language? language = null)
    {
        var own = (language ?? Language.English).With(analysis.Study);
        MakeFolder(folder);
        var path = Path.Combine(folder, $"{(analysis.Casebook.IsSynthetic ? "SYNTHETIC-" : "")}{analysis.Study.Id}-report.html");
        OwnerOnly.Write(path, file => HtmlFile.Write(TrialReport.Of(analysis, head) with { Language = own }, file));
        return path;
    }

    static Language Of(string code) => Language.All.First(l => l.Culture.Name == code);

    /// <summary>Makes the folder of <c>--out</c> where it is not there yet.</summary>
    /// <exception cref="BadInputException">A file has that name.</exception>
    public static void MakeFolder(string folder)
    {
        if (File.Exists(folder))
            throw BadInputException.At("--out", $"'{folder}' is a file.", "Give a folder; it is made when it is not there.");
        Directory.CreateDirectory(folder);
    }
}
