using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// Walks the distinct times of a follow-up in order and tells, for each group, who was at risk just before and what happened.
/// </summary>
sealed class RiskSets(FollowUp followUp)
{
    readonly int _causes = followUp.Causes + 1;
    readonly int[] _atRisk = followUp.HasEntries ? new int[followUp.Groups] : GroupSizes(followUp);
    readonly int[] _left = new int[followUp.Groups * (followUp.Causes + 1)];
    int _first, // of those who left at the time
        _row,
        _entry;

    public double Time { get; private set; }

    /// <summary>Subjects of each group under observation just before <see cref="Time"/>.</summary>
    public ReadOnlySpan<int> AtRisk => _atRisk;

    /// <summary>Subjects of a group who left at <see cref="Time"/> with a status; 0 for a cause that nobody had.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Left(int group, int status) => status < _causes ? _left[group * _causes + status] : 0;

    /// <summary>Subjects of a group who left at <see cref="Time"/> with an event of any cause.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Events(int group)
    {
        var events = 0;
        for (var cause = 1; cause < _causes; cause++)
            events += Left(group, cause);
        return events;
    }

    /// <summary>Goes to the next distinct time; false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        var times = followUp.Times;
        if (_row == times.Length)
            return false;
        Discharge();
        Time = times[_row];
        Admit();
        var time = Time;
        var group = followUp.Group;
        var status = followUp.Status;
        for (; _row < times.Length && times[_row] == time; _row++)
            _left[group[_row] * _causes + status[_row]]++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Discharge()
    {
        var group = followUp.Group;
        var status = followUp.Status;
        for (var row = _first; row < _row; row++)
        {
            _atRisk[group[row]]--;
            _left[group[row] * _causes + status[row]] = 0;
        }
        _first = _row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Admit()
    {
        var entries = followUp.Entries;
        for (; _entry < entries.Length && entries[_entry] < Time; _entry++)
            _atRisk[followUp.EntryGroup[_entry]]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int[] GroupSizes(FollowUp followUp)
    {
        var sizes = new int[followUp.Groups];
        foreach (var group in followUp.Group)
            sizes[group]++;
        return sizes;
    }
}
