using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>How two moments or periods lie to each other, as the phrase between them says.</summary>
enum Relation
{
    SameAs,
    SameOrBefore,
    SameOrAfter,
    Before,
    After,
    Within,
}

/// <summary>How an offset bounds the distance.</summary>
enum OffsetBound
{
    Exactly,
    OrMore,
    OrLess,
    MoreThan,
    LessThan,
}

/// <summary>A distance: <c>14 days or less</c>.</summary>
sealed record Offset(Node Quantity, OffsetBound Bound);

/// <summary><c>left 14 days or less before day of right</c>. Starts, ends and occurs are calls in the operands already.</summary>
/// <param name="Inclusive">True for "on or before", "before or on".</param>
/// <param name="Proper">True for "properly within".</param>
sealed record TimingNode(
    Position Place,
    Node Left,
    Relation Relation,
    Node Right,
    Precision? Precision,
    Offset? Offset,
    bool Inclusive,
    bool Proper
) : Node(Place, Left, Right, Offset?.Quantity);
