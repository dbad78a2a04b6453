using Cairn.Cql.Syntax;

namespace Cairn.Cql.Compilation;

/// <summary>Joins a library with those it includes; one that is included by several is there once.</summary>
/// <param name="include">The text of a library by its name; null when there is none.</param>
sealed class Linker(Model? model, Numbering numbering, Func<string, string?>? include)
{
    readonly Dictionary<string, Unit> _included = new(StringComparer.Ordinal);
    readonly List<Unit> _units = [];

    /// <summary>Those that are included stand before those that include them.</summary>
    public IReadOnlyList<Unit> Units => _units;

    /// <exception cref="SyntaxException">A library is not there, or includes itself.</exception>
    public Unit Link(LibraryNode library) => Link(library, []);

    Unit Link(LibraryNode library, IReadOnlyList<string> chain)
    {
        var unit = new Unit(library, model, numbering);
        foreach (var wanted in library.Includes)
            unit.Includes[wanted.Called] = Included(wanted, chain);
        unit.Declare();
        _units.Add(unit);
        return unit;
    }

    Unit Included(IncludeNode wanted, IReadOnlyList<string> chain)
    {
        if (chain.Contains(wanted.Library, StringComparer.Ordinal))
            throw new SyntaxException(wanted.At, $"The libraries {string.Join(", ", chain)} include each other.");
        if (_included.TryGetValue(wanted.Library, out var known))
            return known;
        var text = include?.Invoke(wanted.Library)
            ?? throw new SyntaxException(wanted.At, $"There is no library {wanted.Library}.");
        return _included[wanted.Library] = Link(LibraryParser.Library(text), [.. chain, wanted.Library]);
    }
}
