namespace Cairn.Documents.Reports.Html;

/// <summary>Where the things that content names have pages; null where one has none.</summary>
/// <param name="Subject">The address of a subject's page, by its identifier.</param>
/// <param name="Record">The address of a recorded row.</param>
/// <param name="Evidence">The address of the records behind a cell: the table's id, its row and its column from 0.</param>
public sealed record Links(
    Func<string, string?> Subject,
    Func<RecordKey, string?> Record,
    Func<string, int, int, string?> Evidence
)
{
    /// <summary>For a file that stands alone.</summary>
    public static Links None { get; } = new(_ => null, _ => null, (_, _, _) => null);

    /// <summary>The place of a recorded row within its subject's page: row-lb-34.</summary>
    public static string Anchor(RecordKey row) =>
        FormattableString.Invariant($"row-{row.Domain.ToLowerInvariant()}{(row.Number is { } n ? $"-{n}" : "")}");
}
