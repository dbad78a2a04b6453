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

    /// <summary>The parameters of the shared library Gates for one criterion.</summary>
    internal Dictionary<string, Value> ParametersOf(Criterion criterion)
    {
        var parameters = new Dictionary<string, Value>(StringComparer.Ordinal) { ["Gate"] = Value.Of(Word(Gate)) };
        if (Day is { } day)
            parameters["Day"] = Value.OfDate(Temporal.Of(day));
        if (criterion.Again.FirstOrDefault(a => a.Gate == Gate) is { } again)
            parameters["Freshness"] = Value.Of(QuantityMath.Read(again.WithinDays, "day"));
        foreach (var other in Instead)
            parameters[other.Name] = other.Value;
        return parameters;
    }

    static string Word(Gate gate) =>
        gate switch
        {
            Gate.Screening => "screening",
            Gate.Lymphodepletion => "lymphodepletion",
            Gate.Infusion => "infusion",
        };
}
