using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;
using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>A question as PostgreSQL asks it: a condition on registry_index t, with its values as parameters.</summary>
sealed class PostgresQueries(PostgresWords words)
{
    const string Weights = "'{0.15, 0.3, 0.7, 1.0}'"; // D, C, B, A

    readonly List<object> _values = [];

    public NpgsqlCommand Command(NpgsqlConnection opened, string sql)
    {
        var command = new NpgsqlCommand(sql, opened);
        foreach (var value in _values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    public string Of(Query query) =>
        query switch
        {
            Query.All => "TRUE",
            Query.None => "FALSE",
            Query.Phrase phrase => Phrase(phrase),
            Query.Names names => Any(names.Of.Select(Phrase)),
            Query.Coded coded => $"t.codes @> ARRAY[{Value(LuceneDocument.CodeOf(coded.Field, coded.Code))}]",
            Query.Between between => Between(between),
            Query.Known known => $"t.known && {Value(Leaves(known.Piece))}",
            Query.AtSite site => $"t.sites @> ARRAY[{Value(SiteWords.Code(site.Place))}]",
            Query.Near near => Near(near.Circle),
            Query.Numbered numbered => $"t.number = ANY({Value(numbered.Numbers.ToArray())})",
            Query.Not not => $"NOT ({Of(not.Of)})",
            Query.And and => $"({string.Join(" AND ", and.Of.Select(Of))})",
            Query.Or or => Any(or.Of.Select(Of)),
            Query.Some some => Any(words.Rarest(some.Of).Select(Of)),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "This question has no form in PostgreSQL yet."),
        };

    /// <summary>How well a trial answers: PostgreSQL's ts_rank of the words asked for, titles before the rest.</summary>
    public string Rank(Query query)
    {
        var phrases = query is Query.Some some ? words.Rarest(some.Of).SelectMany(q => q.Phrases) : query.Phrases;
        string[] asked = [.. phrases.Select(p => Joined(p.Words)).Distinct(StringComparer.Ordinal)];
        return asked.Length == 0
            ? "0::float8"
            : $"ts_rank({Weights}, t.basic, {Value(string.Join(" | ", asked.Select(a => $"({a})")))}::tsquery)::float8";
    }

    public string Sort(SearchOrder key) =>
        $"(SELECT min(n.value) FROM registry_numbers n WHERE n.number = t.number AND n.field = {Value(key.Field)}) "
        + (key.Descending ? "DESC NULLS LAST" : "ASC NULLS LAST");

    /// <summary>Joins the numbers of a field, as n.</summary>
    public string JoinNumbers(string field) => $"JOIN registry_numbers n ON n.number = t.number AND n.field = {Value(field)}";

    static string[] Leaves(Piece piece) => [.. from part in piece.All where part.Children.Count == 0 select part.Name];

    static string Any(IEnumerable<string> parts) => string.Join(" OR ", parts) is { Length: > 0 } any ? $"({any})" : "FALSE";

    string Phrase(Query.Phrase phrase)
    {
        string[] all = phrase.Coverage switch
        {
            Coverage.Contains => [.. phrase.Words],
            Coverage.StartsWith => [IndexEntry.Start, .. phrase.Words],
            Coverage.EndsWith => [.. phrase.Words, IndexEntry.End],
            Coverage.FullMatch => [IndexEntry.Start, .. phrase.Words, IndexEntry.End],
        };
        if (phrase.Area.Name == SearchAreas.Basic.Name)
            return Matches("basic", [Joined(all)]);
        if (phrase.Area.Name == SearchAreas.Everywhere.Name)
            return $"({Matches("basic", [Joined(all)])} OR {Matches("deep", Beyond.Select(p => Joined(all, p)))})";
        var pieces = phrase.Area.Parts.Select(p => p.Piece).ToLookup(WordVectors.IsBasic);
        return Any([
            .. pieces[true].Any() ? [Matches("basic", pieces[true].Select(p => Joined(all, p)))] : Array.Empty<string>(),
            .. pieces[false].Any() ? [Matches("deep", pieces[false].Select(p => Joined(all, p)))] : Array.Empty<string>(),
        ]);
    }

    static readonly Piece[] Beyond = [.. SearchAreas.Everywhere.Parts.Select(p => p.Piece).Where(p => !WordVectors.IsBasic(p))];

    string Matches(string column, IEnumerable<string> phrases) =>
        $"t.{column} @@ {Value(string.Join(" | ", phrases.Select(p => $"({p})")))}::tsquery";

    static string Joined(IEnumerable<string> words, Piece? piece = null) =>
        string.Join(" <-> ", words.Select(w => WordVectors.Quoted(piece is null ? w : WordVectors.In(piece, w))));

    string Between(Query.Between between)
    {
        var field = Value(between.Field);
        var from = between.From is { } f ? $" AND n.value >= {Value(f)}" : "";
        var to = between.To is { } u ? $" AND n.value <= {Value(u)}" : "";
        return $"t.number IN (SELECT n.number FROM registry_numbers n WHERE n.field = {field}{from}{to})";
    }

    string Near(Circle circle)
    {
        var (latitude, longitude) = (Value(circle.Latitude), Value(circle.Longitude));
        return $"""
            t.number IN (SELECT p.number FROM registry_points p
              WHERE abs(p.latitude - {latitude}) <= {Value(circle.Kilometres / 110.5)}
              AND 2 * 6371.0088 * asin(least(1, sqrt(pow(sin(radians(p.latitude - {latitude}) / 2), 2)
                + cos(radians({latitude})) * cos(radians(p.latitude)) * pow(sin(radians(p.longitude - {longitude}) / 2), 2))))
                <= {Value(circle.Kilometres)})
            """;
    }

    /// <summary>A value as a parameter: its name in the text.</summary>
    public string Value(object value)
    {
        _values.Add(value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }
}
