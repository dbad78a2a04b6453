namespace Cairn.Registry.Queries;

/// <summary>How many lookups a question asks of an index: a word of a phrase is one, and so is a code or a bound.</summary>
public static class QueryWeight
{
    /// <summary>More than this is refused. A systematic review's search of fifty names has some hundred words.</summary>
    public const int Most = 500;

    /// <summary>A sentence asks for its rarest words only.</summary>
    const int MostOfSentence = 100;

    /// <summary>A circle is a search through all the places in it.</summary>
    const int OfCircle = 50;

    public static int Of(Query query) =>
        query switch
        {
            Query.Phrase phrase => phrase.Words.Count,
            Query.Names names => names.Of.Sum(Of),
            Query.Known known => known.Piece.All.Count(),
            Query.Near => OfCircle,
            Query.Not not => Of(not.Of),
            Query.And and => and.Of.Sum(Of),
            Query.Or or => or.Of.Sum(Of),
            Query.Some some => Math.Min(MostOfSentence, some.Of.Sum(Of)),
            Query.All or Query.None or Query.Coded or Query.Between or Query.AtSite or Query.Numbered => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };
}
