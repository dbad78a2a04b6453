using System.Text;
using System.Text.RegularExpressions;
using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// Text (CQL 1.5, 9-B, String Operators). Positions count from 0. Patterns are matched in time linear in the text.
/// </summary>
static class StringOperators
{
    const int LongestText = 1_000_000;

    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Concatenate(String, String) String", (a, b) => Joined(a.String, b.String)),
            Operator.Of("ConcatenateEmpty(String, String) String", (a, b) => Joined(OrEmpty(a), OrEmpty(b)), lenient: true),
            Operator.Of("Combine(List<String>) String", a => Combine(a, "")),
            Operator.Of("Combine(List<String>, String) String", (a, b) => Combine(a, OrEmpty(b)), lenient: true),
            Operator.Of("Split(String, String) List<String>", Split, lenient: true),
            Operator.Of("SplitOnMatches(String, String) List<String>", (a, b) => Texts(Pattern(b.String).Split(a.String))),
            Operator.Of("Length(String) Integer", a => Value.Of(a.String.Length)),
            Operator.Of("Upper(String) String", a => Value.Of(a.String.ToUpperInvariant())),
            Operator.Of("Lower(String) String", a => Value.Of(a.String.ToLowerInvariant())),
            Operator.Of("Indexer(String, Integer) String", (a, i) => Substring(a.String, i.Low, 1, atEnd: false)),
            Operator.Of("PositionOf(String, String) Integer", (a, b) =>
                Value.Of(b.String.IndexOf(a.String, StringComparison.Ordinal))
            ),
            Operator.Of("LastPositionOf(String, String) Integer", (a, b) =>
                Value.Of(b.String.LastIndexOf(a.String, StringComparison.Ordinal))
            ),
            Operator.Of("Substring(String, Integer) String", (a, i) => Substring(a.String, i.Low, long.MaxValue, atEnd: true)),
            Operator.Of("Substring(String, Integer, Integer) String", (a, i, n) =>
                Substring(a.String, i.Low, n.Low, atEnd: true)
            ),
            Operator.Of("StartsWith(String, String) Boolean", (a, b) =>
                Value.Of(a.String.StartsWith(b.String, StringComparison.Ordinal))
            ),
            Operator.Of("EndsWith(String, String) Boolean", (a, b) =>
                Value.Of(a.String.EndsWith(b.String, StringComparison.Ordinal))
            ),
            Operator.Of("Matches(String, String) Boolean", (a, b) => Value.Of(Pattern($"^(?:{b.String})$").IsMatch(a.String))),
            Operator.Of("ReplaceMatches(String, String, String) String", (a, p, s) => Replace(a.String, p.String, s.String)),
        ];

    /// <exception cref="CqlException">The text is longer than a library may make one.</exception>
    public static Value Joined(string a, string b) =>
        a.Length + b.Length > LongestText
            ? throw new CqlException($"A text may not be longer than {LongestText} characters.")
            : Value.Of(a + b);

    static string OrEmpty(Value text) => text.IsNull ? "" : text.String;

    static Value Combine(Value list, string separator)
    {
        if (list.IsNull)
            return Value.Null;
        List<string> texts = [.. from item in list.List.Items where !item.IsNull select item.String];
        return texts.Count == 0 ? Value.Null : Joined(string.Join(separator, texts), "");
    }

    static Value Split(Value text, Value separator)
    {
        if (text.IsNull)
            return Value.Null;
        if (separator.IsNull)
            return Texts([text.String]);
        return Texts(text.String.Split(separator.String));
    }

    static Value Texts(IEnumerable<string> texts) => Value.Of(new CqlList([.. texts.Select(t => Value.Of(t))]));

    /// <summary>Null beyond the text; the empty text has a part at its start when <paramref name="atEnd"/>.</summary>
    static Value Substring(string text, long start, long length, bool atEnd)
    {
        var isWithin = start >= 0 && (start < text.Length || (atEnd && start == 0));
        return isWithin && length >= 0
            ? Value.Of(text.Substring((int)start, (int)Math.Min(length, text.Length - start)))
            : Value.Null;
    }

    static Value Replace(string text, string pattern, string substitution) =>
        Joined(Pattern(pattern).Replace(text, Substitution(substitution)), "");

    // "\$" is a dollar, "$1" the first group.
    static string Substitution(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text[i] == '\\' && i + 1 < text.Length;
            var c = escaped ? text[++i] : text[i];
            var isGroup = !escaped && c == '$' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            result.Append(c == '$' && !isGroup ? "$$" : c.ToString());
        }
        return result.ToString();
    }

    static Regex Pattern(string pattern)
    {
        try
        {
            return new Regex(
                pattern,
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline,
                TimeSpan.FromSeconds(5)
            );
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CqlException($"'{pattern}' is no pattern that can be matched: {e.Message}");
        }
    }
}
