namespace Cairn.Documents.Reports.Content;

/// <summary>
/// A report: what stands in its head, and its sections. Writers make files of it; the same content gives the same bytes.
/// </summary>
public sealed record Report
{
    public required Phrase Title { get; init; }

    /// <summary>The study's short name, in the head of every printed page.</summary>
    public required string Study { get; init; }

    /// <summary>The data as they were known on this day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The data are made up: the page's head, every caption and every drawing say so.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Shown under the title: identifiers, versions, who asked for it.</summary>
    public IReadOnlyList<(Phrase Name, Inline Value)> About { get; init; } = [];
    public required IReadOnlyList<Section> Sections { get; init; }

    public Languages.Language Language { get; init; } = Languages.Language.English;
}
