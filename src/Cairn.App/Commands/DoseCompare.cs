using System.CommandLine;
using System.Diagnostics;
using Cairn.Documents.Csv;
using Cairn.Escalation;
using Cairn.Escalation.Simulation;

namespace Cairn.App.Commands;

/// <summary><c>cairn dose compare</c>: several designs under several truths, on the same patients.</summary>
static class DoseCompare
{
    public static Command Create()
    {
        var simulation = new DoseSimulation();
        var designs = new Option<string[]>("--design")
        {
            HelpName = "\"OPTIONS\"",
            Description =
                "A design as on the command line, for example --design \"--rule boin --target .3 --cohorts 10\"; once for each.",
            Required = true,
            AllowMultipleArgumentsPerToken = false,
        };
        var scenarios = new Option<string>("--scenarios")
        {
            HelpName = "FILE",
            Description =
                "CSV with scenario,truth and perhaps moderate,response,correlation (of response and DLT),mtd (level taken as the "
                + "true MTD); the numbers of "
                + "a cell separated by spaces.",
            Required = true,
        };
        var format = new FormatOption();
        var command = new Command("compare", "Compares designs under the truths of a file, on the same patients.")
        {
            designs,
            scenarios,
            format,
        };
        simulation.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
                Task.Run(
                    () =>
                    {
                        var compared = parsed
                            .GetValue(designs)!
                            .Select(line => new DoseOptions().Design(line, "--design"))
                            .ToList();
                        RequireOneMatrix(compared);
                        var truths = ScenarioRows
                            .Read(parsed.GetValue(scenarios)!, scenarios.Name, compared[0].Matrix)
                            .OrRefuse();
                        foreach (var (scenario, design) in truths.SelectMany(s => compared.Select(d => (s, d))))
                            DoseOptions.RequireLevels(design, scenario.Truth.Levels, $"scenario '{scenario.Name}'");
                        foreach (var scenario in truths.Where(_ => compared.Any(d => d.LooksAtModerate)))
                            DoseTruth.SayWhatIsMissing(
                                compared.First(d => d.LooksAtModerate),
                                scenario.Truth,
                                $"scenario '{scenario.Name}'"
                            );
                        var (conduct, seed) = (simulation.Conduct(parsed), simulation.Seed(parsed));
                        foreach (var design in compared)
                            DoseSimulation.RequireOrder(design, conduct);
                        var results =
                            new List<(
                                Scenario Scenario,
                                Design Design,
                                Simulated Simulated,
                                SimulatedCalendar? Calendar,
                                TimeSpan Took
                            )>();
                        foreach (var scenario in truths)
                        foreach (var design in compared)
                        {
                            var plan = simulation.Plan(
                                parsed,
                                design.Matrix is null
                                    ? scenario.StatedMtd ?? DoseTruth.TrueMtd(design, scenario.Truth, null)
                                    : null
                            );
                            var clock = Stopwatch.StartNew();
                            var calendar = conduct is null
                                ? null
                                : CalendarSimulation.Run(design, scenario.Truth, conduct, plan, cancel);
                            results.Add(
                                (
                                    scenario,
                                    design,
                                    calendar?.Result ?? CohortSimulation.OnPatients(design, scenario.Truth, plan, cancel),
                                    calendar,
                                    clock.Elapsed
                                )
                            );
                        }
                        if (format.IsJson(parsed))
                            return Shell.Print(
                                new
                                {
                                    scenarios = results
                                        .GroupBy(r => r.Scenario)
                                        .Select(g => new
                                        {
                                            scenario = g.Key.Name,
                                            truth = g.Key.Truth.Dlt,
                                            designs = g.Select(r => new
                                            {
                                                rule = r.Design.Name,
                                                result = DoseText.Json(r.Simulated, r.Took, seed, r.Calendar),
                                            }),
                                        }),
                                }
                            );
                        foreach (var (scenario, design, simulated, calendar, _) in results)
                        {
                            Console.Out.WriteLine($"{scenario.Name}: ");
                            DoseText.Write(design, scenario.Truth, simulated, seed, calendar);
                            Console.Out.WriteLine();
                        }
                        return ExitCode.Done;
                    },
                    CancellationToken.None
                )
        );
        return command;
    }

    // Which levels lie below others is not the same for one agent and for two.
    static void RequireOneMatrix(IReadOnlyList<Design> designs)
    {
        if (designs.DistinctBy(d => d.Matrix).Count() > 1)
            throw BadInputException.At(
                "--design",
                "The designs are not all for one agent, or for two agents with the same doses.",
                "Compare them one kind at a time."
            );
    }
}
