using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Criteria.Model;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Criteria.Rules;

/// <summary>
/// The screening that counts. Who failed and consents anew is screened anew: results, answers and milestones up to the failure
/// say nothing of it. A further consent without a failure between, to an amended form, begins nothing. The rule is that of the
/// library Gates, which the criteria read as well.
/// </summary>
/// <param name="Consent">Null when none is recorded with its date.</param>
/// <param name="Enrolled">Null when not enrolled.</param>
/// <param name="Failed">Null when this screening did not fail.</param>
/// <param name="FailedBefore">The day on which the screening before this one failed; null when this is the first.</param>
public sealed record ScreeningPeriod(PartialDate? Consent, PartialDate? Enrolled, PartialDate? Failed, PartialDate? FailedBefore)
{
    static readonly CqlLibrary Gates = CqlLibrary.Compile(SharedLibraries.Text("Gates")!, "Gates", RecordModel.Model).Value!;
    static readonly Temporal AnyTime = Temporal.Of(DateOnly.MinValue).Earliest(Precision.Millisecond);

    /// <summary>It is neither over by enrolment nor by failure.</summary>
    public bool GoesOn => Enrolled is null && Failed is null;

    /// <summary>The day on which it was over; null while it goes on, or when the day is not known.</summary>
    public DateOnly? End => (Enrolled ?? Failed)?.Date;

    public static ScreeningPeriod Of(SubjectRecords subject)
    {
        var session = Gates.Begin(
            new Scene(new RecordRows(subject), AnyTime, new Dictionary<string, Value>(StringComparer.Ordinal))
        );
        PartialDate? Day(string define) =>
            session.Evaluate(define).Value is { Kind: ValueKind.Date } day ? Written(day.Temporal) : null;
        return new(Day("Consent"), Day("Enrolled"), Day("Failed"), Day("Failed before"));
    }

    static PartialDate Written(Temporal day) =>
        PartialDate.Of(
            day[Precision.Year],
            day.Precision >= Precision.Month ? day[Precision.Month] : null,
            day.Precision >= Precision.Day ? day[Precision.Day] : null
        );
}
