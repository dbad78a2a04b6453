namespace Cairn.Survival;

/// <summary>
/// Of the pairs of subjects of whom it is known who had the event first, the share in which that one has the higher score; ties
/// of
/// the score count half (Harrell et al., Stat Med 1996;15:361-387). Pairs are within strata. A subject censored at a time
/// outlived
/// who had the event at it; two events at one time are no pair. Who enters late is in pairs with the events after its entry
/// alone;
/// a pair counts the product of its weights.
/// </summary>
/// <param name="Estimate">Null without a pair.</param>
/// <param name="StandardError">From the influence of each subject, as R survival's concordance.</param>
public sealed record Concordance(
    double? Estimate,
    double? StandardError,
    double Concordant,
    double Discordant,
    double TiedScores,
    double TiedTimes
)
{
    /// <param name="strata">With a score and a weight for each subject in time order; no weights: 1.</param>
    internal static Concordance Of(IReadOnlyList<(FollowUp FollowUp, double[] Scores, double[] Weights)> strata)
    {
        var tally = new Tally();
        var parts = strata.SelectMany(tally.Add).ToList();
        var pairs = tally.Concordant + tally.Discordant + tally.Tied;
        if (pairs == 0)
            return new Concordance(null, null, 0, 0, 0, tally.TiedTimes);
        var share = (tally.Concordant + tally.Tied / 2.0) / pairs;
        var squares = parts.Sum(own => Square((own.Score - share * own.Pairs) / pairs));
        return new Concordance(share, Math.Sqrt(squares), tally.Concordant, tally.Discordant, tally.Tied, tally.TiedTimes);
    }

    static double Square(double x) => x * x;

    /// <summary>The pairs of all strata so far.</summary>
    sealed class Tally
    {
        public double Concordant,
            Discordant,
            Tied,
            TiedTimes;

        /// <summary>For each subject the pairs it is in, and how many of them are in order (half for a tie).</summary>
        public IEnumerable<(double Score, double Pairs)> Add((FollowUp FollowUp, double[] Scores, double[] Weights) stratum)
        {
            var pairs = new Pairs(stratum.FollowUp, Ranks(stratum.Scores), stratum.Weights);
            pairs.Backwards(this);
            pairs.Forwards();
            return pairs.Own;
        }

        static int[] Ranks(double[] scores)
        {
            double[] sorted = [.. scores.Distinct().Order()];
            return Array.ConvertAll(scores, s => Array.BinarySearch(sorted, s));
        }
    }

    /// <summary>The pairs of one stratum, met in two walks along its times.</summary>
    sealed class Pairs(FollowUp followUp, int[] ranks, double[] weights)
    {
        readonly (double Score, double Pairs)[] _own = new (double Score, double Pairs)[ranks.Length];
        readonly int[] _entrant = followUp.EntryPlaces();

        /// <summary>Each counted with the subject's own weight.</summary>
        public IEnumerable<(double Score, double Pairs)> Own =>
            _own.Select((own, i) => (own.Score * Weight(i), own.Pairs * Weight(i)));

        double Weight(int i) => weights.Length == 0 ? 1 : weights[i];

        bool IsEvent(int i) => followUp.Status[i] != 0;

        /// <summary>From the last time on: each event against those who are at risk beyond it.</summary>
        public void Backwards(Tally tally)
        {
            var later = new Counts(ranks);
            var entry = followUp.Entries.Length - 1;
            for (int end = ranks.Length, first; end > 0; end = first)
            {
                var t = followUp.Times[end - 1];
                for (first = end - 1; first > 0 && followUp.Times[first - 1] == t; )
                    first--;
                for (; entry >= 0 && followUp.Entries[entry] >= t; entry--)
                    later.Add(ranks[_entrant[entry]], -Weight(_entrant[entry]));
                Add(later, first, end, events: false);
                for (var i = first; i < end; i++)
                    if (IsEvent(i))
                        Against(later, i, tally);
                tally.TiedTimes += TiedEvents(first, end);
                Add(later, first, end, events: true);
            }
        }

        void Against(Counts later, int i, Tally tally)
        {
            var (below, same, above) = later.Around(ranks[i]);
            tally.Concordant += Weight(i) * below;
            tally.Discordant += Weight(i) * above;
            tally.Tied += Weight(i) * same;
            _own[i] = (_own[i].Score + below + same / 2, _own[i].Pairs + below + same + above);
        }

        double TiedEvents(int first, int end)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var i = first; i < end; i++)
                if (IsEvent(i))
                    (sum, squares) = (sum + Weight(i), squares + Square(Weight(i)));
            return (sum * sum - squares) / 2;
        }

        /// <summary>From the first time on: each subject against the events that it outlived since its entry.</summary>
        public void Forwards()
        {
            var earlier = new Counts(ranks);
            for (int first = 0, end, entry = 0; first < ranks.Length; first = end)
            {
                var t = followUp.Times[first];
                for (; entry < followUp.Entries.Length && followUp.Entries[entry] < t; entry++)
                    Outlived(earlier, _entrant[entry], -1);
                for (end = first; end < ranks.Length && followUp.Times[end] == t; end++)
                    if (IsEvent(end))
                        Outlived(earlier, end, 1);
                Add(earlier, first, end, events: true);
                for (var i = first; i < end; i++)
                    if (!IsEvent(i))
                        Outlived(earlier, i, 1);
            }
        }

        void Outlived(Counts earlier, int i, int sign)
        {
            var (below, same, above) = earlier.Around(ranks[i]);
            _own[i] = (_own[i].Score + sign * (above + same / 2), _own[i].Pairs + sign * (below + same + above));
        }

        void Add(Counts counts, int first, int end, bool events)
        {
            for (var i = first; i < end; i++)
                if (IsEvent(i) == events)
                    counts.Add(ranks[i], Weight(i));
        }
    }

    /// <summary>
    /// The weight of each rank that is in, with sums over ranks in the logarithm of their number (Fenwick 1994).
    /// </summary>
    sealed class Counts(int[] ranks)
    {
        readonly double[] _tree = new double[(ranks.Length == 0 ? 0 : ranks.Max()) + 2];
        double _all;

        public void Add(int rank, double weight)
        {
            _all += weight;
            for (var i = rank + 1; i < _tree.Length; i += i & -i)
                _tree[i] += weight;
        }

        public (double Below, double Same, double Above) Around(int rank)
        {
            var (below, upTo) = (UpTo(rank), UpTo(rank + 1));
            return (below, upTo - below, _all - upTo);
        }

        double UpTo(int ranksBelow)
        {
            var sum = 0.0;
            for (var i = ranksBelow; i > 0; i -= i & -i)
                sum += _tree[i];
            return sum;
        }
    }
}
