using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Every value that nobody published, with the reasoning.</summary>
public static class AssumedSection
{
    public static Section Of(Study study) =>
        new(
            "assumed",
            "What is assumed",
            [
                new Words(
                    "The registry record and the protocol do not publish these values. They are assumptions of this study file, tagged wherever they are used; a protocol replaces them."
                ),
                new Table
                {
                    Id = "assumed-values",
                    Caption = "Assumed values",
                    WhenEmpty = "Nothing is assumed: every value comes from the record or the protocol.",
                    Columns = [Column.OfWords("Where in the study file"), Column.OfWords("Value"), Column.OfWords("Why")],
                    Groups = Table.Plain(
                        study.Provenance.Assumed.Select(a => (IReadOnlyList<Cell>)[a.Path, a.Value, a.Why ?? "no reason given"])
                    ),
                },
            ]
        );
}
