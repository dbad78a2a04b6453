namespace Cairn.Ledger.Entries;

/// <summary>How a value reached the ledger.</summary>
public enum SourceKind
{
    /// <summary>A person typed it.</summary>
    Keyboard,

    /// <summary>A file was brought in.</summary>
    File,

    /// <summary>Another system sent it.</summary>
    Interface,

    /// <summary>Cairn itself made it.</summary>
    Program,

    /// <summary>The text in the ledger is none that this version knows.</summary>
    Unknown,
}

/// <summary>
/// Where an entry came from. Code = kind [":" name ["#" SHA-256]], for example <c>file:lb.csv#9f86d0...</c>; a name may hold any
/// letter.
/// </summary>
/// <param name="Name">File, system or program; null for the keyboard.</param>
/// <param name="Sha256">Of the file's bytes, lower-case hexadecimal.</param>
public sealed record EntrySource(SourceKind Kind, string? Name = null, string? Sha256 = null)
{
    public static EntrySource Keyboard { get; } = new(SourceKind.Keyboard);

    public static EntrySource File(string name, string sha256) => new(SourceKind.File, name, sha256);

    public static EntrySource Program(string name) => new(SourceKind.Program, name);

    public string Code =>
        Kind == SourceKind.Unknown
            ? Name ?? ""
            : Codes.Of(Kind) + (Name is null ? "" : ":" + Name) + (Sha256 is null ? "" : "#" + Sha256);

    /// <summary>Reads a code; what is none becomes <see cref="SourceKind.Unknown"/> with the text as its name.</summary>
    public static EntrySource Read(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        var kind = Codes.Find<SourceKind>(colon < 0 ? code : code[..colon]);
        if (kind is not { } known || known == SourceKind.Unknown)
            return new(SourceKind.Unknown, code);
        if (colon < 0)
            return new(known);
        var hash = code.Length > 64 && code[^65] == '#' ? code[^64..] : null;
        return new(known, hash is null ? code[(colon + 1)..] : code[(colon + 1)..^65], hash);
    }
}
