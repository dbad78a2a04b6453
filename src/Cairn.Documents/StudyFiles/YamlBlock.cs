using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// A key with its value: text, a number, a flag, a list of texts, an entry, or a list of entries. Null and empty lists are not
/// written.
/// </summary>
readonly record struct YamlEntry(string Key, object? Value)
{
    public bool IsWritten =>
        Value switch
        {
            null => false,
            IReadOnlyList<string> texts => texts.Count > 0,
            IReadOnlyList<YamlEntry[]> entries => entries.Count > 0,
            _ => true,
        };
}

/// <summary>Writes YAML as a person would: blocks, long text folded, text of several lines kept line by line.</summary>
static partial class YamlBlock
{
    const int Width = 120,
        LongestPlain = 90;

    static readonly EmitterSettings Folded = new EmitterSettings(2, Width, false, 1024, false, true).WithNewLine("\n");

    // A line folded before a tab would lose the tab.
    static readonly EmitterSettings Unfolded = new EmitterSettings(2, int.MaxValue, false, 1024, false, true).WithNewLine("\n");

    /// <summary>The entries as text, each ending its line; empty when none is written.</summary>
    public static string Of(params YamlEntry[] entries)
    {
        if (!entries.Any(e => e.IsWritten))
            return "";
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var emitter = new Emitter(text, HasTab(entries) ? Unfolded : Folded);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, entries);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>Lines of comment. Nothing in the text can end the comment.</summary>
    public static string Comment(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return string.Concat(lines.Select(line => $"# {Breaks().Replace(line, " ")}".TrimEnd() + "\n"));
    }

    static bool HasTab(object? value) =>
        value switch
        {
            string text => text.Contains('\t'),
            YamlEntry[] entries => entries.Any(e => HasTab(e.Value)),
            IEnumerable<object> items => items.Any(HasTab),
            _ => false,
        };

    static void Emit(Emitter emitter, object value)
    {
        switch (value)
        {
            case YamlEntry[] entries:
                EmitMapping(emitter, entries);
                break;
            case IReadOnlyList<YamlEntry[]> list:
                EmitList(emitter, list, SequenceStyle.Block);
                break;
            case IReadOnlyList<string> texts:
                EmitList(emitter, texts, texts.Sum(t => t.Length + 2) < LongestPlain ? SequenceStyle.Flow : SequenceStyle.Block);
                break;
            case string text:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, StyleOf(text), true, true));
                break;
            case bool flag:
                emitter.Emit(new Scalar(flag ? "true" : "false"));
                break;
            default:
                emitter.Emit(new Scalar(Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }
    }

    static void EmitMapping(Emitter emitter, YamlEntry[] entries)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block));
        foreach (var (key, value) in entries.Where(e => e.IsWritten))
        {
            emitter.Emit(new Scalar(key));
            Emit(emitter, value!);
        }
        emitter.Emit(new MappingEnd());
    }

    static void EmitList(Emitter emitter, IEnumerable<object> items, SequenceStyle style)
    {
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, style));
        foreach (var item in items)
            Emit(emitter, item);
        emitter.Emit(new SequenceEnd());
    }

    static ScalarStyle StyleOf(string text) =>
        text switch
        {
            _ when NeedsQuotes(text) => ScalarStyle.DoubleQuoted,
            _ when text.Contains('\n') => ScalarStyle.Literal,
            { Length: > LongestPlain } => ScalarStyle.Folded,
            _ => ScalarStyle.Any,
        };

    /// <summary>True for text that would be read as something else, or that a block cannot hold.</summary>
    static bool NeedsQuotes(string text) =>
        text.Length == 0 || text != text.Trim() || NotText().IsMatch(text) || Odd().IsMatch(text);

    [GeneratedRegex(
        @"^(?:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][-+.,:_0-9eExXoOa-fA-F]*|[-+]?\.(?:inf|nan))$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NotText();

    [GeneratedRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[ ]\n|\n[ ]*\n[ ]|^[ ]")]
    private static partial Regex Odd();

    [GeneratedRegex(@"[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]")]
    private static partial Regex Breaks();
}
