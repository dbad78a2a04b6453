using Cairn.Registry.Queries;
using Cairn.Registry.Signals;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.Registry;

/// <summary>
/// A record as an index holds it, whichever index it is: words by piece, codes, numbers and places. One function makes it, so
/// that every index answers alike.
/// </summary>
public sealed record IndexEntry
{
    /// <summary>
    /// Stands before the first and after the last word of each value: phrases do not run from one value into the next.
    /// </summary>
    public const string Start = "\u0002",
        End = "\u0003";

    public required string Number { get; init; }

    /// <summary>
    /// Word forms by piece, the values of a piece one after the other, each between <see cref="Start"/> and <see cref="End"/>.
    /// </summary>
    public required IReadOnlyDictionary<Piece, IReadOnlyList<string>> Words { get; init; }

    /// <summary>Field and code: (Phase, PHASE1), (Target, CLL1), (HasResults, true).</summary>
    public required IReadOnlyList<(string Field, string Code)> Codes { get; init; }

    /// <summary>Field and number as <see cref="Amounts"/> keeps it.</summary>
    public required IReadOnlyList<(string Field, long Number)> Numbers { get; init; }

    /// <summary>Codes of <see cref="SiteWords"/>.</summary>
    public required IReadOnlyList<string> Sites { get; init; }

    public required IReadOnlyList<(double Latitude, double Longitude)> Points { get; init; }

    /// <summary>Pieces that the record says something at.</summary>
    public required IReadOnlyList<Piece> Known { get; init; }

    public required TrialSignals Signals { get; init; }

    static readonly Piece[] Searched = [.. SearchAreas.SearchedPieces];
    static readonly Piece[] Focus = Named("BriefTitle OfficialTitle InterventionName InterventionOtherName ArmGroupLabel");
    static readonly Piece[] Disease = Named("BriefTitle OfficialTitle Condition Keyword");
    static readonly Piece[] Summary = Named("BriefSummary");

    /// <summary>The entry of a record.</summary>
    public static IndexEntry Of(string number, RecordValues values, WordReader reader)
    {
        var words = new Dictionary<Piece, IReadOnlyList<string>>();
        foreach (var piece in Searched)
            if (values[piece] is { Count: > 0 } texts)
                words[piece] = reader.Forms(texts, Start, End);
        var signals = TrialSignals.Of(Gather(words, Focus), Gather(words, Disease), Gather(words, Summary));
        return new()
        {
            Number = number,
            Words = words,
            Signals = signals,
            Codes = [.. CodesOf(values).Union(CodesOf(signals))],
            Numbers = [.. NumbersOf(values).Distinct()],
            Sites = [.. values.Sites.SelectMany(s => SiteWords.Codes(Key(s, reader))).Distinct(StringComparer.Ordinal)],
            Points =
            [
                .. values
                    .Sites.Where(s => s is { Latitude: not null, Longitude: not null })
                    .Select(s => (s.Latitude!.Value, s.Longitude!.Value))
                    .Distinct(),
            ],
            Known = [.. values.Pieces],
        };
    }

    /// <summary>The words of pieces that are searched, one after the other, without the marks around values.</summary>
    static List<string> Gather(Dictionary<Piece, IReadOnlyList<string>> words, Piece[] pieces)
    {
        var gathered = new List<string>();
        foreach (var piece in pieces)
            if (words.TryGetValue(piece, out var own))
                gathered.AddRange(own.Where(word => word is not (Start or End)));
        return gathered;
    }

    static Piece[] Named(string pieces) => [.. pieces.Split(' ').Select(Pieces.Of)];

    static IEnumerable<(string, string)> CodesOf(RecordValues values) =>
        values
            .Pieces.Where(p => p.Kind is PieceKind.Code or PieceKind.Flag)
            .SelectMany(p => values[p].Select(v => (p.Name, v)))
            .Concat(values["LocationCountry"].Select(c => ("LocationCountry", c)));

    static IEnumerable<(string, string)> CodesOf(TrialSignals signals) =>
        [
            .. signals.Targets.Select(t => (TrialCodes.Target, t)),
            .. signals.Settings.Select(s => (TrialCodes.Setting, s)),
            .. signals.Product is { } product ? new[] { (TrialCodes.Product, product) } : [],
        ];

    static IEnumerable<(string, long)> NumbersOf(RecordValues values)
    {
        foreach (var piece in values.Pieces.Where(p => p.HasOrder))
        foreach (var value in values[piece])
            if (Amounts.Kept(piece.Kind, value) is { } number)
                yield return (piece.Name, number);
        foreach (var (piece, size) in values.Sizes)
            yield return (piece.Name + ":size", size);
        if (values.First("MinimumAge") is null)
            yield return ("MinimumAge", 0);
        if (values.First("MaximumAge") is null)
            yield return ("MaximumAge", Amounts.OldestAge);
    }

    static SitePlace Key(RecordSite site, WordReader reader)
    {
        return new(KeyOf(site.Country), KeyOf(site.State), KeyOf(site.City), site.Status);

        string? KeyOf(string? name) => name is null ? null : SiteWords.Of(name, reader);
    }
}
