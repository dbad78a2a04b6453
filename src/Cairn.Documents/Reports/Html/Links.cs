namespace Cairn.Documents.Reports.Html;

/// <summary>Where the things that content names have pages; null where one has none.</summary>
/// <param name="Subject">The address of a subject's page, by its identifier.</param>
public sealed record Links(Func<string, string?> Subject)
{
    /// <summary>For a file that stands alone.</summary>
    public static Links None { get; } = new(_ => null);
}
