using System.CommandLine;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary><c>cairn study</c>: the studies at hand, what is wrong with one, what one says, and the draft of a new one.</summary>
static class StudyCommand
{
    public static Command Create() =>
        new("study", "Studies: list them, check one, show one, draft one from a registry record.")
        {
            List(),
            Check(),
            Show(),
            Schema(),
            StudyNewCommand.Create(),
            StudyFeasibilityCommand.Create(),
            StudyVersionCommand.Create(),
        };

    static Command List()
    {
        var (studies, format) = (SharedOptions.Studies(), new FormatOption());
        var command = new Command("list", "The studies at hand.") { studies, format };
        command.SetAction(parsed =>
        {
            var shelf = StudyShelf.At(parsed.GetValue(studies));
            var rows = shelf.Folders.Select(folder => new StudyRow(folder, StudyFolder.Read(folder))).ToList();
            if (rows.Count == 0)
                Console.Error.WriteLine($"cairn: no study lies in {shelf.Places}; --studies names another folder.");
            return format.IsJson(parsed) ? Shell.Print(new { studies = rows.Select(StudyText.Json) }) : StudyText.Write(rows);
        });
        return command;
    }

    static Command Check()
    {
        var (study, studies, format) = (SharedOptions.StudyArgument(), SharedOptions.Studies(), new FormatOption());
        var source = new Option<string?>("--source")
        {
            Description = "The document the study was made from: every line must belong to one statement.",
            HelpName = "FILE",
        };
        var command = new Command("check", "Everything wrong with a study, and how completely it covers its source.")
        {
            study,
            studies,
            source,
            format,
        };
        command.SetAction(parsed =>
        {
            var folder = StudyShelf.At(parsed.GetValue(studies)).FolderOf(parsed.GetValue(study)!);
            var read = StudyFolder.Read(folder);
            var findings = read.Findings.Concat(Uncovered(parsed.GetValue(source), read.Value)).ToList();
            var row = new StudyRow(folder, read with { Findings = findings });
            var account = read.Value is { } checkedStudy ? DraftAccount.Of(checkedStudy, folder) : DraftAccount.None;
            if (format.IsJson(parsed))
                Shell.Print(StudyText.JsonCheck(row, account));
            else
                StudyText.WriteCheck(row, account);
            return row.Read.IsSound ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    static Command Show()
    {
        var (study, studies, format) = (SharedOptions.StudyArgument(), SharedOptions.Studies(), new FormatOption());
        var command = new Command("show", "What a study says, with what is assumed marked and explained.")
        {
            study,
            studies,
            format,
        };
        command.SetAction(parsed =>
        {
            var shown = StudyShelf.At(parsed.GetValue(studies)).Open(parsed.GetValue(study)!);
            return format.IsJson(parsed) ? Shell.Print(StudyText.JsonPage(shown)) : StudyPage.Write(shown);
        });
        return command;
    }

    static Command Schema()
    {
        var command = new Command("schema", "The JSON Schema of study.yaml, by which an editor completes and checks it.");
        command.SetAction(_ =>
        {
            Console.Out.Write(StudySchema.Text());
            return ExitCode.Done;
        });
        return command;
    }

    static IReadOnlyList<Finding> Uncovered(string? document, Study? study)
    {
        if (document is null || study is null)
            return [];
        if (!File.Exists(document))
            throw BadInputException.At(
                "--source",
                $"There is no file '{document}'.",
                "Give the document the study was made from."
            );
        return SourceCoverage.Check(document, File.ReadAllText(document), study.Statements);
    }
}

/// <summary>A study folder and what was read from it.</summary>
sealed record StudyRow(string Folder, Checked<Study> Read)
{
    public string Id => Read.Value?.Id ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder));
}
