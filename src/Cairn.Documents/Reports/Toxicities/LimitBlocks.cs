using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety;
using Cairn.Safety.Limits;
using Cairn.Safety.Summary;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// The limits of a study: where the trial stands before each, as a table and as pictures with the trial's path.
/// </summary>
public static class LimitBlocks
{
    /// <summary>The limits as they stand.</summary>
    public static IReadOnlyList<LimitState> States(Analyses.Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var dlt = (analysis.Doses?.Subjects ?? [])
            .Where(s => s.Assessment.Status.Value != DltStatus.NotEvaluable)
            .Where(s =>
                s.Assessment.Status.Value != DltStatus.Pending || s.Assessment.Status.Missing is not [Gap.FollowUp or Gap.Contact]
            )
            .ToDictionary(s => s.Subject, s => s.Assessment.Status.As(HadDlt), StringComparer.Ordinal);
        return LimitState.Of(analysis.Study, analysis.Treated, dlt);
    }

    static Truth HadDlt(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => Truth.True,
            DltStatus.None => Truth.False,
            DltStatus.Pending => Truth.Unknown,
            DltStatus.NotEvaluable => Truth.Unknown,
        };

    /// <summary>The table of all limits.</summary>
    public static Table Table(Analyses.Analysis analysis)
    {
        var states = States(analysis);
        return new()
        {
            Id = "safety-limits",
            Caption = "Limits and where the trial stands",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study states no limit of safety: add 'limits' under 'safety' in its study.yaml.",
            Columns =
            [
                Column.OfWords("Limit"),
                Column.OfNumbers("Subjects", "counted"),
                Column.OfNumbers("Events", "n"),
                Column.OfWords("Observed rate", "95% interval"),
                Column.OfWords("Limit", "acceptable rate"),
                Column.OfNumbers("Events still open", "n"),
                Column.OfNumbers("Stop at", "events, of as many"),
                Column.OfWords("Stops"),
            ],
            Groups = states.Count == 0 ? [] : Content.Table.Plain(states.Select((state, i) => Row(analysis.Study, state, i))),
            Notes =
            [
                "Evaluated after every subject in the order of the first cells. An open event counts as one for the "
                    + "question, not as an event; the observed rate is of those of whom it is known. Observed with the "
                    + "interval of Clopper and Pearson, which takes no account of the looks: an interval that reaches above "
                    + "the limit shows that going on is no proof of being below it.",
            ],
        };
    }

    static IReadOnlyList<Cell> Row(Study study, LimitState state, int place) =>
        [
            study.Say($"safety.limits[{Written.Count(place)}]", $"{state.Limit.Says} ({SafetyWords.Of(state.Limit.Rule)})"),
            Cell.Of(state.N).From(Behind(state, _ => true)),
            Cell.Of(state.Events).From(Behind(state, had => had.IsTrue)),
            new Cell(Observed(state)).From(Behind(state, _ => true)),
            Written.Share(state.Limit.Rate),
            Cell.Of(state.EventsAtMost - state.Events).From(Behind(state, had => had.IsUnknown)),
            state.Rule.BoundAt(state.N).StopAt is { } stop ? Cell.Of(stop) : "no number",
            state.Stops switch
            {
                Truth.True => Inline.NotMet(Crossed(state)),
                Truth.False when state.IsOneEventAway => Inline.Open(
                    state.IsAboveAcceptable
                        ? "not stopped, above the acceptable rate; one more event would stop"
                        : "goes on; one more event would stop"
                ),
                Truth.False when state.IsAboveAcceptable => "not stopped, and above the acceptable rate",
                Truth.False => Inline.Met("not stopped"),
                Truth.Unknown => Inline.Open("an open event decides"),
            },
        ];

    // An earlier look may have stopped what the events of today would not.
    static Phrase Crossed(LimitState state) =>
        state.Rule.Stops(state.Events, state.N) || state.CrossedAt is not var (events, n)
            ? "stop"
            : (Phrase)$"stop: crossed at {Written.Count(events)} of {Written.Count(n)}";

    // One word of a site keeps a death out of the count: who is kept out so, and whether it matters, is told.
    static IEnumerable<(Phrase Says, bool WouldStop)> KeptOut(Analyses.Analysis analysis, LimitState state)
    {
        if (state.Limit.Counts != LimitedEvent.RelatedDeath)
            yield break;
        HashSet<string> judged = [.. from d in Death.Of(analysis.Treated) where d.IsJudgedUnrelated select d.Subject.Id];
        if (judged.Count == 0)
            yield break;
        var counted = LimitState.Of(
            state.Limit,
            [.. state.Subjects.Select(s => judged.Contains(s.Subject) ? s with { Event = Truth.True } : s)]
        );
        var then = counted.CrossedAt is var (events, n)
            ? $"the rule would stop at {Written.Count(events)} of {Written.Count(n)}"
            : "the rule would not stop";
        Phrase says =
            $"{state.Limit.Says}: {Written.Plural(judged.Count, "fatal event is", "fatal events are")} judged not to be "
            + $"related and not counted ({string.Join(", ", state.Subjects.Select(s => s.Subject).Where(judged.Contains))}). "
            + $"Were they counted, {then}.";
        yield return (says, counted.Stops.IsTrue && !state.Stops.IsTrue);
    }

    /// <summary>That a limit is not crossed only by the word of a site, wherever a trial is told in short.</summary>
    public static IEnumerable<Inline> WouldStop(Analyses.Analysis analysis) =>
        from state in States(analysis)
        from kept in KeptOut(analysis, state)
        where kept.WouldStop
        select (Inline)kept.Says;

    static IEnumerable<Fact> Behind(LimitState state, Func<Truth, bool> which) =>
        state.Subjects.Where(s => which(s.Event)).SelectMany(s => s.Because);

    // Clopper and Pearson; open events are told beside it and are none.
    static Phrase Observed(LimitState state)
    {
        if (state.Answered == 0)
            return "nobody counted yet";
        var rate = state.Observed;
        return $"{Written.Share(rate.Estimate)} ({Written.Share(rate.Lower)} to {Written.Share(rate.Upper)})";
    }

    /// <summary>Whether the trial stops, in a sentence; null where the study states no limit.</summary>
    public static Phrase? Answer(Analyses.Analysis analysis)
    {
        var states = States(analysis);
        return Answer(states) is { } answer
            ? Phrase.Join(" ", [answer, .. states.SelectMany(state => KeptOut(analysis, state)).Select(kept => kept.Says)])
            : null;
    }

    static Phrase? Answer(IReadOnlyList<LimitState> states)
    {
        if (states.Count == 0)
            return null;
        var (crossed, open) = (Named(states, Truth.True), Named(states, Truth.Unknown));
        return (crossed.Length, open.Length) switch
        {
            (> 0, _) => (Phrase)$"Stop: a limit is crossed. {crossed}.",
            (0, > 0) => (Phrase)$"An open event decides whether a limit is crossed. {open}.",
            (_, _) => (Phrase)$"No rule of stopping is met: {Phrase.Join("; ", states.Select(InShort))}.",
        };
    }

    /// <summary>
    /// What has to be said wherever a dose is decided: a limit is crossed, an open event decides it, or one more event would
    /// cross it; null else.
    /// </summary>
    public static Phrase? Warning(Analyses.Analysis analysis)
    {
        var states = States(analysis);
        List<LimitState> near = [.. states.Where(s => s.Stops.IsFalse && s.IsOneEventAway)];
        Phrase?[] said =
        [
            states.Any(s => !s.Stops.IsFalse) ? Answer(states) : null,
            near.Count > 0 ? (Phrase)$"One more event would cross a limit. {Phrase.Join("; ", near.Select(Count))}." : null,
        ];
        List<Phrase> known = [.. said.OfType<Phrase>()];
        return known.Count > 0 ? Phrase.Join(" ", known) : null;
    }

    /// <summary>True where a limit is crossed.</summary>
    public static bool IsCrossed(Analyses.Analysis analysis) => States(analysis).Any(s => s.Stops.IsTrue);

    static Phrase Count(LimitState state) => $"{state.Limit.Says}: {Written.Count(state.Events)} of {Written.Count(state.N)}";

    /// <summary>The warning as a block; none without one.</summary>
    public static IEnumerable<Block> Warnings(Analyses.Analysis analysis) =>
        Warning(analysis) is { } warning ? [new Words(warning)] : [];

    /// <summary>What stops nothing, and is above the rate that is acceptable: said in the summary. None else.</summary>
    public static IEnumerable<Inline> AboveAcceptable(Analyses.Analysis analysis)
    {
        List<LimitState> above = [.. States(analysis).Where(s => s.Stops.IsFalse && s.IsAboveAcceptable)];
        if (above.Count > 0)
            yield return $"Limits of safety: no rule of stopping is met, and above the acceptable rate: "
                + $"{Phrase.Join("; ", above.Select(InShort))}.";
    }

    static Phrase InShort(LimitState state) =>
        $"{state.Limit.Says}: {Written.Count(state.Events)} of {Written.Count(state.Answered)}, observed {Observed(state)}"
        + $"{(state.Answered < state.N ? (Phrase)$", {Written.Count(state.N - state.Answered)} open" : "")}"
        + $"{(state.IsAboveAcceptable ? (Phrase)$", above the acceptable {Written.Share(state.Limit.Rate)}" : "")}";

    static Phrase Named(IReadOnlyList<LimitState> states, Truth stops) =>
        Phrase.Join("; ", states.Where(s => s.Stops == stops).Select(s => s.Limit.Says));

    /// <summary>A picture for each limit.</summary>
    public static IEnumerable<Figure> Figures(Analyses.Analysis analysis) =>
        States(analysis).Select(state => Figure(state, analysis.Casebook.IsSynthetic));

    static Figure Figure(LimitState state, bool synthetic) =>
        new StoppingFigure
        {
            Head = new($"limit-{state.Limit.Id.ToLowerInvariant()}", state.Limit.Says, synthetic),
            Bounds = state.Bounds,
            Planned = Math.Max(state.Limit.Subjects, state.N),
            Observed = state.N == 0 ? null : (state.Events, state.N),
            Path = state.Path,
            Rule = $"Rule: {SafetyWords.Of(state.Limit.Rule)}. {Chances(state)}",
        }.Draw();

    // What the rule does when the rate is the acceptable one, and when it is half as much again.
    static Phrase Chances(LimitState state)
    {
        var (at, above) = (Math.Min(1, state.Limit.Rate), Math.Min(1, 1.5 * state.Limit.Rate));
        string Stops(double rate) => Written.Fixed(100 * state.Rule.At(rate, state.Limit.Subjects).Stops, 0);
        return $"At a true rate of {Percent(at)} % it stops with a chance of {Stops(at)} %, at {Percent(above)} % with "
            + $"{Stops(above)} %.";
    }

    // 37.5, not 38: the chance is that of the rate as it stands.
    static string Percent(double rate) =>
        Written.Fixed(100 * rate, Math.Abs((100 * rate) - Math.Round(100 * rate)) < 1e-9 ? 0 : 1);
}
