using Cairn.Documents.EligibilityTexts;
using Cairn.Registry.Modules;

namespace Cairn.App.Web.Registry;

/// <summary>A trial as its page shows it.</summary>
/// <param name="Id">Its registry number, or the study's id where it has none.</param>
/// <param name="Trial">The record.</param>
/// <param name="Links">Where other pages are.</param>
public sealed record TrialSheet(string Id, RegisteredTrial Trial, RegistryLinks Links)
{
    /// <summary>Its eligibility text, read; null when the record has none.</summary>
    public EligibilityText? Eligibility { get; init; } =
        Trial.ProtocolSection.EligibilityModule.EligibilityCriteria is { } text ? EligibilityText.Read(text) : null;

    /// <summary>True when the page is made from a study folder of this server, not from a loaded record.</summary>
    public bool IsOwnStudy { get; init; }

    /// <summary>Address of the study's own pages; null when it has none here.</summary>
    public string? StudyAddress { get; init; }

    /// <summary>
    /// The page of the loaded record where this one is of the study, and the other way round; null when there is no other.
    /// </summary>
    public string? OtherAddress { get; init; }

    /// <summary>How many versions of the record are kept.</summary>
    public int Versions { get; init; } = 1;

    /// <summary>The id of the version where this is not the current one; null where it is.</summary>
    public long? OlderVersion { get; init; }

    /// <summary>True when related trials were looked for.</summary>
    public bool HasRelated { get; init; }

    /// <summary>The trials most like it.</summary>
    internal IReadOnlyList<RelatedRow> Related { get; init; } = [];

    /// <summary>This page with related trials of a kind only: recruiting, country, recruiting-country; empty for all.</summary>
    public string RelatedAddress(string only)
    {
        var asked = new[] { IsOwnStudy ? "" : "from=record", only.Length > 0 ? "related=" + only : "" }.Where(a => a.Length > 0);
        var query = string.Join('&', asked);
        return OpenRegistry.AddressOf(Id) + (query.Length > 0 ? "?" + query : "");
    }

    public ProtocolSection Protocol => Trial.ProtocolSection;

    /// <summary>The sections that this trial has something for, in the order of the page.</summary>
    public IEnumerable<SheetSection> Sections => SheetSection.All.Where(s => s.Applies(this));
}

/// <summary>Where pages of the registry are: on a server, or as files beside each other.</summary>
/// <param name="Styles">Stylesheets.</param>
/// <param name="Trial">Address of a trial's page; null when there is none.</param>
/// <param name="Search">Address of the search; of the list of pages where there is no search.</param>
public sealed record RegistryLinks(IReadOnlyList<string> Styles, Func<string, string?> Trial, string Search)
{
    /// <summary>Address of a record as JSON; null when it cannot be had.</summary>
    public Func<string, string?> Json { get; init; } = _ => null;

    /// <summary>True when pages are files: there is nothing to search or to compare.</summary>
    public bool IsStatic { get; init; }

    /// <summary>The record at the registry itself.</summary>
    public static string Official(string number) => "https://clinicaltrials.gov/study/" + Uri.EscapeDataString(number);
}
