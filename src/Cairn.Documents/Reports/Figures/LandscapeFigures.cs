using System.Globalization;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Reports.Content;
using Cairn.Registry;
using Cairn.Registry.Queries;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// What trials there are, as figures and as rows: phases, status, starts, targets, products, countries, enrolment.
/// </summary>
public static class LandscapeFigures
{
    const string NotStated = "not stated",
        Starts = "starts",
        Sizes = "enrolment";

    /// <summary>The columns of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Head { get; } = ["figure", "code", "label", "trials", "of"];

    /// <summary>The figures, in the order of the page.</summary>
    public static IReadOnlyList<Figure> Of(Landscape landscape)
    {
        var facets = landscape.Facets.Select(f => Facet(f, landscape.Trials)).ToList();
        return [.. facets.Take(2), StartsOf(landscape), .. facets.Skip(2), SizesOf(landscape)];
    }

    /// <summary>The same as rows: figure, code, label, trials, of how many.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Landscape landscape)
    {
        foreach (var facet in landscape.Facets)
        {
            foreach (var (code, trials) in facet.Counts.Counts)
                yield return Row(facet.Counts.Facet.Key, code, CodeWords.OfField(facet.Counts.Facet.Field, code), trials);
            yield return Row(facet.Counts.Facet.Key, "", UnknownOf(facet.Counts.Facet), facet.Without);
        }
        foreach (var range in landscape.Starts)
            yield return Row(Starts, Code(range), Words(range), range.Trials);
        yield return Row(Starts, "", NotStated, landscape.WithoutStart);
        foreach (var range in landscape.Sizes)
            yield return Row(Sizes, Code(range), Words(range), range.Trials);
        yield return Row(Sizes, "", NotStated, landscape.WithoutSize);

        IReadOnlyList<string> Row(string figure, string code, string label, int trials) =>
            [figure, code, label, Plain(trials), Plain(landscape.Trials)];
    }

    static Figure Facet(LandscapeFacet facet, int of)
    {
        var counts = facet.Counts;
        var rows = counts.Counts.Select(c => (CodeWords.OfField(counts.Facet.Field, c.Code), c.Trials));
        return new CountsFigure
        {
            Head = new("landscape-" + counts.Facet.Key, counts.Facet.Label, false),
            Rows = counts.Facet.Label,
            Counts = [.. rows],
            Unknown = (UnknownOf(counts.Facet), facet.Without),
            Of = of,
            Notes =
                counts.Counts.Sum(c => c.Trials) + facet.Without > of
                    ? ["A trial counts once for each that it has: the counts are more than the trials."]
                    : [],
        }.Draw();
    }

    /// <summary>What is read between the fields is not named; what a field holds is not stated.</summary>
    static string UnknownOf(Facet facet) =>
        TrialCodes.All.Contains(facet.Field, StringComparer.Ordinal) ? "none named" : NotStated;

    static Figure StartsOf(Landscape landscape) =>
        new ColumnsFigure
        {
            Head = new("landscape-starts", "Starts over time", false),
            Axis = "Year of start",
            Columns = [.. landscape.Starts.Select(r => (Words(r), r.Trials))],
            Of = landscape.Trials,
            Notes = [$"Planned starts included. Start not stated: {Written.Count(landscape.WithoutStart)}."],
        }.Draw();

    static Figure SizesOf(Landscape landscape)
    {
        var median = landscape.MedianSize is { } size ? $"Median {Written.Short(size)}. " : "";
        return new ColumnsFigure
        {
            Head = new("landscape-enrolment", "Enrolment, planned or actual", false),
            Axis = "Participants",
            Columns = [.. landscape.Sizes.Select(r => (Words(r), r.Trials))],
            Of = landscape.Trials,
            Notes = [$"{median}Not stated: {Written.Count(landscape.WithoutSize)}."],
        }.Draw();
    }

    static string Words(CountOfRange range) =>
        (range.From, range.To) switch
        {
            (null, { } to) => $"to {Plain(to)}",
            ({ } from, null) => $"from {Plain(from)}",
            ({ } from, { } to) => from == to ? Plain(from) : $"{Plain(from)}-{Plain(to)}",
            (null, null) => "all",
        };

    static string Code(CountOfRange range) =>
        $"{(range.From is { } from ? Plain(from) : "")}..{(range.To is { } to ? Plain(to) : "")}";

    static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);
}
