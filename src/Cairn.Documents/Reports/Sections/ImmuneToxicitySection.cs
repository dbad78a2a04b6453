using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// Cytokine release and neurotoxicity, day by day. What is counted is what the tables of special interest count.
/// </summary>
public static class ImmuneToxicitySection
{
    const int LastDay = 28;
    const string Note =
        "Grades by ASTCT consensus (Lee 2019), of the days where they were graded, else of the adverse event. Onset is the first "
        + "day of the first occurrence, Day 0 being the day of the first cells; the duration is that of each occurrence, up to "
        + "the last day before a grade of 0. A day without a recorded grade is unknown, not 0.";

    public static Section Of(Analysis analysis) =>
        new("crs-icans", "CRS and ICANS", [new Answered(InWords(analysis)), Summary(analysis), Map(analysis)]);

    /// <summary>In how many, and how bad.</summary>
    internal static Phrase InWords(Analysis analysis)
    {
        var scope = SafetyScope.All(analysis);
        return scope.N == 0
            ? InfusedWords.Nobody(analysis.Flow)
            : Phrase.Join(
                " ",
                [
                    (Phrase)$"Of {Written.Count(scope.N)} given cells:",
                    Found("cytokine release syndrome (CRS)", scope, SpecialInterest.Crs),
                    Found("Neurotoxicity (ICANS)", scope, SpecialInterest.Icans),
                ]
            );
    }

    static Phrase Found(string name, SafetyScope scope, SpecialInterest kind) =>
        (Phrase)$"{name}: {Counted(scope, kind, 0)}; of grade 3 or more: {Counted(scope, kind, 3)}.";

    static string Counted(SafetyScope scope, SpecialInterest kind, int grade) =>
        SearchCell.Of(scope, kind, grade).Content.ToString()!;

    static Table Summary(Analysis analysis) =>
        new()
        {
            Id = "crs-icans-summary",
            IsListing = true,
            Caption = "CRS and ICANS by subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Worst CRS grade"),
                Column.OfNumbers("CRS onset", "days from the cells"),
                Column.OfNumbers("CRS duration", "days, of each occurrence"),
                Column.OfWords("Worst ICANS grade"),
                Column.OfNumbers("ICANS onset", "days from the cells"),
                Column.OfNumbers("ICANS duration", "days, of each occurrence"),
            ],
            Groups = Table.Plain(analysis.Treated.Select(Row)),
            Notes = [Note, .. Children(analysis)],
        };

    static IEnumerable<Inline> Children(Analysis analysis)
    {
        if (!analysis.Study.Registration.AdmitsChildren.IsFalse)
            yield return "Below twelve years ICANS is graded by another score (CAPD), which is left out: a child has the "
                + "grade that "
                + "the investigator records.";
    }

    static IReadOnlyList<Cell> Row(TreatedSubject subject) =>
        [Cell.Subject(subject.Id), .. Cells(subject, SpecialInterest.Crs), .. Cells(subject, SpecialInterest.Icans)];

    static IEnumerable<Cell> Cells(TreatedSubject subject, SpecialInterest kind)
    {
        var worst = SearchCell.Worst(subject, kind);
        List<SpecialEvent> found = [.. kind.In(subject).Where(e => e.Worst != 0)];
        var because = found.SelectMany(e => e.Because);
        return found.Count == 0
            ? [worst, Cell.Nothing, Cell.Nothing]
            :
            [
                worst,
                Onset(found[0]).From(because),
                ((Cell)Phrase.Join(", ", found.Select(OccurrenceWords.Lasted))).From(because),
            ];
    }

    static Cell Onset(SpecialEvent first) => first.Onset is { } onset ? Cell.Of(onset) : "unknown";

    static Figure Map(Analysis analysis)
    {
        var (crs, icans) = (analysis.Treated.Select(ImmuneToxicity.CrsOf), analysis.Treated.Select(ImmuneToxicity.IcansOf));
        return new ToxicityHeatMapFigure
        {
            Head = new("crs-icans-map", "CRS and ICANS grade by day from the first cells", analysis.Casebook.IsSynthetic),
            Panels = [new("CRS", Rows([.. crs])), new("ICANS", Rows([.. icans]))],
        }.Draw();
    }

    // A row of somebody who died ends with the death: nobody could be assessed after it.
    static List<HeatMapRow> Rows(List<ImmuneToxicity> courses)
    {
        var days = courses.SelectMany(c => c.Days.Keys);
        var last = Math.Clamp(days.Max(d => (int?)d.Number) ?? 0, 0, LastDay);
        int LastOf(TreatedSubject s) => Math.Clamp(s.DaysAfterCells(s.Vital.Death.Value) ?? last, 0, last);
        return
        [
            .. courses.Select(c => new HeatMapRow(c.Subject.Id, DailyGrades.Of(c, LastOf(c.Subject)))
            {
                Because = () => c.Occurrences.SelectMany(e => e.Because),
            }),
        ];
    }
}
