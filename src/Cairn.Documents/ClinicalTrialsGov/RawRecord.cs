using Cairn.Registry;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A record as it was found, not yet read.</summary>
/// <param name="Bytes">UTF-8, character by character as found.</param>
/// <param name="Place">File, member of an archive and line, for findings.</param>
public sealed record RawRecord(ReadOnlyMemory<byte> Bytes, RecordFormat Format, string Place);
