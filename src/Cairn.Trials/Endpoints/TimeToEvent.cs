using Cairn.Response;

namespace Cairn.Endpoints;

/// <summary>One subject's time to one endpoint, with why it ends as it does.</summary>
public sealed record TimeToEvent
{
    public required string Subject { get; init; }

    /// <summary>The day the clock starts.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day of the event or of censoring.</summary>
    public required DateOnly End { get; init; }

    /// <summary>
    /// 0 censored; 1 the event; for the incidence of relapse 1 relapse, 2 death in remission, 3 transplant; for the time to
    /// response 1 response, 2 death, 3 other therapy (the reverse of ADaM's CNSR).
    /// </summary>
    public required int Status { get; init; }

    /// <summary>The event of the course that ended it.</summary>
    public required CourseEventKind Why { get; init; }

    /// <summary>
    /// <see cref="End"/> minus <see cref="Start"/>, one more when the plan counts the first day (ADaM AVAL), never negative;
    /// with the rule in words, the records of the start and of the end, and what, once recorded, could change it.
    /// </summary>
    public required Answer<int> Time { get; init; }

    /// <summary>What a reader should know: a date put in, never infused, another therapy in between.</summary>
    public IReadOnlyList<TimeNote> Notes { get; init; } = [];

    /// <summary>The day of the death was not, or not wholly, recorded, and a day was put in.</summary>
    public bool DeathPutIn { get; init; }

    /// <summary>
    /// The least and the most that the time can be, where a death with a day that was put in ended it; null elsewhere, no most
    /// where nobody can tell.
    /// </summary>
    public (int Least, int? Most)? DeathWithin { get; init; }

    /// <summary>
    /// The days that were put in and on which it rests how the time ends; empty where none was, or any would do.
    /// </summary>
    public IReadOnlyList<DecidingDay> DecidedBy { get; init; } = [];

    /// <summary>False of who was given no cells.</summary>
    public bool IsInfused { get; init; } = true;

    public int Days => Time.Value;
    public bool IsEvent => Status == 1;
}
