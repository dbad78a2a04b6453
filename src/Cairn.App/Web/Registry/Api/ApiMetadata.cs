using System.Text.Json;
using System.Text.Json.Serialization;
using Cairn.Registry.Structure;

namespace Cairn.App.Web.Registry.Api;

/// <summary>What the interface says of itself: fields, areas, code lists.</summary>
static class ApiMetadata
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    static readonly HashSet<Piece> WithSynonyms =
    [
        .. SearchAreas.SearchedPieces.Where(p => p.HasWords && !p.Name.StartsWith("Location", StringComparison.Ordinal)),
    ];

    /// <summary>The tree of fields.</summary>
    public static IEnumerable<object> Fields() => Pieces.Sections.Select(Field);

    static object Field(Piece piece) =>
        new
        {
            name = piece.Field,
            piece = piece.Name,
            sourceType = SourceType(piece),
            type = piece.IsList ? TypeOf(piece) + "[]" : TypeOf(piece),
            isEnum = piece.Kind == PieceKind.Code ? true : (bool?)null,
            synonyms = WithSynonyms.Contains(piece) ? true : (bool?)null,
            children = piece.Children.Count == 0 ? null : piece.Children.Select(Field),
        };

    static string TypeOf(Piece piece) =>
        piece.Kind switch
        {
            PieceKind.Group or PieceKind.Code => piece.Type,
            PieceKind.Text => "text",
            PieceKind.Markup => "markup",
            PieceKind.Number => "nct",
            PieceKind.Flag => "boolean",
            PieceKind.Date => "PartialDate",
            PieceKind.Time => "DateTimeMinutes",
            PieceKind.Count => "integer",
            PieceKind.Measure => "number",
            PieceKind.Age => "NormalizedTime",
        };

    static string SourceType(Piece piece) =>
        piece.Kind switch
        {
            PieceKind.Group => "STRUCT",
            PieceKind.Date => "DATE",
            PieceKind.Count => "INTEGER",
            PieceKind.Measure => "NUMERIC",
            PieceKind.Flag => "BOOLEAN",
            PieceKind.Text or PieceKind.Markup or PieceKind.Number or PieceKind.Code or PieceKind.Time or PieceKind.Age => "TEXT",
        };

    /// <summary>The search areas.</summary>
    public static IEnumerable<object> Areas() =>
        [
            new
            {
                name = "Study",
                areas = SearchAreas.All.Select(a => new
                {
                    name = a.Name,
                    param = a.Parameter,
                    uiLabel = a.Label,
                    parts = a.Parts.Select(p => new
                    {
                        pieces = new[] { p.Piece.Name },
                        type = TypeOf(p.Piece),
                        isEnum = false,
                        isSynonyms = WithSynonyms.Contains(p.Piece),
                        weight = p.Weight,
                    }),
                }),
            },
        ];

    /// <summary>The code lists with the pieces that use them.</summary>
    public static IEnumerable<object> Enumerations() =>
        CodeLists
            .Names.Select(name => new
            {
                type = name,
                pieces = Pieces.All.Where(p => p.Kind == PieceKind.Code && p.Type == name).Select(p => p.Name),
                values = CodeLists.Of(name).Select(code => new { value = code, legacyValue = Legacy(code) }),
            })
            .Where(list => list.pieces.Any());

    /// <summary>The code as older formats spell it, near enough to be read.</summary>
    static string Legacy(string code) => code[..1] + code[1..].ToLowerInvariant().Replace('_', ' ');
}
