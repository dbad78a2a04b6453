namespace Cairn;

/// <summary>
/// The connectives of <see cref="Truth"/> over answers. The evidence of the whole is that of the parts that decide: of a
/// conjunction the parts that are false, else all of them; of a disjunction the parts that are true, else those that are unknown,
/// else all. Only parts that are as open as the whole are asked about: a settled answer asks nothing of the parts that did not
/// matter.
/// </summary>
public static class TruthAnswers
{
    extension(Answer<Truth> answer)
    {
        public bool IsTrue => answer.Value.IsTrue;
        public bool IsFalse => answer.Value.IsFalse;
        public bool IsUnknown => answer.Value.IsUnknown;

        /// <summary>True when the answer is false, on the same evidence.</summary>
        public Answer<Truth> Not() => answer with { Value = answer.Value.Not() };

        /// <summary>True of no parts.</summary>
        public static Answer<Truth> All(Rule rule, params IReadOnlyList<Answer<Truth>> parts)
        {
            var value = Truth.All(parts.Select(p => p.Value));
            return Decided(value, rule, parts, value.IsUnknown ? parts : [.. parts.Where(p => p.Value == value)]);
        }

        /// <summary>False of no parts.</summary>
        public static Answer<Truth> Any(Rule rule, params IReadOnlyList<Answer<Truth>> parts)
        {
            var value = Truth.Any(parts.Select(p => p.Value));
            return Decided(value, rule, parts, [.. parts.Where(p => p.Value == value)]);
        }
    }

    static Answer<Truth> Decided(Truth value, Rule rule, IReadOnlyList<Answer<Truth>> parts, IReadOnlyList<Answer<Truth>> by) =>
        new(value, rule, Grounds.Of(by).Because, Grounds.Of([.. parts.Where(p => p.Value == value)]).Missing);
}
