namespace Cairn.Ledger.Import.Ranges;

/// <summary>What is said once for all lines of a list that have no column for it.</summary>
/// <param name="Site">Null for every site.</param>
/// <param name="From">First day of collection.</param>
public sealed record ListFields(string Laboratory, string? Site, DateOnly? From)
{
    /// <summary>Other names of tests, as the reader's own language has them, with the code of each.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
