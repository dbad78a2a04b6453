namespace Cairn.Survival;

/// <summary>
/// Of the pairs of subjects of whom it is known who had the event first, the share in which that one has the higher score; ties of
/// the score count half (Harrell et al., Stat Med 1996;15:361-387). Pairs are within strata. A subject censored at a time outlived
/// who had the event at it; two events at one time are no pair.
/// </summary>
/// <param name="Estimate">Null without a pair.</param>
/// <param name="StandardError">From the influence of each subject, as R survival's concordance.</param>
public sealed record Concordance(
    double? Estimate,
    double? StandardError,
    long Concordant,
    long Discordant,
    long TiedScores,
    long TiedTimes
)
{
    /// <param name="strata">Follow-up without late entry, with a score for each subject in time order.</param>
    internal static Concordance Of(IReadOnlyList<(FollowUp FollowUp, double[] Scores)> strata)
    {
        var tally = new Tally();
        var parts = strata.Select(s => (s.FollowUp, s.Scores, Part: tally.Add(s.FollowUp, s.Scores))).ToList();
        var pairs = tally.Concordant + tally.Discordant + tally.Tied;
        if (pairs == 0)
            return new Concordance(null, null, 0, 0, 0, tally.TiedTimes);
        var share = (tally.Concordant + tally.Tied / 2.0) / pairs;
        var squares = parts.SelectMany(p => p.Part).Sum(own => Square((own.Score - share * own.Pairs) / pairs));
        return new Concordance(share, Math.Sqrt(squares), tally.Concordant, tally.Discordant, tally.Tied, tally.TiedTimes);
    }

    static double Square(double x) => x * x;

    sealed class Tally
    {
        public long Concordant,
            Discordant,
            Tied,
            TiedTimes;

        /// <summary>For each subject the pairs it is in, and how many of them are in order (half for a tie).</summary>
        public (double Score, double Pairs)[] Add(FollowUp followUp, double[] scores)
        {
            var ranks = Ranks(scores);
            var own = new (double Score, double Pairs)[scores.Length];
            var later = new Counts(ranks); // who is at risk beyond the time
            var earlier = new Counts(ranks); // who had the event before
            Backwards(followUp, ranks, later, own);
            Forwards(followUp, ranks, earlier, own);
            return own;
        }

        // From the last time on: each event against those who outlived it.
        void Backwards(FollowUp followUp, int[] ranks, Counts later, (double Score, double Pairs)[] own)
        {
            for (int end = ranks.Length, first; end > 0; end = first)
            {
                first = FirstAt(followUp, end);
                for (var i = first; i < end; i++)
                    if (followUp.Status[i] == 0)
                        later.Add(ranks[i]);
                long events = 0;
                for (var i = first; i < end; i++)
                    if (followUp.Status[i] != 0)
                    {
                        var (below, same, above) = later.Around(ranks[i]);
                        (Concordant, Discordant, Tied) = (Concordant + below, Discordant + above, Tied + same);
                        own[i] = (own[i].Score + below + same / 2.0, own[i].Pairs + below + same + above);
                        events++;
                    }
                TiedTimes += events * (events - 1) / 2;
                for (var i = first; i < end; i++)
                    if (followUp.Status[i] != 0)
                        later.Add(ranks[i]);
            }
        }

        // From the first time on: each subject against the events that it outlived.
        static void Forwards(FollowUp followUp, int[] ranks, Counts earlier, (double Score, double Pairs)[] own)
        {
            for (int first = 0, end; first < ranks.Length; first = end)
            {
                for (end = first; end < ranks.Length && followUp.Times[end] == followUp.Times[first]; end++)
                    if (followUp.Status[end] != 0)
                        Outlived(earlier, ranks, own, end);
                for (var i = first; i < end; i++)
                    if (followUp.Status[i] != 0)
                        earlier.Add(ranks[i]);
                for (var i = first; i < end; i++)
                    if (followUp.Status[i] == 0)
                        Outlived(earlier, ranks, own, i);
            }
        }

        static void Outlived(Counts earlier, int[] ranks, (double Score, double Pairs)[] own, int i)
        {
            var (below, same, above) = earlier.Around(ranks[i]);
            own[i] = (own[i].Score + above + same / 2.0, own[i].Pairs + below + same + above);
        }

        static int FirstAt(FollowUp followUp, int end)
        {
            var first = end - 1;
            while (first > 0 && followUp.Times[first - 1] == followUp.Times[end - 1])
                first--;
            return first;
        }

        static int[] Ranks(double[] scores)
        {
            double[] sorted = [.. scores.Distinct().Order()];
            return Array.ConvertAll(scores, s => Array.BinarySearch(sorted, s));
        }
    }

    /// <summary>How many of each rank are in, with sums over ranks in the logarithm of their number (Fenwick 1994).</summary>
    sealed class Counts(int[] ranks)
    {
        readonly long[] _tree = new long[(ranks.Length == 0 ? 0 : ranks.Max()) + 2];
        long _all;

        public void Add(int rank)
        {
            _all++;
            for (var i = rank + 1; i < _tree.Length; i += i & -i)
                _tree[i]++;
        }

        public (long Below, long Same, long Above) Around(int rank)
        {
            var (below, upTo) = (UpTo(rank), UpTo(rank + 1));
            return (below, upTo - below, _all - upTo);
        }

        long UpTo(int ranksBelow)
        {
            long sum = 0;
            for (var i = ranksBelow; i > 0; i -= i & -i)
                sum += _tree[i];
            return sum;
        }
    }
}
