namespace Cairn.Store;

/// <summary>
/// The database cannot do what it was asked. The message says what happened, whether anything was written, and what to do.
/// </summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
