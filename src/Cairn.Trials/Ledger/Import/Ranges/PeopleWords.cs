using Cairn.Ledger.Import.Mapping;
using Cairn.Records;

namespace Cairn.Ledger.Import.Ranges;

/// <summary>How lists say for whom a range is.</summary>
static class PeopleWords
{
    static readonly string[] Both =
    [
        .. (
            "-|–|—|both|both sexes|all|any|m/f|f/m|m/w|w/m|m+f|beide|alle|tous|男女|男/女|女/男|不限|男女不限|男女均可|全部|所有"
        ).Split('|'),
    ];

    static readonly string[] Women = [.. "women|woman|females|frauen|femmes|女性|女士|成年女性".Split('|')];

    static readonly string[] Men = [.. "men|man|males|männer|hommes|男性|男士|成年男性".Split('|')];

    /// <summary>Null for both, and for what nobody knows, which is a finding.</summary>
    public static Sex? Read(string text, Action<Phrase, Phrase> unread)
    {
        if (text.Length == 0 || Is(text, Both))
            return null;
        var answer = SiteWords.Answer(text, ["F", "M"]);
        if (answer == "F" || Is(text, Women))
            return Sex.Female;
        if (answer == "M" || Is(text, Men))
            return Sex.Male;
        unread($"'{text}' says neither women nor men nor both.", "Write one of the three.");
        return null;
    }

    static bool Is(string text, string[] words) => words.Contains(text, StringComparer.OrdinalIgnoreCase);
}
