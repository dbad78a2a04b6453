using Cairn.Quantities;
using Cairn.Studies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// One mapping of a study file. Every value is asked for by key; what is wrong with it becomes a finding and reading goes on.
/// Any value may be wrapped to name its source: <c>{ value: 3, source: assumed, why: ... }</c>.
/// </summary>
sealed class YamlMap
{
    internal const string SourceKey = "source",
        WhyKey = "why",
        ValueKey = "value",
        Open = "...";

    /// <summary>Keys that add nothing to the path: what is below them stands where their mapping stands.</summary>
    static readonly string[] Transparent = [ValueKey, "criteria", "visits", "statements"];

    readonly StudyReading _reading;
    readonly string _file;
    readonly Spot _spot;
    readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    readonly List<StudyKey> _known = [];
    readonly ValueOrigin? _origin;

    public YamlMap(StudyReading reading, string file, YamlMappingNode? node, string path, ValueOrigin? inherited = null)
    {
        (_reading, _file, Path) = (reading, file, path);
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

    /// <summary>Where this mapping stands in the study; empty for the whole study.</summary>
    public string Path { get; }

    /// <summary>Reads with a shape, then reports the keys the shape never asked for.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="part">What the keys make up; the shape's own type where it is not said.</param>
    public T Read<T>(Func<YamlMap, T> shape, string? part = null)
    {
        if (_reading.DescribesKeys)
            _reading.Keys[part ?? typeof(T).Name] = _known;
        var value = shape(this);
        string[] known = [.. _known.Select(k => k.Name), SourceKey, WhyKey];
        foreach (var (name, entry) in _entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
            _reading.Error(At(entry.Key), Below(name), $"The key '{name}' is not known here.", MendKey(name, entry, known));
        return value;
    }

    public string? Text(string key) => Scalar(key)?.Text;

    public string RequiredText(string key) => Scalar(key, required: true)?.Text ?? "";

    public int? Whole(string key, int min = int.MinValue, int max = int.MaxValue) => Scalar(key)?.Whole(min, max);

    /// <summary>The number; 0 when it is missing, which is then a finding.</summary>
    public int RequiredWhole(string key, int min = int.MinValue, int max = int.MaxValue) =>
        Scalar(key, required: true)?.Whole(min, max) ?? 0;

    /// <summary>A number within bounds; both ends belong to it, except that <paramref name="above"/> does not.</summary>
    public double? Number(
        string key,
        double? above = null,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    ) => Scalar(key)?.Number(above, min, max);

    /// <summary>The number; NaN when it is missing, which is then a finding: no comparison with it holds.</summary>
    public double RequiredNumber(
        string key,
        double? above = null,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    ) => Scalar(key, required: true)?.Number(above, min, max) ?? double.NaN;

    public bool? Flag(string key) => Scalar(key)?.Flag();

    public PartialDate? Date(string key) => Scalar(key)?.Date();

    public string OneOf(string key, params IReadOnlyList<string> words)
    {
        if (Scalar(key, required: true, words) is not { } s)
            return "";
        if (!words.Contains(s.Text, StringComparer.Ordinal))
            s.NoSuchWord(words);
        return s.Text;
    }

    public T? Word<T>(string key)
        where T : struct, Enum => Scalar(key, required: false, ProtocolWords.All<T>())?.Word<T>();

    public T RequiredWord<T>(string key)
        where T : struct, Enum => Scalar(key, required: true, ProtocolWords.All<T>())?.Word<T>() ?? default;

    /// <summary>
    /// A word of a list made elsewhere; one that is known and not offered is read all the same, so that somebody can say why
    /// not.
    /// </summary>
    public string? WordOf(string key, IReadOnlyList<string> offered, IEnumerable<string> known, bool required = false)
    {
        if (Scalar(key, required, offered) is not { } s)
            return null;
        if (offered.Contains(s.Text, StringComparer.Ordinal) || known.Contains(s.Text, StringComparer.Ordinal))
            return s.Text;
        s.NoSuchWord(offered);
        return null;
    }

    /// <summary>A version of something, of those that are known; another one is refused by its number.</summary>
    public string? VersionOf(string key, string name, IReadOnlyList<string> known)
    {
        if (Scalar(key, required: false, known) is not { } s)
            return null;
        if (known.Contains(s.Text, StringComparer.Ordinal))
            return s.Text;
        s.NoSuchVersion(name, known);
        return null;
    }

    public IReadOnlyList<T> Words<T>(string key, bool required = false)
        where T : struct, Enum => Read(Scalars(key, required, ProtocolWords.All<T>()), s => s.Word<T>());

    public IReadOnlyList<string> Texts(string key, bool required = false) => [.. Scalars(key, required, []).Select(s => s.Text)];

    /// <summary>True when one value stands there, and no list or mapping.</summary>
    public bool IsOneValue(string key) => Unwrapped(key) is YamlScalarNode;

    /// <summary>A list, or one value for a list of one.</summary>
    public IReadOnlyList<string> OneOrMore(string key) => IsOneValue(key) ? [RequiredText(key)] : Texts(key);

    public IReadOnlyList<int> Wholes(string key, bool required = false) =>
        Read(Scalars(key, required, []), s => s.Whole(int.MinValue, int.MaxValue));

    /// <summary>Numbers within bounds, ends included.</summary>
    public IReadOnlyList<double> Numbers(string key, double min, double max) =>
        Read(Scalars(key, required: false, []), s => s.Number(null, min, max));

    static IReadOnlyList<T> Read<T>(IEnumerable<YamlValue> scalars, Func<YamlValue, T?> read)
        where T : struct => [.. scalars.Select(read).OfType<T>()];

    /// <summary>Lines of a document: 12, or 12-14.</summary>
    public (int First, int Last) Lines(string key) => Scalar(key, required: true)?.Lines() ?? default;

    /// <param name="key">The key.</param>
    /// <param name="shape">What the mapping there is.</param>
    /// <param name="part">What its keys make up; the shape's own type where it is not said.</param>
    public T? Map<T>(string key, Func<YamlMap, T> shape, string? part = null)
        where T : class
    {
        if (Find(key, required: false, []) is { } found)
            return One(found, shape, part);
        if (Visits(part ?? typeof(T).Name))
            return One(Missing(key), shape, part);
        return null;
    }

    public T RequiredMap<T>(string key, Func<YamlMap, T> shape) => One(Find(key, required: true, []) ?? Missing(key), shape);

    /// <param name="key">Its key.</param>
    /// <param name="shape">What an element is.</param>
    /// <param name="required">True when it must be there.</param>
    /// <param name="part">The name of an element in the schema, where it is not that of its type.</param>
    public IReadOnlyList<T> List<T>(string key, Func<YamlMap, T> shape, bool required = false, string? part = null) =>
        [
            .. Items(key, required).Select((item, i) => Element(item, $"{Below(key)}[{i}]", shape, part)),
            .. Described(shape, part),
        ];

    /// <summary>A list whose elements are addressed by their id: criteria.I7.1, schedule.D28.</summary>
    public IReadOnlyList<T> List<T>(string key, string under, Func<YamlMap, T> shape, bool required = false) =>
        [
            .. Items(key, required)
                .Select((item, i) => Element(item, IdOf(item) is { } id ? $"{under}.{id}" : $"{under}[{i}]", shape)),
            .. Described(shape),
        ];

    /// <summary>Numbers, or null when there is no such list.</summary>
    public IReadOnlyList<double>? NumbersIfAny(string key) =>
        Numbers(key, double.NegativeInfinity, double.PositiveInfinity) is var numbers
        && Unwrapped(key) is { } node
        && !IsNull(node)
            ? numbers
            : null;

    // Asking

    /// <summary>A node where it stands, with the source that holds for it; no node when it is missing.</summary>
    readonly record struct Here(YamlNode? Node, string Path, ValueOrigin? Origin);

    /// <summary>What stands there, without its source; null when the key is not there. Reads nothing.</summary>
    YamlNode? Unwrapped(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (entry.Value is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(ValueKey), out var value))
            return value;
        return entry.Value;
    }

    Here Missing(string key) => new(null, Below(key), _origin);

    Here? Find(string key, bool required, IReadOnlyList<string> words)
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
            var sourced = new YamlMap(_reading, _file, wrapper, path, _origin);
            if (sourced.Read(m => m.Find(ValueKey, required: true, [])) is not { Node: { } inner })
                return null;
            (value, origin) = (inner, sourced._origin);
        }
        if (!IsNull(value))
            return new(value, path, origin);
        if (required)
            _reading.Error(At(entry.Key), path, $"'{key}' is empty.", "Write its value behind the colon.");
        return null;
    }

    YamlValue? Scalar(string key, bool required = false, params IReadOnlyList<string> words)
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
            "Write what the protocol says in " + "place of the dots."
        );
        return true;
    }

    IEnumerable<YamlValue> Scalars(string key, bool required, IReadOnlyList<string> words)
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
            if (item is YamlScalarNode { Value: { } text } && !IsNull(item))
                yield return new(text, At(item), $"{found.Path}[{i}]", _reading);
            else
                WrongKind(item, $"{found.Path}[{i}]", "one value");
        }
    }

    IEnumerable<Here> Items(string key, bool required)
    {
        if (Find(key, required, []) is not { } found)
            return [];
        if (found.Node is YamlSequenceNode list)
            return list.Children.Select(item => new Here(item, found.Path, found.Origin));
        WrongKind(found.Node!, found.Path, "a list, with a '-' before each element");
        return [];
    }

    T Element<T>(Here item, string path, Func<YamlMap, T> shape, string? part = null)
    {
        if (_reading.Note(path, At(item.Node)) is { } earlier)
            _reading.Error(
                At(item.Node),
                path,
                $"The id '{IdOf(item)}' is used twice; first in {earlier.File}, line {earlier.Line}.",
                "Give each its own id."
            );
        return One(item with { Path = path }, shape, part);
    }

    T One<T>(Here here, Func<YamlMap, T> shape, string? part = null)
    {
        if (here.Node is YamlMappingNode || _reading.DescribesKeys)
            return new YamlMap(_reading, _file, here.Node as YamlMappingNode, here.Path, here.Origin).Read(shape, part);
        if (here.Node is { } other)
            WrongKind(other, here.Path, "a mapping, with 'key: value' lines");
        return Silently(here.Path, shape);
    }

    /// <summary>
    /// A value to go on with where a mapping was expected and something else stands: that is the finding, not its missing keys.
    /// </summary>
    static T Silently<T>(string path, Func<YamlMap, T> shape) => shape(new(new StudyReading(), "", null, path));

    bool Visits(string part) => _reading.DescribesKeys && !_reading.Keys.ContainsKey(part);

    IEnumerable<T> Described<T>(Func<YamlMap, T> shape, string? part = null)
    {
        if (Visits(part ?? typeof(T).Name))
            yield return new YamlMap(_reading, _file, null, Path).Read(shape, part);
    }

    static string MendKey(string name, (YamlScalarNode Key, YamlNode Value) entry, string[] known)
    {
        if (Spelling.Nearest(name, known) is { } near)
            return $"Write '{near}', or take it out.";
        if (entry.Value.Start.Equals(entry.Value.End))
            return $"Put the text before it in quotes if '{name}' belongs to it: between {{ and }} a comma ends a value.";
        return $"Take it out; the keys here are {string.Join(", ", known)}.";
    }

    YamlValue Note(YamlValue s)
    {
        _reading.Note(s.Path, s.Spot);
        _reading.Written.Add(s.Path);
        return s;
    }

    void WrongKind(YamlNode node, string path, string expected) =>
        _reading.Error(At(node), path, $"Here stands {Kind(node)}; expected is {expected}.", $"Write {expected}.");

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
        _entries.TryGetValue(key, out var entry) && entry.Value is YamlScalarNode { Value: { } text } && !IsNull(entry.Value)
            ? new(text, At(entry.Value), Below(key), _reading)
            : null;

    // Places

    string Below(string key)
    {
        if (Transparent.Contains(key, StringComparer.Ordinal))
            return Path;
        if (Path.Length == 0)
            return key;
        return $"{Path}.{key}";
    }

    Spot At(YamlNode? node) => new(_file, node is null ? null : (int)node.Start.Line);

    static string? IdOf(Here item) =>
        item.Node is YamlMappingNode map
        && map.Children.TryGetValue(new YamlScalarNode("id"), out var id)
        && id is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : null;

    static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    static string Kind(YamlNode node) =>
        node switch
        {
            YamlMappingNode => "a mapping",
            YamlSequenceNode => "a list",
            YamlScalarNode when IsNull(node) => "nothing",
            _ => $"one value ('{((YamlScalarNode)node).Value}')",
        };
}
