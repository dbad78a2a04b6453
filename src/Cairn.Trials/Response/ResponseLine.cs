using Cairn.Studies;

namespace Cairn.Response;

/// <summary>One condition of a response table: true, false, or null when a value it needs is unknown.</summary>
/// <param name="Says">The condition in words.</param>
/// <param name="Asks">What has to be recorded for it, given what is.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record ResponseCondition(
    string Says,
    Func<ResponseValues, IEnumerable<Gap>> Asks,
    Func<ResponseValues, bool?> Holds
)
{
    public ResponseCondition(string says, Gap asks, Func<ResponseValues, bool?> holds)
        : this(says, _ => [asks], holds) { }
}

/// <summary>One line of a response table: the category, and the conditions that must all hold.</summary>
public sealed record ResponseLine(ResponseCategory Gives, params IReadOnlyList<ResponseCondition> Needs)
{
    /// <summary>
    /// All conditions together, by Kleene's logic: one that is false decides, else one that is unknown leaves it open.
    /// </summary>
    public bool? Holds(ResponseValues values)
    {
        bool? all = true;
        foreach (var need in Needs)
        {
            var holds = need.Holds(values);
            if (holds == false)
                return false;
            if (holds is null)
                all = null;
        }
        return all;
    }

    /// <summary>The first condition that fails; null when none does.</summary>
    public ResponseCondition? Fails(ResponseValues values) => Needs.FirstOrDefault(n => n.Holds(values) == false);

    /// <summary>What would have to be recorded to settle the line.</summary>
    public IEnumerable<Gap> Missing(ResponseValues values) =>
        Needs.Where(n => n.Holds(values) is null).SelectMany(n => n.Asks(values));
}
