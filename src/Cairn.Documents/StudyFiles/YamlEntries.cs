using Cairn.Studies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>A node where it stands, with the source that holds for it; no node when it is missing.</summary>
readonly record struct YamlFound(YamlNode? Node, string Path, ValueOrigin? Origin);

/// <summary>
/// The entries of one mapping of a study file: what stands under a key, where, and on which source it rests. What is asked for is
/// remembered, and what nobody asked for is a finding.
/// </summary>
sealed class YamlEntries
{
    internal const string SourceKey = "source",
        WhyKey = "why",
        ValueKey = "value",
        Open = "...";

    /// <summary>Keys that add nothing to the path: what is below them stands where their mapping stands.</summary>
    static readonly string[] Transparent = [ValueKey, "criteria", "visits", "statements"];

    readonly StudyReading _reading;
    readonly Spot _spot;
    readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    readonly List<StudyKey> _known = [];
    readonly ValueOrigin? _origin;

    public YamlEntries(StudyReading reading, string file, YamlMappingNode? node, string path, ValueOrigin? inherited = null)
    {
        (_reading, File, Path) = (reading, file, path);
        _spot = At(node);
        foreach (var (key, value) in node?.Children.AsEnumerable() ?? [])
        {
            if (key is YamlScalarNode { Value: { } name } scalar)
                _entries[name] = (scalar, value);
            else
                _reading.Error(At(key), path, "A key must be one word.", "Write 'key: value'.");
        }
        _origin = Origin(node) ?? inherited;
        if (_origin == inherited)
            CarryOver(inherited, node);
    }

    /// <summary>The file that holds it.</summary>
    public string File { get; }

    /// <summary>Where this mapping stands in the study; empty for the whole study.</summary>
    public string Path { get; }

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<StudyKey> Known => _known;

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void RefuseUnknown()
    {
        string[] known = [.. _known.Select(k => k.Name), SourceKey, WhyKey];
        foreach (var (name, entry) in _entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
            _reading.Error(At(entry.Key), Below(name), $"The key '{name}' is not known here.", MendKey(name, entry, known));
    }

    static string MendKey(string name, (YamlScalarNode Key, YamlNode Value) entry, string[] known)
    {
        if (Spelling.Nearest(name, known) is { } near)
            return $"Write '{near}', or take it out.";
        if (entry.Value.Start.Equals(entry.Value.End))
            return $"Put the text before it in quotes if '{name}' belongs to it: between {{ and }} a comma ends a value.";
        return $"Take it out; the keys here are {string.Join(", ", known)}.";
    }

    // Asking

    /// <summary>What stands there, without its source; null when the key is not there. Reads nothing.</summary>
    public YamlNode? Unwrapped(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (entry.Value is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(ValueKey), out var value))
            return value;
        return entry.Value;
    }

    public YamlFound Missing(string key) => new(null, Below(key), _origin);

    public YamlFound? Find(string key, bool required, IReadOnlyList<string> words)
    {
        if (_known.All(k => k.Name != key))
            _known.Add(new(key, required, words));
        if (!_entries.TryGetValue(key, out var entry))
        {
            if (required)
                _reading.Error(
                    _spot,
                    Below(key),
                    $"'{key}' is missing.",
                    $"Add '{key}: ...'{(words.Count > 0 ? $", one of {string.Join(", ", words)}" : "")}."
                );
            return null;
        }
        var path = Below(key);
        _reading.Note(path, At(entry.Key));
        var origin = _origin;
        var value = entry.Value;
        if (value is YamlMappingNode wrapper && wrapper.Children.Keys.Any(k => k is YamlScalarNode { Value: ValueKey }))
        {
            var sourced = new YamlEntries(_reading, File, wrapper, path, _origin);
            var own = sourced.Find(ValueKey, required: true, []);
            sourced.RefuseUnknown();
            if (own is not { Node: { } inner })
                return null;
            (value, origin) = (inner, sourced._origin);
        }
        if (!YamlNodes.IsNull(value))
            return new(value, path, origin);
        if (required)
            _reading.Error(At(entry.Key), path, $"'{key}' is empty.", "Write its value behind the colon.");
        return null;
    }

    public YamlValue? Scalar(string key, bool required = false, params IReadOnlyList<string> words)
    {
        if (Find(key, required, words) is not { } found)
            return null;
        var said = YamlWords.Of(found.Node, found.Path, _reading, At) ?? found.Node;
        if (said is YamlScalarNode { Value: { } text } node)
            return IsOpen(text, node, found.Path) ? null : Note(new(text, At(node), found.Path, _reading));
        WrongKind(found.Node!, found.Path, "one value");
        return null;
    }

    /// <summary>True for a value that a draft left to a person, and that nobody has written yet.</summary>
    bool IsOpen(string text, YamlScalarNode node, string path)
    {
        if (text != Open || node.Style != ScalarStyle.Plain)
            return false;
        _reading.Error(
            At(node),
            path,
            "Nobody has written this value yet.",
            "Write what the protocol says in place of the dots."
        );
        return true;
    }

    public IEnumerable<YamlValue> Scalars(string key, bool required, IReadOnlyList<string> words)
    {
        if (Find(key, required, words) is not { } found)
            yield break;
        if (found.Node is not YamlSequenceNode list)
        {
            WrongKind(found.Node!, found.Path, "a list, [a, b]");
            yield break;
        }
        _reading.Written.Add(found.Path);
        foreach (var (item, i) in list.Children.Select((item, i) => (item, i)))
        {
            _reading.Note($"{found.Path}[{i}]", At(item));
            if (item is YamlScalarNode { Value: Open } open && IsOpen(Open, open, $"{found.Path}[{i}]"))
                continue;
            if (item is YamlScalarNode { Value: { } text } && !YamlNodes.IsNull(item))
                yield return new(text, At(item), $"{found.Path}[{i}]", _reading);
            else
                WrongKind(item, $"{found.Path}[{i}]", "one value");
        }
    }

    public IEnumerable<YamlFound> Items(string key, bool required)
    {
        if (Find(key, required, []) is not { } found)
            return [];
        if (found.Node is YamlSequenceNode list)
            return list.Children.Select(item => new YamlFound(item, found.Path, found.Origin));
        WrongKind(found.Node!, found.Path, "a list, with a '-' before each element");
        return [];
    }

    YamlValue Note(YamlValue s)
    {
        _reading.Note(s.Path, s.Spot);
        _reading.Written.Add(s.Path);
        return s;
    }

    public void WrongKind(YamlNode node, string path, string expected) =>
        _reading.Error(At(node), path, $"Here stands {YamlNodes.Kind(node)}; expected is {expected}.", $"Write {expected}.");

    // Sources

    ValueOrigin? Origin(YamlMappingNode? node)
    {
        var source = Own(SourceKey)?.Word<ValueSource>();
        var why = Own(WhyKey);
        if (why is not null && !_entries.ContainsKey(SourceKey))
            _reading.Error(
                why.Value.Spot,
                Path,
                "'why' stands here without 'source'.",
                $"Add 'source', one of {string.Join(", ", ProtocolWords.All<ValueSource>())}, beside it."
            );
        if (source is not { } known)
            return null;
        if (known == ValueSource.Assumed && string.IsNullOrWhiteSpace(why?.Text))
            _reading.Error(
                At(_entries[SourceKey].Key),
                Path,
                "It is assumed, but nothing says why.",
                "Add 'why: ...' with the reasoning in one line."
            );
        var origin = new ValueOrigin(Path, known, why?.Text, YamlText.Line(node!));
        _reading.Origins.Add(origin);
        return origin;
    }

    /// <summary>
    /// A part whose path lies outside the path its source was named for (I2a within I2) carries that source along.
    /// </summary>
    void CarryOver(ValueOrigin? inherited, YamlMappingNode? node)
    {
        if (inherited is null || node is null || inherited.Encloses(Path))
            return;
        _reading.Origins.Add(inherited with { Path = Path, Value = YamlText.Line(node) });
    }

    YamlValue? Own(string key) =>
        _entries.TryGetValue(key, out var entry)
        && entry.Value is YamlScalarNode { Value: { } text }
        && !YamlNodes.IsNull(entry.Value)
            ? new(text, At(entry.Value), Below(key), _reading)
            : null;

    // Places

    public string Below(string key)
    {
        if (Transparent.Contains(key, StringComparer.Ordinal))
            return Path;
        if (Path.Length == 0)
            return key;
        return $"{Path}.{key}";
    }

    public Spot At(YamlNode? node) => new(File, node is null ? null : (int)node.Start.Line);
}
