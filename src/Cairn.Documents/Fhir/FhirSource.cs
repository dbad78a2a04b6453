using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>A resource and where it stands.</summary>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
sealed record FhirSource(string File, string Sha256, int Line, string? FullUrl, Resource Resource)
{
    /// <summary>Type and id: the resource's own identity; null when it has no id.</summary>
    public string? Identity => Resource.Id is { Length: > 0 } id ? $"{Resource.TypeName}/{id}" : null;
}
