using Cairn.Records;
using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Days in a row on which a subject had, or may have had, febrile neutropenia by the values, beside what the investigator
/// recorded.
/// </summary>
/// <param name="Holds">True when one of the days surely had it.</param>
/// <param name="Missing">What would settle it; nothing where it is settled.</param>
/// <param name="Recorded">The adverse event of those days; null when there is none.</param>
public sealed record FeverWithLowCounts(
    TreatedSubject Subject,
    DateOnly From,
    DateOnly To,
    Truth Holds,
    AdverseEvent? Recorded,
    IReadOnlyList<Fact> Because,
    IReadOnlyList<Gap> Missing
)
{
    // A day without a value between two days with fever belongs to them.
    const int Joined = 2;

    /// <summary>The runs of a subject, by day.</summary>
    public static IReadOnlyList<FeverWithLowCounts> Of(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var runs = new List<List<(DateOnly Day, Answer<Truth> Holds)>>();
        foreach (var day in Days(subject.Records).Where(d => !(d.Day < subject.WatchedFrom)))
            if (runs is [.., var last] && day.Day.DayNumber - last[^1].Day.DayNumber <= Joined)
                last.Add(day);
            else
                runs.Add([day]);
        return [.. runs.Select(run => Of(subject, run))];
    }

    // A day without a count beside one that surely had it makes it no longer; else it is one that may have had it.
    static IEnumerable<(DateOnly Day, Answer<Truth> Holds)> Days(SubjectRecords records)
    {
        var counted = FebrileNeutropenia.Of(records);
        List<int> sure = [.. from d in counted where d.Holds.IsTrue select d.Day.DayNumber];
        var open =
            from d in FebrileNeutropenia.WithoutCount(records)
            where !sure.Exists(day => Math.Abs(day - d.Day.DayNumber) <= Joined)
            select d;
        return counted.Concat(open).OrderBy(d => d.Day);
    }

    static FeverWithLowCounts Of(TreatedSubject subject, List<(DateOnly Day, Answer<Truth> Holds)> run)
    {
        var grounds = Grounds.Of([.. run.Select(d => d.Holds)]);
        return new(
            subject,
            run[0].Day,
            run[^1].Day,
            Truth.Any(run.Select(d => d.Holds.Value)),
            subject.Events.FirstOrDefault(ae =>
                ToxicityTerm.IsOne(ae, FebrileNeutropenia.Term)
                && !(ae.Start?.Earliest > run[^1].Day.AddDays(1))
                && !(ae.End?.Latest < run[0].Day.AddDays(-1))
            ),
            grounds.Because,
            run.Exists(d => d.Holds.IsTrue) ? [] : grounds.Missing
        );
    }
}
