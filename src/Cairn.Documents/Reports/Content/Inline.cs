namespace Cairn.Documents.Reports.Content;

/// <summary>Words within a line: plain text, and the few things that are more than text. Reads from a plain string.</summary>
public sealed record Inline(IReadOnlyList<Run> Runs)
{
    Inline(Run run)
        : this([run]) { }

    public static implicit operator Inline(string text) => new(new Run.Plain(text));

    public static Inline FromString(string text) => text;

    public static Inline operator +(Inline left, Inline right) => new([.. left.Runs, .. right.Runs]);

    public static Inline Add(Inline left, Inline right) => left + right;

    public static Inline Strong(string text) => new(new Run.Strong(text));

    public static Inline Link(string text, string address) => new(new Run.Link(text, address));

    /// <summary>A subject of the trial: where subjects have pages, the identifier leads there.</summary>
    public static Inline Subject(string id) => new(new Run.Subject(id));

    /// <summary>Words that name a record: where records have a place, they lead there.</summary>
    public static Inline Recorded(RecordKey key, string words) => new(new Run.Recorded(key, words));

    /// <summary>Words that are not broken over two lines.</summary>
    public static Inline Kept(string words) => new(new Run.Kept(words));

    /// <summary>Lines one after the other with something between them.</summary>
    public static Inline Join(string between, IEnumerable<Inline> lines) =>
        new([.. lines.SelectMany((line, i) => i == 0 ? line.Runs : [new Run.Plain(between), .. line.Runs])]);

    /// <summary>A value that nobody published: the value, the tag "assumed", and the reason on hover and as a footnote.</summary>
    public static Inline Assumed(string value, string why) => new([new Run.Plain(value + " "), new Run.Assumed(why)]);

    public static Inline Met(string words = "met") => new(new Run.Verdict(Verdict.Met, words));

    public static Inline NotMet(string words = "not met") => new(new Run.Verdict(Verdict.NotMet, words));

    /// <summary>"unknown" with what is missing.</summary>
    public static Inline Unknown(string missing) => Open(missing.Length == 0 ? "unknown" : "unknown: " + missing);

    /// <summary>An open verdict in its own words: "undetermined", "under watch".</summary>
    public static Inline Open(string words) => new(new Run.Verdict(Verdict.Open, words));

    /// <summary>The text alone.</summary>
    public override string ToString() => Runs is [var one] ? one.Text : string.Concat(Runs.Select(r => r.Text));

    internal bool IsPlain => Runs is [Run.Plain];
}
