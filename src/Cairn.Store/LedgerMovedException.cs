namespace Cairn.Store;

/// <summary>Somebody else appended between reading and appending. Nothing was written.</summary>
public sealed class LedgerMovedException(string study, long expected, long found)
    : Exception(
        $"Somebody else wrote to the ledger of {study} meanwhile (entry {expected} was its last, now it is {found}). Nothing was written: do it again."
    );
