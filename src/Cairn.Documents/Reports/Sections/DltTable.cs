using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Everyone infused, with the answer to the definition of dose-limiting toxicity: those first who decide.</summary>
static class DltTable
{
    static readonly DltStatus[] Order = [DltStatus.Dlt, DltStatus.Pending, DltStatus.NotEvaluable, DltStatus.None];

    public static Table Of(Analysis analysis, DoseBoard board) =>
        new()
        {
            Id = "dose-subjects",
            Caption = "Infused subjects and their DLT assessment",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Level"),
                Column.OfWords("First cells"),
                Column.OfNumbers("Received", "% of plan"),
                Column.OfWords("Band"),
                Column.OfWords("Status"),
                Column.OfWords("Because"),
            ],
            Groups = [.. Order.Select(status => Group(analysis, board, status)).Where(g => g.Rows.Count > 0)],
        };

    static RowGroup Group(Analysis analysis, DoseBoard board, DltStatus status)
    {
        List<DoseSubject> subjects = [.. board.Subjects.Where(s => s.Assessment.Status.Value == status)];
        return new($"{DltWords.InFull(status)} ({Written.Count(subjects.Count)})", [.. subjects.Select(s => Row(analysis, s))]);
    }

    static IReadOnlyList<Cell> Row(Analysis analysis, DoseSubject s) =>
        [
            Cell.Subject(s.Subject, s.Expansion ? " (expansion)" : ""),
            Level(s),
            Cell.Of(s.Assessment.Infused),
            (s.ReceivedPercent is { } percent ? Cell.Of(percent, 0) : "unknown").From(InfusedWords.Cells(analysis, s)),
            Band(s.Assessment.Received),
            new Cell(DltWords.Of(s.Assessment)).From(s.Assessment.Status.Because),
            Phrase.Join("", Reason(s.Assessment), Beside(analysis, s)),
        ];

    static Phrase Level(DoseSubject s)
    {
        var (counts, assigned) = (Sourced.Number(s.Level), Sourced.Number(s.Assessment.Received.Assigned));
        return counts == assigned ? counts : (Phrase)$"{assigned}, counts at {counts}";
    }

    static Inline Band(ReceivedDose dose) =>
        dose.Band switch
        {
            DoseBand.Below => Inline.NotMet("below"),
            DoseBand.Above => Inline.NotMet("above"),
            DoseBand.Within => dose.IsCapped ? "within, capped" : "within",
            DoseBand.Open when dose.Missing.Count == 0 => "fractions to come",
            DoseBand.Open => Inline.Unknown(Phrase.Join("; ", dose.Missing)),
        };

    static Phrase Reason(DltAssessment assessment)
    {
        var status = assessment.Status;
        var events = status
            .Because.Where(f => f.Domain == "AE")
            .Select(f => (Phrase)$" Event: {f.Variable}, {f.Value}, {Day(f)}.");
        Phrase since = assessment.Since is { } day ? (Phrase)$" {DltWords.Since(assessment, day)}" : "";
        return $"{status.Rule.Words.WithoutStop}.{Phrase.Join("", events)}{since}{Evidence.Missing(status.Missing)}";
    }

    // What a cause or the committee took out of the count is told, and what one day more would have made dose-limiting: a
    // committee may see it otherwise.
    static Phrase Beside(Analysis analysis, DoseSubject s)
    {
        if (analysis.Casebook.Subject(s.Subject) is not { } records)
            return "";
        var (aside, near) = DltAssessment.Beside(analysis.Study, records, analysis.Day, analysis.Casebook.Rulings);
        return Phrase.Join(
            "",
            Told("Set aside", aside.Select(ae => Phrase.Join("", Named(ae), Ruled(analysis, ae)))),
            Told("One day short of dose-limiting", near.Select(n => (Phrase)$"{Named(n.Event)} ({n.Line.Id})"))
        );
    }

    static Phrase Told(Phrase what, IEnumerable<Phrase> events) =>
        Phrase.Join("; ", events) is { Length: > 0 } told ? (Phrase)$" {what}: {told}." : "";

    static Phrase Named(AdverseEvent ae)
    {
        Phrase cause = ae.OtherCause is { } other ? (Phrase)$", other cause: {other}" : "";
        Phrase relation = ae.Relation is { } said
            ? (Phrase)$"relation to the cells: {(Phrase)said.Written.ToLowerInvariant()}"
            : "relation not recorded";
        return $"{ae.Name}, grade {Sourced.Number(ae.WorstGrade ?? 0)}, {Day(ae.AsFact())}, {relation}{cause}";
    }

    static Phrase Ruled(Analysis analysis, AdverseEvent ae) =>
        analysis.Casebook.Rulings.LastOrDefault(r => r.Event == ae.Key && r.Stands && r.Day <= analysis.Day)
            is { Outcome: RulingOutcome.NotDlt } ruling
            ? (Phrase)$", ruled none by the committee on {Written.Date(ruling.Day)}: {ruling.Reason.TrimEnd('.')}"
            : "";

    static Phrase Day(Fact fact) => fact.Date is { } date ? Written.Date(date) : "date unknown";
}
