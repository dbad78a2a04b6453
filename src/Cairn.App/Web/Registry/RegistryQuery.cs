using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;

namespace Cairn.App.Web.Registry;

/// <summary>Orders of a list of trials.</summary>
public enum TrialOrder
{
    Relevance,
    Updated,
    Start,
    Enrollment,
}

/// <summary>A search as its address says it.</summary>
public sealed record RegistryQuery
{
    public const int PageSize = 20;

    /// <summary>What is looked for, in the search language.</summary>
    public string Text { get; init; } = "";

    /// <summary>Codes chosen by facet: any of the codes of a facet, each of the facets.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public string? Country { get; init; }
    public string? City { get; init; }

    /// <summary>True when a site of that place has to be recruiting.</summary>
    public bool RecruitingThere { get; init; }
    public TrialOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads an address; what is wrong with it otherwise.</summary>
    public static (RegistryQuery? Query, string? Wrong) Read(IQueryCollection address)
    {
        string? Given(string name) => address[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        var (sort, page) = (Given("sort"), Given("page"));
        if (!TryOrder(sort, out var order))
            return (null, $"Trials cannot be sorted by '{sort}'; they can by relevance, updated, start and enrollment.");
        var number = 1;
        if (
            page is not null
            && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > 50_000)
        )
            return (null, $"'{page}' is no page; write a number from 1.");
        return (
            new()
            {
                Text = Given("q") ?? "",
                Chosen = Facet
                    .All.Where(f => address.ContainsKey(f.Key))
                    .ToDictionary(f => f.Key, f => Codes(address[f.Key]), StringComparer.Ordinal),
                Country = Given("in"),
                City = Given("city"),
                RecruitingThere = Given("recruiting") is "yes",
                Order = order,
                Page = number,
            },
            null
        );
    }

    static bool TryOrder(string? sort, out TrialOrder order)
    {
        order = TrialOrder.Relevance;
        return sort is null || (Enum.TryParse(sort, ignoreCase: true, out order) && !char.IsAsciiDigit(sort[0]));
    }

    static IReadOnlyList<string> Codes(Microsoft.Extensions.Primitives.StringValues values) =>
        [.. values.Where(v => !string.IsNullOrEmpty(v)).Distinct(StringComparer.Ordinal)!];

    /// <summary>The search it asks for.</summary>
    /// <param name="question">What <see cref="Text"/> means.</param>
    public Search Of(Query question) =>
        new()
        {
            Query = question,
            Filter = Query.Both([.. Chosen.Select(Any), Place]),
            Sort = SortOf(Order),
            Skip = (Page - 1) * PageSize,
            Take = PageSize,
            Facets = Facet.All,
        };

    static Query Any(KeyValuePair<string, IReadOnlyList<string>> chosen) =>
        Query.Either([.. chosen.Value.Select(code => (Query)new Query.Coded(Facet.Find(chosen.Key)!.Field, code))]);

    Query Place
    {
        get
        {
            var reader = new WordReader();
            var place = new SitePlace(KeyOf(Country), null, KeyOf(City), RecruitingThere ? "RECRUITING" : null);
            return place == new SitePlace(null, null, null, null) ? new Query.All() : new Query.AtSite(place);

            string? KeyOf(string? name) => name is null ? null : SiteWords.Of(name, reader);
        }
    }

    static IReadOnlyList<SearchOrder> SortOf(TrialOrder order) =>
        order switch
        {
            TrialOrder.Relevance => [],
            TrialOrder.Updated => [new("LastUpdatePostDate", Descending: true)],
            TrialOrder.Start => [new("StartDate", Descending: true)],
            TrialOrder.Enrollment => [new("EnrollmentCount", Descending: true)],
        };

    public bool Has(Facet facet, string code) =>
        Chosen.TryGetValue(facet.Key, out var codes) && codes.Contains(code, StringComparer.Ordinal);

    /// <summary>The search with a code chosen that was not, or the other way round; on its first page.</summary>
    public RegistryQuery Toggled(Facet facet, string code)
    {
        var chosen = new Dictionary<string, IReadOnlyList<string>>(Chosen, StringComparer.Ordinal);
        IReadOnlyList<string> codes = chosen.GetValueOrDefault(facet.Key) ?? [];
        chosen[facet.Key] = Has(facet, code) ? [.. codes.Where(c => c != code)] : [.. codes, code];
        if (chosen[facet.Key].Count == 0)
            chosen.Remove(facet.Key);
        return this with { Chosen = chosen, Page = 1 };
    }

    /// <summary>Its address.</summary>
    /// <param name="format">json or csv instead of a page.</param>
    public string ToAddress(string? format = null)
    {
        var parts = Parts();
        if (Page > 1 && format is null)
            parts = parts.Append(("page", Page.ToString(CultureInfo.InvariantCulture)));
        return Address("/registry", parts, format);
    }

    /// <summary>Where what is found is counted.</summary>
    public const string LandscapePath = "/registry/landscape";

    /// <summary>Address of the counts of what it finds.</summary>
    /// <param name="format">json or csv instead of a page.</param>
    public string ToLandscape(string? format = null) => Address(LandscapePath, Parts().Where(p => p.Name != "sort"), format);

    static string Address(string path, IEnumerable<(string Name, string Value)> parts, string? format)
    {
        if (format is not null)
            parts = parts.Append(("format", format));
        return path + QueryString.Create(parts.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))).ToUriComponent();
    }

    /// <summary>What the address says besides page and format: also what a form keeps.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        if (Text.Length > 0)
            yield return ("q", Text);
        foreach (var (key, codes) in Chosen)
        foreach (var code in codes)
            yield return (key, code);
        if (Country is not null)
            yield return ("in", Country);
        if (City is not null)
            yield return ("city", City);
        if (RecruitingThere)
            yield return ("recruiting", "yes");
        if (Order != TrialOrder.Relevance)
            yield return ("sort", Order.ToString().ToLowerInvariant());
    }
}
