using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Products;

/// <summary>A lot: its tests beside the specification, what was judged of it, its bags.</summary>
static class LotSection
{
    public static Section Of(Analysis analysis, Lot lot) =>
        new(
            "lot-" + Slug(lot.Id),
            $"Lot {lot.Id}",
            [
                new Answered($"{Evidence.Sentence(ProductWords.Of(lot.Stage).ToUpperInvariant())}."),
                Tests(analysis, lot),
                Judgements(analysis, lot),
                Bags(analysis, lot),
            ]
        );

    static string Slug(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    static Table Tests(Analysis analysis, Lot lot) =>
        new()
        {
            Id = "tests-" + Slug(lot.Id),
            Caption = $"Release tests of {lot.Id}",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study states no specification of the product (product.release in study.yaml).",
            Columns =
            [
                Column.OfWords("Test"),
                Column.OfWords("Specification"),
                Column.OfWords("Result"),
                Column.OfWords("Day"),
                Column.OfWords("Meets it"),
            ],
            Groups = lot.Tests.Count == 0 ? [] : Table.Plain(lot.Tests.Select(t => Row(analysis.Study, t))),
        };

    static IReadOnlyList<Cell> Row(Study study, TestedLine line) =>
        [
            ProductWords.NameOf(line.Line.Test),
            study.Say("product.release", ProductWords.Limit(line.Line)),
            line.Result is { } result ? Said(result) : Inline.Unknown("no result"),
            line.Result?.Date is { } day ? Written.Date(day) : Cell.Nothing,
            Marked(line.Meets.Value),
        ];

    static Cell Said(ProductFinding result) =>
        new Cell((Inline)$"{result.Result} {UnitWords.Of(result.Unit ?? "")}".TrimEnd()).From([result.AsFact()]);

    static Inline Marked(Truth meets) =>
        meets.IsTrue ? Inline.Met()
        : meets.IsFalse ? Inline.NotMet()
        : Inline.Open("unknown");

    static Table Judgements(Analysis analysis, Lot lot) =>
        new()
        {
            Id = "judgements-" + Slug(lot.Id),
            Caption = $"Judgements of {lot.Id}",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody judged it yet; the laboratory releases it, or says that it is out of specification.",
            Columns =
            [
                Column.OfWords("Day"),
                Column.OfWords("Judgement"),
                Column.OfWords("By"),
                Column.OfWords("Why"),
                Column.OfWords("Signature"),
            ],
            Groups = lot.Judgements.Count == 0 ? [] : Table.Plain(lot.Judgements.Select(Row)),
        };

    static IReadOnlyList<Cell> Row(LotJudgement judged) =>
        [
            Written.Date(judged.Day),
            Evidence.Sentence(ProductWords.Of(judged.Verdict).ToUpperInvariant()),
            $"{judged.By}, {RoleNames.Of(judged.Role)}",
            Phrase.AsTyped(judged.Reason),
            judged.Holds ? Inline.Met("holds") : Inline.NotMet("void: not signed, or what it rests on was changed"),
        ];

    static Table Bags(Analysis analysis, Lot lot) =>
        new()
        {
            Id = "bags-" + Slug(lot.Id),
            Caption = $"Bags of {lot.Id}",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No bag is filled yet.",
            Columns =
            [
                Column.OfWords("Bag"),
                Column.OfWords("Where"),
                Column.OfNumbers("Filled", "10⁶ cells"),
                Column.OfNumbers("Given", "10⁶ cells"),
                Column.OfWords("Left"),
            ],
            Groups = lot.Bags.Count == 0 ? [] : Table.Plain(lot.Bags.Select(Row)),
        };

    static IReadOnlyList<Cell> Row(Bag bag) =>
        [
            bag.Id,
            bag.Destroyed is null ? ProductWords.Of(bag.Stage) : "destroyed",
            Written.Fixed(bag.FilledMillion, 1, "unknown"),
            Written.Fixed(bag.TakenMillion, 1, "unknown"),
            bag.IsLeft ? "yes" : "no",
        ];
}
