namespace Cairn.Escalation;

/// <summary>The levels treated so far, and which ones may be treated next without skipping one.</summary>
/// <param name="startLevel">The level that a trial may begin with.</param>
/// <param name="matrix">The doses of two agents; null for one agent.</param>
public sealed class TriedLevels(int startLevel, DoseMatrix? matrix)
{
    readonly HashSet<int> _tried = [];

    /// <summary>Everything treated in a state.</summary>
    public static TriedLevels In(EscalationState state, int startLevel, DoseMatrix? matrix)
    {
        var tried = new TriedLevels(startLevel, matrix);
        foreach (var level in Enumerable.Range(1, state.Levels).Where(level => state[level].Evaluable > 0))
            tried.Add(level);
        return tried;
    }

    /// <summary>Adds a level treated.</summary>
    public void Add(int level) => _tried.Add(level);

    /// <summary>
    /// The level, as it is written, that had to be treated before a level; null when none had. Of one agent a level needs the one
    /// below it, or anything higher; of two a neighbour.
    /// </summary>
    public string? Before(int level)
    {
        if (matrix is null)
        {
            var highest = Math.Max(_tried.DefaultIfEmpty().Max(), startLevel - 1);
            return level > highest + 1 ? DoseMatrix.Written(null, highest + 1) : null;
        }
        var isReached = level == startLevel || _tried.Contains(level) || Neighbours(matrix, level).Any(_tried.Contains);
        return isReached ? null : string.Join(" or ", Lower(matrix, level).Select(matrix.Written));
    }

    static IEnumerable<int> Neighbours(DoseMatrix matrix, int level) => matrix.Above(level).Concat(matrix.Below(level));

    static IEnumerable<int> Lower(DoseMatrix matrix, int level) => level == 1 ? matrix.Above(level) : matrix.Below(level);
}
