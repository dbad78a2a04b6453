using Cairn.Analyses;
using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Documents.Datasets;

/// <summary>ADTTE: a row a subject's time to an endpoint.</summary>
sealed record AnalysedTime(SubjectLevel Subject, EndpointAnalysis.Times Endpoint, TimeToEvent Time)
{
    public static IEnumerable<AnalysedTime> Of(Analysis analysis, IReadOnlyList<SubjectLevel> subjects)
    {
        var byId = subjects.ToDictionary(s => s.Subject.Subject, StringComparer.Ordinal);
        return from times in analysis.Estimates.OfType<EndpointAnalysis.Times>()
            from time in times.Subjects.OrderBy(t => t.Subject, StringComparer.Ordinal)
            select new AnalysedTime(byId[time.Subject], times, time);
    }

    public static AnalysisTable<AnalysedTime> Table { get; } =
        new(
            "ADTTE",
            "Time-to-Event Analysis Dataset",
            "BASIC DATA STRUCTURE",
            "One record per endpoint per subject",
            ["STUDYID", "USUBJID", "PARAMCD"],
            [
                .. SubjectLevel.Identity<AnalysedTime>(t => t.Subject),
                AnalysisColumn<AnalysedTime>.Text("PARAMCD", "Parameter Code", t => t.Endpoint.Endpoint.ShortName),
                AnalysisColumn<AnalysedTime>.Text("PARAM", "Parameter", t => t.Endpoint.Endpoint.Title),
                AnalysisColumn<AnalysedTime>.Day("STARTDT", "Time-to-Event Origin Date", t => t.Time.Start),
                AnalysisColumn<AnalysedTime>.Day("ADT", "Analysis Date", t => t.Time.End),
                AnalysisColumn<AnalysedTime>.Whole(
                    "AVAL",
                    "Analysis Value (days)",
                    t => t.Time.Days,
                    "ADT minus STARTDT, one more where the study counts the first day"
                ),
                AnalysisColumn<AnalysedTime>.Whole(
                    "CNSR",
                    "Censor",
                    t => Censor(t.Time.Status),
                    "0 the event, 1 censored; of an incidence 2 and 3 events that compete with it"
                ),
                AnalysisColumn<AnalysedTime>.Text("EVNTDESC", "Event or Censoring Description", t =>
                    t.Time.Why.InWords().ToUpperInvariant()
                ),
                AnalysisColumn<AnalysedTime>.Text("ADTF", "Analysis Date Imputation Flag", t =>
                    t.Time.DeathPutIn ? t.Subject.Vital.ImputationFlag : null
                ),
                AnalysisColumn<AnalysedTime>.Flag("OPENFL", "Something Missing May Change It Flag", t =>
                    Truth.Of(t.Time.Time.Missing.Count > 0)
                ),
                AnalysisColumn<AnalysedTime>.Text("SRCDOM", "Source Data", t => Source(t.Time)?.Domain),
                AnalysisColumn<AnalysedTime>.Text("SRCVAR", "Source Variable", t => Source(t.Time)?.Variable),
                AnalysisColumn<AnalysedTime>.Whole("SRCSEQ", "Source Sequence Number", t => Source(t.Time)?.Sequence),
            ]
        );

    // Ours counts up from censored, ADaM from the event.
    static int Censor(int status) =>
        status switch
        {
            0 => 1,
            1 => 0,
            _ => status,
        };

    // The record that ends the time stands last among its grounds.
    static Fact? Source(TimeToEvent time) => time.Time.Because is [.., var last] ? last : null;
}
