namespace Cairn.Ledger.Import;

/// <summary>Rows that a template has and a patient has not: its line of hints, and its made-up row.</summary>
public static class TemplateRows
{
    /// <summary>What the made-up row of a template calls its subject.</summary>
    public const string Subject = "SYNTHETIC-001";

    /// <summary>The table without them; a file that says it is synthetic keeps the made-up row.</summary>
    public static IncomingTable Without(IncomingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table with { Rows = [.. table.Rows.Where(r => !IsHint(r) && (table.IsSynthetic || !IsMadeUp(r)))] };
    }

    static bool IsHint(IncomingRow row) => row.Values.Count > 0 && row.Values[0].Value.StartsWith('#');

    static bool IsMadeUp(IncomingRow row) => row.Of("USUBJID") == Subject;
}
