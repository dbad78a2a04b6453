using System.CommandLine;
using System.Globalization;
using Cairn.Analyses;
using Cairn.Cohorts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Endpoints;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn demo</c>: every study on the shelf with a synthetic cohort, the whole way to the report, then served.
/// </summary>
static class DemoCommand
{
    const string DatabaseFile = "SYNTHETIC-demo.db";

    public static Command Create()
    {
        var folder = new Option<string>("--out")
        {
            DefaultValueFactory = _ => "out",
            HelpName = "DIR",
            Description = "Folder for the reports and the database.",
        };
        var seed = new Option<int>("--seed")
        {
            DefaultValueFactory = _ => SyntheticCohort.UsualSeed,
            HelpName = "N",
            Description =
                "Seed of the synthetic cohorts; the same seed gives the same bytes. 4 when left out: the first from 1 with which "
                + "both trials end with a recommended dose. With 3 soochow-cll1 ends without one, its enrolment used up.",
        };
        var noServe = new Option<bool>("--no-serve") { Description = "End after the reports instead of serving the pages." };
        var urls = new Option<string>("--urls")
        {
            DefaultValueFactory = _ => ServeCommand.UsualUrls,
            HelpName = "URL",
            Description = "Where the pages are served.",
        };
        var studies = SharedOptions.Studies();
        var command = new Command(
            "demo",
            "Plays both trials with SYNTHETIC patients, from screening to the report, then serves the pages."
        )
        {
            folder,
            seed,
            noServe,
            urls,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var shelf = StudyShelf.At(parsed.GetValue(studies));
                if (shelf.Folders.Count == 0)
                    throw BadInputException.At(
                        "--studies",
                        $"No study lies in {shelf.Places}.",
                        "Run it where the studies are, or give --studies."
                    );
                var database = Path.Combine(parsed.GetRequiredValue(folder), DatabaseFile);
                await Play(shelf, parsed.GetRequiredValue(folder), database, parsed.GetValue(seed), cancel);
                if (parsed.GetValue(noServe))
                    return ExitCode.Done;
                return await ServeCommand.Serve(
                    shelf,
                    database,
                    RegistryDesk.UsualDatabase,
                    parsed.GetRequiredValue(urls),
                    cancel,
                    rehearses: true
                );
            }
        );
        return command;
    }

    static async Task Play(StudyShelf shelf, string folder, string database, int seed, CancellationToken cancel)
    {
        ReportCommand.MakeFolder(folder);
        foreach (var file in new[] { database, database + "-wal", database + "-shm" })
            File.Delete(file);
        Terminal.Title(
            "Cairn: two trials with SYNTHETIC patients",
            $"  [grey]seed {seed.ToString(CultureInfo.InvariantCulture)}[/]"
        );
        var rehearsal = new RehearsalClock();
        await using var ledger = new LedgerStore(database, rehearsal, RehearsalClock.Salts(seed));
        var ids = shelf.Folders.Select(f => Path.GetFileName(f)).ToList();
        foreach (var id in ids)
        {
            var study = shelf.Open(id);
            Say($"{study.Id}: playing the cohort");
            var casebook = await Rehearse(shelf, study, seed, (ledger, rehearsal), cancel);
            Say($"{study.Id}: deriving verdicts, doses, responses and curves");
            var analysis = casebook.Analyse();
            var report = ReportCommand.Write(analysis, casebook.Head, folder);
            Summary(analysis, report);
        }
        Terminal.Screen.WriteLine();
        Terminal.Paragraph($"The ledger is in {database}. Try: cairn screen --study {ids[0]} --database {database}");
    }

    static async Task<OpenTrial> Rehearse(
        StudyShelf shelf,
        Study study,
        int seed,
        (LedgerStore Store, RehearsalClock Clock) ledger,
        CancellationToken cancel
    )
    {
        var plan = CohortFile.ReadFolder(shelf.FolderOf(study.Id), study);
        var played = plan.Value is { } parameters
            ? SyntheticCohort.Play(study, parameters, seed)
            : throw new BadInputException(plan.Findings);
        if (played.Value is not { } cohort)
            throw new BadInputException(played.Findings);
        var by = new Attribution("generator", "system", EntrySource.Program($"generator, seed {seed}"));
        List<Draft> drafts =
        [
            .. cohort.Casebook.Subjects.SelectMany(s => s.All).Select(r => Draft.Added(r, by)),
            .. cohort.Casebook.SafetyNotes.Select(n => new Draft(new SafetyNoted(n.Event, n.Step, n.At), by)),
            .. cohort.Casebook.Opinions.Select(o => new Draft(new SafetyJudged(o.Event, o.Day, o.Expected, o.Related), by)),
            .. cohort.Casebook.Decisions.Select(d => Draft.DoseDecided(d, by)),
            .. cohort.Casebook.Rulings.Select(r => Draft.Ruled(r, by)),
            .. cohort.Casebook.Judgements.SelectMany(j => Judged(j, by)),
        ];
        var state = await ledger.Clock.Record(ledger.Store, study.Id, new(new SyntheticMark(seed, []), by), drafts, cancel);
        return OpenTrial.Of(study, state);
    }

    static IReadOnlyList<Draft> Judged(LotJudgement judged, Attribution by) =>
        Draft.SignedJudgement(
            new(judged.Subject, judged.Lot, judged.Verdict, judged.Day),
            judged.By,
            SignatureProof.LocalOwner,
            [],
            by with
            {
                Who = judged.By,
                Role = judged.Role,
                Reason = judged.Reason,
            }
        );

    static void Say(string words) => Console.Error.WriteLine($"cairn: {words} ...");

    static void Summary(Analysis a, string report)
    {
        Terminal.Section($"{a.Study.Registration.RegistryId ?? a.Study.Id}", "  [yellow]SYNTHETIC[/]");
        Terminal.Paragraph(a.Study.Registration.Title);
        Terminal.Facts([
            ("As of", Written.Date(a.Day), ""),
            (
                "Participants",
                $"{Written.Count(a.Flow.Screened)} screened, {Written.Count(a.Flow.Enrolled)} enrolled, "
                    + $"{Written.Count(a.Flow.Infused)} infused",
                ""
            ),
            (
                "Screening failures",
                $"{Written.Count(a.Flow.At(Stage.FailedScreening))}, by "
                    + $"{Written.Plural(a.ScreenFailures.Count, "criterion", "different criteria")}",
                ""
            ),
            ("Dose", a.Doses is { } board ? AdviceWords.Of(board.Advice, board.Now, board, board.Day) : null, ""),
            (
                "Adverse events",
                $"{Written.Count(a.AdverseEvents.Any.Events)} in "
                    + $"{Written.CountOf(a.AdverseEvents.Any.Subjects, a.AdverseEvents.Treated)}; worst grade 3 or more "
                    + $"in {Written.CountOf(a.AdverseEvents.Any.Severe, a.AdverseEvents.Treated)}",
                ""
            ),
            .. a.Estimates.Select(e => (e.Endpoint.ShortName, (string?)InWords(e), "")),
            ("Assumptions", Written.Count(a.Study.Provenance.Assumed.Count), ""),
            ("Report", report, ""),
        ]);
    }

    static string InWords(EndpointAnalysis estimate) =>
        estimate switch
        {
            EndpointAnalysis.Rate { InPlan: var (x, n) } r => $"{Written.CountOf(x, n)} of {Written.Count(n)}, interval "
                + $"{Written.Interval(100 * r.Interval.Lower, 100 * r.Interval.Upper, 1)} %",
            EndpointAnalysis.Survival s => $"median {Written.Fixed(s.Curve.Median.Estimate, 0, "not reached")} days, interval "
                + $"{Written.Interval(s.Curve.Median.Lower, s.Curve.Median.Upper, 0)}; {SurvivalWords.InShort(s)}; "
                + $"{Written.Plural(s.Curve.Events, "event", "events")} in {Written.Count(s.Curve.N)}",
            EndpointAnalysis.Incidence i => $"{EstimateWords.Of(i.Event.Events, i.Kind.EventName)}, "
                + $"{EstimateWords.Of(i.Competing.Events, i.Kind.CompetingName)} in {Written.Count(i.Event.N)}; "
                + $"incidence {EstimateWords.InSum(i)}",
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };
}
