using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>
/// One library being compiled: what its names mean. Definitions are compiled when first asked for, so that their order is free.
/// </summary>
sealed class Unit(LibraryNode library, Model? model, Numbering numbering)
{
    readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    readonly List<Function> _functions = [];

    public Model? Model { get; } = model;

    /// <summary>Included libraries by the name they are called.</summary>
    public Dictionary<string, Unit> Includes { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => [.. _definitions.Keys, .. Includes.Keys];

    public IEnumerable<Definition> Definitions => _definitions.Values;
    public IEnumerable<Function> Functions => _functions;

    /// <exception cref="SyntaxException">Two definitions have one name.</exception>
    public void Declare()
    {
        var compiler = new ExpressionCompiler(this);
        foreach (var term in library.Terms)
            Add(
                new(
                    term.Name,
                    term.At,
                    () => compiler.Compile(term.Value, new Scope(numbering.Locals)),
                    numbering.Next(),
                    DefinitionKind.Term
                )
            );
        foreach (var parameter in library.Parameters)
            Add(
                new(
                    parameter.Name,
                    parameter.At,
                    () => compiler.Parameter(parameter, numbering.Locals),
                    numbering.Next(),
                    DefinitionKind.Parameter
                )
            );
        foreach (var define in library.Defines)
            Add(
                new(
                    define.Name,
                    define.At,
                    () => compiler.Compile(define.Value, new Scope(numbering.Locals)),
                    numbering.Next(),
                    DefinitionKind.Expression
                )
            );
        foreach (var function in library.Functions)
            _functions.Add(new(function, compiler, numbering.Locals));
    }

    void Add(Definition definition)
    {
        if (!_definitions.TryAdd(definition.Name, definition))
            throw new SyntaxException(definition.At, $"\"{definition.Name}\" is defined twice.");
    }

    public Definition? Find(string name) => _definitions.GetValueOrDefault(name);

    public bool HasFunction(string name) => _functions.Exists(f => f.Name == name);

    /// <summary>The overload that takes the arguments with the least conversion; null when none does.</summary>
    public (Function Function, Conversion[] Conversions)? FindFunction(string name, IReadOnlyList<CqlType> arguments)
    {
        (Function, Conversion[], int Cost)? best = null;
        foreach (var function in _functions.Where(f => f.Name == name && f.Operands.Count == arguments.Count))
        {
            var ways = arguments.Zip(function.Operands, Conversions.Find).ToList();
            if (ways.Contains(null) || (best is { } found && found.Cost <= ways.Sum(w => w!.Value.Cost)))
                continue;
            best = (function, [.. ways.Select(w => w!.Value)], ways.Sum(w => w!.Value.Cost));
        }
        return best is { } chosen ? (chosen.Item1, chosen.Item2) : null;
    }
}
