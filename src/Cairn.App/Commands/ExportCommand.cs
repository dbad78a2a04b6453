using System.CommandLine;
using Cairn.Documents.Datasets;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn export</c>: the records and what is derived of them as datasets of SDTM and ADaM.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--out")
        {
            Required = true,
            HelpName = "FILE.zip",
            Description = "The file to write (a ZIP archive).",
        };
        var format = new Option<string>("--format")
        {
            HelpName = "KIND",
            DefaultValueFactory = _ => DatasetFormat.All[0].Id,
            Description = $"{string.Join("; ", DatasetFormat.All.Select(f => $"{f.Id}: {f.Says}"))}.",
        };
        format.AcceptOnlyFromAmong([.. DatasetFormat.All.Select(f => f.Id)]);
        var standard = new Option<string[]>("--standard")
        {
            HelpName = "NAME",
            Description = "sdtm: what was recorded; adam: what was derived. Both when left out.",
            AllowMultipleArgumentsPerToken = true,
        };
        standard.AcceptOnlyFromAmong([.. Enum.GetNames<DatasetStandard>().Select(name => name.ToLowerInvariant())]);
        var command = new Command(
            "export",
            "Writes the records (SDTM) and what is derived of them (ADaM) as datasets, into one file."
        )
        {
            file,
            format,
            standard,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var kind = DatasetFormat.Of(parsed.GetRequiredValue(format))!;
            var package = Datasets.Of(trial.Analyse(asOf), trial.Head, kind, Standards(parsed.GetValue(standard)));
            Write(package, parsed.GetRequiredValue(file));
            Console.Out.WriteLine(parsed.GetRequiredValue(file));
            return ExitCode.Done;
        });
    }

    static DatasetStandard[] Standards(string[]? asked) =>
        asked is { Length: > 0 }
            ? [.. asked.Select(name => Enum.Parse<DatasetStandard>(name, ignoreCase: true)).Distinct()]
            : Enum.GetValues<DatasetStandard>();

    static void Write(DatasetPackage package, string file)
    {
        if (package.Faults is [_, ..] faults)
            throw new BadInputException(faults);
        OwnerOnly.Write(file, package.Write);
    }
}
