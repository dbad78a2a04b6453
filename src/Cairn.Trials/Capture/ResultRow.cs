namespace Cairn.Capture;

/// <summary>A laboratory result that came otherwise than by the form: pasted, in a file, from another system.</summary>
/// <param name="Line">Of the source, from 1.</param>
/// <param name="Test">Code of the catalogue; what stood there where it is none.</param>
/// <param name="Result">With a decimal point.</param>
/// <param name="Unit">Empty where none was given: it is not guessed.</param>
/// <param name="Low">Lower limit of the range, in the result's unit; empty for none.</param>
/// <param name="High">Upper limit.</param>
/// <param name="Day">As 2026-03-12, perhaps with a time; empty where none was given.</param>
public sealed record ResultRow(int Line, string Test, string Result, string Unit, string Low, string High, string Day);
