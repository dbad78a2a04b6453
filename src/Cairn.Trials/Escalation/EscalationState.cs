using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cairn.Escalation;

/// <summary>
/// All that a dose-escalation rule may look at: what happened at each dose level, and the level treated last.
/// Equality is by value. Levels count from 1; an optional lower dose ("level -1") is level 1 with a later start level.
/// </summary>
public readonly struct EscalationState : IEquatable<EscalationState>
{
    /// <summary>The most dose levels a state can hold.</summary>
    public const int MaxLevels = 16;

    readonly Tallies _tallies;
    readonly byte _levels,
        _current;
    readonly ushort _closed; // a bit a level, from level 1

    /// <param name="doses">What happened at level 1, 2, ... so far.</param>
    /// <param name="current">Level of the cohort treated last; before the first cohort, the start level.</param>
    /// <param name="closedFrom">Lowest level closed for good by an earlier decision (it and all above); 0 when none was.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no levels, more than <see cref="MaxLevels"/>, or no such level
    /// as current.</exception>
    public EscalationState(ReadOnlySpan<DoseTally> doses, int current, int closedFrom = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(doses.Length, nameof(doses));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(doses.Length, MaxLevels, nameof(doses));
        ArgumentOutOfRangeException.ThrowIfLessThan(current, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(current, doses.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(closedFrom);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(closedFrom, doses.Length);
        doses.CopyTo(_tallies);
        (_levels, _current) = ((byte)doses.Length, (byte)current);
        _closed = closedFrom == 0 ? (ushort)0 : From(closedFrom);
    }

    EscalationState(in Tallies tallies, int levels, int current, int closed)
    {
        _tallies = tallies;
        (_levels, _current, _closed) = ((byte)levels, (byte)current, (ushort)closed);
    }

    /// <summary>Nobody treated yet.</summary>
    public static EscalationState Start(int levels, int startLevel) => new(new DoseTally[levels], startLevel);

    /// <summary>Number of dose levels.</summary>
    public int Levels => _levels;

    /// <summary>Level of the cohort treated last; before the first cohort, the start level.</summary>
    public int Current => _current;

    /// <summary>Lowest level closed for good by an earlier decision; one above the highest level when none was.</summary>
    public int ClosedFrom => _closed == 0 ? _levels + 1 : BitOperations.TrailingZeroCount(_closed) + 1;

    /// <summary>True for a level closed for good by an earlier decision.</summary>
    public bool IsClosed(int level) => (_closed >> level - 1 & 1) != 0;

    /// <summary>What happened at a level, from 1.</summary>
    public DoseTally this[int level] => ((ReadOnlySpan<DoseTally>)_tallies)[..Levels][level - 1];

    /// <summary>Everybody, over all levels.</summary>
    public DoseTally Total
    {
        get
        {
            var total = default(DoseTally);
            for (var level = 1; level <= Levels; level++)
                total += this[level];
            return total;
        }
    }

    /// <summary>Highest level with an evaluable subject; 0 when nobody was treated.</summary>
    public int HighestTried
    {
        get
        {
            var level = Levels;
            while (level > 0 && this[level].Evaluable == 0)
                level--;
            return level;
        }
    }

    /// <summary>Highest level tried without a gap from a level on; one below that level when it was not tried.</summary>
    public int TriedInRow(int from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        var level = from - 1;
        while (level < Levels && this[level + 1].Evaluable > 0)
            level++;
        return level;
    }

    /// <summary>The state after one more cohort, which makes its level the current one.</summary>
    public EscalationState After(int level, DoseTally cohort) => With(level, this[level] + cohort).At(level);

    /// <summary>The same with another tally at one level.</summary>
    public EscalationState With(int level, DoseTally tally)
    {
        var tallies = _tallies;
        ((Span<DoseTally>)tallies)[..Levels][level - 1] = tally;
        return new(tallies, _levels, _current, _closed);
    }

    /// <summary>The same, read at another level.</summary>
    public EscalationState At(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Levels);
        return new(_tallies, _levels, level, _closed);
    }

    /// <summary>The same with a level and all above it closed for good; beyond the highest level nothing is closed.</summary>
    public EscalationState Close(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        return new(_tallies, _levels, _current, _closed | From(level));
    }

    /// <summary>The same with the levels closed that are closed in another state.</summary>
    public EscalationState CloseAsIn(in EscalationState other) => new(_tallies, _levels, _current, _closed | other._closed);

    /// <summary>True when the same levels are closed in another state.</summary>
    internal bool HasClosedAs(in EscalationState other) => _closed == other._closed;

    /// <summary>The same with one level closed for good: of two agents, others need not be above it.</summary>
    internal EscalationState CloseAlone(int level) => new(_tallies, _levels, _current, _closed | 1 << level - 1);

    ushort From(int level) => (ushort)((1 << _levels) - 1 & ~((1 << level - 1) - 1));

    public bool Equals(EscalationState other) =>
        (_levels, _current, _closed) == (other._levels, other._current, other._closed)
        && ((ReadOnlySpan<DoseTally>)_tallies)[..Levels].SequenceEqual(((ReadOnlySpan<DoseTally>)other._tallies)[..Levels]);

    public override bool Equals(object? obj) => obj is EscalationState other && Equals(other);

    public override int GetHashCode()
    {
        var hash = (ulong)(uint)(_current << MaxLevels | _closed);
        foreach (var tally in ((ReadOnlySpan<DoseTally>)_tallies)[..Levels])
            hash = (ulong.RotateLeft(hash, 23) ^ tally.Hash) * 0x9E3779B97F4A7C15; // 2^64 / golden ratio
        return (int)(hash >> 32);
    }

    public static bool operator ==(EscalationState left, EscalationState right) => left.Equals(right);

    public static bool operator !=(EscalationState left, EscalationState right) => !left.Equals(right);

    public override string ToString()
    {
        var state = this;
        return $"{string.Join(' ', Enumerable.Range(1, Levels).Select(level => state[level].ToString()))} at {Current}";
    }

    [InlineArray(MaxLevels)]
    struct Tallies
    {
        DoseTally _first;
    }
}
