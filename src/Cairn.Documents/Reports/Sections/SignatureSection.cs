using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who signed what, with the meaning, and whether it still holds.</summary>
public static class SignatureSection
{
    /// <summary>The signatures under the committee's decisions; a decision without one says so.</summary>
    public static Section OfDecisions(Analysis analysis)
    {
        var decisions = analysis.Casebook.Decisions;
        if (decisions.Count > 0 && !analysis.Casebook.Signatures.Any(s => s.Decision is not null))
            return new("decision-signatures", "Signatures of the decisions", [.. Unsigned(analysis).Select(u => new Words(u))]);
        return new(
            "decision-signatures",
            "Signatures of the decisions",
            [
                new Table
                {
                    Id = "signed-decisions",
                    Caption = "The committee's decisions and who signed them",
                    Synthetic = analysis.Casebook.IsSynthetic,
                    Columns = [Column.OfWords("Day"), Column.OfWords("Decision"), .. Columns],
                    Groups = Table.Plain(decisions.Select((d, i) => Row(analysis, d, i))),
                    WhenEmpty = "The committee has decided nothing yet.",
                },
            ]
        );
    }

    /// <summary>That decisions are not signed, wherever one is told; nothing where each is.</summary>
    public static IEnumerable<Inline> Unsigned(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var (decisions, book) = (analysis.Casebook.Decisions.Count, analysis.Casebook);
        var signed = Enumerable.Range(0, decisions).Count(place => book.Signatures.Any(s => s.Decision == place));
        return (decisions - signed) switch
        {
            0 => [],
            1 when decisions == 1 => ["The committee's decision is not signed."],
            var open when open == decisions => [$"None of the committee's {Written.Count(decisions)} decisions is signed."],
            var open => [$"{Written.Count(open)} of the committee's {Written.Count(decisions)} decisions are not signed."],
        };
    }

    /// <summary>The signatures under one subject's records.</summary>
    public static Section OfSubject(Analysis analysis, string subject) =>
        new(
            "signatures",
            "Signatures",
            [
                Signed(
                    analysis,
                    [.. analysis.Casebook.Signatures.Where(s => s.Subject == subject)],
                    "Nobody has signed these records yet."
                ),
            ]
        );

    /// <summary>The signatures under the records of all subjects.</summary>
    public static Section OfSubjects(Analysis analysis) =>
        new(
            "subject-signatures",
            "Signatures under the records of subjects",
            [
                Signed(
                    analysis,
                    [.. analysis.Casebook.Signatures.Where(s => s.Subject is not null)],
                    "No records of a subject were signed yet."
                ),
            ]
        );

    static Table Signed(Analysis analysis, IReadOnlyList<RecordedSignature> signatures, string whenEmpty) =>
        new()
        {
            Id = "signatures-given",
            IsListing = true,
            Caption = "Who signed, and what it means",
            Synthetic = analysis.Casebook.IsSynthetic,
            Columns = [Column.OfWords("Subject"), .. Columns, Column.OfNumbers("Entries signed")],
            Groups = Table.Plain(
                signatures.Select(s =>
                    (IReadOnlyList<Cell>)[Cell.Subject(s.Subject!), .. Cells(s), s.Covers.ToString(CultureInfo.InvariantCulture)]
                )
            ),
            WhenEmpty = whenEmpty,
        };

    static IReadOnlyList<Column> Columns =>
        [
            Column.OfWords("Name"),
            Column.OfWords("Role"),
            Column.OfWords("Meaning"),
            Column.OfWords("Signed"),
            Column.OfWords("State"),
        ];

    static IReadOnlyList<Cell> Row(Analysis analysis, CommitteeDecision decision, int place) =>
        [
            Cell.Of(decision.Day),
            $"{decision}",
            .. analysis.Casebook.Signatures.LastOrDefault(s => s.Decision == place) is { } signature
                ? Cells(signature)
                : [decision.By, RoleNames.Of(decision.Role), Cell.Nothing, "not signed", Inline.Open("not signed")],
        ];

    static IReadOnlyList<Cell> Cells(RecordedSignature signature) =>
        [
            signature.Name,
            RoleNames.Of(signature.Role),
            SignatureWords.Of(signature.Meaning),
            SignatureWords.Time(signature.At),
            SignatureWords.Standing(signature),
        ];
}
