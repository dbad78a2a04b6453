namespace Cairn.Store.Drafts;

/// <summary>A form that somebody has begun and not saved: no entry, and of no consequence until it is saved.</summary>
/// <param name="Account">Whose it is: nobody else sees it.</param>
/// <param name="Subject">Whom the form is about.</param>
/// <param name="Place">The form, with its visit or day, as its address ends.</param>
/// <param name="Key">Of the form as it was shown: saved with it, the form doubles nothing.</param>
/// <param name="Fields">What stood in the fields, by name.</param>
/// <param name="KeptAt">When it was kept.</param>
/// <param name="Turn">Which keeping it is.</param>
public sealed record FormDraft(
    string Account,
    string Study,
    string Subject,
    string Place,
    string Key,
    IReadOnlyDictionary<string, string> Fields,
    DateTimeOffset KeptAt,
    DraftTurn Turn
);
