using System.Diagnostics;
using System.Globalization;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.Bench;

/// <summary>
/// kill -9 under load: a process saves forms of three entries from 16 writers and says what was acknowledged; it is killed at a
/// random moment, again and again on one database. Nothing acknowledged may be missing, no form may be there in part, and the
/// chain
/// must hold.
/// </summary>
public static class KillLoop
{
    const string Study = "KILL";
    const int Writers = 16,
        EntriesAForm = 3;

    /// <summary>What was seen over all kills.</summary>
    /// <param name="Acknowledged">Forms that were answered as saved.</param>
    /// <param name="Stored">Forms in the database at the end.</param>
    /// <param name="Faults">What must not be; empty when all is well.</param>
    public sealed record Outcome(int Kills, int Acknowledged, int Stored, IReadOnlyList<string> Faults);

    /// <summary>The child: saves until it is killed.</summary>
    public static async Task<int> Save(string database, string run)
    {
        await using var store = new LedgerStore(database);
        var saying = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Save(store, $"{run}-{writer}", saying))));
        return 0;
    }

    /// <summary>Kills a child so many times, each after up to half a second of saving.</summary>
    /// <param name="program">This program's executable.</param>
    public static async Task<Outcome> Run(string program, string database, int kills, int seed)
    {
        var (chance, acknowledged, faults) = (new Random(seed), new List<(long, string)>(), new List<string>());
        for (var kill = 0; kill < kills && faults.Count == 0; kill++)
        {
            var delay = TimeSpan.FromMilliseconds(chance.Next(0, 500));
            acknowledged.AddRange(await Killed(program, database, $"{seed}-{kill}", delay));
            faults.AddRange(await Faults(database, acknowledged));
        }
        await using var store = new LedgerStore(database);
        var stored = (await store.Head(Study)).Sequence / EntriesAForm;
        return new(kills, acknowledged.Count, (int)stored, faults);
    }

    static async Task Save(LedgerStore store, string writer, Lock saying)
    {
        var by = new Attribution("killed", "bench");
        for (var form = 0; ; form++)
        {
            var drafts = Enumerable.Range(0, EntriesAForm).Select(i => new Draft(new RecordAdded(Value(writer, form, i)), by));
            var answer = await store.Append(Study, new([.. drafts]));
            var last = answer.Entries[^1];
            lock (saying)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Sequence}:{last.Hash}"));
                Console.Out.Flush();
            }
        }
    }

    static VitalSign Value(string writer, int form, int i) =>
        new()
        {
            Subject = writer,
            Sequence = form * EntriesAForm + i + 1,
            TestCode = "TEMP",
            Result = "37.1",
            Visit = form.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>What a child acknowledged before it was killed; a line that was not finished says nothing.</summary>
    static async Task<List<(long Sequence, string Hash)>> Killed(string program, string database, string run, TimeSpan delay)
    {
        using var child = Process.Start(
            new ProcessStartInfo(program, ["saves", database, run]) { RedirectStandardOutput = true }
        )!;
        var first = await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await Task.Delay(delay);
        child.Kill(); // SIGKILL: nothing of the child runs after it
        var rest = await child.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await child.WaitForExitAsync();
        var whole = $"{first}\n{rest[..(rest.LastIndexOf('\n') + 1)]}";
        return
        [
            .. whole
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => ChainHead.TryParse(l))
                .OfType<ChainHead>()
                .Select(h => (h.Sequence, h.Hash)),
        ];
    }

    static async Task<List<string>> Faults(string database, List<(long Sequence, string Hash)> acknowledged)
    {
        await using var store = new LedgerStore(database);
        var faults = (await store.Verify([])).SelectMany(v => v.Breaks).Select(b => b.ToString()).ToList();
        var hashes = new List<string>();
        var forms = new Dictionary<(string?, string), int>();
        await foreach (var entry in store.Read(Study))
        {
            hashes.Add(entry.Hash);
            var form = (entry.Subject, entry.Values.Single(v => v.Name == "VISIT").Text!);
            forms[form] = forms.GetValueOrDefault(form) + 1;
        }
        faults.AddRange(
            acknowledged
                .Where(a => a.Sequence > hashes.Count || hashes[(int)a.Sequence - 1] != a.Hash)
                .Select(a => $"the acknowledged entry {a.Sequence} is missing")
        );
        faults.AddRange(forms.Where(f => f.Value != EntriesAForm).Select(f => $"form {f.Key} is there in part"));
        return faults;
    }
}
