namespace Cairn.Ledger.Integrity;

/// <summary>
/// A head that is known from elsewhere than the entries: the table of heads, an archive, an anchor, a printed report.
/// </summary>
/// <param name="From">Where it is known from, as a sentence ends: <c>the signed file anchor.json</c>.</param>
/// <param name="IsLast">True when the ledger had no entry after it: the database's own word.</param>
public sealed record KnownHead(string Study, ChainHead Head, string From, bool IsLast = false);
