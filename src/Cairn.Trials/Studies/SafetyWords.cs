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

    /// <summary>Whose cells are given.</summary>
    public static string Autologous(Truth own) =>
        own switch
        {
            Truth.True => "yes",
            Truth.False => "no: a donor's",
            Truth.Unknown => "open: graft versus host disease is looked for in everyone",
        };

    /// <summary>How a limit stops.</summary>
    public static string Of(LimitRule rule) =>
        rule switch
        {
            LimitRule.Binomial => "exact binomial test after every subject",
            LimitRule.Bayes => "posterior probability of a rate above the limit (Thall and Simon 1994)",
            LimitRule.Sprt => "sequential probability ratio test (Wald 1945)",
            LimitRule.Pocock => "bound of Pocock's type (Ivanova, Qaqish and Schell 2005)",
        };
}
