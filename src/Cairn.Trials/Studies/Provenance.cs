namespace Cairn.Studies;

/// <summary>Where a value of the study comes from.</summary>
public enum ValueSource
{
    Record,
    Protocol,
    Assumed,
}

/// <summary>The source of everything below one path of the study.</summary>
/// <param name="Path">For example dosing or dosing.levels[0].millionCellsPerKg; empty for the whole study.</param>
/// <param name="Source">Registry record, protocol, or assumed: nobody published it.</param>
/// <param name="Why">The reasoning, in one line; always there when assumed.</param>
/// <param name="Value">The value as written, for lists of what is assumed.</param>
public sealed record ValueOrigin(string Path, ValueSource Source, string? Why, string Value)
{
    /// <summary>True when the other path is this one or lies below it.</summary>
    public bool Encloses(string path) =>
        Path.Length == 0 || path == Path || (path.StartsWith(Path, StringComparison.Ordinal) && path[Path.Length] is '.' or '[');
}

/// <summary>The source of every value of a study. A value has the source of the nearest enclosing path that names one.</summary>
/// <param name="origins">Every path that names a source, in the order of the files.</param>
/// <param name="written">The path of every value written in the study's files.</param>
public sealed class Provenance(IReadOnlyList<ValueOrigin> origins, IReadOnlyList<string>? written = null)
{
    /// <summary>Every path that names a source, in the order of the files.</summary>
    public IReadOnlyList<ValueOrigin> Origins { get; } = origins;

    /// <summary>
    /// The path of every value written, in the order of the files, a list of words or numbers being one; empty when the study was
    /// not read from files.
    /// </summary>
    public IReadOnlyList<string> Written { get; } = written ?? [];

    /// <summary>
    /// The assumptions: each with at least one value of its own, where the values are known. A block whose every value names
    /// another source assumes nothing itself.
    /// </summary>
    public IReadOnlyList<ValueOrigin> Assumed => field ??= [.. Origins.Where(o => o.Source == ValueSource.Assumed && HasOwn(o))];

    /// <summary>Where the value at a path comes from; <see cref="ValueSource.Record"/> when nothing says.</summary>
    public ValueOrigin Of(string path) =>
        Origins.Where(o => o.Encloses(path)).MaxBy(o => o.Path.Length) ?? new(path, ValueSource.Record, null, "");

    public bool IsAssumed(string path) => Of(path).Source == ValueSource.Assumed;

    bool HasOwn(ValueOrigin origin)
    {
        var below = Written.Where(origin.Encloses).ToList();
        return below.Count == 0 || below.Exists(path => ReferenceEquals(Of(path), origin));
    }

    /// <summary>How many written values come from a source.</summary>
    public int Count(ValueSource source) => Written.Count(path => Of(path).Source == source);
}
