using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Icsr;

/// <summary>What happened (E.i).</summary>
/// <param name="Id">Of the reaction within the message.</param>
/// <param name="Event">The row: term as reported (E.i.1.2), criteria of seriousness (E.i.3.2), dates (E.i.4, E.i.5), outcome
/// (E.i.7).</param>
/// <param name="Code">E.i.2.1: null without the user's MedDRA, or where it lacks the term.</param>
/// <param name="Country">E.i.9, two letters.</param>
public sealed record CaseReaction(Guid Id, AdverseEvent Event, CodedTerm? Code, string? Country)
{
    /// <summary>E.i.6: days from start to end, both counted; null unless both are known to the day.</summary>
    public int? Days =>
        Event.Start?.Date is { } start && Event.End?.Date is { } end && end >= start ? end.DayNumber - start.DayNumber + 1 : null;

    /// <summary>The first day it can have begun; null when not even the year is known.</summary>
    public DateOnly? Onset => Event.Start is { Year: not null } start ? start.Earliest : null;
}

/// <summary>A test that bears on it (F.r): a value with the CTCAE grade it has.</summary>
/// <param name="Name">F.r.2.1.</param>
/// <param name="Unit">F.r.3.3 in UCUM; null where the unit is not understood, and the result is told as text.</param>
public sealed record CaseTest(string Name, PartialDate? Date, Observation Result, string? Unit, string Comment);
