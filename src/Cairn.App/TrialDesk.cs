using Cairn.Analyses;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>A study with its records, as the ledger stands.</summary>
/// <param name="Head">The last entry that is known.</param>
sealed record OpenTrial(Study Study, Casebook Casebook, ChainHead Head)
{
    public static OpenTrial Of(Study study, LedgerState state) => new(study, state.Casebook(), state.Head);

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
    public async Task<OpenTrial> Open(string study, CancellationToken cancel)
    {
        var plan = Shelf.Open(study);
        if (MissingFile(database) is { } file)
            throw BadInputException.At(
                "--database",
                $"There is no database '{file}'.",
                $"Give the one that holds the records, or bring some in: cairn import --study {plan.Id} --from FOLDER "
                    + $"--database {file}"
            );
        return OpenTrial.Of(plan, await _ledger.State(plan.Id, cancel: cancel));
    }

    /// <summary>Appends a change; what the machine's owner should know goes to stderr.</summary>
    /// <exception cref="BadInputException">It may not be appended as the ledger stands; nothing was written.</exception>
    public async Task<Appended> Append(string study, Change change, CancellationToken cancel) =>
        Ledgers.OrRefuse(await _ledger.Append(study, change, cancel));

    // A name with an equals sign is a connection string: what it leads to is the store's to say.
    static string? MissingFile(string database) =>
        !database.Contains('=', StringComparison.Ordinal) && !File.Exists(database) ? database : null;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
