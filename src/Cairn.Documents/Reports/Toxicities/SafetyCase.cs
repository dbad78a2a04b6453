using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Labs;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// A serious event as a case to report: the skeleton of its narrative from the records, and the fields of a CIOMS I form. What
/// nobody recorded is asked for in its place; a person finishes it.
/// </summary>
/// <param name="Narrative">Sentences in order of time.</param>
/// <param name="Form">Fields of the CIOMS I form, by its numbers.</param>
/// <param name="Missing">What a reporter would ask for.</param>
/// <param name="Reporting">What has to be reported of it, until when, and how that stands.</param>
public sealed record SafetyCase(
    string Subject,
    AdverseEvent Event,
    IReadOnlyList<string> Narrative,
    IReadOnlyList<(string Field, string Value)> Form,
    IReadOnlyList<string> Missing,
    EventReporting Reporting
)
{
    const int DaysAround = 7;

    const string Asked = "[not recorded]";

    /// <summary>The case of an event of a treated subject; null when there is no such event.</summary>
    /// <param name="number">AESEQ.</param>
    public static SafetyCase? Of(Analysis analysis, string subject, int number)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Treated.FirstOrDefault(s => s.Id == subject) is not { } treated)
            return null;
        return treated.Records.Of<AdverseEvent>().FirstOrDefault(ae => ae.Sequence == number) is { } ae
            ? Of(analysis, treated, ae)
            : null;
    }

    /// <summary>The case of an event of a treated subject.</summary>
    internal static SafetyCase Of(Analysis analysis, TreatedSubject treated, AdverseEvent ae) =>
        new(
            treated.Id,
            ae,
            [.. Sentences(analysis, treated, ae)],
            [.. Fields(analysis, treated, ae)],
            [.. Open(ae)],
            EventReporting.Of(analysis, ae)
        );

    static IEnumerable<string> Sentences(Analysis analysis, TreatedSubject subject, AdverseEvent ae)
    {
        var who = subject.Records.Demographics;
        yield return $"Subject {subject.Id}, {who?.AgeInYears?.ToString(Invariant) ?? Asked} years, sex "
            + $"{who?.Sex?.Word ?? Asked}, takes part in "
            + $"{analysis.Study.Registration.Title} ({string.Join(", ", analysis.Study.Registration.Conditions)}).";
        yield return $"The first cells ({Product(analysis)}, dose level {subject.Level?.ToString(Invariant) ?? Asked}) "
            + $"were given on "
            + $"{Day(subject.FirstCells)}; treatment of the trial began on {Day(subject.WatchedFrom)}.";
        yield return CasePreparation.Of(subject, ae) is { Count: > 0 } preparation
            ? $"Lymphodepletion: {string.Join(", ", preparation)}."
            : "No lymphodepletion is recorded before it.";
        yield return $"{ae.Name} (as reported: {ae.Term}) began on "
            + $"{Day(ae.Start)}{AfterCells(subject, ae)}, worst grade "
            + $"{ae.WorstGrade?.ToString(Invariant) ?? Asked}. {Seriousness(ae)}";
        List<string> values = [.. Around(subject, ae).Select(Said)];
        yield return values.Count == 0
            ? "No graded value is recorded in the days around it."
            : $"Values in the days around it, worst of each: {string.Join("; ", values)}.";
        var given = ToxicityTreatment
            .Given(subject.Records, ae.Start is { Year: not null } start ? start.Earliest : null)
            .ToList();
        yield return given.Count == 0
            ? "No drug for a toxicity is recorded from its start on."
            : $"Given from its start on: "
                + $"{string.Join("; ", given.Select(g => $"{g.Row.Treatment} from {Day(g.Row.Start)}"))}.";
        yield return $"Action taken with the cells: {ae.Action?.ToLowerInvariant() ?? Asked}. Outcome: "
            + $"{ae.Outcome?.Word.ToLowerInvariant() ?? Asked}"
            + $"{(ae.End is { } end ? $", on {Written.Date(end)}" : "")}.";
        yield return $"In the investigator's judgement its relation to the cells is {Relation(ae.Relation)}, to lymphodepletion "
            + $"{Relation(ae.RelationToLymphodepletion)}, to the disease {Relation(ae.RelationToDisease)}, to apheresis "
            + $"{Relation(ae.RelationToApheresis)}{OtherCause(ae)}.";
    }

    // What else it was is asked of what is not put down to the cells.
    static string OtherCause(AdverseEvent ae) =>
        ae.OtherCause is null && ae.IsSaidToBeRelated.IsTrue ? "" : $"; another cause: {ae.OtherCause ?? Asked}";

    static IEnumerable<(string, string)> Fields(Analysis analysis, TreatedSubject subject, AdverseEvent ae)
    {
        var who = subject.Records.Demographics;
        var (preparation, isSuspect) = (CasePreparation.Of(subject, ae), CasePreparation.IsSuspect(ae));
        yield return ("1 Patient", $"{subject.Id} (no initials are kept)");
        yield return ("1a Country", who?.Country ?? Asked);
        yield return ("2a Age", who?.AgeInYears?.ToString(Invariant) ?? Asked);
        yield return ("3 Sex", who?.Sex?.Word ?? Asked);
        yield return ("4-6 Reaction onset", Day(ae.Start));
        yield return ("7+13 Reaction", $"{ae.Name}: {ae.Term}, grade {ae.WorstGrade?.ToString(Invariant) ?? Asked}");
        yield return (
            "8-12 Serious because",
            ae.SeriousnessCriteria.Count > 0 ? string.Join(", ", ae.SeriousnessCriteria.Select(SeriousWords.Of)) : Asked
        );
        yield return ("14 Suspect product", Product(analysis));
        if (isSuspect)
            yield return ("14 Suspect, of the lymphodepletion", Listed(preparation));
        yield return ("15 Daily dose", Dose(subject));
        yield return ("16 Route", subject.Records.CellInfusions.First().Route ?? Asked);
        yield return (
            "17 Indication",
            string.Join(", ", analysis.Study.Registration.Conditions) is { Length: > 0 } indication ? indication : Asked
        );
        yield return (
            "18 Therapy dates",
            string.Join(", ", subject.Records.CellInfusions.Where(e => e.Dose > 0).Select(e => Day(e.Start)))
        );
        var drugs = DrugsAtOnset.Of(subject.Records, ae.Start, subject.WatchedFrom);
        yield return (
            "22 Concomitant drugs and dates, without those for the reaction",
            Listed([.. isSuspect ? [] : preparation, .. drugs.Taken.Select(Dated)])
        );
        if (drugs.Undated.Count > 0)
            yield return ("22 Drugs whose dates do not say whether they were taken", Listed(drugs.Undated.Select(Dated)));
        var history = subject.Records.Of<MedicalHistory>().Where(IsThere);
        yield return ("23 History", Listed(history.Select(h => h.Code ?? h.Term)));
        var ofTrial = drugs.Earlier.ToLookup(row => BeganWithin(row, subject.WatchedFrom));
        yield return ("23 Earlier treatment, over before the onset", Listed(ofTrial[false].Select(Dated)));
        if (ofTrial.Contains(true))
            yield return ("23 Given in the trial, over before the onset", Listed(ofTrial[true].Select(Dated)));
        yield return (
            "24 Sponsor",
            string.Join(", ", analysis.Study.Sponsors.Select(s => s.Name)) is { Length: > 0 } sponsor ? sponsor : Asked
        );
        yield return ("24b Study", analysis.Study.Registration.RegistryId ?? analysis.Study.Id);
        yield return ("24c Received by the sponsor", Day(EventReporting.Of(analysis, ae).DayZero));
        yield return ("25a Report", "initial or follow-up: to be chosen by the reporter");
    }

    static IEnumerable<string> Open(AdverseEvent ae)
    {
        if (ae.Start is not { IsComplete: true })
            yield return "AESTDTC";
        if (ae.WorstGrade is null)
            yield return "AETOXGR";
        if (ae.SeriousnessCriteria.Count == 0)
            yield return "AESDTH, AESLIFE, AESHOSP, AESDISAB, AESCONG or AESMIE";
        if (ToxicityMatch.IsRelated(ae).IsUnknown)
            yield return "AEREL";
        if (ae.Outcome is null)
            yield return "AEOUT";
        if (ae.Action is null)
            yield return "AEACN";
    }

    static string Seriousness(AdverseEvent ae) =>
        ae.IsSerious switch
        {
            Truth.True when ae.SeriousnessCriteria.Count > 0 =>
                $"It is serious: {string.Join(", ", ae.SeriousnessCriteria.Select(SeriousWords.Of))}.",
            Truth.True => $"It is recorded as serious; the criterion is {Asked}.",
            Truth.False => "It is recorded as not serious.",
            Truth.Unknown => $"Whether it is serious is {Asked}.",
        };

    static string AfterCells(TreatedSubject subject, AdverseEvent ae) =>
        subject.DaysAfterCells(ae.Start?.Date) is { } days
            ? $", {Written.Plural(days, "day", "days")} after the first cells"
            : "";

    /// <summary>The worst grade of each term from a week before the start to a week after the end.</summary>
    internal static IEnumerable<GradedValue> Around(TreatedSubject subject, AdverseEvent ae)
    {
        if (ae.Start is not { Year: not null } start)
            return [];
        var (from, to) = (start.Earliest.AddDays(-DaysAround), (ae.End ?? ae.Start)!.Value.Latest.AddDays(DaysAround));
        return subject
            .Values.Where(v => v.Value > 0 && v.Day >= from && v.Day <= to)
            .GroupBy(v => v.Term.Name, StringComparer.Ordinal)
            .Select(g => g.MaxBy(v => v.Value)!);
    }

    static string Said(GradedValue v) =>
        $"{Wording.Evidence.NameOf(v.Record.Domain, v.Record.TestCode)} {v.Record.Result} "
        + $"{UnitWords.Of(v.Record.Unit ?? "")} on {Day(v.Record.Date)} "
        + $"(grade {v.Value}{By(v)})";

    // The grade may rest on limits that did not come with the value.
    static string By(GradedValue v) =>
        v.Record is LabResult { Taken: { } taken } ? $", by the range of {taken.Laboratory}, entry {taken.Entry}" : "";

    static string Relation(Coded<Relatedness>? relation) => relation?.Word.ToLowerInvariant() ?? Asked;

    static string Product(Analysis analysis) => analysis.Study.Product?.Name ?? Asked;

    static string Dose(TreatedSubject subject) =>
        string.Join(
            ", ",
            subject.Records.CellInfusions.Where(e => e.Dose > 0).Select(e => $"{e.Dose?.ToString(Invariant)} {Unit(e)}".TrimEnd())
        );

    static string Unit(Exposure given) => UnitWords.Of(given.DoseUnit ?? "");

    // A transfusion of day 2 is over before an event of day 6, and is no history: the trial gave it.
    static bool BeganWithin(Medication row, DateOnly? trial) => row.Start is { Year: not null } start && start.Earliest >= trial;

    // What was asked for by name and denied is no history.
    static bool IsThere(MedicalHistory history) => history.Occurred is null || history.Occurred.AsTruth.IsTrue;

    static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } list ? list : "none recorded";

    static string Dated(Medication row)
    {
        var ends =
            row.End is { } end ? (string)Written.Date(end)
            : row.StillTaken.GoesOn.IsTrue ? "ongoing"
            : "end not recorded";
        return $"{row.Code ?? row.Treatment} ({Day(row.Start)} to {ends})";
    }

    static string Day(PartialDate? day) => day is { } known ? Written.Date(known) : Asked;

    static string Day(DateOnly? day) => day is { } known ? Written.Date(known) : Asked;

    static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;
}
