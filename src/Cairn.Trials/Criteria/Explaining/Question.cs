using System.Globalization;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>An answer that a question might get.</summary>
/// <param name="Text">The text of the variable asked for.</param>
/// <param name="Place">Where it stands among numbers or days; 0 for words.</param>
readonly record struct Candidate(string Text, double Place = 0)
{
    public static Candidate Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    public static Candidate Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.DayNumber);
}

/// <summary>
/// Something a criterion did not find: what would be asked, the answers it might get, and the subject's records as they would be
/// with one.
/// </summary>
abstract class Question
{
    /// <summary>What is missing.</summary>
    public abstract Gap Gap { get; }

    /// <summary>Answers to try: words, or numbers and days in rising order.</summary>
    public abstract IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>Rows that an answer takes the place of.</summary>
    public virtual IReadOnlyList<Record> Taken => [];

    /// <summary>Rows that an answer brings.</summary>
    public abstract IReadOnlyList<Record> Added(Candidate answer);

    /// <summary>The answers that pass, said as a range or a list.</summary>
    /// <param name="passes">Whether the criterion is satisfied with an answer, all else as found.</param>
    public abstract Passing Passing(Func<Candidate, bool> passes);

    /// <summary>How many rows an answer brings; more than one where a mean is asked for.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>A record from its text form; null when the text is no such record.</summary>
    protected static Record? Read(RecordShape shape, Dictionary<string, string> values) =>
        shape.Read(values, "asked", null).Value switch
        {
            Observation result => result with { IsTried = true },
            var row => row,
        };
}
