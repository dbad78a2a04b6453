using System.Collections.Frozen;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Neutrophils or platelets of grade 3 or more after day 28: an occurrence runs from the first such value, from day 29 where the
/// last one up to day 28 was so, to the day before one of a lower grade, or to the day before a relapse or another therapy, from
/// which the counts say nothing of the cells: it is cut off there and has not ended; without one it goes on. What begins after
/// these is told with them. Where no count was measured then, an adverse event of low counts that went on says so.
/// </summary>
static class LongCytopenia
{
    const int Prolonged = 28,
        Severe = 3;

    const string Neutrophils = "Neutrophil count decreased",
        Platelets = "Platelet count decreased";

    static readonly FrozenSet<string> Rows = ToxicityTerm.Set(
        Neutrophils,
        Platelets,
        "White blood cell decreased",
        "Bone marrow hypocellular",
        "Pancytopenia",
        "Hematotoxicity"
    );

    public static IEnumerable<SpecialEvent> Of(TreatedSubject subject) =>
        Late(subject)
            .GroupBy(v => v.Term.Name, StringComparer.Ordinal)
            .SelectMany(values => Runs(subject, [.. Standing(subject, values), .. values.OrderBy(v => v.Day)]))
            .Concat(OfRows(subject));

    // The last count up to day 28 stands until the next, as every low one does.
    static IEnumerable<GradedValue> Standing(TreatedSubject subject, IGrouping<string, GradedValue> late) =>
        late.Min(v => v.Day) <= FirstLate(subject)
            ? []
            : Known(subject)
                .Where(v => v.Term.Name == late.Key && subject.DaysAfterCells(v.Record.Date?.Date) is >= 0 and <= Prolonged)
                .OrderBy(v => v.Day)
                .TakeLast(1);

    /// <summary>True when both counts were measured after day 28.</summary>
    public static bool IsCounted(TreatedSubject subject) => Counted(subject).Count == 2;

    /// <summary>True when an event of low counts may have gone on after day 28, and no count says.</summary>
    public static bool MayBe(TreatedSubject subject) =>
        Recorded(subject).Any(ae => GoesBeyond(subject, ae).IsUnknown) || subject.Events.Any(ae => MayBeOne(subject, ae));

    static bool MayBeOne(TreatedSubject subject, AdverseEvent ae) =>
        !(ae.WorstGrade < Severe)
        && !(ae.Code is null && OpenName.IsKnown(ae.Term))
        && ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.LowBloodCounts).IsUnknown
        && !GoesBeyond(subject, ae).IsFalse;

    static IEnumerable<GradedValue> Late(TreatedSubject subject) =>
        Known(subject).Where(v => subject.DaysAfterCells(v.Record.Date?.Date) > Prolonged);

    static IEnumerable<GradedValue> Known(TreatedSubject subject) =>
        subject.Values.Where(v => v.Term.Name is Neutrophils or Platelets && !IsSevere(v).IsUnknown);

    static HashSet<string> Counted(TreatedSubject subject) =>
        (from v in Late(subject) select v.Term.Name).ToHashSet(StringComparer.Ordinal);

    // Without a lower limit of normal a count may be of grade 1 or none: severe it is not, as the limits of that are numbers.
    static Truth IsSevere(GradedValue value)
    {
        if (value.Value is { } grade)
            return Truth.Of(grade >= Severe);
        return ValueScale.Of(value.Term, value.Record.Unit) is null ? Truth.Unknown : Truth.False;
    }

    // A row carries the worst grade of the whole event: where counts were measured after day 28, they say what it was then.
    static IEnumerable<AdverseEvent> Recorded(TreatedSubject subject)
    {
        var counted = Counted(subject);
        return subject.Events.Where(ae =>
            !(ae.WorstGrade < Severe)
            && ToxicityTerm.IsOne(ae, Rows)
            && !counted.Any(count => ToxicityTerm.IsOne(ae, count))
            && counted.Count < 2
        );
    }

    // One entered in pieces, as far as they go on after day 28, is one.
    static IEnumerable<SpecialEvent> OfRows(TreatedSubject subject) =>
        from rows in EventEpisodes.Of(Recorded(subject).Where(ae => GoesBeyond(subject, ae).IsTrue), subject.Followed)
        select Of(subject, rows);

    static Truth GoesBeyond(TreatedSubject subject, AdverseEvent ae)
    {
        if (subject.FirstCells?.AddDays(Prolonged) is not { } last || ae.WorstGrade is null)
            return Truth.Unknown;
        if (LastedDays.SurelyUntil(ae, subject.Followed) > last.DayNumber)
            return Truth.True;
        return ae.End?.Latest <= last || subject.Followed.IsOver && ae.End is null ? Truth.False : Truth.Unknown;
    }

    // What went on from before is one after day 28 from day 29 on.
    static SpecialEvent Of(TreatedSubject subject, IReadOnlyList<AdverseEvent> rows)
    {
        var (own, after) = (SpecialEvent.Of(subject, rows), FirstLate(subject));
        var first = own.First < after ? after : own.First;
        var other = OtherCauseOfLowCounts.Of(subject, first, own.Last?.AddDays(1));
        var last = other is { HadBegun: true } ? other.Until(subject) : own.Last;
        return own with
        {
            First = first,
            Last = last,
            Treated = SpecialEvent.GivenFor(subject, first ?? after, last),
            Lasted = null,
            IsCutOff = other is { HadBegun: true },
            Note = new EventNote.NoLateCount(rows[0].Name, Prolonged, own.Onset <= Prolonged ? own.Onset : null, other),
        };
    }

    static DateOnly? FirstLate(TreatedSubject subject) => subject.FirstCells?.AddDays(Prolonged + 1);

    static IEnumerable<SpecialEvent> Runs(TreatedSubject subject, List<GradedValue> values)
    {
        for (var from = 0; from < values.Count; from++)
        {
            var to = from;
            while (to < values.Count && IsSevere(values[to]).IsTrue)
                to++;
            if (to == from)
                continue;
            var until = to < values.Count ? values[to].Day : null;
            yield return Of(subject, values.GetRange(from, to - from), until);
            from = to;
        }
    }

    /// <param name="until">The day of the first value of a lower grade; null while there is none.</param>
    static SpecialEvent Of(TreatedSubject subject, List<GradedValue> run, DateOnly? until)
    {
        var after = FirstLate(subject);
        var first = run[0].Day < after ? after : run[0].Day;
        var other = OtherCauseOfLowCounts.Of(subject, first, until);
        var last = other is { HadBegun: true } ? other.Until(subject) : until?.AddDays(-1);
        List<GradedValue> counted = last is null ? run : run.FindAll(v => v.Day <= last);
        return new(
            subject,
            first,
            last,
            counted.Max(v => v.Value),
            SpecialEvent.GivenFor(subject, first, last),
            [.. counted.Select(v => v.Record.AsFact())]
        )
        {
            IsCutOff = other is { HadBegun: true },
            Note = run[0].Term.Name == Neutrophils ? new EventNote.Neutrophils(other) : new EventNote.Platelets(other),
        };
    }
}
