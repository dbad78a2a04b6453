using System.CommandLine;
using Cairn.Documents.RecordFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn import</c>: SDTM-shaped CSV files and FHIR resources into a study's ledger, all or nothing; the same files again
/// change nothing.
/// </summary>
static class ImportCommand
{
    const int FindingsShown = 200;

    public static Command Create()
    {
        var (study, studies, database) = (SharedOptions.Study(), SharedOptions.Studies(), SharedOptions.Database());
        var from = new Option<string>("--from")
        {
            Required = true,
            Description =
                "A folder of CSV files named by domain (dm.csv, ae.csv, lb.csv ...) or of FHIR R4 bundles (.json, .ndjson, "
                + "also with .gz), or one such file.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and count; write nothing." };
        var correct = new Option<string?>("--correct")
        {
            Description = "Why records that differ from the ledger shall be corrected; without it they stop the import.",
        };
        var format = new FormatOption();
        var encoding = SharedOptions.Encoding();
        var command = new Command("import", "Brings CSV files or FHIR bundles of records into a study's ledger.")
        {
            study,
            from,
            dryRun,
            database,
            correct,
            encoding,
            format,
            studies,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    new(
                        StudyShelf.At(parsed.GetValue(studies)).Open(parsed.GetRequiredValue(study)),
                        parsed.GetRequiredValue(from),
                        parsed.GetRequiredValue(database),
                        parsed.GetValue(dryRun),
                        parsed.GetValue(correct),
                        parsed.GetValue(encoding),
                        format.IsJson(parsed)
                    ),
                    cancel
                )
        );
        return command;
    }

    sealed record Request(Study Plan, string From, string Database, bool IsDryRun, string? Correct, string? Encoding, bool IsJson)
    {
        public string Study => Plan.Id;
    }

    static async Task<int> Run(Request request, CancellationToken cancel)
    {
        if (request.Correct is not null && string.IsNullOrWhiteSpace(request.Correct))
            throw BadInputException.At("--correct", "The reason is empty.", "Say why the records are corrected.");
        var files = IncomingFiles.Read(Files(request.From), request.Encoding);
        await using var store = new LedgerStore(request.Database);
        var state = await store.State(request.Study, cancel: cancel);
        var visits = request.Plan.Schedule.SelectMany(v => new[] { v.Id, v.Name }).ToList();
        var rules = new ImportRules(
            request.Study,
            DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
            visits.Count > 0 ? visits : null,
            [
                .. request.Plan.Registration.OtherIds.Select(o => o.Id),
                .. request.Plan.Registration.RegistryId is { } id ? [id] : Array.Empty<string>(),
            ]
        );
        var plan = Importing.Plan(state, SourceNumbers.Give(files.Tables, state), rules);
        var findings = Findings(request, files.Findings, plan);
        var isRefused = findings.Exists(f => f.Severity == Severity.Error);
        var drafts = isRefused ? [] : Drafts(request, plan);
        var after =
            request.IsDryRun || drafts.Count == 0
                ? Ledgers.Preview(state, drafts)
                : Ledgers.OrRefuse(await store.Append(request.Study, new(drafts), cancel)).State;
        var alarms = Ledgers.Alarms(request.Plan, state, after);
        Say(request, findings, drafts.Count, isRefused);
        foreach (var alarm in alarms)
            Console.Error.WriteLine($"cairn: {alarm}");
        if (request.IsJson)
            Shell.Print(Report(request, plan, findings, request.IsDryRun ? 0 : drafts.Count, alarms));
        else
            PrintTable(plan);
        return isRefused ? ExitCode.BadInput : ExitCode.Done;
    }

    static IReadOnlyList<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw BadInputException.At(
                path,
                "There is no such file or folder.",
                "Give --from a folder of CSV files or FHIR bundles, or one such file."
            );
        var files = IncomingFiles.In(path);
        return files.Count > 0
            ? files
            : throw BadInputException.At(
                path,
                "The folder holds no CSV file and no FHIR bundle.",
                "Put dm.csv, ae.csv, lb.csv and the like into it, or bundles as .json or .ndjson."
            );
    }

    static List<Finding> Findings(Request request, IReadOnlyList<Finding> ofFiles, ImportPlan plan)
    {
        List<Finding> findings = [.. ofFiles, .. plan.Findings, .. request.Correct is null ? plan.Refusals : []];
        if (plan.Tables.Count == 0 && findings.TrueForAll(f => f.Severity == Severity.Warning))
            findings.Add(
                Finding.Error(
                    request.From,
                    null,
                    null,
                    "No file is of a domain that Cairn records: there is nothing to import.",
                    "Name each file after its domain: dm.csv, ae.csv, lb.csv."
                )
            );
        return findings;
    }

    static List<Draft> Drafts(Request request, ImportPlan plan)
    {
        var by = Ledgers.LocalOwner;
        List<Draft> drafts = [];
        if (plan.MarksSynthetic)
            drafts.Add(new(new SyntheticMark(null, [.. plan.Tables.Select(t => t.Table.File)]), by));
        foreach (var table in plan.Tables)
        {
            var ofFile = by with { Source = table.Table.Source };
            drafts.AddRange(table.Added.Select(a => new Draft(a, ofFile)));
            drafts.AddRange(table.Conflicts.Select(c => new Draft(c.Correction, ofFile with { Reason = request.Correct })));
        }
        return drafts;
    }

    static void Say(Request request, List<Finding> findings, int entries, bool isRefused)
    {
        foreach (var finding in findings.Take(FindingsShown))
            Console.Error.WriteLine($"cairn: {(finding.Severity == Severity.Error ? "error" : "warning")}: {finding}");
        if (findings.Count > FindingsShown)
            Console.Error.WriteLine($"cairn: and {findings.Count - FindingsShown} more; --format json lists them all.");
        Console.Error.WriteLine(
            isRefused ? $"cairn: nothing was written; errors: {findings.Count(f => f.Severity == Severity.Error)}."
            : request.IsDryRun ? $"cairn: dry run: nothing was written; entries that would be appended: {entries}."
            : $"cairn: entries appended to the ledger of {request.Study} in {Place(request.Database)}: {entries}."
        );
    }

    /// <summary>A connection string without what may be secret in it.</summary>
    static string Place(string database) =>
        string.Join(
            ';',
            database
                .Split(';')
                .Where(part =>
                    !part.TrimStart().StartsWith("Pass", StringComparison.OrdinalIgnoreCase)
                    && !part.TrimStart().StartsWith("Pwd", StringComparison.OrdinalIgnoreCase)
                )
        );

    static object Report(
        Request request,
        ImportPlan plan,
        List<Finding> findings,
        int written,
        IReadOnlyList<LateAlarm> alarms
    ) =>
        new
        {
            request.Study,
            Database = Place(request.Database),
            DryRun = request.IsDryRun,
            Written = written,
            Files = plan.Tables.Select(t => new
            {
                t.Table.File,
                t.Table.Domain,
                t.Table.Sha256,
                t.Rows,
                Added = t.Added.Count,
                t.Unchanged,
                Conflicts = t.Conflicts.Count,
            }),
            Conflicts = plan.Conflicts.Select(c => new
            {
                c.File,
                c.Line,
                c.Key.Subject,
                c.Key.Domain,
                Sequence = c.Key.Number,
                c.Corrects,
                c.Differences,
            }),
            Findings = findings,
            Alarms = alarms.Select(AlarmJson.Of),
        };

    static void PrintTable(ImportPlan plan)
    {
        string[][] rows =
        [
            ["file", "rows", "added", "unchanged", "conflicts"],
            .. plan
                .Tables.GroupBy(t => t.Table.File, StringComparer.Ordinal)
                .Select(g =>
                    new[]
                    {
                        g.Key,
                        $"{g.Sum(t => t.Rows)}",
                        $"{g.Sum(t => t.Added.Count)}",
                        $"{g.Sum(t => t.Unchanged)}",
                        $"{g.Sum(t => t.Conflicts.Count)}",
                    }
                ),
        ];
        var width = rows.Max(r => r[0].Length);
        foreach (var row in rows)
            Console.Out.WriteLine($"{row[0].PadRight(width)}  {row[1], 8}  {row[2], 8}  {row[3], 9}  {row[4], 9}");
    }
}
