using System.CommandLine;
using System.Diagnostics;
using Cairn.Escalation;
using Cairn.Escalation.Exact;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn dose</c>: the next dose, exact characteristics, decision table and paths of a design, all from its one rule.
/// </summary>
static class DoseCommand
{
    const int MostPaths = 100_000;

    public static Command Create() =>
        new("dose", "Dose escalation: the next dose and why, exact operating characteristics, decision table, paths.")
        {
            DoseNext.Create(),
            Exact(),
            Table(),
            Paths(),
            DoseSimulate.Create(),
            DoseCompare.Create(),
            DoseReport.Create(),
            DoseDecide.Create(),
            DoseAdjudicate.Create(),
        };

    static Command Exact()
    {
        var options = new DoseOptions();
        var (truth, moderate) = (DoseTruth.Option(), DoseTruth.ModerateOption());
        var (response, correlation) = (DoseTruth.ResponseOption(), DoseTruth.CorrelationOption());
        var trueMtd = DoseTruth.TrueMtdOption();
        return options.On(
            new("exact", "Exact operating characteristics under a truth.") { truth, moderate, response, correlation, trueMtd },
            parsed =>
            {
                var design = options.Design(parsed, ends: true);
                var assumed = DoseTruth.Read(
                    design,
                    parsed.GetValue(truth)!,
                    parsed.GetValue(moderate),
                    parsed.GetValue(response),
                    parsed.GetValue(correlation)
                );
                options.RequireLevels(parsed, design, assumed.Levels);
                DoseTruth.SayWhatIsMissing(design, assumed);
                DoseTruth.SayFollowUp(design);
                var clock = Stopwatch.StartNew();
                var mtd = DoseTruth.TrueMtd(design, assumed, parsed.GetValue(trueMtd));
                var graph = Read(StateGraph.Compile(design, assumed.Levels));
                var compile = clock.Elapsed;
                graph.Under(assumed, mtd); // the first sweep also compiles the code; the second is what a truth costs
                clock.Restart();
                var exact = graph.Under(assumed, mtd);
                var sweep = clock.Elapsed;
                return options.Json(parsed)
                    ? Shell.Print(DoseText.Json(design, exact, graph.States, compile, sweep))
                    : DoseText.Write(design, assumed, exact, graph.States);
            }
        );
    }

    static Command Table()
    {
        var options = new DoseOptions();
        var subjects = new Option<int>("--subjects")
        {
            Description = "Most evaluable subjects at the level.",
            DefaultValueFactory = _ => 6,
        };
        return options.On(new("table", "The decision for every number of subjects and DLTs at a level.") { subjects }, parsed =>
        {
            var design = options.Design(parsed);
            var most = DoseOptions.Between("--subjects", parsed.GetValue(subjects), 1, 60);
            var (titration, table) = (TitrationTable.Of(design, options.Levels(parsed, design)), DecisionTable.Of(design, most));
            return options.Json(parsed)
                ? Shell.Print(DoseText.Json(design, titration, table))
                : DoseText.Write(design, titration, table);
        });
    }

    static Command Paths()
    {
        var options = new DoseOptions();
        var cohorts = new Option<int>("--cohorts") { Description = "How many cohorts to follow.", Required = true };
        return options.On(
            new("paths", "Every course over some cohorts, and what the design says at each step.") { cohorts },
            parsed =>
            {
                var design = options.Design(parsed);
                var steps = DoseOptions.Between("--cohorts", parsed.GetValue(cohorts), 1, 60);
                var levels = options.LevelsOr(
                    parsed,
                    design,
                    Math.Min(design.StartLevel + steps, EscalationState.MaxLevels),
                    "more than the cohorts can reach"
                );
                List<DosePath> paths = [.. DosePath.All(design, levels, steps).Take(MostPaths + 1)];
                if (paths.Count > MostPaths)
                    throw BadInputException.At(
                        "--cohorts",
                        $"{steps} cohorts have more than {MostPaths} courses.",
                        "Ask for fewer cohorts."
                    );
                return options.Json(parsed) ? Shell.Print(DoseText.Json(design, levels, paths)) : DoseText.Write(design, paths);
            }
        );
    }

    public static T Read<T>(Checked<T> read)
        where T : class => read.IsSound ? read.Value! : throw new BadInputException(read.Findings);
}
