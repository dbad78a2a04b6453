using System.CommandLine;
using System.Diagnostics;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Store.Registry;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry load</c>: records of files, folders and archives into the registry.</summary>
static class RegistryLoad
{
    /// <summary>Records read and put in together.</summary>
    const int AtOnce = 1024;

    /// <summary>Findings shown one by one; of the others only their number.</summary>
    const int MostShown = 50;

    static readonly TimeSpan SettlesEvery = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Files, folders or archives of records (JSON of version 2, older XML, a record a line; zip, tar, gz, xz); "
                + "- reads a pipe.",
        };
        var database = RegistryDesk.DatabaseOption();
        var format = new FormatOption();
        var command = new Command("load", "Loads records; what is there already stays, what is newer replaces, nothing is lost.")
        {
            paths,
            database,
            format,
        };
        command.SetAction(
            (parsed, cancel) => Load(parsed.GetValue(paths)!, parsed.GetValue(database)!, format.IsJson(parsed), cancel)
        );
        return command;
    }

    static async Task<int> Load(string[] paths, string database, bool isJson, CancellationToken cancel)
    {
        await using var registry = RegistryDesk.Open(database);
        await registry.Prepare(
            new Progress<long>(at => Console.Error.Write($"\rcairn: the index catches up: row {at} ")),
            cancel
        );
        var load = new Loading(registry, LoadProgress.Over(paths));
        try
        {
            var parts = paths.SelectMany(RecordFiles.In).Chunk(AtOnce);
            foreach (var some in Ahead(parts.Select(ReadSome.Of)))
                await load.Put(some, cancel);
        }
        finally
        {
            await registry.Settle(CancellationToken.None); // what was put stays, also when it was stopped here
        }
        load.Say();
        if (isJson)
            Shell.Print(load.Summary());
        else
            Console.Out.WriteLine(load.Words);
        return load is { Outcome.All: 0, Errors: > 0 } ? ExitCode.BadInput : ExitCode.Done;
    }

    /// <summary>The same, each made while the one before is used.</summary>
    static IEnumerable<T> Ahead<T>(IEnumerable<T> all)
        where T : class
    {
        using var each = all.GetEnumerator();
        T? Next() => each.MoveNext() ? each.Current : null;
        for (var next = Next(); next is not null; )
        {
            var after = Task.Run(Next);
            yield return next;
            next = after.GetAwaiter().GetResult();
        }
    }

    /// <summary>Records of a file, read.</summary>
    sealed record ReadSome(int Count, IReadOnlyList<Finding> Findings, IReadOnlyList<IncomingRecord> Records)
    {
        public static ReadSome Of(IReadOnlyList<(RawRecord? Record, Finding? Finding)> some)
        {
            var read = some.Select(s => s.Record)
                .OfType<RawRecord>()
                .AsParallel()
                .AsOrdered()
                .Select(raw => (Raw: raw, Read: ReadRecord.Of(raw)))
                .ToArray();
            return new(
                some.Count,
                [.. some.Select(s => s.Finding).OfType<Finding>(), .. read.SelectMany(r => r.Read.Findings)],
                [
                    .. read.Where(r => r.Read.Value is not null)
                        .Select(r => new IncomingRecord(r.Read.Value!.Version(r.Raw.Place), r.Read.Value.Entry)),
                ]
            );
        }
    }

    /// <summary>A load under way: what came of it so far.</summary>
    sealed class Loading(RegistryStore registry, LoadProgress progress)
    {
        readonly List<Finding> _findings = [];
        readonly Stopwatch _watch = Stopwatch.StartNew();
        TimeSpan _settled;

        public PutOutcome Outcome { get; private set; }
        public int Errors { get; private set; }

        public string Words =>
            $"{Outcome.All} records: {Outcome.Added} new, {Outcome.Replaced} newer than before, "
            + $"{Outcome.Older} older (kept as history), {Outcome.Known} known; {Errors} not readable";

        public async Task Put(ReadSome some, CancellationToken cancel)
        {
            foreach (var finding in some.Findings)
                Add(finding);
            Outcome += await registry.Put(some.Records, cancel);
            progress.Show(some.Count, _watch.Elapsed);
            if (_watch.Elapsed - _settled < SettlesEvery)
                return;
            await registry.Settle(cancel);
            _settled = _watch.Elapsed;
        }

        public void Say()
        {
            progress.End();
            if (Errors > MostShown)
                Console.Error.WriteLine($"cairn: and {Errors - MostShown} more that cannot be read.");
            var seconds = Math.Max(0.001, _watch.Elapsed.TotalSeconds);
            Console.Error.WriteLine($"cairn: {Outcome.All} records in {seconds:0.0} s, {Outcome.All / seconds:0} a second.");
        }

        public object Summary() =>
            new
            {
                Records = Outcome.All,
                Outcome.Added,
                Outcome.Replaced,
                Outcome.Older,
                Outcome.Known,
                NotReadable = Errors,
                Seconds = Math.Round(_watch.Elapsed.TotalSeconds, 3),
                Findings = _findings.Select(f => new
                {
                    f.Place,
                    f.Line,
                    f.Column,
                    f.What,
                    f.Mend,
                }),
            };

        void Add(Finding finding)
        {
            if (++Errors > MostShown)
                return;
            _findings.Add(finding);
            progress.End();
            Console.Error.WriteLine($"cairn: {finding}");
        }
    }
}
