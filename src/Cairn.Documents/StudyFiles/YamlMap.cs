using Cairn.Quantities;
using Cairn.Studies;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// One mapping of a study file. Every value is asked for by key; what is wrong with it becomes a finding and reading goes on.
/// Any value may be wrapped to name its source: <c>{ value: 3, source: assumed, why: ... }</c>.
/// </summary>
sealed class YamlMap
{
    readonly StudyReading _reading;
    readonly YamlEntries _entries;

    public YamlMap(StudyReading reading, string file, YamlMappingNode? node, string path, ValueOrigin? inherited = null) =>
        (_reading, _entries) = (reading, new(reading, file, node, path, inherited));

    /// <summary>Where this mapping stands in the study; empty for the whole study.</summary>
    public string Path => _entries.Path;

    /// <summary>Reads with a shape, then reports the keys the shape never asked for.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="part">What the keys make up; the shape's own type where it is not said.</param>
    public T Read<T>(Func<YamlMap, T> shape, string? part = null)
    {
        if (_reading.DescribesKeys)
            _reading.Keys[part ?? typeof(T).Name] = _entries.Known;
        var value = shape(this);
        _entries.RefuseUnknown();
        return value;
    }

    public string? Text(string key) => _entries.Scalar(key)?.Text;

    public string RequiredText(string key) => _entries.Scalar(key, required: true)?.Text ?? "";

    public int? Whole(string key, int min = int.MinValue, int max = int.MaxValue) => _entries.Scalar(key)?.Whole(min, max);

    /// <summary>The number; 0 when it is missing, which is then a finding.</summary>
    public int RequiredWhole(string key, int min = int.MinValue, int max = int.MaxValue) =>
        _entries.Scalar(key, required: true)?.Whole(min, max) ?? 0;

    /// <summary>A number within bounds; both ends belong to it, except that <paramref name="above"/> does not.</summary>
    public double? Number(
        string key,
        double? above = null,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    ) => _entries.Scalar(key)?.Number(above, min, max);

    /// <summary>The number; NaN when it is missing, which is then a finding: no comparison with it holds.</summary>
    public double RequiredNumber(
        string key,
        double? above = null,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    ) => _entries.Scalar(key, required: true)?.Number(above, min, max) ?? double.NaN;

    public bool? Flag(string key) => _entries.Scalar(key)?.Flag();

    public PartialDate? Date(string key) => _entries.Scalar(key)?.Date();

    public string OneOf(string key, params IReadOnlyList<string> words)
    {
        if (_entries.Scalar(key, required: true, words) is not { } s)
            return "";
        if (!words.Contains(s.Text, StringComparer.Ordinal))
            s.NoSuchWord(words);
        return s.Text;
    }

    public T? Word<T>(string key)
        where T : struct, Enum => _entries.Scalar(key, required: false, ProtocolWords.All<T>())?.Word<T>();

    public T RequiredWord<T>(string key)
        where T : struct, Enum => _entries.Scalar(key, required: true, ProtocolWords.All<T>())?.Word<T>() ?? default;

    /// <summary>
    /// A word of a list made elsewhere; one that is known and not offered is read all the same, so that somebody can say why
    /// not.
    /// </summary>
    public string? WordOf(string key, IReadOnlyList<string> offered, IEnumerable<string> known, bool required = false)
    {
        if (_entries.Scalar(key, required, offered) is not { } s)
            return null;
        if (offered.Contains(s.Text, StringComparer.Ordinal) || known.Contains(s.Text, StringComparer.Ordinal))
            return s.Text;
        s.NoSuchWord(offered);
        return null;
    }

    /// <summary>A version of something, of those that are known; another one is refused by its number.</summary>
    public string? VersionOf(string key, string name, IReadOnlyList<string> known)
    {
        if (_entries.Scalar(key, required: false, known) is not { } s)
            return null;
        if (known.Contains(s.Text, StringComparer.Ordinal))
            return s.Text;
        s.NoSuchVersion(name, known);
        return null;
    }

    public IReadOnlyList<T> Words<T>(string key, bool required = false)
        where T : struct, Enum => Read(_entries.Scalars(key, required, ProtocolWords.All<T>()), s => s.Word<T>());

    public IReadOnlyList<string> Texts(string key, bool required = false) =>
        [.. _entries.Scalars(key, required, []).Select(s => s.Text)];

    /// <summary>True when one value stands there, and no list or mapping.</summary>
    public bool IsOneValue(string key) => _entries.Unwrapped(key) is YamlScalarNode;

    /// <summary>A list, or one value for a list of one.</summary>
    public IReadOnlyList<string> OneOrMore(string key) => IsOneValue(key) ? [RequiredText(key)] : Texts(key);

    public IReadOnlyList<int> Wholes(string key, bool required = false) =>
        Read(_entries.Scalars(key, required, []), s => s.Whole(int.MinValue, int.MaxValue));

    /// <summary>Numbers within bounds, ends included.</summary>
    public IReadOnlyList<double> Numbers(string key, double min, double max) =>
        Read(_entries.Scalars(key, required: false, []), s => s.Number(null, min, max));

    static IReadOnlyList<T> Read<T>(IEnumerable<YamlValue> scalars, Func<YamlValue, T?> read)
        where T : struct => [.. scalars.Select(read).OfType<T>()];

    /// <summary>Lines of a document: 12, or 12-14.</summary>
    public (int First, int Last) Lines(string key) => _entries.Scalar(key, required: true)?.Lines() ?? default;

    /// <param name="key">The key.</param>
    /// <param name="shape">What the mapping there is.</param>
    /// <param name="part">What its keys make up; the shape's own type where it is not said.</param>
    public T? Map<T>(string key, Func<YamlMap, T> shape, string? part = null)
        where T : class
    {
        if (_entries.Find(key, required: false, []) is { } found)
            return One(found, shape, part);
        if (Visits(part ?? typeof(T).Name))
            return One(_entries.Missing(key), shape, part);
        return null;
    }

    public T RequiredMap<T>(string key, Func<YamlMap, T> shape) =>
        One(_entries.Find(key, required: true, []) ?? _entries.Missing(key), shape);

    /// <param name="key">Its key.</param>
    /// <param name="shape">What an element is.</param>
    /// <param name="required">True when it must be there.</param>
    /// <param name="part">The name of an element in the schema, where it is not that of its type.</param>
    public IReadOnlyList<T> List<T>(string key, Func<YamlMap, T> shape, bool required = false, string? part = null) =>
        [
            .. _entries.Items(key, required).Select((item, i) => Element(item, $"{_entries.Below(key)}[{i}]", shape, part)),
            .. Described(shape, part),
        ];

    /// <summary>A list whose elements are addressed by their id: criteria.I7.1, schedule.D28.</summary>
    public IReadOnlyList<T> List<T>(string key, string under, Func<YamlMap, T> shape, bool required = false) =>
        [
            .. _entries
                .Items(key, required)
                .Select(
                    (item, i) => Element(item, YamlNodes.IdOf(item.Node) is { } id ? $"{under}.{id}" : $"{under}[{i}]", shape)
                ),
            .. Described(shape),
        ];

    /// <summary>Numbers, or null when there is no such list.</summary>
    public IReadOnlyList<double>? NumbersIfAny(string key) =>
        Numbers(key, double.NegativeInfinity, double.PositiveInfinity) is var numbers
        && _entries.Unwrapped(key) is { } node
        && !YamlNodes.IsNull(node)
            ? numbers
            : null;

    // What stands there, read with a shape

    T Element<T>(YamlFound item, string path, Func<YamlMap, T> shape, string? part = null)
    {
        if (_reading.Note(path, _entries.At(item.Node)) is { } earlier)
            _reading.Error(
                _entries.At(item.Node),
                path,
                $"The id '{YamlNodes.IdOf(item.Node)}' is used twice; first in {earlier.File}, line {earlier.Line}.",
                "Give each its own id."
            );
        return One(item with { Path = path }, shape, part);
    }

    T One<T>(YamlFound here, Func<YamlMap, T> shape, string? part = null)
    {
        if (here.Node is YamlMappingNode || _reading.DescribesKeys)
            return new YamlMap(_reading, _entries.File, here.Node as YamlMappingNode, here.Path, here.Origin).Read(shape, part);
        if (here.Node is { } other)
            _entries.WrongKind(other, here.Path, "a mapping, with 'key: value' lines");
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
            yield return new YamlMap(_reading, _entries.File, null, Path).Read(shape, part);
    }
}
