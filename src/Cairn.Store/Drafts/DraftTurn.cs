using System.Globalization;

namespace Cairn.Store.Drafts;

/// <summary>Which keeping of a form a draft is: sent one after another, two may come the other way round.</summary>
/// <param name="Page">Of the form as it was opened once; empty where none is told.</param>
/// <param name="Number">Counts what that page sent, from 1.</param>
public readonly record struct DraftTurn(string Page, long Number)
{
    /// <summary>Of a draft whose sender counts nothing: the last to come stands.</summary>
    public static DraftTurn Untold => new("", 0);

    public override string ToString() => Page.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Page}:{Number}") : "";
}
