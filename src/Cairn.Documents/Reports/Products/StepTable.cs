using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;

namespace Cairn.Documents.Reports.Products;

/// <summary>Every step with who, when, which label, how cold.</summary>
static class StepTable
{
    public static Table Of(Analysis analysis, ProductChain chain) =>
        new()
        {
            Id = "steps",
            Caption = "Steps of the product",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No step is recorded; the first is the collection.",
            Columns =
            [
                Column.OfWords("When"),
                Column.OfWords("Step"),
                Column.OfWords("Of"),
                Column.OfWords("Made from"),
                Column.OfWords("Identity"),
                Column.OfWords("Holder"),
                Column.OfWords("Who"),
                Column.OfNumbers("Warmest", "°C"),
                Column.OfWords("Row"),
            ],
            Groups = chain.Steps.Count == 0 ? [] : Table.Plain(chain.Steps.Select(Row)),
        };

    static IReadOnlyList<Cell> Row(ProductEvent step) =>
        [
            step.Date is { } when ? Quantities.DayWords.WithTime(when) : Inline.Unknown("date"),
            Evidence.Sentence(ProductWords.Of(step.Step!.Value).ToUpperInvariant()),
            step.Product ?? Cell.Nothing,
            step.MadeFrom ?? Cell.Nothing,
            step.Identity ?? (Cell)Inline.Unknown("no code"),
            step.Holder ?? Cell.Nothing,
            Who(step),
            step.Celsius is { } cold ? Written.Short(cold) : Cell.Nothing,
            Evidence.Record(step.Key),
        ];

    static Cell Who(ProductEvent step) =>
        step switch
        {
            { DoneBy: null } => Inline.Unknown("nobody named"),
            { SecondPerson: { } second } => (Phrase)$"{step.DoneBy}, {second}",
            _ => step.DoneBy,
        };
}
