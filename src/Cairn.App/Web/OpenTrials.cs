using System.Collections.Concurrent;
using Cairn.Analyses;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App.Web;

/// <summary>
/// The studies on the shelf with their records, kept between requests. A study is read again when its files or the head of its
/// ledger move; what was derived of it goes with it. Safe for many requests at once: each piece of work is done by one of them.
/// </summary>
sealed class OpenTrials(StudyShelf shelf, string database) : IAsyncDisposable
{
    readonly LedgerStore _ledger = new(database);
    readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    sealed record Version(ChainHead Head, int Files, DateTime Newest);

    sealed record Kept(Version Version, Lazy<Task<Checked<KeptTrial>>> Trial);

    /// <summary>Identifiers of the studies on the shelf, in the order of their names.</summary>
    public IReadOnlyList<string> Studies => [.. shelf.Folders.Select(f => Path.GetFileName(f))];

    public string Places => shelf.Places;

    /// <summary>
    /// The study of that identifier; a value of null when its files have errors; null when it is not on the shelf. Never a path.
    /// </summary>
    public async Task<Checked<KeptTrial>?> Find(string id, CancellationToken cancel)
    {
        if (shelf.Folders.FirstOrDefault(f => Path.GetFileName(f) == id) is not { } folder)
            return null;
        var version = await VersionOf(id, folder, cancel);
        var kept = _kept.AddOrUpdate(
            id,
            _ => Keep(version, id, folder),
            (_, old) => old.Version == version ? old : Keep(version, id, folder)
        );
        try
        {
            return await kept.Trial.Value.WaitAsync(cancel);
        }
        catch when (kept.Trial.Value.IsFaulted)
        {
            _kept.TryRemove(new(id, kept));
            throw;
        }
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    async Task<Version> VersionOf(string id, string folder, CancellationToken cancel)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        return new(await _ledger.Head(id, cancel), files.Length, files.Max(f => f.LastWriteTimeUtc));
    }

    // What one request reads serves all that wait for it, so it does not stop with that request.
    Kept Keep(Version version, string id, string folder) => new(version, new(() => Task.Run(() => Read(id, folder))));

    async Task<Checked<KeptTrial>> Read(string id, string folder)
    {
        var read = StudyFolder.Read(folder);
        return read.Value is { } study
            ? new(new KeptTrial(OpenTrial.Of(study, await _ledger.State(id))), read.Findings)
            : new(null, read.Findings);
    }
}

/// <summary>A study with its records, and what was derived of it day by day.</summary>
sealed class KeptTrial(OpenTrial trial)
{
    /// <summary>Days kept at once; the one asked for longest ago goes first.</summary>
    const int DaysKept = 12;

    readonly Lock _turn = new();
    readonly LinkedList<(DateOnly Day, Lazy<Analysis> Analysis)> _days = [];

    public Study Study => trial.Study;
    public Casebook Casebook => trial.Casebook;
    public DateOnly UsualDay => trial.UsualDay;

    /// <summary>The analysis of a day; made once however many ask.</summary>
    public Analysis On(DateOnly day)
    {
        Lazy<Analysis> analysis;
        lock (_turn)
        {
            var place = _days.First;
            while (place is not null && place.Value.Day != day)
                place = place.Next;
            if (place is null)
                place = new((day, new(() => trial.Analyse(day))));
            else
                _days.Remove(place);
            _days.AddFirst(place);
            if (_days.Count > DaysKept)
                _days.RemoveLast();
            analysis = place.Value.Analysis;
        }
        return analysis.Value;
    }
}
