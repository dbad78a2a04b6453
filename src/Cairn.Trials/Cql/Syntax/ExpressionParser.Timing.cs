using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>The timing phrases: how two moments or periods lie to each other.</summary>
sealed partial class ExpressionParser
{
    const int Tighter = 7;

    // timing = operand [("starts" | "ends" | "occurs")] phrase operand
    //        | operand ("starts" | "ends") [unit "of"] operand
    Node Timing(Node left)
    {
        var at = tokens.At;
        var boundary =
            tokens.Accept("starts") ? "Start"
            : tokens.Accept("ends") ? "End"
            : null;
        _ = boundary is null && tokens.Accept("occurs");
        if (boundary is not null && LevelOfNext() != 6)
            return new CallNode(at, boundary + "s", [left, .. Ending(out var precision)], precision);
        if (boundary is not null)
            left = new CallNode(at, boundary, [left]);
        return Phrase(at, left);
    }

    List<Node> Ending(out Precision? precision)
    {
        precision = PrecisionOf();
        return [Binary(Tighter)];
    }

    // phrase = same | includes | during | meets | overlaps | within | [offset] relation
    Node Phrase(Position at, Node left)
    {
        if (tokens.Accept("same"))
            return Same(at, left);
        var proper = tokens.Accept("properly");
        if (tokens.Accept("includes"))
            return Simple(at, proper ? "ProperIncludes" : "Includes", left, bounded: true);
        if (tokens.Accept("during") || tokens.Accept("included", "in"))
            return Simple(at, proper ? "ProperIncludedIn" : "IncludedIn", left, bounded: false);
        if (tokens.Accept("within"))
            return Within(at, left, proper);
        if (tokens.IsWord("meets") || tokens.IsWord("overlaps"))
            return MeetsOrOverlaps(at, left);
        return Relative(at, left);
    }

    // same = "same" [unit] ("as" | "or" ("before" | "after")) [("start" | "end")]
    CallNode Same(Position at, Node left)
    {
        var precision = tokens.PrecisionAt();
        if (precision is not null)
            tokens.Take();
        var name =
            tokens.Accept("as") ? "SameAs"
            : tokens.Accept("or", "before") ? "SameOrBefore"
            : tokens.Accept("or", "after") ? "SameOrAfter"
            : throw tokens.Expected("'as', 'or before' or 'or after'");
        return new(at, name, [left, Bounded()], precision);
    }

    // includes = ["properly"] "includes" [unit "of"] [("start" | "end")]
    // during   = ["properly"] ("during" | "included" "in") [unit "of"]
    CallNode Simple(Position at, string name, Node left, bool bounded)
    {
        var precision = PrecisionOf();
        return new(at, name, [left, bounded ? Bounded() : Binary(Tighter)], precision);
    }

    // within = ["properly"] "within" quantity "of" [("start" | "end")]
    TimingNode Within(Position at, Node left, bool proper)
    {
        var distance = new Offset(Quantity(), OffsetBound.OrLess);
        tokens.Expect("of");
        return new(at, left, Relation.Within, Bounded(), null, distance, Inclusive: true, proper);
    }

    // meets    = "meets" [("before" | "after")] [unit "of"]
    // overlaps = "overlaps" [("before" | "after")] [unit "of"]
    CallNode MeetsOrOverlaps(Position at, Node left)
    {
        var name = tokens.Take().Text == "meets" ? "Meets" : "Overlaps";
        var side =
            tokens.Accept("before") ? "Before"
            : tokens.Accept("after") ? "After"
            : "";
        var precision = PrecisionOf();
        return new(at, name + side, [left, Binary(Tighter)], precision);
    }

    // relation = (["on" "or"] ("before" | "after") | ("before" | "after") "or" "on") [unit "of"] [("start" | "end")]
    Node Relative(Position at, Node left)
    {
        var offset = DistanceTo();
        var inclusive = tokens.Accept("on", "or");
        var before = tokens.Accept("before");
        if (!before && !tokens.Accept("after"))
            throw tokens.Expected("a timing phrase: before, after, on or before, during, same day as, within 3 days of ...");
        inclusive |= tokens.Accept("or", "on");
        var precision = PrecisionOf();
        var right = Bounded();
        if (offset is not null)
            return new TimingNode(
                at,
                left,
                before ? Relation.Before : Relation.After,
                right,
                precision,
                offset,
                inclusive,
                Proper: false
            );
        var name = (inclusive ? "SameOr" : "") + (before ? "Before" : "After");
        return new CallNode(at, name, [left, right], precision);
    }

    // offset = quantity ["or" ("more" | "less")] | ("more" | "less") "than" quantity
    Offset? DistanceTo()
    {
        if (tokens.Accept("less", "than"))
            return new(Quantity(), OffsetBound.LessThan);
        if (tokens.Accept("more", "than"))
            return new(Quantity(), OffsetBound.MoreThan);
        if (tokens.Current.Kind != TokenKind.Number)
            return null;
        var quantity = Quantity();
        if (tokens.Accept("or", "more"))
            return new(quantity, OffsetBound.OrMore);
        if (tokens.Accept("or", "less"))
            return new(quantity, OffsetBound.OrLess);
        return new(quantity, OffsetBound.Exactly);
    }

    /// <summary>The right operand, of which "start" or "end" may pick an end.</summary>
    Node Bounded()
    {
        var at = tokens.At;
        var name =
            tokens.IsWord("of", 1) ? null
            : tokens.Accept("start") ? "Start"
            : tokens.Accept("end") ? "End"
            : null;
        var right = Binary(Tighter);
        return name is null ? right : new CallNode(at, name, [right]);
    }
}
