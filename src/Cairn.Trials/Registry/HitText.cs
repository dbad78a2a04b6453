using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry;

/// <summary>Why a trial was found: the places in its record where what was looked for stands.</summary>
public static class HitText
{
    const int MostExcerpts = 3;

    /// <summary>Looked through in this order: where a trial names itself first.</summary>
    static readonly Piece[] Order =
    [
        .. "Condition InterventionName InterventionOtherName Keyword BriefSummary ArmGroupLabel PrimaryOutcomeMeasure "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Pieces.Of),
    ];

    static readonly Piece[] All = [.. Order.Concat(SearchAreas.Everywhere.Parts.Select(p => p.Piece)).Distinct()];

    /// <summary>
    /// Excerpts of a record, each with the piece it is from, so that everything that was looked for is seen by one of its names.
    /// The title is not among them: it is shown anyway.
    /// </summary>
    public static IReadOnlyList<(Piece Piece, Excerpt Excerpt)> Of(RecordValues values, Query query, WordReader reader)
    {
        string[][] all = [.. query.Phrases.Select(p => p.Words.ToArray())];
        var open = query.Things.ToList();
        open.RemoveAll(thing => values["BriefTitle"].Any(title => Stands(thing, title, reader)));
        var found = new List<(Piece, Excerpt)>();
        foreach (var piece in All.Where(p => p.Name is not ("BriefTitle" or "OfficialTitle" or "NCTId")))
        foreach (var text in values[piece])
        {
            if (open.Count == 0 || found.Count == MostExcerpts)
                return found;
            if (Excerpt.Of(text, open.SelectMany(t => t).Select(p => p.Words), all, reader) is not { } excerpt)
                continue;
            found.Add((piece, excerpt));
            open.RemoveAll(thing => Stands(thing, excerpt.Text, reader));
        }
        return found;
    }

    static bool Stands(IReadOnlyList<Query.Phrase> thing, string text, WordReader reader) =>
        FoundAt.In(reader.Read(text), thing.Select(p => p.Words)).Count > 0;
}
