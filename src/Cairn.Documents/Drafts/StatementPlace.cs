namespace Cairn.Documents.Drafts;

/// <summary>A statement of a registry record, and where it went.</summary>
/// <param name="Says">The statement in the record's words.</param>
/// <param name="Path">Where it stands in the study: criteria.I7.1, outcomes[0].</param>
/// <param name="Into">What became of it.</param>
/// <param name="Endpoint">The endpoint that an outcome means; null for others.</param>
public sealed record StatementPlace(string Says, string Path, Destination Into, string? Endpoint = null)
{
    /// <summary>Where it went, in words.</summary>
    public string Went =>
        Into switch
        {
            Destination.Kept => Path,
            Destination.Computed => $"{Path}: answered from the records by its expression",
            Destination.Unconfirmed => $"{Path}: a proposed expression, not confirmed yet",
            Destination.Answered => $"{Path}: answered by a person",
            Destination.Divided => $"{Path}: answered by its parts",
            Destination.Estimated => $"{Path}: estimated as the endpoint {Endpoint}",
            Destination.Proposed => $"{Path}: means the endpoint {Endpoint}, which the study does not have yet",
            Destination.Reported => $"{Path}: no endpoint that is computed; reported as registered",
            Destination.Aside => "nothing to compute: a heading or a remark",
            Destination.RecordOnly => $"kept in {Path} only",
        };
}
