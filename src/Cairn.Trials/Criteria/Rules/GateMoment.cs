using Cairn.Cql.Values;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>When criteria are asked.</summary>
/// <param name="Today">The day on which it is asked: what nobody recorded by then is unknown.</param>
/// <param name="Day">The day of the gate; null: the day on which it came, or today.</param>
public sealed record GateMoment(Gate Gate, DateOnly Today, DateOnly? Day = null)
{
    /// <summary>Parameters of the rules that are to have another value than the study gives them.</summary>
    public IReadOnlyList<RuleParameter> Instead { get; init; } = [];

    /// <summary>Screening, asked on a day.</summary>
    public static GateMoment Screening(DateOnly today) => new(Gate.Screening, today);

    internal Temporal Now => Temporal.Of(Today).Earliest(Precision.Millisecond);

    /// <summary>The parameters of the shared library Gates for one criterion.</summary>
    internal Dictionary<string, Value> ParametersOf(Criterion criterion)
    {
        var parameters = new Dictionary<string, Value>(StringComparer.Ordinal) { ["Gate"] = Value.Of(Word(Gate)) };
        if (Day is { } day)
            parameters["Day"] = Value.OfDate(Temporal.Of(day));
        if (FreshnessOf(criterion) is { } days)
            parameters["Freshness"] = Value.Of(QuantityMath.Read(days, "day"));
        foreach (var other in Instead)
            parameters[other.Name] = other.Value;
        return parameters;
    }

    /// <summary>How many days old a result may be; null where the criterion does not say.</summary>
    internal int? FreshnessOf(Criterion criterion)
    {
        for (var i = 0; i < criterion.Again.Count; i++)
            if (criterion.Again[i].Gate == Gate)
                return criterion.Again[i].WithinDays;
        return null;
    }

    static string Word(Gate gate) =>
        gate switch
        {
            Gate.Screening => "screening",
            Gate.Lymphodepletion => "lymphodepletion",
            Gate.Infusion => "infusion",
        };
}
