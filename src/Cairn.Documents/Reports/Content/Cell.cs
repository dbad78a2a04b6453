using System.Runtime.CompilerServices;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Content;

/// <summary>A cell of a table.</summary>
/// <param name="Content">What it says; never blank: an unknown says so.</param>
/// <param name="Fill">Colour behind it, for grades and responses; the words are there too.</param>
[InterpolatedStringHandler]
public sealed record Cell(Inline Content, Token? Fill = null)
{
    /// <summary>For the compiler, which builds an interpolated string with it.</summary>
    public Cell(int literalLength, int formattedCount)
        : this(new Inline(literalLength, formattedCount)) { }

    public void AppendLiteral(string value) => Content.AppendLiteral(value);

    public void AppendFormatted(Phrase? value) => Content.AppendFormatted(value);

    public void AppendFormatted<T>(T value) => Content.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => Content.AppendFormatted(value, format);

    /// <summary>Not planned, or not recorded, where the column says of what.</summary>
    public static Cell Nothing { get; } = new((Inline)"–") { IsSpare = true };

    /// <summary>Left out where there is no room, as on a phone.</summary>
    public bool IsSpare { get; init; }

    Func<IEnumerable<Fact>>? _behind;
    IReadOnlyList<Fact>? _because;

    /// <summary>The records it rests on, of one subject or of many: from any number there is a way to them.</summary>
    public IReadOnlyList<Fact> Because => _because ??= [.. _behind?.Invoke() ?? []];

    /// <summary>True where it names records; looks for none of them.</summary>
    public bool RestsOnRecords => _behind is not null || _because is { Count: > 0 };

    /// <summary>The recorded row that this cell stands for: its place in the page, where the way from a number ends.</summary>
    public RecordKey? Row { get; init; }

    public static implicit operator Cell(string text) => new((Inline)text);

    public static implicit operator Cell(Phrase words) => new((Inline)words);

    public static implicit operator Cell(Inline content) => new(content);

    public static Cell FromString(string text) => text;

    public static Cell FromPhrase(Phrase words) => words;

    public static Cell FromInline(Inline content) => content;

    /// <summary>The same cell with the records it rests on.</summary>
    public Cell From(IEnumerable<Fact> facts) => this with { _because = facts as IReadOnlyList<Fact> ?? [.. facts] };

    /// <summary>The same cell with records that are looked up when somebody asks: there is at least one.</summary>
    public Cell From(Func<IEnumerable<Fact>> facts) => this with { _behind = facts };

    /// <summary>A subject of the trial, with a word beside it: (expansion).</summary>
    public static Cell Subject(string id, Phrase? note = null) =>
        note is null || note == "" ? Inline.Subject(id) : Inline.Subject(id) + note;

    public static Cell Of(int n) => Written.Count(n);

    /// <summary>One of several counts that share out a row: a 0 is left out where there is no room for it.</summary>
    public static Cell Part(int n) => new((Inline)Written.Count(n)) { IsSpare = n == 0 };

    /// <summary>A number, or "not estimable".</summary>
    public static Cell Of(double? value, int decimals) => Written.Fixed(value, decimals);

    public static Cell Of(DateOnly? day) => day is { } known ? Inline.Kept(Written.Date(known)) : "unknown";

    /// <summary><c>7 (58.3%)</c>; the denominator belongs into the column's head.</summary>
    public static Cell CountOf(int n, int of) => Written.CountOf(n, of);

    /// <summary>
    /// A toxicity grade on its colour; 0 is "none", null is "unknown", a number that is no grade stands as it is.
    /// </summary>
    public static Cell Grade(int? grade) =>
        grade switch
        {
            null => "unknown",
            0 => "none",
            < 0 or > 5 => $"{Written.Count(grade.Value)}, no grade",
            { } g => new Cell((Inline)Written.Count(g), Palette.Grade(g)),
        };

    /// <summary>A response category on its colour.</summary>
    public static Cell Response(ResponseCategory category) => new((Inline)ResponseWords.Of(category), Palette.Response(category));
}
