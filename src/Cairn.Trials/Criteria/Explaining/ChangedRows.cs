using Cairn.Criteria.Model;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>A subject's records as they would be with some taken out and others put in.</summary>
static class ChangedRows
{
    public static RecordRows Without(SubjectRecords subject, params IReadOnlyList<Record> taken) => Of(subject, taken, []);

    public static RecordRows With(SubjectRecords subject, params IReadOnlyList<Record> added) => Of(subject, [], added);

    public static RecordRows Of(SubjectRecords subject, IReadOnlyList<Record> taken, IReadOnlyList<Record> added) =>
        new(
            type =>
            {
                var rows = subject.Rows(type);
                var isTouched = taken.Any(r => r.GetType() == type) || added.Any(r => r.GetType() == type);
                if (!isTouched)
                    return rows;
                var changed = rows.Where(r => !taken.Any(t => ReferenceEquals(t, r)))
                    .Concat(added.Where(r => r.GetType() == type));
                return [.. changed.OrderBy(r => r.When ?? default).ThenBy(r => r.Sequence ?? 0)];
            },
            added
        );
}
