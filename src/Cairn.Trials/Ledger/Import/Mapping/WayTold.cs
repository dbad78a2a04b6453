namespace Cairn.Ledger.Import.Mapping;

/// <summary>How a file writes its days or numbers, as its own cells tell it.</summary>
/// <param name="Value">The way; null where none is needed, or where it is asked.</param>
/// <param name="Why">The cell that can be read in no other way; empty without a value.</param>
/// <param name="Asks">The question that the cells leave open; null when they leave none.</param>
readonly record struct WayTold<T>(T? Value, string Why, string? Asks)
    where T : struct;
