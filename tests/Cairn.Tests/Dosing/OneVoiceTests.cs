using System.Text.RegularExpressions;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Dosing;

/// <summary>
/// Over trials drawn at random, under both studies' rules, with meetings, expansions, freezes and rulings: what the page says at
/// its head, why, and in its log is one thing. The laws follow from the words alone: who may not be infused is not asked for, an
/// end is said once, and the log ends where the head begins.
/// </summary>
public sealed partial class OneVoiceTests
{
    const int Trials = 8,
        Turns = 12;

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Head_reason_and_log_never_contradict_one_another(string id)
    {
        var study = Trial.Read(id);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= Trials; seed++)
            foreach (var (board, book) in new RandomHistory(study, seed).Turns(Turns))
            {
                var where = $"{id}, seed {seed}, {board.Day}: ";
                Head(board, where + AdviceWords.Of(board));
                Command(board, where);
                Waiting(board, where);
                Counts(board, where);
                Log(board, where);
                Meetings(board, book.Decisions, where);
                Decided(board, where);
                seen.Add(board.Advice.GetType().Name + (board.Ended is null ? "" : ", ended"));
            }
        // What the laws were asked of: freezes and holds, before and after an end.
        Assert.True(seen.Count >= 6, string.Join("; ", seen.Order(StringComparer.Ordinal)));
    }

    static void Head(DoseBoard board, string said)
    {
        var (next, none, ended) = (Next().Count(said), None().Count(said), Over().Count(said));
        Assert.True(MtdIs().Count(said) <= 1, said);
        Assert.True(next + none + ended == 1, said);
        Assert.Equal(board.Advice is DoseAdvice.Frozen, said.Contains("Frozen: ", StringComparison.Ordinal));
        var told = board.Advice is DoseAdvice.Frozen frozen ? frozen.Otherwise : board.Advice;
        switch (told)
        {
            case DoseAdvice.Infuse infuse:
                Assert.Contains($"Next subject: dose level {infuse.Level} ", said, StringComparison.Ordinal);
                break;
            case DoseAdvice.Stop { Mtd: > 0 and var mtd }:
                Assert.Contains($"the maximum tolerated dose is dose level {mtd} ", said, StringComparison.Ordinal);
                break;
            default:
                Assert.True(next == 0 && MtdIs().Count(said) == 0, said);
                break;
        }
        if (told is not DoseAdvice.Infuse)
            Assert.DoesNotMatch("By the rule[^:]*: [^:]*[Tt]reat [0-9]", said);
        if (told is not DoseAdvice.Stop)
            Assert.DoesNotMatch("By the rule[^:]*: [^:]*MTD is dose level", said);
    }

    // The lines of the command beside its head.
    static void Command(DoseBoard board, string where)
    {
        string alone = AdviceWords.ByItself(board);
        if (board.Proposal == board.Advice)
            Assert.Equal(AdviceWords.InShort(board with { OffBoard = [] }), alone);
        else
            Assert.True(MtdIs().Count(alone) == 0 && Next().Count(alone) == 0, where + alone);
    }

    // What is said to be the committee's is what it decided.
    static void Decided(DoseBoard board, string where)
    {
        string said = AdviceWords.Of(board);
        if (!said.Contains("So decided by the committee on ", StringComparison.Ordinal))
            return;
        var decision = board.Committee.Decision!;
        var agrees = board.Advice switch
        {
            DoseAdvice.Infuse infuse => decision.Action == CommitteeAction.Treat && infuse.Level == decision.Level,
            DoseAdvice.Stop stop => board.End is { } end && stop.Mtd == end.Mtd,
            _ => false,
        };
        Assert.True(agrees, $"{where}{said} BUT {decision}");
    }

    // Nobody is waited for of whom nothing is open.
    static void Waiting(DoseBoard board, string where)
    {
        if (board.Advice is not DoseAdvice.Wait wait)
            return;
        foreach (var subject in wait.For)
        {
            var status = board.Subjects.Single(s => s.Subject == subject).Assessment;
            Assert.True(
                status.Status.Value == DltStatus.Pending || status.ModerateTrigger.IsUnknown,
                $"{where}waits for {subject}: {status.Status.Value}"
            );
        }
    }

    // The caption of the figure, the table beside it and the rate in the head.
    static void Counts(DoseBoard board, string where)
    {
        var infused = 0;
        for (var level = 1; level <= board.Levels.Count; level++)
        {
            List<DoseSubject> at = [.. board.Subjects.Where(s => s.Level == level)];
            List<DoseSubject> own = [.. at.Where(s => !s.Expansion)];
            var (rate, state) = (board.RateAt(level), board.Now.Escalation[level]);
            infused += at.Count;
            Assert.Equal((rate.Evaluable, rate.Dlts), (Settled(board, at), Dlts(at)));
            Assert.True((state.Evaluable, state.Dlts) == (Settled(board, own), Dlts(own)), $"{where}level {level}: {state}");
        }
        Assert.Equal(board.Subjects.Count, infused);
    }

    static int Settled(DoseBoard board, List<DoseSubject> at) =>
        at.Count(s =>
            s.Assessment.Status.Value is DltStatus.Dlt
            || s.Assessment.Status.Value == DltStatus.None && !RuleProposal.IsOpen(board.Design.InATrial, s.Assessment)
        );

    static int Dlts(List<DoseSubject> at) => at.Count(s => s.Assessment.Status.Value == DltStatus.Dlt);

    static void Log(DoseBoard board, string where)
    {
        var steps = board.Steps;
        Assert.Equal(steps.Select(s => s.Day).Order(), steps.Select(s => s.Day));
        foreach (var step in steps)
        {
            string what = AdviceWords.Of(step, board),
                why = AdviceWords.Reason(step, board);
            Assert.True(MtdIs().Count(what) <= 1, where + what);
            Assert.True(Next().Count(what) + None().Count(what) + Over().Count(what) == 1, where + what);
            if (Next().Count(what) == 0)
                Assert.DoesNotMatch("By the rule[^:]*: [^:]*[Tt]reat [0-9]", why);
        }
        Ends(board, steps[^1], where);
    }

    // "As decided on" stands beside what was decided, and every decision stands in the log once.
    static void Meetings(DoseBoard board, IReadOnlyList<CommitteeDecision> decisions, string where)
    {
        Assert.True(board.Steps.SelectMany(s => s.Committee).SequenceEqual(decisions), where + "decisions");
        foreach (var step in board.Steps.Where(s => s.Committee.Count == 0))
            if (DoseDecisionTable.CarriedOut(board, step) is { } decided)
            {
                var covers = (step.Decision.Advice, decided.Action) switch
                {
                    (DoseAdvice.Infuse infuse, CommitteeAction.Treat) => infuse.Level >= decided.Level,
                    (DoseAdvice.Stop, CommitteeAction.Stop) => true,
                    (DoseAdvice.Stop stop, CommitteeAction.Treat) => step.End is not null && decided.Level <= stop.Mtd,
                    _ => false,
                };
                Assert.True(covers, $"{where}{step.Day}: {AdviceWords.Of(step, board)} as decided: {decided}");
            }
    }

    // With nothing decided since, the last line of the log is what the rule proposes now, and its toxicities are all there are.
    static void Ends(DoseBoard board, DoseStep last, string where)
    {
        if (last.Committee.Count > 0)
            return;
        if (last.End is null || last.Decision.Advice is DoseAdvice.Frozen)
            Assert.True(last.Decision.Advice == board.Proposal, $"{where}{last.Decision.Advice} and {board.Proposal}");
        for (var level = 1; level <= board.Levels.Count; level++)
            Assert.True(last.Everybody[level].Dlts == board.RateAt(level).Dlts, $"{where}level {level}");
    }

    [GeneratedRegex("Next subject: ")]
    private static partial Regex Next();

    [GeneratedRegex("No infusion[: ]")]
    private static partial Regex None();

    [GeneratedRegex("Escalation has ended")]
    private static partial Regex Over();

    [GeneratedRegex("maximum tolerated dose is")]
    private static partial Regex MtdIs();
}
