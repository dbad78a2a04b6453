using System.CommandLine;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Documents.Proposals;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary><c>cairn study new</c>: the draft of a study folder from a registry record.</summary>
static class StudyNewCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Required = true,
            HelpName = "RECORD|NCT",
            Description =
                "Record of ClinicalTrials.gov: JSON of API version 2, or the older XML; or a number of the loaded registry.",
        };
        var database = RegistryDesk.DatabaseOption();
        var to = new Option<string>("--out")
        {
            Required = true,
            HelpName = "DIR",
            Description = "Folder to write, absent or empty; its name becomes the study's id.",
        };
        var registryId = new Option<string?>("--nct")
        {
            HelpName = "ID",
            Description = "Which record, when the file holds several.",
        };
        var format = new FormatOption();
        var command = new Command("new", "Drafts a study folder from a registry record.")
        {
            from,
            to,
            registryId,
            database,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var place = parsed.GetValue(from)!;
                var record = IsLoadedNumber(place)
                    ? await Loaded(place, parsed.GetValue(database)!, cancel)
                    : Read(place, parsed.GetValue(registryId));
                return Draft(record, parsed.GetValue(to)!, format.IsJson(parsed));
            }
        );
        return command;
    }

    static bool IsLoadedNumber(string from) =>
        !File.Exists(from)
        && from.Length == 11
        && from.StartsWith("NCT", StringComparison.OrdinalIgnoreCase)
        && from[3..].All(char.IsAsciiDigit);

    static async Task<RegistryRecord> Loaded(string number, string database, CancellationToken cancel)
    {
        await using var registry = RegistryDesk.OpenLoaded(database);
        var record = await RegistryDesk.Find(registry, number, cancel);
        using var json = new MemoryStream(record.Json.ToArray());
        return Said(RegistryRecordReader.Read(json, number, record.Row.Number));
    }

    static int Draft(RegistryRecord record, string folder, bool isJson)
    {
        var id = IdOf(folder);
        if (StudyFolderWriter.Refusal(folder) is { } refusal)
            throw new BadInputException([refusal]);
        var (proposed, files) = StudyDraft.Of(record, id);
        StudyFolderWriter.Place(folder, files);
        Say(record, proposed, folder);
        foreach (var finding in StudyReader.Read(id, files).Findings)
            Console.Error.WriteLine($"cairn: to mend in the draft: {finding}");
        var missing = MissingBlock.Of(proposed.Study).Select(b => b.Key);
        Console.Error.WriteLine(
            $"cairn: not in the record, and for a person to add: {string.Join(", ", missing)}; 'cairn study check {id}' lists "
                + "where each statement went, and has lines to paste."
        );
        if (isJson)
            return Shell.Print(Summary(record, proposed, folder, files.Keys));
        Console.Out.WriteLine(folder);
        return ExitCode.Done;
    }

    static string IdOf(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name
            : throw BadInputException.At(
                "--out",
                $"'{name}' cannot be a study's id.",
                "Name the folder with letters, digits and hyphens only, for example its registry number."
            );
    }

    static RegistryRecord Read(string from, string? registryId)
    {
        if (!File.Exists(from))
            throw BadInputException.At(from, "There is no such file.", "Give the path of a record saved as JSON.");
        using var stream = File.OpenRead(from);
        return Said(RegistryRecordReader.Read(stream, from, registryId));
    }

    static RegistryRecord Said(Checked<RegistryRecord> read)
    {
        if (!read.IsSound)
            throw new BadInputException(read.Findings);
        foreach (var finding in read.Findings)
            Console.Error.WriteLine($"cairn: {finding}");
        return read.Value!;
    }

    static void Say(RegistryRecord record, ProposedRules proposed, string folder)
    {
        var criteria = record.Study.AtomicCriteria.ToArray();
        Console.Error.WriteLine(
            $"cairn: {folder} is a draft of {record.Study.Registration.RegistryId ?? "a trial without a registry number"}: "
                + $"{criteria.Count(c => c.Kind == CriterionKind.Inclusion)} inclusion and "
                + $"{criteria.Count(c => c.Kind == CriterionKind.Exclusion)} exclusion criteria, "
                + $"{record.Study.Outcomes.Count} outcomes, {record.Study.Locations.Count} locations."
        );
        Console.Error.WriteLine(
            $"cairn: {record.Mapped} of {record.Values} values of the record are in the draft; all of it is in "
                + $"{StudyFolderWriter.RecordFile}."
        );
        Console.Error.WriteLine(
            $"cairn: of {criteria.Length} single criteria {proposed.Count} have a proposed expression in "
                + $"{StudyReader.RulesFile}; "
                + $"the others are answered by a person."
        );
        string[] kept = [.. record.Modules.Where(m => m.Mapped == 0).Select(m => $"{m.Path} ({m.Values})")];
        if (kept.Length > 0)
            Console.Error.WriteLine($"cairn: kept there only: {string.Join(", ", kept)}.");
    }

    static object Summary(RegistryRecord record, ProposedRules proposed, string folder, IEnumerable<string> files) =>
        new
        {
            Study = proposed.Study.Id,
            record.Study.Registration.RegistryId,
            Folder = folder,
            Files = files,
            Criteria = record.Study.Criteria.Count,
            AtomicCriteria = record.Study.AtomicCriteria.Count(),
            Proposed = proposed.Count,
            record.Values,
            record.Mapped,
            record.Modules,
        };
}
