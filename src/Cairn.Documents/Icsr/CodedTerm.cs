namespace Cairn.Documents.Icsr;

/// <summary>A lowest level term of the user's own MedDRA.</summary>
/// <param name="Code">Eight digits.</param>
/// <param name="Version">The release: 27.1.</param>
public sealed record CodedTerm(string Code, string Version);
