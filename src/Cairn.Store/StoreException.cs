namespace Cairn.Store;

/// <summary>
/// The database cannot do what it was asked. The message says what happened, what to do, and, of what writes, whether
/// anything was written.
/// </summary>
/// <param name="trouble">What it is, for who has words of their own for it.</param>
public sealed class StoreException(string message, Exception? inner = null, StoreTrouble trouble = StoreTrouble.Other)
    : Exception(message, inner)
{
    public StoreTrouble Trouble { get; } = trouble;
    bool SaysWhatWasWritten { get; init; }

    /// <summary>
    /// The same, saying that nothing was written; itself where that is said or, after a lost connection, unknown.
    /// </summary>
    public StoreException NothingWritten() =>
        SaysWhatWasWritten || Trouble == StoreTrouble.Lost
            ? this
            : new($"{Message} Nothing was written.", this, Trouble) { SaysWhatWasWritten = true };
}
