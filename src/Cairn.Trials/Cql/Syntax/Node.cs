using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>
/// An expression as written. Operators are calls by the name the specification gives them (<c>a + b</c> is Add(a, b)).
/// A tree is no deeper than <see cref="MostDepth"/>, so that walking it cannot exhaust the stack.
/// </summary>
abstract record Node
{
    public const int MostDepth = 400;

    protected Node(Position at, params IEnumerable<Node?> parts)
    {
        At = at;
        foreach (var part in parts)
            Depth = Math.Max(Depth, (part?.Depth ?? 0) + 1);
        if (Depth > MostDepth)
            throw new SyntaxException(at, $"This expression is nested more than {MostDepth} deep.");
    }

    public Position At { get; }
    public int Depth { get; }
}

sealed record LiteralNode(Position Place, Value Value) : Node(Place);

sealed record NameNode(Position Place, string Name) : Node(Place);

sealed record MemberNode(Position Place, Node Source, string Name) : Node(Place, Source);

/// <summary>An operator or a function.</summary>
sealed record CallNode(Position Place, string Name, IReadOnlyList<Node> Arguments, Precision? Precision = null)
    : Node(Place, Arguments);

/// <summary>A function of an included library, or a fluent one.</summary>
sealed record MemberCallNode(Position Place, Node Source, string Name, IReadOnlyList<Node> Arguments)
    : Node(Place, [Source, .. Arguments]);

sealed record IfNode(Position Place, Node Condition, Node Then, Node Else) : Node(Place, Condition, Then, Else);

/// <param name="Compared">What the items are compared with; null when the items are conditions themselves.</param>
sealed record CaseNode(Position Place, Node? Compared, IReadOnlyList<(Node When, Node Then)> Items, Node Else)
    : Node(Place, [Compared, Else, .. Items.Select(i => i.When), .. Items.Select(i => i.Then)]);

sealed record ListNode(Position Place, TypeNode? Element, IReadOnlyList<Node> Items) : Node(Place, Items);

sealed record IntervalNode(Position Place, Node Low, Node High, bool LowClosed, bool HighClosed) : Node(Place, Low, High);

sealed record TupleNode(Position Place, IReadOnlyList<(string Name, Node Value)> Elements)
    : Node(Place, Elements.Select(e => e.Value));

/// <summary><c>Quantity { value: 1, unit: 'g' }</c></summary>
sealed record InstanceNode(Position Place, TypeNode Type, IReadOnlyList<(string Name, Node Value)> Elements)
    : Node(Place, Elements.Select(e => e.Value));

enum TypeTest
{
    Is,
    As,
    Cast,
    Convert,
}

sealed record TypeTestNode(Position Place, TypeTest Test, Node Operand, TypeNode Type) : Node(Place, Operand);

/// <summary><c>minimum Integer</c>, <c>maximum Date</c></summary>
sealed record ExtremeNode(Position Place, bool IsMaximum, TypeNode Type) : Node(Place);

/// <param name="Type">The record type.</param>
/// <param name="Path">The property compared; null for the type's own code.</param>
/// <param name="Codes">What it is compared with; null for every record.</param>
sealed record RetrieveNode(Position Place, TypeNode Type, string? Path, Node? Codes) : Node(Place, Codes);

/// <summary>A type as written.</summary>
/// <param name="Name">A simple type's name, or List, Interval, Tuple, Choice.</param>
/// <param name="Arguments">Element, point, element types or alternatives.</param>
/// <param name="Names">Names of a tuple's elements.</param>
sealed record TypeNode(Position Place, string Name, IReadOnlyList<TypeNode> Arguments, IReadOnlyList<string> Names);
