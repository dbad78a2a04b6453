namespace Cairn.Registry.Structure;

/// <summary>The pieces of a record, by name and by place.</summary>
public static class Pieces
{
    static readonly Piece[] Tops = [.. Read(DataStructure.Outline)];

    static readonly Dictionary<string, Piece> ByName = Tops.SelectMany(t => t.All)
        .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);

    static readonly Dictionary<string, Piece> ByPath = Tops.SelectMany(t => t.All)
        .ToDictionary(p => p.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sections of a record, and hasResults.</summary>
    public static IReadOnlyList<Piece> Sections => Tops;

    /// <summary>Every piece, in the order of a record.</summary>
    public static IEnumerable<Piece> All => Tops.SelectMany(t => t.All);

    /// <summary>
    /// The piece of that name (LeadSponsorName) or path (protocolSection.statusModule); null when there is none.
    /// </summary>
    public static Piece? Find(string nameOrPath) => ByName.GetValueOrDefault(nameOrPath) ?? ByPath.GetValueOrDefault(nameOrPath);

    /// <summary>The piece of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: the caller's spelling is wrong.</exception>
    public static Piece Of(string name) => ByName[name];

    static List<Piece> Read(string outline)
    {
        var tops = new List<Piece>();
        var open = new List<Piece>();
        foreach (var line in outline.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var depth = line.Length - line.TrimStart().Length;
            open.RemoveRange(depth, open.Count - depth);
            var piece = ReadLine(line.Trim(), open.LastOrDefault());
            if (piece.Parent is { } parent)
                parent.Add(piece);
            else
                tops.Add(piece);
            open.Add(piece);
        }
        return tops;
    }

    static Piece ReadLine(string line, Piece? parent)
    {
        var words = line.Split(' ');
        var isList = words[0].EndsWith("[]", StringComparison.Ordinal);
        return new(words[1], words[0].TrimEnd('[', ']'), KindOf(words[2]), words[2], isList, parent);
    }

    static PieceKind KindOf(string type) =>
        type switch
        {
            "text" => PieceKind.Text,
            "markup" => PieceKind.Markup,
            "nct" => PieceKind.Number,
            "date" => PieceKind.Date,
            "time" => PieceKind.Time,
            "int" => PieceKind.Count,
            "number" => PieceKind.Measure,
            "bool" => PieceKind.Flag,
            "age" => PieceKind.Age,
            _ => CodeLists.Exists(type) ? PieceKind.Code : PieceKind.Group,
        };
}
