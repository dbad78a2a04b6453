using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cairn.Documents.Languages;

namespace Cairn.Documents.Reports.Markup;

/// <summary>
/// Writes markup that is HTML and well-formed XML at once. Text comes in by being encoded; names are checked; elements end where
/// their
/// <c>using</c> ends.
/// </summary>
sealed class MarkupWriter(TextWriter to, Language? language = null)
{
    /// <summary>The language that phrases are said in.</summary>
    public Language Language { get; } = language ?? Language.English;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
    );

    // What XML 1.0 cannot hold, apart from lone surrogates, which the encoder replaces.
    static readonly SearchValues<char> Forbidden = SearchValues.Create([
        .. from code in Enumerable.Range(0, ' ') where (char)code is not ('\t' or '\n' or '\r') select (char)code,
        '\uFFFE',
        '\uFFFF',
    ]);

    // Characters that nobody sees and that turn or join what stands beside them: two names could look alike, or one read
    // backwards.
    static readonly SearchValues<char> Hidden = SearchValues.Create([
        '\u061C',
        '\u200B',
        '\u200E',
        '\u200F',
        .. Between('\u202A', '\u202E'),
        .. Between('\u2060', '\u2064'),
        .. Between('\u2066', '\u2069'),
        '\uFEFF',
    ]);

    static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    /// <summary>Opens an element with attributes; null values are left out.</summary>
    public Element Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name);
        foreach (var (key, value) in attributes)
            Attribute(key, value);
        to.Write('>');
        return new(to, name);
    }

    /// <summary>An element that holds text alone.</summary>
    public void Leaf(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes))
            Text(text);
    }

    /// <summary>An element that holds a phrase alone; what stands there in English is marked as such.</summary>
    public void Say(string name, Phrase phrase, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var said = Language.Say(phrase);
        using (Open(name, [.. attributes, ("lang", said.IsEnglish ? "en" : null)]))
            Text(said.Text);
    }

    /// <summary>A phrase as content; what stands there in English is marked as such.</summary>
    public void Say(Phrase phrase)
    {
        var said = Language.Say(phrase);
        if (said.IsEnglish)
            Leaf("span", said.Text, ("lang", "en"));
        else
            Text(said.Text);
    }

    /// <summary>An element without content.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name);
        foreach (var (key, value) in attributes)
            Attribute(key, value);
        EndVoid();
    }

    /// <summary>Begins an element whose attributes come one by one.</summary>
    public void Begin(string name)
    {
        to.Write('<');
        to.Write(Checked(name));
    }

    /// <summary>An attribute of the element just begun; nothing when the value is null.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is null)
            return;
        to.Write(' ');
        to.Write(Checked(name));
        to.Write("=\"");
        Text(value);
        to.Write('"');
    }

    /// <summary>Ends the beginning of an element that holds something.</summary>
    public Element EndOpen(string name)
    {
        to.Write('>');
        return new(to, name);
    }

    /// <summary>Ends an element that holds nothing.</summary>
    public void EndVoid() => to.Write("/>");

    /// <summary>
    /// Text as content; characters that XML cannot hold become U+FFFD, those that are not seen but change how the rest is read
    /// are named in brackets.
    /// </summary>
    public void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (text.AsSpan().ContainsAny(Hidden))
            text = string.Concat(text.Select(c => Hidden.Contains(c) ? $"[U+{(int)c:X4}]" : c.ToString()));
        var at = text.AsSpan().IndexOfAny(Forbidden);
        Encoder.Encode(to, at < 0 ? text : WithoutForbidden(text));
    }

    public void NewLine() => to.Write('\n');

    /// <summary>Markup made by this library: a document type, or the stylesheet.</summary>
    public void Trusted(string markup) => to.Write(markup);

    static string Checked(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? name
            : throw new ArgumentException($"'{name}' is no name.", nameof(name));

    static string WithoutForbidden(string text)
    {
        var kept = text.ToCharArray();
        foreach (ref var c in kept.AsSpan())
            if (Forbidden.Contains(c))
                c = '\uFFFD';
        return new(kept);
    }

    /// <summary>An open element; disposing ends it.</summary>
    public readonly struct Element(TextWriter to, string name) : IDisposable
    {
        public void Dispose()
        {
            to.Write("</");
            to.Write(name);
            to.Write('>');
        }
    }
}
