using Cairn.Documents.Reports.Content;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Wording;

/// <summary>A live dose decision in the words a committee reads.</summary>
public static class AdviceWords
{
    /// <summary>Evaluable subjects that an MTD usually rests on (Storer 1989; the rule may ask for another number).</summary>
    const int UsualAtMtd = 6;

    /// <summary>The answer to "what may be done next", with its reason.</summary>
    public static Phrase Of(DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return $"{InShort(board)} {Places(board)}{AtTheMtd(board)}{Committee(board)}{Reason(board.Now, board.Advice)}";
    }

    /// <summary>What stood to be decided on a day of the log.</summary>
    public static Phrase Of(DoseStep step, DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(step);
        return GoesOn(step) is { } mtd
            ? (Phrase)$"Escalation has ended; the expansion goes on at {Named(board, mtd)}."
            : Of(step.Decision.Advice, step.Decision, board, step.Day);
    }

    /// <summary>
    /// The same on a day of a list of days: what was waited for of somebody on the day before, too, is told by the day on which
    /// it is told whole.
    /// </summary>
    public static Phrase Briefly(DoseStep step, DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(board);
        if (step.Decision.Advice is not DoseAdvice.Wait { For.Count: > 0 } wait || GoesOn(step) is not null)
            return Of(step, board);
        var whom = wait.For.Select(subject =>
            AwaitedSince(board, step, subject) is { } day
                ? (Phrase)$"{subject} (as on {Written.Date(day)})"
                : Awaited(step.Decision, subject)
        );
        return $"No infusion now: wait for {Phrase.Join(" and ", whom)}{Longest(step.Decision, wait, step.Day)}.";
    }

    // The earliest of the days in a row on which the same was waited for; null where that is this day, or a window alone.
    static DateOnly? AwaitedSince(DoseBoard board, DoseStep step, string subject)
    {
        static IReadOnlyList<Gap> Asked(DoseStep of, string whom) =>
            of.Decision.Advice is DoseAdvice.Wait wait && wait.For.Contains(whom, StringComparer.Ordinal)
                ? of.Decision.Pending.FirstOrDefault(p => p.Subject == whom)?.Missing ?? []
                : [];
        var asked = Asked(step, subject);
        if (asked is [] or [Gap.FollowUp or Gap.Contact])
            return null;
        var before = board.Steps.Where(s => s.Day < step.Day).Reverse();
        var same = before.TakeWhile(s => Asked(s, subject).SequenceEqual(asked)).LastOrDefault();
        return same?.Day;
    }

    /// <summary>Why, on a day of the log; after the end by escalation and expansion together.</summary>
    public static Phrase Reason(DoseStep step, DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(step);
        var reason = GoesOn(step) is { } mtd
            ? ExpansionWords.Standing(board, step, mtd)
            : Reason(step.Decision, step.Decision.Advice);
        return Phrase.Join("", [reason, ExpansionWords.Questions(board, step), .. step.NoLonger.Select(NotCounted)]);
    }

    // A death in the window changes no count, and is what a committee looks for first.
    static Phrase NotCounted(DltAssessment subject) =>
        $" {subject.Subject}, dose level {Sourced.Number(subject.Level)}, is not evaluable: {subject.Status.Rule.Words}";

    // The level of an expansion that nothing froze.
    static int? GoesOn(DoseStep step) => step is { End.Mtd: > 0 and var mtd, Decision.Advice: DoseAdvice.Stop } ? mtd : null;

    /// <summary>The reason of the rule, said so that it agrees with what may be done.</summary>
    public static Phrase Reason(RuleProposal proposal, DoseAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var reason = proposal.Decision.Reason;
        return proposal.BasisOf(advice) switch
        {
            ProposalBasis.AsTheRuleSays => (Phrase)$"By the rule{Counting(proposal)}: {reason}",
            ProposalBasis.LessThoseInfused => (Phrase)
                $"By the rule{Counting(proposal)}: {reason} Of these, {UnderWatch(proposal)}.",
            ProposalBasis.KnownAlone => (Phrase)
                $"Were it not for who is under watch or has an open question, the rule would say: {reason}",
            ProposalBasis.Otherwise when proposal.Expansion is not null => (Phrase)$"By the rule{Counting(proposal)}: {reason}",
            ProposalBasis.Otherwise => (Phrase)$"The rule by itself, counting the escalation alone, says: {reason}",
        };

        // Of whom, where that is not the escalation alone.
        static Phrase Counting(RuleProposal proposal) =>
            proposal.Expansion is { ClosedFrom: var level }
                ? (Phrase)$", escalation and expansion counted together and dose level {Sourced.Number(level)} closed"
                : "";
    }

    static Phrase UnderWatch(RuleProposal proposal) =>
        Written.Plural(proposal.PendingAt(proposal.Decision.Dose), "is infused and under watch", "are infused and under watch");

    /// <summary>The answer to "what may be done next" alone.</summary>
    public static Phrase InShort(DoseBoard board) =>
        Phrase.Join("", NotOnBoard(board), Of(board.Advice, board.Now, board, board.Day));

    /// <summary>
    /// What the rule by itself says, beside what may be done: where the two differ, that the committee is in the latter.
    /// </summary>
    public static Phrase ByItself(DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return board.Proposal == board.Advice
            ? Of(board.Proposal, board.Now, board, board.Day)
            : (Phrase)$"By itself: {board.Proposal}. What may be done follows the committee's decision, too.";
    }

    // The rule counts no places.
    static Phrase Places(DoseBoard board) =>
        board is { Advice: DoseAdvice.Infuse, Accrual: { IsUsedUp: true } taken }
            ? (Phrase)$"All {Written.Count(taken.Planned)} planned places are taken ({Written.Count(taken.Enrolled)} enrolled), "
                + $"{Waiting(taken)}: more can be enrolled only if the protocol is amended. "
            : "";

    static Phrase Waiting(Accrual taken) =>
        taken.Waiting == 0
            ? "and nobody waits for cells"
            : (Phrase)$"and {Written.Plural(taken.Waiting, "subject waits", "subjects wait")} for cells";

    static Phrase NotOnBoard(DoseBoard board) =>
        board.OffBoard.Count == 0
            ? ""
            : (Phrase)$"{Written.Plural(board.OffBoard.Count, "infused subject is", "infused subjects are")} not on the board, "
                + "for want of a dose level, a day or a category: nobody may be infused until it is recorded. ";

    /// <summary>What may be done next on a day, without the reason.</summary>
    public static Phrase Of(DoseAdvice advice, RuleProposal decision, DoseBoard board, DateOnly day) =>
        advice switch
        {
            DoseAdvice.Infuse i => (Phrase)
                $"Next subject: {Named(board, i.Level)}, {HowMany(i, decision)} there{Stagger(i, day)}.",
            DoseAdvice.Wait w => (Phrase)$"No infusion now: {Waiting(decision, w, day)}.",
            DoseAdvice.Hold h => (Phrase)
                $"No infusion: the committee put dosing on hold on {Written.Date(h.By.Day)} ({h.By.Reason.TrimEnd('.')}).",
            DoseAdvice.Frozen f => Frozen(f, decision, board, day),
            DoseAdvice.Stop { Mtd: null } => "Escalation has ended without a maximum tolerated dose.",
            DoseAdvice.Stop { Mtd: 0 } => "Escalation has ended: no dose level is tolerable.",
            DoseAdvice.Stop { Mtd: { } mtd } => (Phrase)
                $"Escalation has ended: the maximum tolerated dose is {Named(board, mtd)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };

    /// <summary>A decision of the committee in one line.</summary>
    public static Phrase Of(CommitteeDecision decision) =>
        (Phrase)$"{Written.Date(decision.Day)}: {decision}. {decision.Reason.TrimEnd('.')} ({decision.By}, {Role(decision)})";

    static string Role(CommitteeDecision decision) => RoleNames.Of(decision.Role);

    // Nobody is "more" where nobody was treated.
    static Phrase HowMany(DoseAdvice.Infuse infuse, RuleProposal proposal) =>
        proposal.Subjects.Any(s => s.Level == infuse.Level)
            ? Written.Plural(infuse.Subjects, "more subject", "more subjects")
            : Written.Plural(infuse.Subjects, "subject", "subjects");

    static Phrase Stagger(DoseAdvice.Infuse infuse, DateOnly day) =>
        infuse.NotBefore is { } first && first > day
            ? (Phrase)$", on or after {Written.Date(first)}, because of the stagger after the last subject of that level"
            : "";

    static Phrase Frozen(DoseAdvice.Frozen frozen, RuleProposal decision, DoseBoard board, DateOnly day)
    {
        var late = Phrase.Join(" ", frozen.Late.Select(l => Late(l, board)));
        var most = Of(frozen.Otherwise, decision, board, day);
        return $"Frozen: {late} The committee has to meet before anybody is infused. The most that it may decide: {most}";
    }

    static Phrase Late(LateInformation late, DoseBoard board)
    {
        var (level, day, who) = (Named(board, late.Level), Written.Date(late.Day), Phrase.Join(", ", late.Subjects));
        return late.Kind switch
        {
            LateKind.LevelOpened => (Phrase)
                $"{level} was first dosed on {day}, and with what is known now ({who}) the rule would have said then: "
                + $"{late.Would}.",
            LateKind.End => (Phrase)
                $"escalation ended on {day} with {level} as the MTD, and with what is known now the rule would not allow "
                + $"it ({who}).",
            LateKind.Expansion => (Phrase)
                $"counting the expansion, {level} is too toxic ({Written.Plural(late.Subjects.Count, "DLT", "DLTs")}: {who})"
                + $"{(late.Would.Mtd is null ? "; there is no MTD until the rule finds one" : "")}.",
            LateKind.RelatedDeath => (Phrase)$"{who} died on {day} of an event related to the product, at {level}.",
        };
    }

    static Phrase AtTheMtd(DoseBoard board) =>
        board.Advice is DoseAdvice.Stop { Mtd: > 0 and var mtd } && board.RateAt(mtd) is { Evaluable: > 0 } there
            ? (Phrase)$"There, {DltWords.Rate(there)} had a DLT{Included(board, mtd)}{Few(there)}{Freezes(board, mtd)}"
                + $"{Highest(board, mtd)}. "
            : "";

    static Phrase Included(DoseBoard board, int level) =>
        board.Subjects.Any(s => s.Expansion && s.Level == level) ? ", expansion included" : "";

    // Two agents have no one highest level.
    static Phrase Highest(DoseBoard board, int mtd) =>
        mtd == board.Levels.Count && board.Design.Matrix is null
            ? "; it is the highest planned level, and no higher dose was tried"
            : "";

    static Phrase Freezes(DoseBoard board, int mtd) =>
        board.Subjects.Any(s => s.Expansion) && ExpansionWords.FreezesAt(board.Limit, board.Everybody, mtd) is { } words
            ? (Phrase)$"; {words}"
            : "";

    static Phrase Few(LevelRate there) =>
        there.Evaluable < UsualAtMtd ? (Phrase)$"; an MTD usually rests on {Written.Count(UsualAtMtd)} or more" : "";

    static Phrase Committee(DoseBoard board) =>
        board.Committee switch
        {
            { Advice: not (DoseAdvice.Infuse or DoseAdvice.Stop) } => "",
            { Decision: null } => "The committee's decision is not recorded. ",
            { Decision: { } decision } => board.Committee.Voice switch
            {
                DoseVoice.Rule => "The committee has not decided on this yet. ",
                DoseVoice.RuleWithin => "",
                DoseVoice.Committee => (Phrase)
                    $"So decided by the committee on {Written.Date(decision.Day)}{Because(board, decision)}. ",
            },
        };

    // Where it says otherwise than the rule, its own words say why.
    static Phrase Because(DoseBoard board, CommitteeDecision decision) =>
        board.Now.BasisOf(board.Advice) == ProposalBasis.Otherwise ? (Phrase)$", because: “{decision.Reason.TrimEnd('.')}”" : "";

    static Phrase Waiting(RuleProposal decision, DoseAdvice.Wait wait, DateOnly day)
    {
        if (wait.For.Count == 0)
            return "nobody may be infused";
        var whom = Phrase.Join(" and ", wait.For.Select(s => Awaited(decision, s)));
        return $"wait for {whom}{Longest(decision, wait, day)}";
    }

    // A window by itself says its end. A day that has passed brings nothing any more.
    static Phrase Longest(RuleProposal decision, DoseAdvice.Wait wait, DateOnly day)
    {
        var waited = decision.Pending.Where(p => wait.For.Contains(p.Subject, StringComparer.Ordinal)).ToList();
        return
            waited.Exists(p => !p.Missing.All(m => m is Gap.FollowUp))
            && waited.MaxBy(p => p.Until) is { Until: { } until } longest
            && until >= day
            ? (Phrase)$"; the longest wait is for {longest.Subject}, to {Written.Date(until)} at the latest unless an answer is "
                + $"missing then"
            : "";
    }

    static Phrase Awaited(RuleProposal decision, string subject) =>
        decision.Pending.FirstOrDefault(p => p.Subject == subject) is { Missing: [_, ..] missing }
            ? (Phrase)$"{subject} ({Phrase.Join("; ", missing)})"
            : subject;

    static Phrase Named(DoseBoard board, int level) =>
        (Phrase)$"dose level {Sourced.Number(level)} ({Sourced.Dose(board.Levels[level - 1].MillionCellsPerKg)})";
}
