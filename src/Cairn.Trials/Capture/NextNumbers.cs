using Cairn.Ledger;

namespace Cairn.Capture;

/// <summary>Numbers of records that are added: those behind the last of the subject, the removed ones counted.</summary>
sealed class NextNumbers(LedgerState state, string subject)
{
    readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public int Next(string domain)
    {
        if (!_last.TryGetValue(domain, out var last))
            last = state.RecordsOf(subject).Keys.Where(k => k.Domain == domain).Max(k => k.Number) ?? 0;
        return _last[domain] = last + 1;
    }
}
