using System.Globalization;
using Cairn.Cql.Types;
using Cairn.Criteria.Model;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Explaining;

/// <summary>A row that no record has: a test not done, an illness not asked about, a milestone not reached.</summary>
sealed class RowQuestion : Question
{
    const int FirstNumber = 900_001;
    readonly RowsAsked _asked;
    readonly RecordShape _shape;
    readonly AnswerForm _form;
    readonly Dictionary<string, string> _row;
    readonly string? _unit;

    readonly Criterion _criterion;

    public RowQuestion(RowsAsked asked, AnswerForm form, Criterion criterion, string subject, DateOnly day)
    {
        (_asked, _form, _criterion) = (asked, form, criterion);
        _shape = RecordModel.ShapeOf(asked.Type);
        _row = BareRow(asked, _shape, subject, day);
        _unit = form.IsNumber && asked.Code is { } code ? UnitOf(_shape.Domain, code) : null;
    }

    /// <summary>The row with its identity and day alone.</summary>
    public static Dictionary<string, string> BareRow(RowsAsked asked, RecordShape shape, string subject, DateOnly day)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["USUBJID"] = subject,
            [$"{shape.Domain}SEQ"] = FirstNumber.ToString(CultureInfo.InvariantCulture),
            [DayVariable(asked.Type, shape)] = Candidate.Of(day).Text,
        };
        foreach (var required in shape.Variables.Where(v => v.Required))
            row.TryAdd(required.Name, asked.Code ?? "");
        if (asked is { Path: { } path, Code: { } code } && asked.Type.Find(path)?.Source is { } source)
            row[Named(source, shape)] = code;
        return row;
    }

    static string DayVariable(RecordType type, RecordShape shape) =>
        Named((type.Find("date") ?? type.Find("startDate"))?.Source ?? "--DTC", shape);

    static string Named(string source, RecordShape shape) => source.Replace("--", shape.Domain, StringComparison.Ordinal);

    public override Gap Gap =>
        _asked.Type.Name == nameof(EligibilityAnswer)
            ? new Gap.Judgement(_criterion.Id, _criterion.Text)
            : new Gap.NotRecorded(_shape.Domain, _asked.Code, Name(), _form.OfUpperLimit ? null : _unit);

    /// <summary>What is asked for, as a noun: a test by its label, what happened by its term.</summary>
    string Name() =>
        _asked.Code is not { } code ? "a record"
        : Catalogue.Find(_shape.Domain, code) is { } test ? test.Label
        : RecordNoun.Of(_asked.Type.Name, code);

    /// <summary>The catalogue's unit; null for a test without one.</summary>
    static string? UnitOf(string domain, string code) =>
        Catalogue.Find(domain, code) is { Unit: { } unit } && !unit.Equals(Unit.One) ? unit.Code : null;

    public override IReadOnlyList<Candidate> Candidates => _form.Candidates;

    public override IReadOnlyList<Record> Added(Candidate answer)
    {
        var rows = new List<Record>();
        for (var i = 0; i < Rows; i++)
        {
            var values = new Dictionary<string, string>(_row, StringComparer.Ordinal);
            values[$"{_shape.Domain}SEQ"] = (FirstNumber + i).ToString(CultureInfo.InvariantCulture);
            _form.Fill(values, _shape.Domain, answer, _unit);
            if (Read(_shape, values) is { } record)
                rows.Add(record);
        }
        return rows;
    }

    public override Passing Passing(Func<Candidate, bool> passes) => _form.Passing(passes, _unit);
}
