using Cairn.Records;
using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Days in a row on which a subject had, or may have had, febrile neutropenia by the values, beside what the investigator
/// recorded.
/// </summary>
/// <param name="From">First of the days that surely had it; without one, of those that may have.</param>
/// <param name="To">Last of them.</param>
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

    /// <summary>How many days at least: those that surely had it, and a day without values between two of them.</summary>
    public required int AtLeast { get; init; }

    /// <summary>
    /// How many at most: with the days beside them that lack a count, or whose fever may not have lasted an hour.
    /// </summary>
    public required int AtMost { get; init; }

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

    // A day without a count of its own may have had it, whether or not the day beside it surely did.
    static IEnumerable<(DateOnly Day, Answer<Truth> Holds)> Days(SubjectRecords records)
    {
        (DateOnly Day, Answer<Truth>)[] all = [.. FebrileNeutropenia.Of(records), .. FebrileNeutropenia.WithoutCount(records)];
        return all.OrderBy(d => d.Day);
    }

    // Days in all, one without values between two of them counted.
    static int Counted(IReadOnlyList<DateOnly> days) =>
        days.Count == 0 ? 0 : 1 + days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Sum(Step);

    static int Step(int days) => days <= Joined ? days : 1;

    static FeverWithLowCounts Of(TreatedSubject subject, List<(DateOnly Day, Answer<Truth> Holds)> run)
    {
        var grounds = Grounds.Of([.. run.Select(d => d.Holds)]);
        List<DateOnly> sure = [.. from d in run where d.Holds.IsTrue select d.Day];
        return new(
            subject,
            sure is [var first, ..] ? first : run[0].Day,
            sure is [.., var last] ? last : run[^1].Day,
            Truth.Any(run.Select(d => d.Holds.Value)),
            subject.Events.FirstOrDefault(ae =>
                ToxicityTerm.IsOne(ae, FebrileNeutropenia.Term)
                && !(ae.Start?.Earliest > run[^1].Day.AddDays(1))
                && !(ae.End?.Latest < run[0].Day.AddDays(-1))
            ),
            grounds.Because,
            sure.Count > 0 ? [] : grounds.Missing
        )
        {
            AtLeast = Counted(sure),
            AtMost = Counted([.. run.Select(d => d.Day)]),
        };
    }
}
