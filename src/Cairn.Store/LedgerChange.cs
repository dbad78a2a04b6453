using Cairn.Ledger;

namespace Cairn.Store;

/// <summary>A change to one of several ledgers that is appended together with others.</summary>
public sealed record LedgerChange(string Study, Change Change);
