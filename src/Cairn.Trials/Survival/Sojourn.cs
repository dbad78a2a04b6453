namespace Cairn.Survival;

/// <summary>
/// A subject's stay in one state of several: in the state after <paramref name="Entry"/> up to <paramref name="Exit"/>.
/// </summary>
/// <param name="Subject">From 0.</param>
/// <param name="From">The state it is in, from 0.</param>
/// <param name="To">The state it goes to at the exit; null when observation ends there.</param>
public readonly record struct Sojourn(int Subject, double Entry, double Exit, int From, int? To)
{
    /// <summary>
    /// The stays with entries and exits that differ by rounding only taken as equal (see <see cref="FollowUp.TimesMerged"/>), and
    /// how many distinct times were merged.
    /// </summary>
    public static (IReadOnlyList<Sojourn> Stays, int TimesMerged) WithTiesEqual(IReadOnlyList<Sojourn> sojourns)
    {
        var times = sojourns.SelectMany(s => (double[])[s.Entry, s.Exit]).Where(double.IsFinite);
        double[] written = [.. new SortedSet<double>(times)],
            equal = [.. written];
        var (merged, _) = TiedTimes.MakeEqual(equal, []);
        if (merged == 0)
            return (sojourns, 0);
        double Of(double t) => Array.BinarySearch(written, t) is >= 0 and var i ? equal[i] : t;
        return ([.. sojourns.Select(s => s with { Entry = Of(s.Entry), Exit = Of(s.Exit) })], merged);
    }

    /// <summary>
    /// What is wrong with stays taken together: for each the place in the list and a sentence. A subject's stays follow each
    /// other without gap, overlap or jump.
    /// </summary>
    public static IEnumerable<(int Place, string What)> Faults(IReadOnlyList<Sojourn> sojourns)
    {
        for (var i = 0; i < sojourns.Count; i++)
        {
            var s = sojourns[i];
            if (!(s.Entry >= 0 && s.Exit > s.Entry && double.IsFinite(s.Exit)))
                yield return (i, "The stay does not end after it begins, at 0 or later.");
            if (s.To == s.From)
                yield return (i, "The stay ends in the state it began in.");
        }
        foreach (var subject in sojourns.Index().GroupBy(s => s.Item.Subject))
        {
            var stays = subject.OrderBy(s => s.Item.Entry).ToList();
            for (var k = 1; k < stays.Count; k++)
            {
                var (before, next) = (stays[k - 1].Item, stays[k].Item);
                if (next.Entry != before.Exit)
                    yield return (stays[k].Index, "The stay does not begin where the subject's stay before it ends.");
                else if (next.From != before.To)
                    yield return (
                        stays[k].Index,
                        "The stay begins in another state than the one the subject's stay before it leads to."
                    );
            }
        }
    }
}
