using Cairn.Clocks;
using Cairn.Records;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>C.1 of a case: its number, and when the sponsor heard of it, as the steps of reporting say.</summary>
static class IdentitySection
{
    const int LongestId = 100,
        LongestSponsor = 30;

    public static CaseIdentity Of(CaseSource source, CaseSending sending)
    {
        List<SeriousEvent> events =
        [
            .. source.Events.Select(ae => new SeriousEvent(
                ae,
                source.Analysis.Casebook.SafetyNotes,
                source.Analysis.Casebook.Opinions
            )),
        ];
        return new(
            Id(source),
            sending.Created,
            Received(events)?.At,
            Steps(events, SafetyStep.NewInformation).LastOrDefault()?.At ?? Received(events)?.At,
            events.Exists(e => !e.Serious.IsFalse && !e.Suspected.IsFalse && !e.Unexpected.IsFalse),
            sending.Sender ?? source.Analysis.Study.Id,
            sending.Receiver
        );
    }

    // The sponsor's receipt; else what must have come just before it.
    static SafetyNote? Received(List<SeriousEvent> events) =>
        Steps(events, SafetyStep.ReceivedBySponsor).FirstOrDefault()
        ?? Steps(events, SafetyStep.SentToSponsor).FirstOrDefault()
        ?? Steps(events, SafetyStep.Aware).FirstOrDefault();

    static IEnumerable<SafetyNote> Steps(List<SeriousEvent> events, SafetyStep step) =>
        from note in events.SelectMany(e => e.All(step))
        where note.At.Year is not null
        orderby note.At
        select note;

    // Country, sponsor, number of the report: ICH's guide, C.1.1. ZZ stands for a country that nobody recorded. Where it is too
    // long, the sponsor is cut and never the number: two cases have two identifiers.
    static string Id(CaseSource source)
    {
        var sponsor = new string([.. (source.Sponsor?.Name ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        var numbers = string.Join('+', source.Events.Select(e => CaseReports.Invariant(e.Sequence)));
        var (country, number) = ($"{source.Country ?? "ZZ"}-", $"-{source.Analysis.Study.Id}-{source.Subject.Id}-{numbers}");
        var room = Math.Clamp(LongestId - country.Length - number.Length, 0, LongestSponsor);
        var id = country + sponsor[..Math.Min(sponsor.Length, room)] + number;
        return id[..Math.Min(id.Length, LongestId)];
    }
}
