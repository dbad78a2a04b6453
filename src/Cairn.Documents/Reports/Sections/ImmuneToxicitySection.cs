using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Cytokine release and neurotoxicity, day by day.</summary>
public static class ImmuneToxicitySection
{
    const int LastDay = 28;
    const string Note =
        "Grades by ASTCT consensus (Lee 2019). Onset is the first day with grade 1 or more, Day 0 being the day of the "
        + "first cells; the duration runs from there to the last such day. A day without a recorded grade is unknown, not "
        + "0. The worst grade is "
        + "that of the days or of the adverse event, whichever is higher.";

    public static Section Of(Analysis analysis) =>
        new("crs-icans", "CRS and ICANS", [new Answered(InWords(analysis)), Summary(analysis), Map(analysis)]);

    /// <summary>In how many, and how bad.</summary>
    internal static Phrase InWords(Analysis analysis) =>
        analysis.Flow.Infused == 0
            ? InfusedWords.Nobody(analysis.Flow)
            : (Phrase)
                $"{Phrase("Cytokine release syndrome (CRS)", analysis.Crs)} {Phrase("Neurotoxicity (ICANS)", analysis.Icans)}";

    // A grade is of the days or of the adverse event; who has neither was not looked at, and is no zero.
    static Phrase Phrase(string name, IReadOnlyList<ImmuneToxicity> courses)
    {
        var graded = courses.Count(c => c.WorstKnown is not null);
        string Of(Func<ImmuneToxicity, bool> which) => Written.CountOf(courses.Count(which), graded);
        if (graded == 0)
            return $"{name}: no grade is recorded for anybody infused.";
        var open = courses.Count - graded;
        Phrase missing = open == 0 ? "" : (Phrase)$"; no grade is recorded for {Written.Count(open)} more";
        return $"{name} in {Of(c => c.WorstKnown > 0)} of {Written.Count(graded)} with a grade, grade 3 or more in "
            + $"{Of(c => c.WorstKnown >= 3)}{missing}.";
    }

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
                Column.OfNumbers("CRS duration", "days"),
                Column.OfWords("Worst ICANS grade"),
                Column.OfNumbers("ICANS onset", "days from the cells"),
                Column.OfNumbers("ICANS duration", "days"),
            ],
            Groups = Table.Plain(analysis.Crs.Zip(analysis.Icans, Row)),
            Notes = [Note, .. Children(analysis)],
        };

    static IEnumerable<Inline> Children(Analysis analysis)
    {
        if (!analysis.Study.Registration.AdmitsChildren.IsFalse)
            yield return "Below twelve years ICANS is graded by another score (CAPD), which is left out: a child has the "
                + "grade that "
                + "the investigator records.";
    }

    static IReadOnlyList<Cell> Row(ImmuneToxicity crs, ImmuneToxicity icans) =>
        [Cell.Subject(crs.Subject), .. Cells(crs), .. Cells(icans)];

    static IEnumerable<Cell> Cells(ImmuneToxicity course) =>
        [
            Cell.Grade(course.WorstKnown).From(course.Because),
            (course.Onset is { } onset ? Cell.Of(onset.Number) : None(course)).From(course.Because),
            (course.DurationDays is { } days ? Cell.Of(days) : None(course)).From(course.Because),
        ];

    static Cell None(ImmuneToxicity course) => course.Worst is 0 && course.WorstKnown is 0 ? "none" : "unknown";

    static Figure Map(Analysis analysis) =>
        new ToxicityHeatMapFigure
        {
            Head = new("crs-icans-map", "CRS and ICANS grade by day from the first cells", analysis.Casebook.IsSynthetic),
            Panels = [new("CRS", Rows(analysis, analysis.Crs)), new("ICANS", Rows(analysis, analysis.Icans))],
        }.Draw();

    // A row of somebody who died ends with the death: nobody could be assessed after it.
    static List<HeatMapRow> Rows(Analysis analysis, IReadOnlyList<ImmuneToxicity> courses)
    {
        var died = analysis.Treated.ToDictionary(s => s.Id, s => s.DaysAfterCells(s.Vital.Death.Value), StringComparer.Ordinal);
        var days = courses.SelectMany(c => c.Days.Keys);
        var last = Math.Clamp(days.Max(d => (int?)d.Number) ?? 0, 0, LastDay);
        int LastOf(ImmuneToxicity c) => Math.Clamp(died.GetValueOrDefault(c.Subject) ?? last, 0, last);
        return [.. courses.Select(c => new HeatMapRow(c.Subject, DailyGrades.Of(c, LastOf(c))) { Because = () => c.Because })];
    }
}
