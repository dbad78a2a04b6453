namespace Cairn;

/// <summary>The rule that gave an answer.</summary>
/// <param name="Id">What the rule is, whatever was recorded and however it is worded: <c>response.eln2022.cr</c>,
/// <c>dlt.window-completed</c>.</param>
/// <param name="Says">The rule in words with the numbers put in, a sentence of its own.</param>
/// <param name="From">The rule it rests on: a date rests on the line that judged the assessment.</param>
public sealed record Rule(string Id, Phrase Says, Rule? From = null)
{
    /// <summary>All it says, with what it rests on.</summary>
    public Phrase Words => From is { Words: { Length: > 0 } from } ? Then(from) : Says;

    Phrase Then(Phrase from) => Says.Length > 0 ? Phrase.Join(" ", Says, from) : from;

    /// <summary>True of the rule itself and of every one it rests on.</summary>
    public bool Includes(Rule other) => this == other || From?.Includes(other) == true;

    public override string ToString() => Words.ToString();
}
