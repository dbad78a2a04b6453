using System.Collections.Frozen;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>A compiled library: immutable, and safe to evaluate from any number of threads.</summary>
public sealed class CqlLibrary
{
    readonly FrozenDictionary<string, Definition> _definitions;

    CqlLibrary(string name, Unit unit, Numbering numbering)
    {
        (Name, Unit, Definitions, Locals) = (name, unit, numbering.Definitions, numbering.Locals.Count);
        Reading = numbering.Locals.Reading;
        _definitions = unit.Definitions.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        Defines = [.. unit.Definitions.Where(d => d.Kind == DefinitionKind.Expression).Select(d => d.Name)];
        Parameters = unit
            .Definitions.Where(d => d.Kind == DefinitionKind.Parameter)
            .ToDictionary(d => d.Name, d => d.Type, StringComparer.Ordinal);
    }

    internal Unit Unit { get; }
    internal int Definitions { get; }
    internal int Locals { get; }

    /// <summary>What it asks of the records.</summary>
    internal Reading Reading { get; }
    public string Name { get; }

    /// <summary>Names of the definitions, in the order written.</summary>
    public IReadOnlyList<string> Defines { get; }

    /// <summary>Types of the parameters, by name.</summary>
    public IReadOnlyDictionary<string, CqlType> Parameters { get; }

    /// <summary>The type of a definition.</summary>
    public CqlType TypeOf(string define) => _definitions[define].Type;

    /// <summary>Compiles a library; findings have its place and line.</summary>
    /// <param name="place">The file's name, for findings.</param>
    /// <param name="include">The text of an included library by its name; null when there is none.</param>
    public static Checked<CqlLibrary> Compile(
        string text,
        string place,
        Model? model = null,
        Func<string, string?>? include = null
    )
    {
        var findings = new List<Finding>();
        try
        {
            var numbering = new Numbering();
            var node = LibraryParser.Library(text);
            var linker = new Linker(model, numbering, include);
            var unit = linker.Link(node);
            foreach (var each in linker.Units)
                CompileAll(each, place, findings);
            return findings.Count > 0 ? new(null, findings) : new(new(node.Name ?? place, unit, numbering), []);
        }
        catch (SyntaxException e)
        {
            return new(null, [Fault(place, e)]);
        }
    }

    static void CompileAll(Unit unit, string place, List<Finding> findings)
    {
        foreach (var definition in unit.Definitions)
            Collect(() => definition.Compiled(), place, findings);
        foreach (var function in unit.Functions)
            Collect(function.Check, place, findings);
    }

    static void Collect(Action compile, string place, List<Finding> findings)
    {
        try
        {
            compile();
        }
        catch (SyntaxException e)
        {
            var fault = Fault(place, e);
            if (!findings.Contains(fault))
                findings.Add(fault);
        }
    }

    internal static Finding Fault(string place, SyntaxException e) =>
        Finding.Error(place, e.At.Line, null, $"Column {e.At.Column}: {e.Message}", "Correct the CQL.");

    /// <summary>Begins an evaluation; one is for one thread.</summary>
    public CqlSession Begin(Scene scene) => new(this, new Frame(scene, Definitions, Locals, Reading));

    internal Definition? Find(string define) => _definitions.GetValueOrDefault(define);
}
