using Cairn.Ledger;
using Cairn.Store;

namespace Cairn.App;

/// <summary>
/// Brings a study from the shelf together with its records from the ledger: where every command and page starts.
/// </summary>
sealed class TrialDesk(StudyShelf shelf, string database) : IAsyncDisposable
{
    readonly LedgerStore _ledger = new(database);

    public StudyShelf Shelf { get; } = shelf;

    /// <summary>
    /// The study with what the ledger holds of it, at a point or now; a study without records has an empty casebook. Entries that
    /// cannot be read are said on stderr.
    /// </summary>
    /// <exception cref="BadInputException">There is no such study, or it has errors.</exception>
    public async Task<OpenTrial> Open(string study, Point point, CancellationToken cancel)
    {
        var plan = Shelf.Open(study);
        if (Ledgers.MissingFile(database) is { } file)
            throw BadInputException.At(
                "--database",
                $"There is no database '{file}'.",
                $"Give the one that holds the records, or bring some in: cairn import --study {plan.Id} --from FOLDER "
                    + $"--database {file}"
            );
        if (KnownPoint.NotYet(point, await _ledger.State(plan.Id, cancel: cancel)) is { } notYet)
            throw BadInputException.At("--as-known", notYet, KnownPoint.Mend);
        var state = await _ledger.State(plan.Id, point, cancel);
        var trial = OpenTrial.Of(plan, state, point) with { Versions = await StudyVersions.Of(_ledger, state, cancel) };
        Ledgers.SayOpen(trial.Casebook);
        return trial;
    }

    /// <summary>Appends a change; what the machine's owner should know goes to stderr.</summary>
    /// <exception cref="BadInputException">It may not be appended as the ledger stands; nothing was written.</exception>
    public async Task<Appended> Append(string study, Change change, CancellationToken cancel) =>
        Ledgers.OrRefuse(await _ledger.Append(study, change, cancel));

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
