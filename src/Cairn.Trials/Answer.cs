using Cairn.Quantities;

namespace Cairn;

/// <summary>A recorded value that an answer rests on.</summary>
/// <param name="Domain">SDTM domain, for example LB.</param>
/// <param name="Variable">What was recorded: a test code for findings (NEUT), else the variable (DTHDTC).</param>
/// <param name="Value">The value as recorded; null when the record has none.</param>
/// <param name="Unit">Its unit, null for text and dates.</param>
/// <param name="Date">The date the value belongs to, as recorded.</param>
/// <param name="Sequence">--SEQ of the record; null in domains with one record a subject.</param>
public sealed record Fact(string Domain, string Variable, string? Value, string? Unit, PartialDate? Date, int? Sequence = null);

/// <summary>A derived value with the rule it came from, the records used, and what is missing where it is unknown.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Rule">The rule in words: the line of the protocol's table, with the numbers put in.</param>
/// <param name="Because">The records the answer rests on.</param>
/// <param name="Missing">What would have to be recorded to settle an unknown; empty when the answer is settled.</param>
public sealed record Answer<T>(T Value, string Rule, IReadOnlyList<Fact> Because, IReadOnlyList<string> Missing)
{
    public static Answer<T> Of(T value, string rule, params IReadOnlyList<Fact> because) => new(value, rule, because, []);
}
