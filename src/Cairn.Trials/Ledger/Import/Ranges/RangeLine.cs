using Cairn.Records;

namespace Cairn.Ledger.Import.Ranges;

/// <summary>A line of a list with the range that it says.</summary>
/// <param name="Line">Of what was pasted, from 1.</param>
/// <param name="Range">As far as it could be read.</param>
/// <param name="Findings">Why it cannot be recorded; none when it can.</param>
public sealed record RangeLine(int Line, LabRange Range, IReadOnlyList<Finding> Findings)
{
    /// <summary>The entry that says the very same already; null when none does.</summary>
    public long? Standing { get; init; }

    /// <summary>True when it is to be recorded.</summary>
    public bool IsNew => Findings.Count == 0 && Standing is null;
}
