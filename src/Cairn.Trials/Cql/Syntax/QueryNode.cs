namespace Cairn.Cql.Syntax;

/// <summary>A query: sources, and what is done with their rows.</summary>
/// <param name="Lets">Names for values of a row.</param>
/// <param name="Sort">Empty when the order stays.</param>
sealed record QueryNode(
    Position Place,
    IReadOnlyList<SourceNode> Sources,
    IReadOnlyList<(string Name, Node Value)> Lets,
    IReadOnlyList<RelatedNode> Related,
    Node? Where,
    ReturnNode? Return,
    AggregateNode? Aggregate,
    IReadOnlyList<SortNode> Sort
)
    : Node(
        Place,
        [
            .. Sources.Select(s => s.Expression),
            .. Lets.Select(l => l.Value),
            .. Related.SelectMany(r => new[] { r.Source.Expression, r.Condition }),
            Where,
            Return?.Value,
            Aggregate?.Start,
            Aggregate?.Value,
            .. Sort.Select(s => s.By),
        ]
    );

sealed record SourceNode(Position At, string Alias, Node Expression);

/// <summary><c>with</c> or <c>without</c> a related row.</summary>
sealed record RelatedNode(bool IsWith, SourceNode Source, Node Condition);

sealed record ReturnNode(bool Distinct, Node Value);

sealed record AggregateNode(bool Distinct, string Name, Node? Start, Node Value);

/// <param name="By">What is compared; null for the row itself.</param>
sealed record SortNode(bool Descending, Node? By);
