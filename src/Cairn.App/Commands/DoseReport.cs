using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Html;
using Cairn.Escalation.Simulation;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn dose report</c>: a design as one HTML file, ready for the appendix of a protocol.</summary>
static class DoseReport
{
    static readonly double[] Factors = [.5, .75, 1, 1.33, 2];

    public static Command Create()
    {
        var (options, simulation) = (new DoseOptions(), new DoseSimulation());
        var scenarios = new Option<string>("--scenarios")
        {
            HelpName = "FILE",
            Description =
                "CSV with scenario,truth and perhaps moderate,response,correlation (of response and DLT),mtd (level taken as the "
                + "true MTD); the numbers of "
                + "a cell separated by spaces.",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            HelpName = "FILE",
            Description = "The HTML file to write.",
            Required = true,
        };
        var title = new Option<string?>("--title")
        {
            Description = "The study's short name; with --study its registry number when it is not given.",
        };
        var command = new Command(
            "report",
            "A design report in HTML: rule, decision table, characteristics, courses, sensitivity."
        )
        {
            scenarios,
            output,
            title,
        };
        simulation.AddTo(command, inTime: false);
        return options.On(command, (parsed, cancel) =>
        {
            var design = options.Design(parsed, ends: true);
            var truths = ScenarioRows.Read(parsed.GetValue(scenarios)!, scenarios.Name, design.Matrix).OrRefuse();
            foreach (var scenario in truths)
            {
                options.RequireLevels(parsed, design, scenario.Truth.Levels, $"scenario '{scenario.Name}'");
                DoseTruth.SayWhatIsMissing(design, scenario.Truth, $"scenario '{scenario.Name}'");
            }
            if (truths.DistinctBy(s => s.Truth.Levels).Count() > 1)
                throw BadInputException.At(
                    "--scenarios",
                    "The scenarios have different numbers of dose levels.",
                    "Give all of them one probability a level."
                );
            var protocol = options.Study(parsed) is var (shelf, study) ? shelf.Open(study) : null;
            var plan = simulation.Plan(parsed, null);
            IReadOnlyList<Appraised> Under(double factor) =>
                Appraisal.Of(design, [.. truths.Select(s => s with { Truth = s.Truth.WithDltOdds(factor) })], plan, cancel);
            var report = new DesignReport
            {
                Study = parsed.GetValue(title) ?? protocol?.Registration.RegistryId ?? protocol?.Id ?? "No study named",
                Protocol = protocol,
                Design = design,
                Levels = truths[0].Truth.Levels,
                Scenarios = Appraisal.Of(design, truths, plan, cancel),
                Sensitivity = [.. Factors.Select(f => (f, Under(f)))],
                Seed = plan.Seed,
                Trials = plan.Trials,
                Version = ProgramVersion.Full,
                Day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
            };
            var path = parsed.GetValue(output)!;
            if (Directory.Exists(path))
                throw BadInputException.At(
                    "--out",
                    $"'{path}' is a folder.",
                    "Give the name of a file, for example design.html."
                );
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            OwnerOnly.Write(path, file => HtmlFile.Write(report.Page(), file));
            Console.Out.WriteLine(path);
            return ExitCode.Done;
        });
    }
}
