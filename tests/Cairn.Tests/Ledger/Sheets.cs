using System.Globalization;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>Small ledgers for tests: who, when, and salts that count up.</summary>
static class Sheets
{
    public static readonly DateTimeOffset At = new(2025, 6, 2, 10, 0, 0, 123, TimeSpan.FromHours(2));
    public static readonly Attribution By = new("ann", "coordinator", Reason: "because");

    public static NextSalt Salts()
    {
        var count = 0;
        return () => (++count).ToString("x32", CultureInfo.InvariantCulture);
    }

    public static IReadOnlyList<Entry> Link(params IReadOnlyList<EntryContent> contents) => LinkAfter(ChainHead.Empty, contents);

    public static IReadOnlyList<Entry> LinkAfter(ChainHead head, params IReadOnlyList<EntryContent> contents) =>
        Chain.Link(head, "X", [.. contents.Select(c => new Draft(c, By))], At, Salts());

    public static LedgerState Fold(params IReadOnlyList<EntryContent> contents) => LedgerState.Fold("X", Link(contents));

    /// <summary>A body temperature.</summary>
    public static VitalSign Vital(int number, string result = "37.1", string subject = "S1") =>
        new()
        {
            Subject = subject,
            Sequence = number,
            TestCode = "TEMP",
            Result = result,
        };

    public static AdverseEvent Event(int number, string term = "Fever", string subject = "S1") =>
        new()
        {
            Subject = subject,
            Sequence = number,
            Term = term,
        };
}
