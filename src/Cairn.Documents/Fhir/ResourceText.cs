namespace Cairn.Documents.Fhir;

/// <summary>The text of one resource in a file.</summary>
/// <param name="Line">Line where it begins, from 1.</param>
/// <param name="FullUrl">The name that the bundle gives it, by which others refer to it; null when it gives none.</param>
/// <param name="Type">resourceType; null when it says none.</param>
readonly record struct ResourceText(int Line, string? FullUrl, string? Type, ReadOnlyMemory<byte> Json);
