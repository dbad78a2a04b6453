namespace Cairn.Cql.Syntax;

/// <summary>Whether two expressions are written alike, wherever they stand.</summary>
static class Wording
{
    /// <summary>Also false for kinds of expression that are not compared.</summary>
    public static bool IsSame(Node? a, Node? b) =>
        (a, b) switch
        {
            (null, null) => true,
            (NameNode one, NameNode two) => one.Name == two.Name,
            (LiteralNode one, LiteralNode two) => one.Value.Kind == two.Value.Kind && $"{one.Value}" == $"{two.Value}",
            (MemberNode one, MemberNode two) => one.Name == two.Name && IsSame(one.Source, two.Source),
            (CallNode one, CallNode two) => (one.Name, one.Precision) == (two.Name, two.Precision)
                && AreSame(one.Arguments, two.Arguments),
            (MemberCallNode one, MemberCallNode two) => one.Name == two.Name
                && AreSame([one.Source, .. one.Arguments], [two.Source, .. two.Arguments]),
            (RetrieveNode one, RetrieveNode two) => (one.Type.Name, one.Path) == (two.Type.Name, two.Path)
                && IsSame(one.Codes, two.Codes),
            _ => false,
        };

    static bool AreSame(IReadOnlyList<Node> one, IReadOnlyList<Node> two) =>
        one.Count == two.Count && one.Zip(two).All(pair => IsSame(pair.First, pair.Second));
}
