using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Whether a blood count was held up by treatment: platelets by a platelet transfusion, neutrophils by a growth factor, given
/// fewer than a number of days before the count or on its day. A supported count shows no recovery (CIBMTR; ELN names no number
/// of days). Unknown when a product or a date is not told: it is asked for, and until then the count shows no recovery either.
/// </summary>
public static class CountSupport
{
    /// <summary>
    /// Platelet transfusions before a platelet count; one without an end is given on one day, unless it is said to go on or to be
    /// given again: then it may have been given on any later day.
    /// </summary>
    /// <param name="freeDays">From this many days on the count stands by itself; null does not ask.</param>
    public static Answer<Truth> OfPlatelets(SubjectRecords subject, DateOnly? count, int? freeDays) =>
        Of(
            subject,
            count,
            freeDays,
            row => (row.IsPlatelets(), row.Start, row.End ?? (IsRepeated(row) ? null : row.Start)),
            "platelet transfusion"
        );

    static bool IsRepeated(PeriodRecord row) =>
        row is Medication m && (m.StillTaken.GoesOn.IsTrue || m.Frequency is { Meaning: not DoseFrequency.Once });

    /// <summary>Growth factor before a neutrophil count; without an end it may still have been given. What nobody can read
    /// is asked about on the days on which it stands, and no longer.</summary>
    /// <param name="freeDays">From this many days on the count stands by itself; null does not ask.</param>
    public static Answer<Truth> OfNeutrophils(SubjectRecords subject, DateOnly? count, int? freeDays) =>
        Of(
            subject,
            count,
            freeDays,
            row => (row.IsMyeloidFactor(), row.Start, row.IsUnread() ? row.End ?? row.Start : row.End),
            "growth factor"
        );

    static Answer<Truth> Of(
        SubjectRecords subject,
        DateOnly? count,
        int? freeDays,
        Func<PeriodRecord, (Truth Matters, PartialDate? First, PartialDate? Last)> read,
        Phrase what
    )
    {
        if (count is not { } day || freeDays is not { } days)
            return Answer<Truth>.Of(Truth.False, new("support.not-asked", "not asked"));
        var given = subject
            .Of<Medication>()
            .Concat<PeriodRecord>(subject.Of<Procedure>())
            .Where(row => row.Start is { Year: not null } || !row.IsUnread())
            .Select(row => (Row: row, Given: read(row)))
            .Where(row => !row.Given.Matters.IsFalse)
            .Select(row => Supports(row.Row, row.Given, day, days, what))
            .ToList();
        var rule = new Rule("support", $"{what} within {days} days before the count of {DayWords.Of(day)}");
        var any = Answer<Truth>.Any(rule, given);
        return any.Value switch
        {
            Truth.True => any,
            Truth.Unknown => any with { Rule = rule with { Says = $"perhaps {what} before the count of {DayWords.Of(day)}" } },
            Truth.False => Answer<Truth>.Of(Truth.False, rule with { Says = $"no {rule.Says}" }),
        };
    }

    static Answer<Truth> Supports(
        PeriodRecord row,
        (Truth Matters, PartialDate? First, PartialDate? Last) given,
        DateOnly count,
        int days,
        Phrase what
    )
    {
        var supports = Truth.All(given.Matters, Begun(given.First, count), Recent(given.Last, count.AddDays(-days)));
        var fact = row.AsFact();
        return new(supports, new("support", what), [fact], supports.IsUnknown ? [new Gap.Unclear(fact, row.Called())] : []);
    }

    static Truth Begun(PartialDate? first, DateOnly count)
    {
        if (first is not { Year: not null } f)
            return Truth.Unknown;
        if (f.Latest <= count)
            return Truth.True;
        return f.Earliest > count ? Truth.False : Truth.Unknown;
    }

    static Truth Recent(PartialDate? last, DateOnly limit)
    {
        if (last is not { Year: not null } l)
            return Truth.Unknown;
        if (l.Earliest > limit)
            return Truth.True;
        return l.Latest <= limit ? Truth.False : Truth.Unknown;
    }
}
