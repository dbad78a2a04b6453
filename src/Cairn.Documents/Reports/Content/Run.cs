namespace Cairn.Documents.Reports.Content;

/// <summary>A verdict in a line.</summary>
public enum Verdict
{
    Met,
    NotMet,

    /// <summary>Unknown, or not decided yet.</summary>
    Open,
}

/// <summary>A stretch of a line that is of one kind.</summary>
/// <param name="Text">Its words alone.</param>
public abstract record Run(Phrase Text)
{
    public sealed record Plain(Phrase Words) : Run(Words);

    public sealed record Strong(Phrase Words) : Run(Words);

    /// <summary>Words that lead to an address; one that is no page's address stays text.</summary>
    public sealed record Link(Phrase Words, string Address) : Run(Words);

    /// <summary>Words with the sign of a verdict before them.</summary>
    public sealed record Verdict(Content.Verdict Kind, Phrase Words) : Run(Words);

    /// <summary>The tag of a value that nobody published.</summary>
    /// <param name="Why">The reasoning behind the value.</param>
    public sealed record Assumed(Phrase Why) : Run("(assumed)");

    /// <summary>A subject's identifier.</summary>
    public sealed record Subject(string Id) : Run(Id);

    /// <summary>Words that name a record: "LB 34".</summary>
    public sealed record Recorded(RecordKey Key, Phrase Words) : Run(Words);

    /// <summary>Words that stay on one line: a date, a value with its unit.</summary>
    public sealed record Kept(Phrase Words) : Run(Words);
}
