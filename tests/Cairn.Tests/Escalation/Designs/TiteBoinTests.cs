using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using static Cairn.Tests.Escalation.Designs.LateToxicityTests;

namespace Cairn.Tests.Escalation.Designs;

/// <summary>TITE-BOIN (Yuan and others 2018) against its package and its published table.</summary>
public sealed class TiteBoinTests
{
    // R package TITEgBOIN (next_TITE_QuasiBOIN): next level, waiting, and the closed levels. Follow-up is given as its sum.
    [Fact]
    public void Tite_boin_agrees_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/tite_boin_next_dose.csv");
        Assert.Equal(54, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new TiteBoin(new Boin(Number(row["target"])) { MaxSubjects = 1000 }, TiteBoinForm.EffectiveSize);
            var (n, pending, dlt, followup) = (
                Numbers(row["n"]),
                Numbers(row["n_pending"]),
                Numbers(row["dlt"]),
                Numbers(row["pending_followup_days_total"])
            );
            var doses = n.Select((total, i) => new DoseTally((int)(total - pending[i]), (int)dlt[i])).ToArray();
            var waiting = pending
                .SelectMany((r, i) => Enumerable.Repeat(new WatchedSubject(i + 1, r > 0 ? followup[i] / r : 0), (int)r))
                .ToList();
            var state = new TimedState(
                new EscalationState(doses, (int)Number(row["current"])),
                waiting,
                Number(row["window"]),
                []
            );
            var move = rule.Next(state);
            Assert.Equal(row["suspend_or_pending"] == "1", move.Action == EscalationAction.Suspend);
            Assert.Equal(row["next_dose"], move.Dose.ToString(CultureInfo.InvariantCulture));
            var closed = rule.ClosedFrom(state.Full);
            Assert.Equal(
                row["eliminated"],
                string.Join(' ', Enumerable.Range(1, n.Length).Select(level => level >= closed ? "1" : "0"))
            );
            Assert.NotEmpty(rule.Reason(state, move).ToString());
        });
    }

    // Yuan, Lin, Li, Nie and Warren 2018, table 1, target 0.2 (as printed in PMC9260438): the total follow-up from which the rule goes
    // up, and up to which it goes down; by hand from its formula, p = (y + .1)/(n - c + 1), rate (y + p/(1-p)(c - STFT))/n.
    [Theory]
    [InlineData(9, 1, 3, .77, EscalationAction.Stay, .78, EscalationAction.Escalate)]
    [InlineData(9, 2, 1, .51, EscalationAction.DeEscalate, .53, EscalationAction.Stay)]
    [InlineData(9, 2, 4, 3.72, EscalationAction.DeEscalate, 3.74, EscalationAction.Stay)]
    [InlineData(3, 1, 2, 0, EscalationAction.DeEscalate, 1.9, EscalationAction.DeEscalate)]
    [InlineData(6, 2, 4, 0, EscalationAction.DeEscalate, 3.9, EscalationAction.DeEscalate)]
    [InlineData(9, 3, 6, 0, EscalationAction.DeEscalate, 5.9, EscalationAction.DeEscalate)]
    [InlineData(3, 0, 2, 0, EscalationAction.Suspend, 1.9, EscalationAction.Suspend)]
    public void Tite_boin_decides_as_its_published_table(
        int n,
        int dlts,
        int pending,
        double under,
        EscalationAction below,
        double over,
        EscalationAction above
    )
    {
        var rule = new TiteBoin(new Boin(.2));
        foreach (var (followUp, expected) in (ReadOnlySpan<(double, EscalationAction)>)[(under, below), (over, above)])
        {
            var evaluated = new EscalationState([new(3, 0), new(n - pending, dlts), default], 2);
            var watched = Enumerable.Repeat(new WatchedSubject(2, 100 * followUp / pending), pending).ToList();
            var move = rule.Next(new TimedState(evaluated, watched, 100, []));
            Assert.Equal(expected, move.Action);
        }
    }

    // With everybody observed both forms are BOIN; the effective size counts parts of subjects, the published form expected DLTs.
    [Fact]
    public void The_forms_of_tite_boin_differ_only_while_somebody_is_under_observation()
    {
        var (published, effective) = (new TiteBoin(new Boin(.2)), new TiteBoin(new Boin(.2), TiteBoinForm.EffectiveSize));
        var evaluated = new EscalationState([new(6, 1), default], 1);
        Assert.Equal(published.Next(evaluated), effective.Next(evaluated));
        var watched = new TimedState(evaluated, [new(1, 20), new(1, 20), new(1, 20)], 100, []);
        Assert.Equal(EscalationAction.Stay, published.Next(watched).Action);
        Assert.Equal(EscalationAction.Escalate, effective.Next(watched).Action); // 1 / 6.6 = .152, not above .157
        Assert.EndsWith("by the effective size", effective.Name, StringComparison.Ordinal);
    }
}
