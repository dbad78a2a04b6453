using Cairn.Studies;

namespace Cairn.Response;

/// <summary>One line of a response table: the category, and the conditions that must all hold.</summary>
public sealed record ResponseLine(ResponseCategory Gives, params IReadOnlyList<Condition<ResponseValues>> Needs)
{
    /// <summary>Whether all conditions hold; else the first that fails, or what is asked for.</summary>
    public Answer<Truth> Holds(ResponseValues values)
    {
        var needs = Needs.Select(n => n.Holds(values)).ToList();
        return needs.Find(n => n.IsFalse) ?? Answer<Truth>.All(Rule, needs);
    }

    Rule Rule => new($"response.{Gives}", $"{Gives}: {Phrase.Join(", ", Needs.Select(n => n.Rule.Words))}");
}
