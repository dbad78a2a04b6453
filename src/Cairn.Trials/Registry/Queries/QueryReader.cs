using System.Globalization;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry.Queries;

/// <summary>
/// Reads what a person writes into the search, and the registry's own expressions (ClinicalTrials.gov, "Search expressions and
/// syntax"). Words side by side are all wanted; AND binds closer than OR; operators are in capitals.
/// <code>
/// query = and , { "OR" , and } ; and = not , { [ "AND" ] , not } ; not = { "NOT" } , item ; item = "(" , query , ")" | area |
/// site | option , item | field | phrase | words | "ALL" | "MISSING" ; area = "AREA[" , name , "]" , ( range | not ) ; range =
/// "RANGE[" , bound , "," , bound , "]" ; bound = amount | "MIN" | "MAX" ; site = "SEARCH[Location]" , "(" , query , ")" ; option
/// = ( "EXPANSION[" | "COVERAGE[" | "TILT[" ) , name , "]" ; field = key , ":" , ( phrase | word ) ; keys: SearchField phrase =
/// quote , words , quote ;
/// </code>
/// </summary>
public sealed class QueryReader
{
    public const int LongestText = 20_000;
    const int MostTokens = 2_000;
    const int Deepest = 60;

    readonly IReadOnlyList<QueryToken> _tokens;
    readonly string _text;
    readonly WordReader _words = new();
    int _at;
    int _depth;

    QueryReader(string text, IReadOnlyList<QueryToken> tokens) => (_text, _tokens) = (text, tokens);

    /// <summary>What an area of the text means: which pieces words stand in, and how.</summary>
    /// <param name="Synonyms">Other names that count; null for none.</param>
    sealed record Scope(SearchArea Area, Synonyms? Synonyms, Coverage Coverage = Coverage.Contains)
    {
        /// <summary>The piece that ranges and codes are about; null in an area of several pieces.</summary>
        public Piece? Piece { get; init; }

        /// <summary>What a range is asked of: the piece, or the length of its list.</summary>
        public string? Field { get; init; }

        /// <summary>True within SEARCH[Location]: every place is of the same site.</summary>
        public bool OneSite { get; init; }
    }

    /// <summary>The query, or what is wrong with its text and where.</summary>
    /// <param name="area">Where words are looked for when the text names no area.</param>
    public static Checked<Query> Read(string text, SearchArea? area = null)
    {
        if (text.Length > LongestText)
            return Refused(0, $"The query has {text.Length} characters.", $"Write at most {LongestText}.");
        var (tokens, openQuote) = QueryToken.Of(text);
        if (tokens is null)
            return Refused(openQuote, "This quotation does not end.", "Close it with another quotation mark.");
        if (tokens.Count > MostTokens)
            return Refused(0, $"The query has {tokens.Count} words and marks.", $"Write at most {MostTokens}.");
        try
        {
            var query = new QueryReader(text, tokens).Whole(new(area ?? SearchAreas.Everywhere, Synonyms.OfTheField));
            return QueryWeight.Of(query) is > QueryWeight.Most and var weight
                ? Refused(0, $"The query looks for {weight} things at once.", $"Ask for at most {QueryWeight.Most}.")
                : new(query, []);
        }
        catch (RefusedQueryException refused)
        {
            return Refused(refused.At, refused.What, refused.Mend);
        }
    }

    static Checked<Query> Refused(int at, string what, string mend) =>
        new(null, [Finding.Error("query", null, $"character {(at + 1).ToString(CultureInfo.InvariantCulture)}", what, mend)]);

    /// <summary>Ends the reading; leaves this class only as a finding.</summary>
    sealed class RefusedQueryException(int at, string what, string mend) : Exception(what)
    {
        public int At { get; } = at;
        public string What { get; } = what;
        public string Mend { get; } = mend;
    }

    Query Whole(Scope scope)
    {
        if (_tokens.Count == 0)
            return new Query.All();
        var query = Either(scope);
        if (_at < _tokens.Count)
            throw Refuse($"'{_tokens[_at].Text}' has no beginning.", "Take it out, or open the parenthesis before it.");
        return query;
    }

    Query Either(Scope scope)
    {
        if (++_depth > Deepest)
            throw Refuse($"Parentheses stand deeper than {Deepest}.", "Write it flatter.");
        var parts = new List<Query> { All(scope) };
        while (Take("OR"))
            parts.Add(All(scope));
        _depth--;
        return Query.Either(parts);
    }

    Query All(Scope scope)
    {
        var parts = new List<Query> { Not(scope) };
        while (Take("AND") || StartsItem())
            parts.Add(Not(scope));
        return Query.Both(SameSite.Merge(parts));
    }

    Query Not(Scope scope)
    {
        var isNot = false;
        while (Take("NOT"))
            isNot = !isNot;
        var item = Item(scope);
        return isNot ? new Query.Not(item) : item;
    }

    bool StartsItem() => _at < _tokens.Count && !_tokens[_at].Is(")") && !_tokens[_at].Is("OR") && !_tokens[_at].Is("]");

    Query Item(Scope scope)
    {
        if (_at == _tokens.Count)
            throw Refuse(
                "The query ends where something should follow.",
                "Add what is looked for, or take out the last operator."
            );
        if (Take("("))
            return Closed(Either(scope));
        if (Take("ALL"))
            return new Query.All();
        if (Operator("AREA") is { } area)
            return Area(area, scope);
        if (Operator("RANGE") is { } range)
            return Range(range, scope);
        if (Operator("SEARCH") is { } search)
            return Item(scope with { OneSite = search == "Location" });
        if (Operator("EXPANSION") is { } expansion)
            return Item(scope with { Synonyms = expansion is "None" or "Term" ? null : scope.Synonyms });
        if (Operator("COVERAGE") is { } coverage)
            return Item(scope with { Coverage = CoverageOf(coverage) });
        if (Operator("TILT") is not null)
            return Item(scope);
        return Words(scope);
    }

    Query Closed(Query inner)
    {
        if (!Take(")"))
            throw Refuse("A parenthesis is not closed.", "Add ) where it ends.");
        return inner;
    }

    /// <summary>What stands in the brackets of an operator; null when this is not that operator.</summary>
    string? Operator(string name)
    {
        if (_at + 1 >= _tokens.Count || !_tokens[_at].Is(name) || !_tokens[_at + 1].Is("[") || !_tokens[_at + 1].Touches)
            return null;
        var end = _at + 2;
        while (end < _tokens.Count && !_tokens[end].Is("]"))
            end++;
        if (end == _tokens.Count)
            throw Refuse($"{name}[ is not closed.", "Add ].");
        var inner = _text[(_tokens[_at + 1].At + 1)..(_tokens[end].At)].Trim();
        _at = end + 1;
        return inner;
    }

    Query Area(string name, Scope scope)
    {
        if (name.Split(':') is [var list, "size"] && Pieces.Find(list) is { IsList: true } sized)
            return Sized(sized, scope);
        var area = SearchAreas.Find(name);
        var piece = Pieces.Find(name);
        if (area is null && piece is null)
            throw Refuse(
                $"There is no area '{name}'.",
                "The areas and pieces are those of /api/v2/studies/search-areas and /api/v2/studies/metadata."
            );
        var within = scope with { Area = area ?? scope.Area, Piece = piece, Field = piece?.Name };
        if (piece is not null && Take("MISSING"))
            return new Query.Not(new Query.Known(piece));
        if (scope.OneSite && piece is not null && PlaceOf(piece) is { } place)
            return place;
        return piece is null or { HasWords: true } || _tokens.ElementAtOrDefault(_at).Is("RANGE") ? Not(within) : Valued(piece);
    }

    /// <summary>A part of one site's address or its status; null when the piece is another one.</summary>
    Query? PlaceOf(Piece piece)
    {
        SitePlace any = new(null, null, null, null);
        return piece.Name switch
        {
            "LocationCountry" => new Query.AtSite(any with { Country = Key() }),
            "LocationState" => new Query.AtSite(any with { State = Key() }),
            "LocationCity" => new Query.AtSite(any with { City = Key() }),
            "LocationStatus" => new Query.AtSite(
                any with
                {
                    Status = Longest(v => CodeOf(piece, v), $"no {piece.Name}", piece.Codes),
                }
            ),
            _ => null,
        };
        string Key() => Longest(v => SiteWords.Of(v, _words) is { Length: > 0 } key ? key : null, "no place", ["a place"]);
    }

    Query Sized(Piece piece, Scope scope) =>
        Operator("RANGE") is { } range
            ? Range(range, scope with { Piece = piece, Field = piece.Name + ":size" })
            : Amount(PieceKind.Count, piece.Name + ":size");

    /// <summary>The value of a piece with codes or an order, or several in parentheses.</summary>
    Query Valued(Piece piece)
    {
        if (Take("NOT"))
            return new Query.Not(Valued(piece));
        if (Take("("))
        {
            var values = new List<Query>();
            do values.Add(Valued(piece));
            while (Take("OR"));
            return Closed(Query.Either(values));
        }
        return piece.Kind switch
        {
            PieceKind.Code => new Query.Coded(piece.Name, Longest(v => CodeOf(piece, v), $"no {piece.Name}", piece.Codes)),
            PieceKind.Flag => new Query.Coded(piece.Name, Longest(FlagOf, "neither true nor false", ["true", "false"])),
            PieceKind.Date or PieceKind.Count or PieceKind.Measure or PieceKind.Age => Amount(piece.Kind, piece.Name),
            PieceKind.Group or PieceKind.Time => throw Refuse($"{piece.Name} cannot be searched.", "Name a piece below it."),
            PieceKind.Text or PieceKind.Markup or PieceKind.Number => throw Refuse("Words are missing.", "Add them."),
        };
    }

    Query Amount(PieceKind kind, string field)
    {
        var (from, to) = Longest<(long, long)?>(
            v => Amounts.Range(kind, v),
            $"nothing to compare with {field}",
            ["a number", "an age (18 years)", "a date (2024-05-22)"]
        )!.Value;
        return new Query.Between(field, from, to);
    }

    /// <summary>Reads the longest run of words from here that has a meaning: Phase 1, not PHASE1 leukemia.</summary>
    T Longest<T>(Func<string, T?> meaning, string not, IReadOnlyList<string> choices)
    {
        const int most = 5;
        if (_at == _tokens.Count || _tokens[_at].IsMark)
            throw Refuse("A value is missing.", "Write it after the brackets.");
        var first = _tokens[_at];
        var ahead = _tokens.Skip(_at).Take(most);
        var count = first.IsQuoted ? 1 : ahead.TakeWhile(IsPlain).Count();
        for (var n = Math.Max(count, 1); n > 0; n--)
        {
            var last = _tokens[_at + n - 1];
            if (meaning(first.IsQuoted ? first.Text : _text[first.At..(last.At + last.Text.Length)]) is { } value)
            {
                _at += n;
                return value;
            }
        }
        throw Refuse($"'{first.Text}' is {not}.", $"Write one of {string.Join(", ", choices)}.");
    }

    static string? CodeOf(Piece piece, string value) => CodeLists.Meant(piece.Type, value);

    static string? FlagOf(string value) =>
        value.ToLowerInvariant() switch
        {
            "true" or "yes" or "y" => "true",
            "false" or "no" or "n" => "false",
            _ => null,
        };

    Query Range(string bounds, Scope scope)
    {
        if (scope is not { Piece: { } piece, Field: { } field })
            throw Refuse("RANGE needs the area of one piece before it.", "Write for example AREA[StartDate]RANGE[2020, MAX].");
        var kind = field == piece.Name ? piece.Kind : PieceKind.Count;
        if (bounds.Split(',') is not [var low, var high])
            throw Refuse($"RANGE[{bounds}] has no two bounds.", "Write RANGE[from, to], with MIN or MAX for an open end.");
        var (from, to) = (Bound(low.Trim(), kind), Bound(high.Trim(), kind));
        return new Query.Between(field, from?.From, to?.To);
    }

    (long From, long To)? Bound(string text, PieceKind kind)
    {
        if (text is "MIN" or "MAX")
            return null;
        return Amounts.Range(kind, text)
            ?? throw Refuse($"'{text}' is no bound.", "Write a number, an age (18 years), a date (2024-05-22), MIN or MAX.");
    }

    Coverage CoverageOf(string name) =>
        Enum.TryParse<Coverage>(name, out var coverage) && !char.IsAsciiDigit(name[0])
            ? coverage
            : throw Refuse($"There is no coverage '{name}'.", $"Write one of {string.Join(", ", Enum.GetNames<Coverage>())}.");

    Query Words(Scope scope)
    {
        var first = _tokens[_at];
        if (first.IsMark)
            throw Refuse($"'{first.Text}' stands where something is looked for.", "Take it out, or put words before it.");
        if (first.IsQuoted)
        {
            _at++;
            return PhraseOf(first.Text, scope);
        }
        if (Field(first) is { } field)
            return field;
        var last = first;
        for (; _at < _tokens.Count && IsPlain(_tokens[_at]); _at++)
            last = _tokens[_at];
        return Ask(_text[first.At..(last.At + last.Text.Length)], scope);
    }

    bool IsPlain(QueryToken token) =>
        !token.IsQuoted
        && (token.Is(",") || !token.IsMark)
        && token.Text
            is not ("AND" or "OR" or "NOT" or "ALL" or "AREA" or "SEARCH" or "EXPANSION" or "COVERAGE" or "TILT" or "RANGE")
        && KeyOf(token) is null;

    static SearchField? KeyOf(QueryToken token) =>
        token.Text.IndexOf(':') is > 0 and var colon ? SearchField.Find(token.Text[..colon]) : null;

    Query? Field(QueryToken token)
    {
        if (KeyOf(token) is not { } field)
            return null;
        _at++;
        var value = token.Text[(token.Text.IndexOf(':') + 1)..];
        if (value.Length == 0 && _at < _tokens.Count && _tokens[_at].IsQuoted && _tokens[_at].Touches)
            value = _tokens[_at++].Text;
        if (value.Length == 0)
            throw new RefusedQueryException(token.At, $"{field.Key}: has no value.", $"It looks at {field.Help}.");
        var asked = field.Of(value, _words);
        return asked.Query ?? throw new RefusedQueryException(token.At, asked.What, asked.Mend);
    }

    Query Ask(string text, Scope scope)
    {
        var words = _words.Read(text);
        return scope.Coverage == Coverage.Contains
            ? PlainWords.Ask(words, scope.Area, scope.Synonyms)
            : PlainWords.Phrase(words, scope.Area, scope.Coverage);
    }

    Query PhraseOf(string text, Scope scope)
    {
        var words = _words.Read(text);
        var names = scope.Synonyms?.Of([.. words.Select(w => w.Text)]) ?? [];
        return names.Count > 0 && scope.Coverage == Coverage.Contains
            ? new Query.Names([.. names.Select(name => new Query.Phrase(scope.Area, name))])
            : PlainWords.Phrase(words, scope.Area, scope.Coverage);
    }

    bool Take(string mark)
    {
        if (_at == _tokens.Count || !_tokens[_at].Is(mark))
            return false;
        _at++;
        return true;
    }

    RefusedQueryException Refuse(string what, string mend) =>
        new(_at < _tokens.Count ? _tokens[_at].At : _text.Length, what, mend);
}
