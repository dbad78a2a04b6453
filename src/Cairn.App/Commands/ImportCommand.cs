using System.CommandLine;
using Cairn.Criteria.Rules;
using Cairn.Documents.RecordFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn import</c>: tables of records (CSV, workbooks, SAS transport files, Dataset-JSON) and FHIR resources into a study's
/// ledger, all or nothing; the same files again change nothing.
/// </summary>
static class ImportCommand
{
    const int FindingsShown = 200;

    public static Command Create()
    {
        var (study, studies, database) = (SharedOptions.Study(), SharedOptions.Studies(), SharedOptions.Database());
        study.Required = false;
        var from = new Option<string?>("--from")
        {
            HelpName = "PATH",
            Description =
                $"A folder of files ({IncomingFiles.Endings}; FHIR R4 bundles as .json or .ndjson, also with .gz), a .zip "
                + $"of them, or "
                + "one of them.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and count; write nothing." };
        var correct = new Option<string?>("--correct")
        {
            Description = "Why records that differ from the ledger shall be corrected; without it they stop the import.",
        };
        var map = new Option<string?>("--map")
        {
            HelpName = "FILE",
            Description = "How the site's files say it: dates, decimal mark, columns, words, units. Remembered for the study.",
        };
        var propose = new Option<bool>("--propose")
        {
            Description = "Print the map that the files speak for, with every open question; write nothing.",
        };
        var template = new Option<string?>("--template")
        {
            HelpName = "DIR",
            Description = "Write an empty file a domain for sites to fill: columns, allowed words, units, one SYNTHETIC row.",
        };
        var format = new FormatOption();
        var encoding = SharedOptions.Encoding();
        var command = new Command(
            "import",
            "Brings files of records into a study's ledger: the column DOMAIN, or else the name, says what a file holds. "
                + "--template writes an empty file of each domain."
        )
        {
            study,
            from,
            dryRun,
            database,
            correct,
            map,
            propose,
            template,
            encoding,
            format,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (parsed.GetValue(template) is { } folder)
                    return ImportTemplates.Write(folder);
                var given = parsed.GetValue(from) ?? throw Missing("--from", "Name the folder or file: --from records.");
                if (parsed.GetValue(propose))
                    return ImportMapping.Propose(Files(given), parsed.GetValue(encoding), format.IsJson(parsed));
                var named = parsed.GetValue(study) ?? throw Missing("--study", "Name the study: --study soochow-cll1.");
                var shelf = StudyShelf.At(parsed.GetValue(studies));
                var request = new Request(
                    shelf.Open(named),
                    given,
                    parsed.GetRequiredValue(database),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(correct),
                    parsed.GetValue(encoding),
                    ImportMapping.Of(parsed.GetValue(map), shelf.FolderOf(named)),
                    format.IsJson(parsed)
                );
                return await Run(request, cancel);
            }
        );
        return command;
    }

    static BadInputException Missing(string option, string mend) => BadInputException.At("import", $"{option} is missing.", mend);

    sealed record Request(
        Study Plan,
        string From,
        string Database,
        bool IsDryRun,
        string? Correct,
        string? Encoding,
        UsedMap Map,
        bool IsJson
    )
    {
        public string Study => Plan.Id;
    }

    static async Task<int> Run(Request request, CancellationToken cancel)
    {
        if (request.Correct is not null && string.IsNullOrWhiteSpace(request.Correct))
            throw BadInputException.At("--correct", "The reason is empty.", "Say why the records are corrected.");
        var files = IncomingFiles.Read(Files(request.From), request.Encoding, request.Map.Map);
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
            ],
            EligibilityRules.Of(request.Plan)?.WordsAsked()
        );
        var (identified, doubts) = SourceNumbers.Give(files.Tables, state);
        var (tables, unnumbered) = RowNumbers.Give(identified, state);
        var plan = Importing.Plan(state, tables, rules);
        var findings = Findings(request, [.. files.Findings, .. doubts, .. unnumbered], plan);
        var isRefused = findings.Exists(f => f.Severity == Severity.Error);
        var drafts = isRefused ? [] : Drafts(request, plan);
        var after =
            request.IsDryRun || drafts.Count == 0
                ? Ledgers.Preview(state, drafts)
                : Ledgers.OrRefuse(await store.Append(request.Study, new(drafts), cancel)).State;
        var alarms = Ledgers.Alarms(request.Plan, state, after);
        Ledgers.SayUnread(state.Casebook());
        Say(request, findings, drafts.Count, isRefused);
        if (!isRefused && !request.IsDryRun)
            request.Map.Remember();
        foreach (var alarm in alarms)
            Console.Error.WriteLine($"cairn: {alarm}");
        if (request.IsJson)
            Shell.Print(Report(request, plan, findings, request.IsDryRun ? 0 : drafts.Count, alarms));
        else
            PrintTable(plan, isWritten: !isRefused && !request.IsDryRun);
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
                $"Give --from a folder of files ({IncomingFiles.Endings}), or one such file."
            );
        var files = IncomingFiles.In(path);
        return files.Count > 0
            ? files
            : throw BadInputException.At(
                path,
                "The folder holds no file that an import reads.",
                $"Put dm.csv, ae.csv, lb.csv and the like into it; these are read: {IncomingFiles.Endings}.{Others(path)}"
            );
    }

    static string Others(string folder)
    {
        var names = Directory.EnumerateFiles(folder).Select(Path.GetFileName);
        return names.Min(StringComparer.Ordinal) is { } other ? $" {other} is none of them: save it as one." : "";
    }

    static List<Finding> Findings(Request request, IReadOnlyList<Finding> ofFiles, ImportPlan plan)
    {
        var leftOut = Directory.Exists(request.From) ? IncomingFiles.LeftOut(request.From) : [];
        List<Finding> findings = [.. leftOut, .. ofFiles, .. plan.Findings, .. request.Correct is null ? plan.Refusals : []];
        if (plan.Tables.Count == 0 && findings.TrueForAll(f => f.Severity == Severity.Warning))
            findings.Add(
                Finding.Error(
                    request.From,
                    null,
                    null,
                    "No file is of a domain that Cairn records: there is nothing to import.",
                    "Name each file after its domain (dm.csv, ae.csv, lb.csv), or let --propose make a map."
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

    // Of what was not written nothing is added: its rows are new to the ledger.
    static void PrintTable(ImportPlan plan, bool isWritten)
    {
        string[][] rows =
        [
            ["file", "rows", isWritten ? "added" : "new", "unchanged", "conflicts"],
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
