using Cairn.Ledger;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What is said of a ledger.</summary>
public static class LedgerWords
{
    /// <summary>The head as it is printed and as <c>cairn verify --head</c> takes it.</summary>
    public static string Of(ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head == ChainHead.Empty ? "no entries" : head.Code;
    }
}
