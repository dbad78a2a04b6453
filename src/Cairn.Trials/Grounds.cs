namespace Cairn;

/// <summary>What an answer rests on, whatever its value.</summary>
public interface IAnswered
{
    /// <summary>The records it rests on.</summary>
    IReadOnlyList<Fact> Because { get; }

    /// <summary>What would settle it.</summary>
    IReadOnlyList<Gap> Missing { get; }
}

/// <summary>The records and open questions of several answers together: each once, in the order in which they come.</summary>
public readonly record struct Grounds(IReadOnlyList<Fact> Because, IReadOnlyList<Gap> Missing)
{
    public static Grounds Of(params IReadOnlyList<IAnswered> answers) =>
        new([.. answers.SelectMany(a => a.Because).Distinct()], [.. answers.SelectMany(a => a.Missing).Distinct()]);
}
