namespace Cairn.Store;

/// <summary>
/// The database cannot do what it was asked. The message says what happened, whether anything was written, and what to do.
/// </summary>
/// <param name="trouble">What it is, for who has words of their own for it.</param>
public sealed class StoreException(string message, Exception? inner = null, StoreTrouble trouble = StoreTrouble.Other)
    : Exception(message, inner)
{
    public StoreTrouble Trouble { get; } = trouble;
}
