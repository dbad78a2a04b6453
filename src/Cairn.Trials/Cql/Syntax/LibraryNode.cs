namespace Cairn.Cql.Syntax;

/// <summary>A library as written.</summary>
sealed class LibraryNode
{
    public string? Name { get; init; }
    public string? Version { get; init; }

    /// <summary>The data model; null when none is named.</summary>
    public NameNode? Using { get; set; }
    public List<IncludeNode> Includes { get; } = [];
    public List<ParameterNode> Parameters { get; } = [];
    public List<TermNode> Terms { get; } = [];
    public List<DefineNode> Defines { get; } = [];
    public List<FunctionNode> Functions { get; } = [];
}

sealed record IncludeNode(Position At, string Library, string Called);

sealed record ParameterNode(Position At, string Name, TypeNode? Type, Node? Default);

/// <summary>codesystem, valueset, code and concept: an expression that gives the term.</summary>
sealed record TermNode(Position At, string Name, Node Value);

sealed record DefineNode(Position At, string Name, Node Value);

sealed record FunctionNode(
    Position At,
    string Name,
    IReadOnlyList<(string Name, TypeNode Type)> Operands,
    TypeNode? Returns,
    Node Body
);
