using Cairn.Escalation;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>
/// Every way in which open outcomes can turn out, and where each leads: a subject is clean, has a DLT, or has a moderate event
/// where the design looks at those. A world is a number whose digit for a subject says how that subject turns out; 0 is clean.
/// </summary>
sealed class OpenOutcomes
{
    // Beyond this many open outcomes every one of them is taken as able to change the move: at most 3^8 = 6,561 worlds.
    const int MostSubjects = 8;

    readonly IReadOnlyList<DltAssessment> _open;
    readonly DoseTally[] _ways;
    readonly Move[] _moves;

    /// <param name="settled">The state of the settled subjects.</param>
    /// <param name="open">Those whose outcome is open.</param>
    public OpenOutcomes(Design design, EscalationState settled, IReadOnlyList<DltAssessment> open)
    {
        _open = open;
        _ways = design.LooksAtModerate ? [new(1, 0), new(1, 1), new(1, 0, 1)] : [new(1, 0), new(1, 1)];
        var worlds = IsTooMany ? 0 : Weight(open.Count);
        _moves = [.. Enumerable.Range(0, worlds).Select(world => design.Next(In(world, settled)))];
    }

    bool IsTooMany => _open.Count > MostSubjects;

    /// <summary>
    /// The lowest level that any world leads to; 0 when one ends escalation without an MTD, or when there are too many.
    /// </summary>
    public int LowestInReach => IsTooMany ? 0 : _moves.Min(m => m.Mtd ?? m.Dose);

    /// <summary>
    /// True when two worlds that differ in the subject alone lead elsewhere, or, for the only one, elsewhere than the move
    /// without it.
    /// </summary>
    public bool CouldChange(int subject, Move without) =>
        IsTooMany
        || Enumerable
            .Range(0, _moves.Length)
            .Any(world =>
                !Leads(_moves[world], _moves[WithClean(world, subject)]) || (_open.Count == 1 && !Leads(_moves[world], without))
            );

    EscalationState In(int world, EscalationState settled)
    {
        for (var subject = 0; subject < _open.Count; subject++)
        {
            var level = _open[subject].Level;
            settled = settled.With(level, settled[level] + _ways[Digit(world, subject)]);
        }
        return settled;
    }

    int WithClean(int world, int subject) => world - Digit(world, subject) * Weight(subject);

    int Digit(int world, int subject) => world / Weight(subject) % _ways.Length;

    int Weight(int subject) => (int)Math.Pow(_ways.Length, subject);

    // The same level or the same end, however many subjects are still to be treated there.
    static bool Leads(Move a, Move b) => (a.Action, a.Dose, a.Mtd) == (b.Action, b.Dose, b.Mtd);
}
