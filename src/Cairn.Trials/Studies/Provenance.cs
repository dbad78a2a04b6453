namespace Cairn.Studies;

/// <summary>Where a value of the study comes from.</summary>
public enum ValueSource { Record, Protocol, Assumed }

/// <summary>The source of everything below one path of the study.</summary>
/// <param name="Path">For example dosing or dosing.levels[0].millionCellsPerKg; empty for the whole study.</param>
/// <param name="Source">Registry record, protocol, or assumed: nobody published it.</param>
/// <param name="Why">The reasoning, in one line; always there when assumed.</param>
/// <param name="Value">The value as written, for lists of what is assumed.</param>
public sealed record ValueOrigin(string Path, ValueSource Source, string? Why, string Value);

/// <summary>The source of every value of a study. A value has the source of the nearest enclosing path that names one.</summary>
public sealed class Provenance(IReadOnlyList<ValueOrigin> origins)
{
    /// <summary>Every path that names a source, in the order of the files.</summary>
    public IReadOnlyList<ValueOrigin> Origins { get; } = origins;

    public IEnumerable<ValueOrigin> Assumed => Origins.Where(o => o.Source == ValueSource.Assumed);

    /// <summary>Where the value at a path comes from; <see cref="ValueSource.Record"/> when nothing says.</summary>
    public ValueOrigin Of(string path) =>
        Origins.Where(o => Encloses(o.Path, path)).MaxBy(o => o.Path.Length) ?? new(path, ValueSource.Record, null, "");

    public bool IsAssumed(string path) => Of(path).Source == ValueSource.Assumed;

    static bool Encloses(string outer, string inner) => outer.Length == 0 || inner == outer
        || (inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '.' or '[');
}
