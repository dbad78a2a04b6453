using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Products;

/// <summary>Each fraction given: its bag, its cells, and the dose that follows from them and the weight.</summary>
static class FractionTable
{
    public static Table Of(Analysis analysis, ProductChain chain) =>
        new()
        {
            Id = "fractions",
            Caption = "Fractions given, with the dose by cells and weight",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No cells were given yet.",
            Columns =
            [
                Column.OfWords("Fraction"),
                Column.OfWords("Day"),
                Column.OfWords("Bag"),
                Column.OfNumbers("Cells", "10⁶"),
                Column.OfNumbers("By weight", "10⁶/kg"),
                Column.OfNumbers("Recorded", "10⁶/kg"),
                Column.OfNumbers("Planned", "10⁶/kg"),
                Column.OfWords("Within the band"),
                Column.OfWords("Under the cap"),
                Column.OfWords("Computed is recorded"),
            ],
            Groups = chain.Fractions.Count == 0 ? [] : Table.Plain(chain.Fractions.Select(Row)),
            Notes =
            [
                "The dose by weight is the number of viable cells with the receptor, divided by the last weight by that day.",
            ],
        };

    static IReadOnlyList<Cell> Row(FractionDose dose) =>
        [
            dose.Given.Fraction is { } n ? Evidence.Number(n) : "not recorded",
            dose.Given.Start is { } day ? Written.Date(day) : Inline.Unknown("date"),
            dose.Given.Bag ?? "not recorded",
            Written.Fixed(dose.Given.MillionCells, 1, "unknown"),
            ByWeight(dose.PerKg),
            Written.Fixed(dose.Given.MillionCellsPerKg, 3, "unknown"),
            Written.Fixed(dose.Given.PlannedDose, 3, "unknown"),
            YesNo(dose.WithinTolerance),
            YesNo(dose.UnderCap),
            YesNo(dose.AgreesWithRecord),
        ];

    static Cell ByWeight(Answer<double?> perKg) =>
        perKg.Value is { } known
            ? new Cell((Inline)Written.Fixed(known, 3)).From(perKg.Because)
            : Inline.Unknown(Phrase.Join("; ", perKg.Missing));

    static Inline YesNo(Truth truth) =>
        truth.IsTrue ? Inline.Met("yes")
        : truth.IsFalse ? Inline.NotMet("no")
        : Inline.Open("unknown");
}
