namespace Cairn.Documents.Reports;

/// <summary>Words within a line: plain text, and the few things that are more than text. Reads from a plain string.</summary>
public sealed record Inline
{
    readonly IReadOnlyList<Run> runs;

    Inline(IReadOnlyList<Run> runs) => this.runs = runs;

    public static implicit operator Inline(string text) => new([new Run.Plain(text)]);

    public static Inline FromString(string text) => text;

    public static Inline operator +(Inline left, Inline right) => new([.. left.runs, .. right.runs]);

    public static Inline Add(Inline left, Inline right) => left + right;

    public static Inline Strong(string text) => new([new Run.Strong(text)]);

    public static Inline Link(string text, string address) => new([new Run.Link(text, address)]);

    /// <summary>A value that nobody published: the value, the tag "assumed", and the reason on hover and as a footnote.</summary>
    public static Inline Assumed(string value, string why) => new([new Run.Plain(value + " "), new Run.Assumed(why)]);

    public static Inline Met(string words = "met") => new([new Run.Verdict("met", "✓", words)]);

    public static Inline NotMet(string words = "not met") => new([new Run.Verdict("not-met", "✗", words)]);

    /// <summary>"unknown" with what is missing.</summary>
    public static Inline Unknown(string missing) =>
        new([new Run.Verdict("unknown", "?", missing.Length == 0 ? "unknown" : "unknown: " + missing)]);

    /// <summary>An open verdict in its own words: "undetermined", "under watch".</summary>
    public static Inline Open(string words) => new([new Run.Verdict("unknown", "?", words)]);

    /// <summary>The text alone.</summary>
    public override string ToString() => string.Concat(runs.Select(r => r.Text));

    /// <summary>For a page: an assumed value carries its reason itself.</summary>
    public Html ToHtml() => ToHtml(new Numbering());

    internal Html ToHtml(Numbering numbering) => Html.Join(runs.Select(r => r.ToHtml(numbering)));

    internal bool IsPlain => runs is [Run.Plain];

    abstract record Run(string Text)
    {
        public abstract Html ToHtml(Numbering numbering);

        public sealed record Plain(string Words) : Run(Words)
        {
            public override Html ToHtml(Numbering numbering) => Text;
        }

        public sealed record Strong(string Words) : Run(Words)
        {
            public override Html ToHtml(Numbering numbering) => Html.Element("strong", Text);
        }

        public sealed record Link(string Words, string Address) : Run(Words)
        {
            /// <summary>Only addresses that lead to a page; anything else (a script) stays text.</summary>
            public override Html ToHtml(Numbering numbering) =>
                IsPage(Address) ? Html.Element("a", [("href", Address)], Text) : Text;

            static bool IsPage(string address) =>
                address.StartsWith('#')
                || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
                || address.StartsWith("https://", StringComparison.Ordinal)
                || address.StartsWith("http://", StringComparison.Ordinal);
        }

        public sealed record Verdict(string Kind, string Sign, string Words) : Run(Words)
        {
            public override Html ToHtml(Numbering numbering) =>
                Html.Element(
                    "span",
                    [("class", "verdict " + Kind)],
                    Html.Element("span", [("aria-hidden", "true")], Sign),
                    " " + Text
                );
        }

        public sealed record Assumed(string Why) : Run("(assumed)")
        {
            public override Html ToHtml(Numbering numbering) =>
                numbering.Assumed(Why) is { } number
                    ? Html.Element(
                        "a",
                        [("class", "assumed"), ("href", $"#assumed-{number}"), ("title", Why)],
                        "assumed",
                        Html.Element("sup", number)
                    )
                    : Html.Element(
                        "span",
                        [("class", "assumed"), ("tabindex", "0"), ("title", Why), ("data-why", Why)],
                        "assumed"
                    );
        }
    }
}
