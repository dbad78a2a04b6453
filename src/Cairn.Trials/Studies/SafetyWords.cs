namespace Cairn.Studies;

/// <summary>How adverse events are watched, in words.</summary>
public static class SafetyWords
{
    /// <summary>The first day of the watch: the day of the first cells.</summary>
    public static string Of(EventsFrom from) =>
        from switch
        {
            EventsFrom.FirstInfusion => "the day of the first cells",
            EventsFrom.Lymphodepletion => "the first day of lymphodepletion",
        };
}
