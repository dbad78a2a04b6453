namespace Cairn.Endpoints;

/// <summary>What a reader of a time to an event should know beside how it ended.</summary>
public abstract record TimeNote
{
    TimeNote() { }

    /// <summary>The day of the death was put in.</summary>
    /// <param name="Flag">What of the date was: D its day, M its month too, Y all of it (ADaM DTHDTF).</param>
    public sealed record DeathImputed(string Flag) : TimeNote;

    /// <summary>Censored at a marrow that shows no failure and is not evaluable as a response.</summary>
    /// <param name="LastEvaluable">Where the letter of ELN 2022 censors; null: on day 0.</param>
    public sealed record OpenCategory(DateOnly? LastEvaluable) : TimeNote;

    /// <summary>No cells were given.</summary>
    public sealed record NeverInfused : TimeNote;

    /// <summary>Other therapy of the leukaemia was given before the end.</summary>
    public sealed record OtherTherapy : TimeNote;

    /// <summary>The remission came after the landmark by which a failure is refractory.</summary>
    public sealed record LateRemission : TimeNote;

    /// <summary>Measurable disease came back, which is no event.</summary>
    public sealed record MrdRelapse(DateOnly Day) : TimeNote;

    /// <summary>Death of the leukaemia, of which no relapse is recorded.</summary>
    public sealed record DiedOfDisease : TimeNote;

    /// <summary>Death after a remission without a relapse, and nobody has told whether the leukaemia caused it.</summary>
    public sealed record CauseNotTold : TimeNote;

    /// <summary>How the time ends rests on a day that was put in.</summary>
    public sealed record Decided(DecidingDay By) : TimeNote;
}
