using Cairn.Records;

namespace Cairn.Documents.Datasets;

/// <summary>
/// The records of a casebook as datasets of SDTMIG 3.4, a domain each, as they stand: every variable that some row fills, in the
/// order of the record, between STUDYID, DOMAIN and the columns that no type knows. Nothing is derived, so that the datasets can
/// be imported again and are the same records.
/// </summary>
public static class SdtmDatasets
{
    public static IReadOnlyList<Dataset> Of(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        return
        [
            .. casebook
                .Subjects.Concat(casebook.Strangers)
                .SelectMany(s => s.All.Select(r => r is LabResult row ? row.AsRecorded() : r))
                .GroupBy(r => r.Domain, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Of(casebook, RecordShape.Of(g.Key)!, InOrder(g))),
        ];
    }

    static Dataset Of(Casebook casebook, RecordShape shape, IReadOnlyList<Record> records)
    {
        List<Variable> filled = [.. shape.Variables.Where(v => v.Required || records.Any(r => v.Of(r) is not null))];
        List<string> others = [.. new SortedSet<string>(records.SelectMany(r => r.Other.Keys), StringComparer.Ordinal)];
        IReadOnlyList<string?> Row(Record r) =>
            [
                casebook.StudyId,
                shape.Domain,
                .. filled.Select(v => v.Of(r)),
                .. others.Select(name => r.Other.GetValueOrDefault(name)),
            ];
        return new(
            DatasetStandard.Sdtm,
            shape.Domain,
            shape.Label,
            SdtmClass.Of(shape.Domain).Name,
            shape.IsNumbered ? $"One record per {SdtmClass.Of(shape.Domain).Row} per subject" : "One record per subject",
            [Study, Domain, .. filled.Select(v => Column(shape, v)), .. others.Select(Unknown)],
            shape.IsNumbered ? ["STUDYID", "USUBJID", $"{shape.Domain}SEQ"] : ["STUDYID", "USUBJID"],
            [.. records.Select(Row)]
        )
        {
            IsSynthetic = casebook.IsSynthetic,
        };
    }

    static IReadOnlyList<Record> InOrder(IEnumerable<Record> records) =>
        [.. records.OrderBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Sequence)];

    internal static DatasetColumn Study { get; } = new("STUDYID", "Study Identifier", ColumnKind.Text);

    static DatasetColumn Domain { get; } = new("DOMAIN", "Domain Abbreviation", ColumnKind.Text);

    static DatasetColumn Column(RecordShape shape, Variable variable)
    {
        var label = VariableLabel.Of(variable.Name, shape.Domain);
        return new(variable.Name, label.Text, KindOf(variable)) { IsStandard = label.IsStandard };
    }

    // A name that no type knows stays what it was called.
    static DatasetColumn Unknown(string name) => new(name, name, ColumnKind.Text) { IsStandard = false };

    static ColumnKind KindOf(Variable variable)
    {
        if (variable.Kind == typeof(int))
            return ColumnKind.Whole;
        if (variable.Kind == typeof(double))
            return ColumnKind.Number;
        return variable.Kind == typeof(Quantities.PartialDate) ? ColumnKind.Moment : ColumnKind.Text;
    }
}
