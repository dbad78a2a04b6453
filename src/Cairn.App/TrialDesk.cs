using Cairn.Analyses;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>A study with its records, as the ledger stands.</summary>
sealed record OpenTrial(Study Study, Casebook Casebook)
{
    /// <summary>
    /// The day an analysis is made for when nobody names one: today; for synthetic records the day of the last of them, so that a
    /// rehearsal gives the same bytes on any day.
    /// </summary>
    public DateOnly UsualDay => lastSynthetic ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    readonly DateOnly? lastSynthetic = Casebook.IsSynthetic ? LastDay(Casebook) : null;

    static DateOnly? LastDay(Casebook casebook) => casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Date);

    public Analysis Analyse(DateOnly? day = null) => Analysis.Of(Study, Casebook, day ?? UsualDay);
}

/// <summary>
/// Brings a study from the shelf together with its records from the ledger: where every command and page starts.
/// </summary>
sealed class TrialDesk(StudyShelf shelf, string database) : IAsyncDisposable
{
    readonly LedgerStore _ledger = new(database);

    public StudyShelf Shelf { get; } = shelf;

    /// <summary>The study with what the ledger holds of it; a study without records has an empty casebook.</summary>
    /// <exception cref="BadInputException">There is no such study, or it has errors.</exception>
    public async Task<OpenTrial> Open(string study, CancellationToken cancel) => (await OpenAt(study, cancel)).Trial;

    /// <summary>The same, with the head of its ledger: an entry that rests on what was read is appended after it.</summary>
    /// <exception cref="BadInputException">There is no such study, or it has errors.</exception>
    public async Task<(OpenTrial Trial, ChainHead Head)> OpenAt(string study, CancellationToken cancel)
    {
        var plan = Shelf.Open(study);
        if (MissingFile(database) is { } file)
            throw BadInputException.At(
                "--database",
                $"There is no database '{file}'.",
                $"Give the one that holds the records, or bring some in: cairn import --study {plan.Id} --from FOLDER "
                    + $"--database {file}"
            );
        var state = await _ledger.ReadState(plan.Id, cancel: cancel);
        return (new(plan, state.Casebook()), state.Head);
    }

    /// <summary>Appends entries made after the head that was read.</summary>
    /// <exception cref="LedgerMovedException">Somebody else appended in between; nothing was written.</exception>
    public Task Append(IReadOnlyList<Entry> entries, CancellationToken cancel) => _ledger.Append(entries, cancel);

    // A name with an equals sign is a connection string: what it leads to is the store's to say.
    static string? MissingFile(string database) =>
        !database.Contains('=', StringComparison.Ordinal) && !File.Exists(database) ? database : null;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
