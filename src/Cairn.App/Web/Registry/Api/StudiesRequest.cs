using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Structure;

namespace Cairn.App.Web.Registry.Api;

/// <summary>A request for studies, as the registry's interface (version 2) takes it.</summary>
/// <param name="Search">What is asked, in which order, and which page.</param>
/// <param name="Fields">What of each record is wanted; null for all of it.</param>
/// <param name="Columns">The columns of a CSV answer; null for an answer in JSON.</param>
/// <param name="CountsTotal">True when the first page says how many there are.</param>
/// <param name="Signature">The same for every page of one request.</param>
sealed record StudiesRequest(
    Search Search,
    RecordProjection? Fields,
    IReadOnlyList<string>? Columns,
    bool CountsTotal,
    string Signature
)
{
    const int UsualPage = 10,
        LargestPage = 1000;

    /// <summary>Parameters that may differ from page to page.</summary>
    static readonly string[] OfThePage = ["countTotal", "pageSize", "pageToken"];

    static readonly string[] Others =
    [
        "format",
        "fields",
        "sort",
        "aggFilters",
        "geoDecay",
        "markupFormat",
        .. OfThePage,
        .. new[] { "filter", "postFilter" }.SelectMany(f =>
            new[] { "overallStatus", "geo", "ids", "advanced", "synonyms" }.Select(k => $"{f}.{k}")
        ),
    ];

    /// <summary>Reads the parameters; why they cannot be answered otherwise, in words for the caller.</summary>
    public static (StudiesRequest? Request, string? Refusal) Read(IQueryCollection parameters)
    {
        try
        {
            return (new Reader(parameters).Read(), null);
        }
        catch (RefusedRequestException refused)
        {
            return (null, refused.Message);
        }
    }

    /// <summary>The token of the page that starts at a hit.</summary>
    public string TokenAt(int skip) => PageToken.Of(skip, Signature);

    sealed class RefusedRequestException(string why) : Exception(why);

    sealed class Reader(IQueryCollection parameters)
    {
        public StudiesRequest Read()
        {
            foreach (var name in parameters.Keys)
                if (!Others.Contains(name, StringComparer.Ordinal) && !IsQuery(name))
                    throw Refuse($"`{name}` is no parameter of this address.");
            var signature = Signature();
            var (query, numbers) = Asked();
            var format = Text("format") ?? "json";
            return new(
                new()
                {
                    Query = query,
                    Filter = numbers
                        ? new Query.All()
                        : Query.Both([.. Filters("filter"), .. Filters("postFilter"), Aggregations()]),
                    Sort = Sort(),
                    Skip = Text("pageToken") is { } token
                        ? PageToken.Read(token, signature) ?? throw Refuse("`pageToken` is of another request.")
                        : 0,
                    Take = PageSize(),
                },
                format == "json" ? Fields() : null,
                format == "csv" ? Columns()
                    : format == "json" ? null
                    : throw Refuse($"`format` is '{format}'; it can be json or csv."),
                Flag("countTotal"),
                signature
            );
        }

        static bool IsQuery(string name) =>
            name.StartsWith("query.", StringComparison.Ordinal) && SearchAreas.OfParameter(name["query.".Length..]) is not null;

        string? Text(string name) => parameters[name].ToString().Trim() is { Length: > 0 } text ? text : null;

        IReadOnlyList<string> List(string name) =>
            Text(name)?.Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

        string Signature()
        {
            var parts = parameters
                .Where(p => !OfThePage.Contains(p.Key, StringComparer.Ordinal))
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"{p.Key}={p.Value}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('&', parts))))[..12];
        }

        /// <summary>The question, and whether it is a list of registry numbers, for which filters do not count.</summary>
        (Query Query, bool IsNumbers) Asked()
        {
            var asked = new List<Query>();
            var isNumbers = false;
            foreach (var area in SearchAreas.All.Where(a => a.Parameter is not null))
            {
                if (Text("query." + area.Parameter) is not { } text)
                    continue;
                if (Numbers(text) is { } numbers)
                {
                    isNumbers = true;
                    asked.Add(new Query.Numbered(numbers));
                }
                else
                    asked.Add(Read(text, area, "query." + area.Parameter));
            }
            return (Query.Both(asked), isNumbers);
        }

        static IReadOnlyList<string>? Numbers(string text)
        {
            var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return words.All(IsNumber) ? [.. words.Select(w => w.ToUpperInvariant())] : null;
        }

        static bool IsNumber(string word) =>
            word.Length == 11 && word.StartsWith("NCT", StringComparison.OrdinalIgnoreCase) && word[3..].All(char.IsAsciiDigit);

        static Query Read(string text, SearchArea area, string parameter)
        {
            var read = QueryReader.Read(text, area);
            return read.Value
                ?? throw Refuse($"`{parameter}`: {read.Findings[0].What} {read.Findings[0].Mend} ({read.Findings[0].Column})");
        }

        IEnumerable<Query> Filters(string prefix)
        {
            if (List($"{prefix}.overallStatus") is { Count: > 0 } statuses)
                yield return Query.Either([.. statuses.Select(s => Status(s, $"{prefix}.overallStatus"))]);
            if (List($"{prefix}.ids") is { Count: > 0 } ids)
                yield return ids.All(IsNumber)
                    ? new Query.Numbered([.. ids.Select(i => i.ToUpperInvariant())])
                    : throw Refuse($"`{prefix}.ids` holds '{ids.First(i => !IsNumber(i))}', which is no registry number.");
            if (Text($"{prefix}.geo") is { } geo)
                yield return Near(geo, $"{prefix}.geo");
            if (Text($"{prefix}.advanced") is { } advanced)
                yield return Read(advanced, SearchAreas.Basic, $"{prefix}.advanced");
            if (Text($"{prefix}.synonyms") is not null)
                throw Refuse($"`{prefix}.synonyms`: this registry has no synonym ids; write the name itself.");
        }

        static Query Status(string status, string parameter) =>
            CodeLists.Of("Status").Contains(status, StringComparer.Ordinal)
                ? new Query.Coded("OverallStatus", status)
                : throw Refuse($"`{parameter}` is '{status}'; it can be {string.Join(", ", CodeLists.Of("Status"))}.");

        static Query Near(string text, string parameter) =>
            text.StartsWith("distance(", StringComparison.Ordinal)
            && text.EndsWith(')')
            && CircleText.Read(text["distance(".Length..^1].Split(',')) is { } circle
                ? new Query.Near(circle)
                : throw Refuse($"`{parameter}` is no distance(latitude,longitude,distance).");

        Query Aggregations() =>
            AggregationFilters.Read(List("aggFilters")) switch
            {
                { Query: { } query } => query,
                var (_, unknown) => throw Refuse($"`aggFilters` holds '{unknown}', which is not known here."),
            };

        IReadOnlyList<SearchOrder> Sort()
        {
            var keys = List("sort");
            if (keys.Count > 2)
                throw Refuse("`sort` holds more than two keys.");
            return [.. keys.Where(k => !k.StartsWith("@relevance", StringComparison.Ordinal)).Select(SortBy)];
        }

        /// <summary>Dates go down and numbers up when nothing is said.</summary>
        static SearchOrder SortBy(string key)
        {
            var parts = key.Split(':');
            if (Pieces.Find(parts[0]) is not { HasOrder: true } piece)
                throw Refuse($"`sort` holds '{parts[0]}', which is no field with an order.");
            return parts.ElementAtOrDefault(1) switch
            {
                null => new(piece.Name, piece.Kind == PieceKind.Date),
                "asc" => new(piece.Name, false),
                "desc" => new(piece.Name, true),
                var direction => throw Refuse($"`sort` holds the direction '{direction}'; it can be asc or desc."),
            };
        }

        int PageSize()
        {
            if (Text("pageSize") is not { } text)
                return UsualPage;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                throw Refuse($"`pageSize` is '{text}'; it can be a number from 0.");
            return size == 0 ? UsualPage : Math.Min(size, LargestPage);
        }

        RecordProjection? Fields()
        {
            if (List("fields") is not { Count: > 0 } names)
                return null;
            var queried = SearchAreas
                .All.Where(a => a.Parameter is not null && Text("query." + a.Parameter) is not null)
                .SelectMany(a => a.Parts)
                .Select(p => p.Piece.Name);
            var (fields, unknown) = RecordProjection.Read(names.SelectMany(n => n == "@query" ? queried : [n]));
            return fields ?? throw Refuse($"`fields` holds '{unknown}', which is no field, piece or area.");
        }

        IReadOnlyList<string> Columns()
        {
            var names = List("fields");
            var unknown = names.FirstOrDefault(n => !RecordCsv.AllColumns.Contains(n, StringComparer.Ordinal));
            if (unknown is not null)
                throw Refuse($"`fields` holds '{unknown}'; the columns are {string.Join(", ", RecordCsv.AllColumns)}.");
            return names.Count == 0 ? RecordCsv.AllColumns : names;
        }

        bool Flag(string name) =>
            Text(name) switch
            {
                null or "false" => false,
                "true" => true,
                var text => throw Refuse($"`{name}` is '{text}'; it can be true or false."),
            };

        static RefusedRequestException Refuse(string why) => new(why);
    }
}
