using Cairn.Quantities;

namespace Cairn;

/// <summary>A recorded value that an answer rests on.</summary>
/// <param name="Record">The record it stands in.</param>
/// <param name="Variable">What was recorded: a test code for findings (NEUT), else the variable (DTHDTC).</param>
/// <param name="Value">The value as recorded; null when the record has none.</param>
/// <param name="Unit">Its unit, null for text and dates.</param>
/// <param name="Date">The date the value belongs to, as recorded.</param>
/// <param name="Entry">Sequence of the ledger's entry that says so; null for a record that is in no ledger.</param>
public sealed record Fact(RecordKey Record, string Variable, string? Value, string? Unit, PartialDate? Date, long? Entry = null)
{
    /// <summary>SDTM domain, for example LB.</summary>
    public string Domain => Record.Domain;

    /// <summary>--SEQ of the record; null in domains with one record a subject.</summary>
    public int? Sequence => Record.Number;
}
