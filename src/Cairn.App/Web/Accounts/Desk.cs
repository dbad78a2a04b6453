using Cairn.Documents.Reports.Content;

namespace Cairn.App.Web.Accounts;

/// <summary>A page to read and to fill in: what it says, then its forms.</summary>
/// <param name="Title">Of the page.</param>
public sealed record Desk(Phrase Title)
{
    /// <summary>What went wrong with what was sent; null when nothing did.</summary>
    public Phrase? Wrong { get; init; }

    /// <summary>What was done; null when nothing was.</summary>
    public Phrase? Done { get; init; }
    public IReadOnlyList<Section> Sections { get; init; } = [];
    public IReadOnlyList<Form> Forms { get; init; } = [];
    public IReadOnlyList<(Phrase Words, string Address)> Links { get; init; } = [];

    /// <summary>A picture to be scanned, as SVG; null for none.</summary>
    public string? Scan { get; init; }

    /// <summary>Goes with every form: proves that the form came from this server.</summary>
    public string Token { get; init; } = "";

    /// <summary>True when the page loads the script of passkeys.</summary>
    public bool UsesPasskeys => Forms.Any(f => f.Passkey is not null);
}
