using System.Runtime.CompilerServices;

namespace Cairn.Documents.Reports.Content;

/// <summary>
/// Words within a line: plain text, and the few things that are more than text. Reads from a plain string or an interpolated one.
/// </summary>
[InterpolatedStringHandler]
public sealed record Inline(IReadOnlyList<Run> Runs)
{
    Inline(Run run)
        : this([run]) { }

    readonly Phrase? _words;

    Inline(Phrase words)
        : this(new Run.Plain(words)) => _words = words;

    /// <summary>For the compiler, which builds an interpolated string with it.</summary>
    public Inline(int literalLength, int formattedCount)
        : this(new Phrase(literalLength, formattedCount)) { }

    public void AppendLiteral(string value) => _words!.AppendLiteral(value);

    public void AppendFormatted(Phrase? value) => _words!.AppendFormatted(value);

    public void AppendFormatted<T>(T value) => _words!.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _words!.AppendFormatted(value, format);

    public static implicit operator Inline(string text) => new(new Run.Plain(text));

    public static implicit operator Inline(Phrase words) => new(new Run.Plain(words));

    public static Inline FromPhrase(Phrase words) => words;

    public static Inline FromString(string text) => text;

    public static Inline operator +(Inline left, Inline right) => new([.. left.Runs, .. right.Runs]);

    public static Inline Add(Inline left, Inline right) => left + right;

    public static Inline Strong(Phrase text) => new(new Run.Strong(text));

    public static Inline Link(Phrase text, string address) => new(new Run.Link(text, address));

    /// <summary>A subject of the trial: where subjects have pages, the identifier leads there.</summary>
    public static Inline Subject(string id) => new(new Run.Subject(id));

    /// <summary>Words that name a record: where records have a place, they lead there.</summary>
    public static Inline Recorded(RecordKey key, Phrase words) => new(new Run.Recorded(key, words));

    /// <summary>Words that are not broken over two lines.</summary>
    public static Inline Kept(Phrase words) => new(new Run.Kept(words));

    /// <summary>Lines one after the other with something between them.</summary>
    public static Inline Join(string between, IEnumerable<Inline> lines) =>
        new([.. lines.SelectMany((line, i) => i == 0 ? line.Runs : [new Run.Plain(between), .. line.Runs])]);

    /// <summary>A value that nobody published: the value, the tag "assumed", and the reason on hover and as a footnote.</summary>
    public static Inline Assumed(Phrase value, Phrase why) => new([new Run.Plain($"{value} "), new Run.Assumed(why)]);

    public static Inline Met(Phrase? words = null) => new(new Run.Verdict(Verdict.Met, words ?? "met"));

    public static Inline NotMet(Phrase? words = null) => new(new Run.Verdict(Verdict.NotMet, words ?? "not met"));

    /// <summary>"unknown" with what is missing.</summary>
    public static Inline Unknown(Phrase missing) => Open(missing == "" ? (Phrase)"unknown" : $"unknown: {missing}");

    /// <summary>An open verdict in its own words: "undetermined", "under watch".</summary>
    public static Inline Open(Phrase words) => new(new Run.Verdict(Verdict.Open, words));

    /// <summary>The text alone.</summary>
    public override string ToString() => Runs is [var one] ? one.Text : string.Concat(Runs.Select(r => r.Text.ToString()));

    internal bool IsPlain => Runs is [Run.Plain];
}
