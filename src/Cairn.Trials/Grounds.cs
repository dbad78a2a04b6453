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
public readonly record struct Grounds(IReadOnlyList<Fact> Because, IReadOnlyList<Gap> Missing) : IAnswered
{
    public static Grounds Of(params IReadOnlyList<IAnswered> answers) =>
        new([.. answers.SelectMany(a => a.Because).Distinct()], [.. answers.SelectMany(a => a.Missing).Distinct()]);

    /// <summary>Records that are no answer's.</summary>
    public static Grounds Rows(params IEnumerable<Fact> rows) => new([.. rows.Distinct()], []);

    /// <summary>Open questions that are no answer's.</summary>
    public static Grounds Questions(params IEnumerable<Gap> gaps) => new([], [.. gaps.Distinct()]);

    /// <summary>The same records with nothing asked.</summary>
    public Grounds Settled => this with { Missing = [] };

    /// <summary>With what else is asked.</summary>
    public Grounds Asking(params IEnumerable<Gap> gaps) => this with { Missing = [.. Missing.Concat(gaps).Distinct()] };

    /// <summary>An answer that rests on them.</summary>
    public Answer<T> Say<T>(T value, Rule rule) => new(value, rule, Because, Missing);
}
