namespace Cairn.Survival;

/// <summary>
/// The follow-up of a number of subjects, in time order: when each left, with what (0 censored, k = event of cause k), in which
/// group, and since when each was under observation. Every estimator reads one of these; the sorting is done once, here.
/// Times closer than rounding are one time, see <see cref="TimesMerged"/>.
/// </summary>
public sealed class FollowUp
{
    readonly double[] _times,
        _entries;
    readonly int[] _status,
        _group,
        _rows,
        _entryGroup,
        _entryRows;
    readonly (int Merged, double Rounding) _ties;

    FollowUp(
        double[] times,
        int[] status,
        int[] group,
        int[] rows,
        double[] entries,
        int[] entryGroup,
        int[] entryRows,
        int groups,
        int causes,
        (int Merged, double Rounding) ties
    )
    {
        (_times, _status, _group, _rows) = (times, status, group, rows);
        (_entries, _entryGroup, _entryRows) = (entries, entryGroup, entryRows);
        (Groups, Causes, _ties) = (groups, causes, ties);
    }

    /// <summary>Number of subjects.</summary>
    public int Count => _times.Length;

    /// <summary>Number of groups, at least 1; groups are numbered from 0 and may be empty.</summary>
    public int Groups { get; }

    /// <summary>The largest status: causes are numbered from 1.</summary>
    public int Causes { get; }

    /// <summary>
    /// Distinct times that were taken as equal to an earlier one because they differ by less than 1.5e-8, or by less than that
    /// share of the mean distinct time (R's rule).
    /// </summary>
    public int TimesMerged => _ties.Merged;

    /// <summary>At how many times someone left.</summary>
    internal int DistinctTimes
    {
        get
        {
            var distinct = _times.Length == 0 ? 0 : 1;
            for (var i = 1; i < _times.Length; i++)
                distinct += _times[i] == _times[i - 1] ? 0 : 1;
            return distinct;
        }
    }

    /// <summary>True when subjects come under observation after time 0 (left truncation).</summary>
    public bool HasEntries => _entries.Length > 0;

    /// <summary>The time at which each subject left, ascending.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>0 censored, k = event of cause k; in the order of <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> Status => _status;

    /// <summary>The group of each subject; in the order of <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> Group => _group;

    /// <summary>The row each subject had in the input; in the order of <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>The entry times, ascending (their own order); empty without left truncation.</summary>
    internal ReadOnlySpan<double> Entries => _entries;
    internal ReadOnlySpan<int> EntryGroup => _entryGroup;

    /// <summary>The input row of each entry; in the order of <see cref="Entries"/>.</summary>
    internal ReadOnlySpan<int> EntryRows => _entryRows;

    /// <summary>The place in <see cref="Times"/> of the subject of each entry; in the order of <see cref="Entries"/>.</summary>
    internal int[] EntryPlaces()
    {
        var placeOfRow = new Dictionary<int, int>(_entryRows.Length);
        for (var i = 0; i < _entryRows.Length; i++)
            placeOfRow[_rows[i]] = i;
        return Array.ConvertAll(_entryRows, row => placeOfRow[row]);
    }

    /// <summary>The entry of each subject; in the order of <see cref="Times"/>, empty without left truncation.</summary>
    internal double[] EntryByPlace()
    {
        var (places, entry) = (EntryPlaces(), new double[_entries.Length]);
        for (var e = 0; e < places.Length; e++)
            entry[places[e]] = _entries[e];
        return entry;
    }

    /// <summary>Orders the follow-up of subjects, one element a subject in each of the spans.</summary>
    /// <param name="times">Time of event or censoring, 0 or later, any unit.</param>
    /// <param name="status">0 censored, 1 event; with competing causes k = event of cause k.</param>
    /// <param name="group">Group number from 0; empty for one group.</param>
    /// <param name="entry">Time from which the subject was observed, before its own time: at risk at t when entry &lt; t &lt;=
    /// time. Empty: all from the start, events at time 0 count.</param>
    /// <exception cref="ArgumentException">A negative, infinite or missing time, a negative status or group, an entry not before
    /// its time, or lengths that differ.</exception>
    public static FollowUp Of(
        ReadOnlySpan<double> times,
        ReadOnlySpan<int> status,
        ReadOnlySpan<int> group = default,
        ReadOnlySpan<double> entry = default
    )
    {
        CheckLengths(times.Length, status.Length, group.Length, entry.Length);
        CheckTimes(times, entry);
        var (sorted, rows) = TimeOrder.Of(times);
        var (entries, entryRows) = TimeOrder.Of(entry);
        var ties = TiedTimes.MakeEqual(sorted, entries);
        if (ties.Merged > 0)
            CheckEntriesStayBefore(sorted, rows, entries, entryRows);
        return new FollowUp(
            sorted,
            Gather(status, rows),
            Gather(group, rows),
            rows,
            entries,
            Gather(group, entryRows),
            entryRows,
            Largest(group) + 1,
            Largest(status),
            ties
        );
    }

    /// <summary>Orders the follow-up of one group: true = event, false = censored.</summary>
    public static FollowUp Of(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<double> entry = default)
    {
        var status = new int[events.Length];
        for (var i = 0; i < status.Length; i++)
            status[i] = events[i] ? 1 : 0;
        return Of(times, status, default, entry);
    }

    /// <summary>Each group by itself.</summary>
    public IReadOnlyList<FollowUp> ByGroup() => Groups == 1 ? [this] : Split(_group, _entryGroup, Groups);

    /// <summary>The parts named by a label for each input row, for example strata; groups keep their numbers.</summary>
    /// <param name="labels">From 0, in the order of the input rows.</param>
    public IReadOnlyList<FollowUp> Split(ReadOnlySpan<int> labels)
    {
        CheckLengths(Count, labels.Length, 0, 0);
        return Split(Gather(labels, _rows), Gather(labels, _entryRows), Largest(labels) + 1);
    }

    /// <summary>
    /// The same subjects with event and censoring exchanged: what is estimated from it is the time under observation (Schemper
    /// and Smith, Control Clin Trials 1996;17:343-346).
    /// </summary>
    public FollowUp Reversed() => Recoded(status => status == 0 ? 1 : 0);

    /// <summary>The same subjects with other numbers for how each left, for example some causes taken together.</summary>
    /// <param name="recode">Gives 0 for censored, k for an event of cause k.</param>
    public FollowUp Recoded(Func<int, int> recode)
    {
        var status = Array.ConvertAll(_status, s => recode(s));
        return new FollowUp(_times, status, _group, _rows, _entries, _entryGroup, _entryRows, Groups, Largest(status), _ties);
    }

    /// <summary>The subjects of two groups; groups keep their numbers.</summary>
    public FollowUp Only(int one, int other)
    {
        int In(int group) => group == one || group == other ? 1 : 0;
        return Split(Array.ConvertAll(_group, In), Array.ConvertAll(_entryGroup, In), 2)[1];
    }

    /// <summary>Subjects under observation just before t: entry &lt; t &lt;= time.</summary>
    public int AtRisk(double t) => (HasEntries ? FirstNotBefore(_entries, t) : Count) - FirstNotBefore(_times, t);

    /// <summary>
    /// A chosen time as the subjects' times are: one that differs from a time or an entry by rounding only is that time, so that
    /// an estimate at 0.3 holds what happened at 3 * 0.1.
    /// </summary>
    public double Matched(double t) => Near(_times, t) ?? Near(_entries, t) ?? t;

    double? Near(double[] sorted, double t)
    {
        var i = FirstNotBefore(sorted, t - _ties.Rounding);
        return i < sorted.Length && sorted[i] <= t + _ties.Rounding ? sorted[i] : null;
    }

    FollowUp[] Split(int[] labels, int[] entryLabels, int parts)
    {
        var places = PlacesWithin(labels, parts);
        var entryPlaces = PlacesWithin(entryLabels, parts);
        return
        [
            .. Enumerable
                .Range(0, parts)
                .Select(p =>
                {
                    int[] at = places[p],
                        entryAt = entryPlaces[p];
                    return new FollowUp(
                        Gather(_times, at),
                        Gather(_status, at),
                        Gather(_group, at),
                        Gather(_rows, at),
                        Gather(_entries, entryAt),
                        Gather(_entryGroup, entryAt),
                        Gather(_entryRows, entryAt),
                        Groups,
                        Causes,
                        _ties
                    );
                }),
        ];
    }

    static int[][] PlacesWithin(int[] labels, int parts)
    {
        var sizes = new int[parts];
        foreach (var label in labels)
            sizes[label]++;
        var places = Array.ConvertAll(sizes, size => new int[size]);
        Array.Clear(sizes);
        for (var i = 0; i < labels.Length; i++)
            places[labels[i]][sizes[labels[i]]++] = i;
        return places;
    }

    static T[] Gather<T>(ReadOnlySpan<T> values, int[] at)
    {
        var gathered = new T[at.Length];
        if (values.Length == 0)
            return gathered;
        for (var i = 0; i < at.Length; i++)
            gathered[i] = values[at[i]];
        return gathered;
    }

    static int FirstNotBefore(double[] sorted, double t)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    static int Largest(ReadOnlySpan<int> numbers)
    {
        var largest = 0;
        foreach (var number in numbers)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(numbers));
            largest = Math.Max(largest, number);
        }
        return largest;
    }

    static void CheckLengths(int times, int status, int group, int entry)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(status, times);
        if (group != 0)
            ArgumentOutOfRangeException.ThrowIfNotEqual(group, times);
        if (entry != 0)
            ArgumentOutOfRangeException.ThrowIfNotEqual(entry, times);
    }

    static void CheckTimes(ReadOnlySpan<double> times, ReadOnlySpan<double> entry)
    {
        foreach (var t in times)
            if (!(t >= 0 && double.IsFinite(t)))
                throw new ArgumentOutOfRangeException(nameof(times), t, "A time is 0 or later and finite.");
        for (var i = 0; i < entry.Length; i++)
            if (!(entry[i] >= 0 && entry[i] < times[i]))
                throw new ArgumentOutOfRangeException(
                    nameof(entry),
                    entry[i],
                    "An entry is 0 or later and before the subject's own time."
                );
    }

    static void CheckEntriesStayBefore(double[] times, int[] rows, double[] entries, int[] entryRows)
    {
        if (entries.Length == 0)
            return;
        var exit = new double[times.Length];
        for (var i = 0; i < rows.Length; i++)
            exit[rows[i]] = times[i];
        for (var i = 0; i < entries.Length; i++)
            if (entries[i] >= exit[entryRows[i]])
                throw new ArgumentException("An entry and the same subject's time differ by rounding only.", nameof(entries));
    }
}
