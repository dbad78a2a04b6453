using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Safety.Coding;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>Who sends a report to whom, and when it is written.</summary>
/// <param name="Sender">As the receiver knows it (N.1.3); null: the study's id.</param>
/// <param name="Receiver">As it calls itself (N.1.4); null: not named yet.</param>
public sealed record CaseSending(string? Sender, string? Receiver, DateTimeOffset Created);

/// <summary>Makes case reports of a study's records.</summary>
public static class CaseReports
{
    /// <summary>The case of some events of a treated subject; null when there is no such subject or event.</summary>
    /// <param name="numbers">AESEQ, at least one; the first is what the case is about.</param>
    /// <param name="own">The user's own terms of MedDRA.</param>
    public static CaseReport? Of(Analysis analysis, string subject, IReadOnlyList<int> numbers, CaseSending sending, OwnTerms own)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(sending);
        var treated = analysis.Treated.FirstOrDefault(s => s.Id == subject);
        var rows = treated?.Records.Of<AdverseEvent>().ToList() ?? [];
        List<AdverseEvent> events = [.. numbers.Select(n => rows.Find(ae => ae.Sequence == n)).OfType<AdverseEvent>()];
        return treated is not null && events.Count == numbers.Count && events.Count > 0
            ? Of(new CaseSource(analysis, treated, events, own), sending)
            : null;
    }

    static CaseReport Of(CaseSource source, CaseSending sending)
    {
        var study = source.Analysis.Study;
        var report = new CaseReport(
            source.Analysis.Casebook.IsSynthetic,
            IdentitySection.Of(source, sending),
            new(Told.Of(study.Locations.Count == 1 ? study.Locations[0].Facility : null, NullFlavor.Masked), source.Country),
            new(source.Sponsor?.Class == "INDUSTRY", source.Sponsor?.Name, source.StudyCountry),
            new(study.Registration.RegistryId, study.Registration.Title, SponsorNumber(study)),
            PatientSection.Of(source),
            ReactionSection.Of(source),
            TestSection.Of(source),
            DrugSection.Of(source),
            [
                .. source
                    .Events.SelectMany(ae => SafetyCase.Of(source.Analysis, source.Subject, ae).Narrative)
                    .Distinct(StringComparer.Ordinal),
            ],
            []
        );
        return report with { Missing = [.. Missing(report, sending)] };
    }

    static string SponsorNumber(Studies.Study study) =>
        study.Registration.OtherIds.FirstOrDefault(o => o.Type == "org_study_id")?.Id ?? study.Id;

    // The elements that ICH requires (conformance "required") and that nobody recorded.
    static IEnumerable<string> Missing(CaseReport report, CaseSending sending)
    {
        if (sending.Receiver is null)
            yield return "N.1.4, N.2.r.3 the receiver";
        if (report.Identity.FirstReceived is not { IsComplete: true })
            yield return "C.1.4 the day the sponsor first received it";
        if (report.Identity.MostRecent is not { IsComplete: true })
            yield return "C.1.5 the day of the newest information";
        if (report.Sender.Organisation is null)
            yield return "C.3.2 the sponsor";
        if (report.Reporter.Country is null)
            yield return "C.2.r.3 the reporter's country";
        foreach (var reaction in report.Reactions)
        {
            if (reaction.Code is null)
                yield return $"E.i.2.1b a MedDRA code of '{reaction.Event.Term}'";
            if (reaction.Event.IsSerious.IsTrue && reaction.Event.SeriousnessCriteria.Count == 0)
                yield return $"E.i.3.2 a criterion of seriousness of '{reaction.Event.Term}'";
        }
    }

    /// <summary>A whole number of a set of them, as identifiers need it.</summary>
    internal static string Invariant(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
