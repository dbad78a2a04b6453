using Cairn.Records;
using Cairn.Safety.Labs;

namespace Cairn.Cohorts;

/// <summary>
/// Febrile neutropenia as a ward records it: where counts and temperatures say it, and nothing drawn covers the days.
/// </summary>
static class NeutropenicFever
{
    // A day without a value between two days with fever belongs to them; a recorded event may begin or end the day beside.
    const int Joined = 2;

    /// <param name="subject">What is written so far.</param>
    /// <param name="drawn">The events that are written anyway.</param>
    public static IEnumerable<Toxicity> Of(SubjectRecords subject, IReadOnlyList<Toxicity> drawn, DateOnly infusion)
    {
        var runs = new List<(int From, int To)>();
        foreach (var (date, _) in FebrileNeutropenia.Of(subject).Where(day => !day.Holds.IsFalse))
        {
            var day = date.DayNumber - infusion.DayNumber;
            if (runs is [.., var last] && day - last.To <= Joined)
                runs[^1] = (last.From, day);
            else
                runs.Add((day, day));
        }
        return from run in runs
            where !drawn.Any(e => IsBeside(e, run))
            select new Toxicity(FebrileNeutropenia.Term, ToxicityKind.Blood, 3, run.From, run.To, "NOT RELATED");
    }

    static bool IsBeside(Toxicity e, (int From, int To) run) =>
        e.Term == ToxicityKind.FebrileNeutropenia && e.Start <= run.To + 1 && !(e.End < run.From - 1);
}
