using Cairn.Registry.Words;

namespace Cairn.Registry.Comparing;

/// <summary>
/// Finds the lines of one record in another: by what they are about (names of one thing are one) and by their other words, rare
/// ones counting more; then by their bounds. A line that has no like is only in its own record.
/// </summary>
public static class LinePairs
{
    /// <summary>A pair has at least this likeness. Chosen by eye on four pairs of trials (assumed).</summary>
    const double Least = 0.3;

    /// <summary>Of two lines that are about one thing more than words have to agree, before they are the same.</summary>
    const double SameFrom = 0.8;

    /// <summary>A topic counts as much as so many plain words.</summary>
    const double TopicWeight = 2.5;

    /// <summary>An inclusion and an exclusion criterion have to be so much more alike.</summary>
    const double AcrossKinds = 0.75;

    /// <summary>The pairs: in the order of the first record, then what only the second has.</summary>
    public static IReadOnlyList<LinePair> Of(IReadOnlyList<ComparedLine> a, IReadOnlyList<ComparedLine> b)
    {
        var reader = new WordReader();
        LineTerms[] mine = [.. a.Select(l => LineTerms.Of(l, reader))],
            others = [.. b.Select(l => LineTerms.Of(l, reader))];
        var rarity = Rarity([.. mine, .. others]);
        var scores = Scores(mine, others, rarity);
        var pairs = OneToOne(scores, mine.Length, others.Length);
        return [.. Ordered(mine, others, scores, pairs)];
    }

    static Dictionary<string, double> Rarity(IReadOnlyList<LineTerms> lines) =>
        lines
            .SelectMany(Keys)
            .GroupBy(t => t, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log(1 + (double)lines.Count / g.Count()), StringComparer.Ordinal);

    static IEnumerable<string> Keys(LineTerms line) => line.Terms.Concat(line.Topics.Select(t => "#" + t));

    /// <summary>Cosines; only lines that share a term are looked at.</summary>
    static double[,] Scores(LineTerms[] a, LineTerms[] b, Dictionary<string, double> rarity)
    {
        var scores = new double[a.Length, b.Length];
        var having = b.Index()
            .SelectMany(l => Keys(l.Item).Select(term => (term, l.Index)))
            .ToLookup(t => t.term, t => t.Index, StringComparer.Ordinal);
        var lengths = b.Select(l => Length(l, rarity)).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var length = Length(a[i], rarity);
            foreach (var term in Keys(a[i]))
            foreach (var j in having[term])
                scores[i, j] += Square(Weight(term, rarity)) * Share(a[i], b[j]) / (length * lengths[j]);
        }
        return scores;
    }

    static double Share(LineTerms a, LineTerms b) => a.Line.Kind == b.Line.Kind ? 1 : AcrossKinds;

    static double Length(LineTerms line, Dictionary<string, double> rarity) =>
        Math.Sqrt(Keys(line).Sum(t => Square(Weight(t, rarity))));

    static double Weight(string term, Dictionary<string, double> rarity) =>
        rarity[term] * (term[0] == '#' ? Math.Sqrt(TopicWeight) : 1);

    static double Square(double x) => x * x;

    /// <summary>The best partner of each line, the most alike first; null when there is none left.</summary>
    static int?[] OneToOne(double[,] scores, int a, int b)
    {
        var (partner, taken) = (new int?[a], new bool[b]);
        var all =
            from i in Enumerable.Range(0, a)
            from j in Enumerable.Range(0, b)
            where scores[i, j] >= Least
            orderby scores[i, j] descending, i, j
            select (i, j);
        foreach (var (i, j) in all)
            if (partner[i] is null && !taken[j])
                (partner[i], taken[j]) = (j, true);
        return partner;
    }

    static IEnumerable<LinePair> Ordered(LineTerms[] a, LineTerms[] b, double[,] scores, int?[] partner)
    {
        HashSet<int> left = [.. Enumerable.Range(0, b.Length).Except(partner.OfType<int>())];
        int?[] nearest = [.. Enumerable.Range(0, b.Length).Select(Nearest)];
        for (var i = 0; i < a.Length; i++)
        {
            yield return partner[i] is { } j ? Pair(a[i], b[j], scores[i, j]) : Alone(i);
            int[] repeated = [.. from k in left where nearest[k] == i orderby k select k];
            foreach (var again in repeated)
            {
                left.Remove(again);
                yield return Pair(a[i], b[again], scores[i, again]) with
                {
                    IsAgain = true,
                };
            }
        }
        foreach (var j in left.Order())
            yield return new(null, b[j].Line, LineStanding.OnlyB, 0);

        LinePair Alone(int i) =>
            Best(Enumerable.Range(0, b.Length), j => scores[i, j]) is { } j
                ? Pair(a[i], b[j], scores[i, j]) with
                {
                    IsAgain = true,
                }
                : new(a[i].Line, null, LineStanding.OnlyA, 0);

        int? Nearest(int j) => left.Contains(j) ? Best(Enumerable.Range(0, a.Length), i => scores[i, j]) : null;
    }

    static int? Best(IEnumerable<int> among, Func<int, double> score)
    {
        var ordered = from i in among let likeness = score(i) orderby likeness descending, i select (At: i, Score: likeness);
        var best = ordered.FirstOrDefault();
        return best.Score >= Least ? best.At : null;
    }

    static LinePair Pair(LineTerms a, LineTerms b, double likeness)
    {
        LineBound[] onlyA = [.. a.Bounds.Except(b.Bounds)],
            onlyB = [.. b.Bounds.Except(a.Bounds)];
        return new(a.Line, b.Line, Standing(a, b, likeness, onlyA, onlyB), Math.Round(likeness, 3))
        {
            BoundsOfA = onlyA,
            BoundsOfB = onlyB,
        };
    }

    static LineStanding Standing(LineTerms a, LineTerms b, double likeness, LineBound[] onlyA, LineBound[] onlyB)
    {
        if (a.Line.Kind != b.Line.Kind && IsCriterion(a) && IsCriterion(b))
            return LineStanding.Alike;
        if (onlyA.Length == 0 && onlyB.Length == 0)
            return IsSame(a, b, likeness) ? LineStanding.Same : LineStanding.Alike;
        var sameThing = a.Topics.Overlaps(b.Topics) || likeness >= SameFrom;
        return sameThing && onlyA.Any(x => onlyB.Any(y => x.Unit == y.Unit)) ? LineStanding.OtherBound : LineStanding.Alike;
    }

    static bool IsSame(LineTerms a, LineTerms b, double likeness)
    {
        var agree = a.Turns == b.Turns && a.Bounds.Count == b.Bounds.Count && a.Topics.SetEquals(b.Topics);
        return agree && likeness >= SameFrom && (a.Bounds.Count > 0 || a.Numbers == b.Numbers);
    }

    static bool IsCriterion(LineTerms line) => line.Line.Kind is LineKind.Inclusion or LineKind.Exclusion;
}
