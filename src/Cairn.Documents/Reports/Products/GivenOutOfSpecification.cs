using Cairn.Analyses;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Reports.Products;

/// <summary>Who was given cells of a lot with a result that misses the specification, and who approved it.</summary>
static class GivenOutOfSpecification
{
    /// <summary>In a sentence of its own; none where nobody was.</summary>
    public static IEnumerable<Block> Of(Analysis analysis)
    {
        List<Phrase> given = [.. analysis.Casebook.Subjects.SelectMany(subject => Lots(analysis, subject))];
        return given.Count == 0 ? [] : [new Words((Phrase)$"Given cells out of specification: {Phrase.Join("; ", given)}.")];
    }

    static IEnumerable<Phrase> Lots(Analysis analysis, SubjectRecords subject) =>
        from lot in ProductChain.Of(analysis.Study, subject, analysis.Casebook.Judgements).Lots
        where lot.Bags.Any(bag => bag.Given is not null) && lot.Missed.Any()
        select (Phrase)$"{subject.Id} ({Phrase.Join(", ", lot.Missed.Select(Missed))}; {Approved(lot)})";

    static Phrase Missed(TestedLine line) =>
        $"{ProductWords.NameOf(line.Line.Test)} {line.Result?.Result} {UnitWords.Of(line.Result?.Unit ?? "")}".TrimEnd();

    static Phrase Approved(Lot lot) =>
        lot.Approval is { } approval
            ? (Phrase)$"approved by {approval.By} on {Written.Date(approval.Day)}"
            : "nobody approved it";
}
