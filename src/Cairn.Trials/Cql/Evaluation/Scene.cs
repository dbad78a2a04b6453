using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>What an evaluation stands on: the rows, the moment it is asked at, and the parameters given.</summary>
/// <param name="Rows">Where retrieves look; null when there are no data.</param>
/// <param name="Now">The moment of the request, to the millisecond: what Now(), Today() and TimeOfDay() say.</param>
/// <param name="Parameters">By name; a parameter that is not given has its default.</param>
public sealed record Scene(IDataSource? Rows, Temporal Now, IReadOnlyDictionary<string, Value> Parameters)
{
    /// <summary>Told of every value read from a record; null when nobody asks.</summary>
    public ITrace? Trace { get; init; }

    /// <summary>The moment of the request, and the trace told of it.</summary>
    internal Temporal Clock()
    {
        Trace?.AskClock();
        return Now;
    }

    /// <summary>Without data and parameters, at the beginning of a day.</summary>
    public static Scene At(DateOnly day) =>
        new(null, Temporal.Of(day).Earliest(Precision.Millisecond), new Dictionary<string, Value>(StringComparer.Ordinal));
}
