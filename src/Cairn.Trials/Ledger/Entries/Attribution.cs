namespace Cairn.Ledger.Entries;

/// <summary>Who says what an entry says, and why. The time is not theirs to say: the store gives it.</summary>
/// <param name="Who">The account.</param>
/// <param name="Role">The role in which it was done.</param>
/// <param name="Source">Where it came from; the keyboard when left out.</param>
/// <param name="Site">The site the person acted for; null where there is one only.</param>
/// <param name="Reason">Why; a correction needs one.</param>
/// <param name="DeviceTime">The device's own time, where it differs from the server's: written without a connection, or a clock
/// that is wrong.</param>
public sealed record Attribution(
    string Who,
    string Role,
    EntrySource? Source = null,
    string? Site = null,
    string? Reason = null,
    DateTimeOffset? DeviceTime = null
);
