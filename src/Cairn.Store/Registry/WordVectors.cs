using System.Globalization;
using System.Text;
using Cairn.Registry;
using Cairn.Registry.Structure;

namespace Cairn.Store.Registry;

/// <summary>
/// The words of an entry as two tsvector texts. In <c>basic</c> stand the pieces of the registry's basic area, each word by
/// itself and also behind the number of its piece (12:leukemia); in <c>deep</c> the other searched pieces, behind their numbers
/// only. Titles have weight A, conditions, interventions and keywords B, the summary C.
/// </summary>
static class WordVectors
{
    /// <summary>PostgreSQL keeps positions up to this one; phrases beyond it are not found.</summary>
    const int LastPosition = 16_383;

    /// <summary>PostgreSQL keeps as many positions of a word.</summary>
    const int MostPositions = 255;

    static readonly Dictionary<Piece, int> NumberOf = SearchAreas
        .SearchedPieces.Select((p, i) => (p, i))
        .ToDictionary(p => p.p, p => p.i);

    static readonly HashSet<Piece> BasicPieces = [.. SearchAreas.Basic.Parts.Select(p => p.Piece)];

    static readonly Dictionary<string, char> Weights = new(StringComparer.Ordinal)
    {
        ["BriefTitle"] = 'A',
        ["OfficialTitle"] = 'A',
        ["Acronym"] = 'A',
        ["NCTId"] = 'A',
        ["Condition"] = 'B',
        ["InterventionName"] = 'B',
        ["InterventionOtherName"] = 'B',
        ["Keyword"] = 'B',
        ["BriefSummary"] = 'C',
    };

    public static bool IsBasic(Piece piece) => BasicPieces.Contains(piece);

    /// <summary>A word of one piece, as a lexeme.</summary>
    public static string In(Piece piece, string word) => string.Create(CultureInfo.InvariantCulture, $"{NumberOf[piece]}:{word}");

    public static (string Basic, string Deep) Of(IndexEntry entry) =>
        (
            Vector(entry, SearchAreas.SearchedPieces.Where(IsBasic), alone: true),
            Vector(entry, SearchAreas.SearchedPieces.Where(p => !IsBasic(p)), alone: false)
        );

    static string Vector(IndexEntry entry, IEnumerable<Piece> pieces, bool alone)
    {
        var positions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var at = 0;
        foreach (var piece in pieces.Where(entry.Words.ContainsKey))
        foreach (var word in entry.Words[piece])
        {
            at = Math.Min(at + 1, LastPosition);
            var place =
                at.ToString(CultureInfo.InvariantCulture) + (Weights.TryGetValue(piece.Name, out var weight) ? weight : 'D');
            Add(positions, In(piece, word), place);
            if (alone)
                Add(positions, word, place);
        }
        return Text(positions);
    }

    static void Add(Dictionary<string, List<string>> positions, string lexeme, string place)
    {
        if (!positions.TryGetValue(lexeme, out var places))
            positions[lexeme] = places = [];
        if (places.Count < MostPositions)
            places.Add(place);
    }

    static string Text(Dictionary<string, List<string>> positions)
    {
        var text = new StringBuilder();
        foreach (var (lexeme, places) in positions)
        {
            text.Append(Quoted(lexeme)).Append(':');
            text.AppendJoin(',', places).Append(' ');
        }
        return text.ToString();
    }

    /// <summary>A lexeme as tsvector and tsquery texts write it.</summary>
    public static string Quoted(string lexeme) =>
        $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
