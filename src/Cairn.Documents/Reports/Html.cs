using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Cairn.Documents.Reports;

/// <summary>
/// A piece of HTML that is also well-formed XML. Text becomes one only by being encoded; there is no other way in from outside.
/// <c>default</c> is the empty piece.
/// </summary>
public readonly record struct Html
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    readonly string? markup;

    Html(string markup) => this.markup = markup;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(markup);

    public override string ToString() => markup ?? "";

    public static implicit operator Html(string? text) => new(Encode(text));

    /// <summary>Text as content or attribute value; characters that XML cannot hold become U+FFFD.</summary>
    public static string Encode(string? text) => string.IsNullOrEmpty(text) ? "" : Encoder.Encode(WithoutControls(text));

    /// <summary>An element with its content.</summary>
    public static Html Element(string name, params ReadOnlySpan<Html> content) => Element(name, [], content);

    /// <summary>An element with attributes (null values are left out) and its content.</summary>
    public static Html Element(string name, (string Name, string? Value)[] attributes, params ReadOnlySpan<Html> content)
    {
        var text = new StringBuilder();
        Open(text, name, attributes);
        if (IsVoid(name))
            return new(text.Append("/>").ToString());
        text.Append('>');
        foreach (var piece in content)
            text.Append(piece.markup);
        return new(text.Append("</").Append(name).Append('>').ToString());
    }

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.markup)));

    public static Html Join(Html between, IEnumerable<Html> pieces) =>
        new(string.Join(between.markup, pieces.Select(p => p.markup)));

    public static Html operator +(Html left, Html right) => new(left.markup + right.markup);

    public static Html Add(Html left, Html right) => left + right;

    /// <summary>Markup made by this library: a drawing, or the stylesheet.</summary>
    internal static Html Trusted(string markup) => new(markup);

    /// <summary>Writes "&lt;name a="b"" without its end, names checked.</summary>
    internal static void Open(StringBuilder to, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        to.Append('<').Append(Name(name));
        foreach (var (key, value) in attributes)
            if (value is not null)
                to.Append(' ').Append(Name(key)).Append("=\"").Append(Encode(value)).Append('"');
    }

    static string Name(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name
            : throw new ArgumentException($"'{name}' is no name.", nameof(name));

    static bool IsVoid(string name) => name is "meta" or "br" or "hr" or "col" or "input" or "link" or "img";

    static string WithoutControls(string text) => text.Any(IsForbidden) ? string.Create(text.Length, text, (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                    to[i] = IsForbidden(from[i]) ? '\uFFFD' : from[i];
            }) : text;

    static bool IsForbidden(char c) => c is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';
}
