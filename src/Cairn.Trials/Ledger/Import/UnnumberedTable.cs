using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Ledger.Import;

/// <summary>A table whose rows have no number, and the numbers that they get.</summary>
sealed class UnnumberedTable(IncomingTable table)
{
    readonly Dictionary<IncomingRow, int> _numbers = new(ReferenceEqualityComparer.Instance);
    (string First, string Last)? _period;

    public IncomingTable Table { get; } = table;

    /// <summary>True once a row of it is one of the ledger's: the file tells again what an earlier one told.</summary>
    public bool TellsAgain { get; private set; }

    /// <summary>The row is the ledger's record of this number.</summary>
    public void Know(IncomingRow row, int number)
    {
        _numbers[row] = number;
        TellsAgain = true;
    }

    public void Add(IncomingRow row, int number) => _numbers[row] = number;

    /// <summary>True when the table has rows before and after the day, or on it.</summary>
    public bool Covers(string day)
    {
        _period ??= Period();
        return string.CompareOrdinal(_period.Value.First, day) <= 0 && string.CompareOrdinal(day, _period.Value.Last) <= 0;
    }

    /// <summary>The day that a row begins with or is of; empty where none is told.</summary>
    public static string Day(string domain, Func<string, string?> of) => of(domain + "DTC") ?? of(domain + "STDTC") ?? "";

    (string First, string Last) Period()
    {
        List<string> days = [.. Table.Rows.Select(r => Day(Table.Domain, r.Of)).Where(IsDay)];
        return days.Count == 0 ? ("~", "") : (days.Min(StringComparer.Ordinal)!, days.Max(StringComparer.Ordinal)!);
    }

    // What is no day (02/13/2025) stands before or after none.
    static bool IsDay(string text) => PartialDate.TryParse(text, out _, out _);

    /// <summary>The table with a number in every row that got one; the others are left out.</summary>
    public IncomingTable Numbered()
    {
        var column = Table.Domain + "SEQ";
        IncomingRow With(IncomingRow row) =>
            row with
            {
                Values = [.. row.Values, new(column, _numbers[row].ToString(CultureInfo.InvariantCulture))],
            };
        var rows = Table.Rows.Where(_numbers.ContainsKey).Select(With);
        return Table with { Columns = [.. Table.Columns, column], Rows = [.. rows] };
    }
}
