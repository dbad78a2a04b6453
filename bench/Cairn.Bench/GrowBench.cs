using System.Globalization;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.Bench;

/// <summary>
/// A larger ledger for the pages, from one of <c>cairn demo</c>: those screened and those of the expansion without a DLT, once
/// more and once more under other names, with all their records and their dates.
/// </summary>
static class GrowBench
{
    const int EntriesAtOnce = 50_000;

    /// <param name="folder">The study's.</param>
    public static async Task<int> Run(string from, string folder, int subjects, string to)
    {
        var study = Path.GetFileName(folder);
        File.Copy(from, to, overwrite: true);
        await using var store = new LedgerStore(to);
        var state = await store.State(study);
        var casebook = state.Casebook();
        var ended = EscalationEnd.Of(casebook.Decisions)?.Day ?? DateOnly.MaxValue;
        List<SubjectRecords> later = [.. casebook.Subjects.Where(s => !s.CellInfusions.Any(e => e.Start?.Earliest <= ended))];
        var (there, entries) = (casebook.Subjects.Count, new List<Draft>());
        for (var copy = 1; there < subjects && later.Count > 0; copy++)
            foreach (var subject in later.Take(subjects - there).ToList())
            {
                there++;
                var name = string.Create(CultureInfo.InvariantCulture, $"{subject.Id}-{copy}");
                entries.AddRange(subject.All.Select(r => Draft.Added(r with { Subject = name, Entry = null }, By)));
                if (entries.Count > EntriesAtOnce)
                    await Append(store, study, entries);
            }
        await Append(store, study, entries);
        var head = await store.Head(study);
        Console.WriteLine($"{there} subjects, {head.Sequence} entries, {new FileInfo(to).Length >> 20} MB");
        return 0;
    }

    /// <summary>A smaller one: the first of its subjects, with as many entries as asked for or a few more.</summary>
    public static async Task<int> Begin(string from, string folder, int entries, string to)
    {
        var study = Path.GetFileName(folder);
        await using var whole = new LedgerStore(from);
        var casebook = (await whole.State(study)).Casebook();
        List<Draft> first = [new(new Ledger.Kinds.SyntheticMark(1, []), By)];
        foreach (var subject in casebook.Subjects.TakeWhile(_ => first.Count < entries))
            first.AddRange(subject.All.Select(r => Draft.Added(r with { Entry = null }, By)));
        await using var store = new LedgerStore(to);
        await Append(store, study, first);
        Console.WriteLine($"{(await store.Head(study)).Sequence} entries");
        return 0;
    }

    static readonly Ledger.Entries.Attribution By = new("bench", "coordinator");

    static async Task Append(LedgerStore store, string study, List<Draft> entries)
    {
        await store.Append(study, new([.. entries]));
        entries.Clear();
    }
}
