using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>What the readers of resources work with: the other resources, the rows made so far, and what did not fit.</summary>
sealed class FhirDesk(IReadOnlyList<FhirSource> all)
{
    readonly Dictionary<string, FhirSource> _byName = Names(all);

    public FhirFindings Findings { get; } = new();

    /// <summary>Rows with the resource that each came from.</summary>
    public List<(FhirSource Source, FhirRow Row)> Rows { get; } = [];

    /// <summary>What a reference points to; null when it is in none of the files.</summary>
    public FhirSource? Find(ResourceReference? reference) =>
        reference?.Reference is { } text ? _byName.GetValueOrDefault(text) ?? _byName.GetValueOrDefault(Tail(text)) : null;

    /// <summary>The subject's identifier; null, with a finding, when the resource names none.</summary>
    public string? SubjectOf(FhirSource source, ResourceReference? reference)
    {
        if (Find(reference)?.Resource.Id is { Length: > 0 } known)
            return known;
        if (reference?.Reference is { Length: > 0 } text && Tail(text) is ['P', 'a', 't', 'i', 'e', 'n', 't', '/', .. var id])
            return id;
        Findings.Fail(
            source.File,
            source.Line,
            $"{source.Resource.TypeName} says of no patient of the files that it is theirs.",
            "Give its subject as a reference to a Patient with an id."
        );
        return null;
    }

    /// <summary>Says that something of a resource does not fit.</summary>
    public void Warn(FhirSource source, string what, string mend) => Findings.Warn(source.File, source.Line, what, mend);

    /// <summary>Adds a row under the resource's own identity.</summary>
    /// <param name="part">Tells several rows of one resource apart; null for the resource itself.</param>
    public void Add(FhirSource source, string subject, FhirRow row, string? part = null)
    {
        row.With("USUBJID", subject);
        if (source.Identity is { } identity)
            row.With("--SPID", part is null ? identity : $"{identity}#{part}");
        else
            Findings.Fail(
                source.File,
                source.Line,
                $"{source.Resource.TypeName} has no id: it could not be told from the next one.",
                "Export the resources with their ids."
            );
        Rows.Add((source, row));
    }

    // A reference may be absolute, relative or the bundle's own name of an entry.
    static string Tail(string reference)
    {
        var parts = reference.Split('/');
        return parts.Length >= 2 ? $"{parts[^2]}/{parts[^1]}" : reference;
    }

    static Dictionary<string, FhirSource> Names(IReadOnlyList<FhirSource> all)
    {
        var names = new Dictionary<string, FhirSource>(StringComparer.Ordinal);
        foreach (var source in all)
        {
            if (source.FullUrl is { } url)
                names.TryAdd(url, source);
            if (source.Identity is { } identity)
                names.TryAdd(identity, source);
        }
        return names;
    }
}
