using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Datasets;

/// <summary>ADAE: a row an adverse event.</summary>
sealed record AnalysedEvent(SubjectLevel Subject, AdverseEvent Event)
{
    /// <param name="subjects">In the order of their rows.</param>
    public static IEnumerable<AnalysedEvent> Of(IEnumerable<SubjectLevel> subjects) =>
        from subject in subjects
        from ae in subject.Subject.Records.Of<AdverseEvent>().OrderBy(ae => ae.Sequence)
        select new AnalysedEvent(subject, ae);

    public static AnalysisTable<AnalysedEvent> Table { get; } =
        new(
            "ADAE",
            "Adverse Events Analysis Dataset",
            "OCCURRENCE DATA STRUCTURE",
            "One record per adverse event per subject",
            ["STUDYID", "USUBJID", "AESEQ"],
            [
                .. SubjectLevel.Identity<AnalysedEvent>(e => e.Subject),
                AnalysisColumn<AnalysedEvent>.Whole("AESEQ", "Sequence Number", e => e.Event.Sequence),
                AnalysisColumn<AnalysedEvent>.Text("AETERM", "Reported Term for the Adverse Event", e => e.Event.Term),
                AnalysisColumn<AnalysedEvent>.Text("AEDECOD", "Dictionary-Derived Term", e => e.Event.Code),
                AnalysisColumn<AnalysedEvent>.Text("AEBODSYS", "Body System or Organ Class", e => e.Event.OrganClass),
                AnalysisColumn<AnalysedEvent>.Day(
                    "ASTDT",
                    "Analysis Start Date",
                    e => e.Event.Start?.Date,
                    "AESTDTC where it is whole"
                ),
                AnalysisColumn<AnalysedEvent>.Day(
                    "AENDT",
                    "Analysis End Date",
                    e => e.Event.End?.Date,
                    "AEENDTC where it is whole"
                ),
                AnalysisColumn<AnalysedEvent>.Whole(
                    "ASTDY",
                    "Analysis Start Relative Day",
                    e => e.Subject.DayOf(e.Event.Start?.Date),
                    "1 on the day of the first cells, -1 on the day before"
                ),
                AnalysisColumn<AnalysedEvent>.Whole(
                    "AENDY",
                    "Analysis End Relative Day",
                    e => e.Subject.DayOf(e.Event.End?.Date),
                    "1 on the day of the first cells, -1 on the day before"
                ),
                AnalysisColumn<AnalysedEvent>.Whole("AETOXGRN", "Standard Toxicity Grade (N)", e => e.Event.WorstGrade),
                AnalysisColumn<AnalysedEvent>.Flag(
                    "TRTEMFL",
                    "Treatment Emergent Analysis Flag",
                    e => Truth.Of(e.Subject.Treated?.Events.Contains(e.Event) == true),
                    "Began with or after what the study counts events from, or may have"
                ),
                AnalysisColumn<AnalysedEvent>.Flag("AESER", "Serious Event", e => e.Event.Serious.AsTruth),
                AnalysisColumn<AnalysedEvent>.Text("AEREL", "Causality", e => e.Event.Relation?.Written),
                AnalysisColumn<AnalysedEvent>.Flag(
                    "ARELFL",
                    "At Least Possibly Related Flag",
                    e => ToxicityMatch.IsRelated(e.Event),
                    "AEREL; empty where it is not told"
                ),
                AnalysisColumn<AnalysedEvent>.Flag("AESDTH", "Results in Death", e => Truth.Of(e.Event.IsFatal)),
                Named("CRSFL", "Cytokine Release Syndrome Flag", ToxicityTerm.Crs),
                Named("ICANSFL", "Neurotoxicity (ICANS) Flag", ToxicityTerm.Icans),
            ]
        );

    static AnalysisColumn<AnalysedEvent> Named(string name, string label, string toxicity) =>
        AnalysisColumn<AnalysedEvent>.Flag(
            name,
            label,
            e => Truth.Of(ToxicityTerm.IsOne(e.Event, toxicity)),
            "By the event's names"
        );
}
