using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
                        var truths = Scenarios(parsed.GetValue(scenarios)!, compared[0].Matrix);
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
        if (designs.Select(d => d.Matrix).Distinct().Count() > 1)
            throw BadInputException.At(
                "--design",
                "The designs are not all for one agent, or for two agents with the same doses.",
                "Compare them one kind at a time."
            );
    }

    internal static IReadOnlyList<Scenario> Scenarios(string path, DoseMatrix? matrix = null)
    {
        if (!File.Exists(path))
            throw BadInputException.At("--scenarios", $"There is no file '{path}'.", "Give a CSV file with scenario,truth.");
        var lines = File.ReadAllLines(path);
        var heading = lines.Length == 0 ? [] : lines[0].Split(',').Select(w => w.Trim()).ToList();
        var (findings, scenarios) = (new List<Finding>(), new List<Scenario>());
        if (!heading.Contains("scenario") || !heading.Contains("truth"))
            throw new BadInputException([
                Finding.Error(
                    path,
                    1,
                    null,
                    "The heading has no scenario and truth.",
                    "Start the file with scenario,truth and perhaps moderate,response."
                ),
            ]);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            var cells = lines[i].Split(',');
            if (cells.Length != heading.Count)
            {
                findings.Add(
                    Finding.Error(
                        path,
                        i + 1,
                        null,
                        $"The line has {cells.Length} values, the heading {heading.Count}.",
                        "Separate the numbers of a cell by spaces, the cells by commas."
                    )
                );
                continue;
            }
            string? Cell(string name) => heading.IndexOf(name) is var at and >= 0 ? cells[at].Trim() : null;
            var truth = ToxicityScenario.Of(
                Numbers(i + 1, "truth", Cell("truth")),
                Numbers(i + 1, "moderate", Cell("moderate")),
                Numbers(i + 1, "response", Cell("response")),
                matrix
            );
            findings.AddRange(truth.Findings.Select(f => f with { Place = path, Line = i + 1 }));
            if (truth.Value is { } value && Correlation(i + 1, Cell("correlation")) is { } correlation)
                scenarios.Add(
                    new(Cell("scenario")!, value.WithResponseCorrelation(correlation), Mtd(i + 1, Cell("mtd"), value.Levels))
                );
        }
        if (findings.Count == 0 && scenarios.Count == 0)
            findings.Add(Finding.Error(path, null, null, "The file has no scenario.", "Add a line for each."));
        return findings.Count == 0 ? scenarios : throw new BadInputException(findings);

        double? Correlation(int line, string? text)
        {
            if (string.IsNullOrEmpty(text))
                return 0;
            if (NumberText.Real(text).Number is { } r && Math.Abs(r) <= ToxicityScenario.MostCorrelation)
                return r;
            findings.Add(
                Finding.Error(
                    path,
                    line,
                    "correlation",
                    $"'{text}' is no correlation of response and DLT.",
                    "Give a number from -0.99 to 0.99, or leave the cell empty."
                )
            );
            return null;
        }

        int? Mtd(int line, string? text, int levels)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= levels)
                return level;
            findings.Add(
                Finding.Error(
                    path,
                    line,
                    "mtd",
                    $"'{text}' is no dose level from 0 to {levels}.",
                    "Give the level taken as the true MTD, 0 for none, or leave the cell empty."
                )
            );
            return null;
        }

        double[] Numbers(int line, string column, string? text)
        {
            var numbers = new List<double>();
            foreach (var word in (text ?? "").Split((char[])[' ', '/'], StringSplitOptions.RemoveEmptyEntries))
                if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    numbers.Add(number);
                else
                    findings.Add(
                        Finding.Error(
                            path,
                            line,
                            column,
                            $"'{word}' is no number.",
                            "Separate numbers by spaces, as in .05 .12 .25."
                        )
                    );
            return [.. numbers];
        }
    }
}
