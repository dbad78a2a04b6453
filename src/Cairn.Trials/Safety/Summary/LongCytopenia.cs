using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Neutrophils or platelets of grade 3 or more after day 28: an occurrence runs from the first such value to the last before one
/// of a lower grade; without one it goes on.
/// </summary>
static class LongCytopenia
{
    const int Prolonged = 28,
        Severe = 3;

    const string Neutrophils = "Neutrophil count decreased",
        Platelets = "Platelet count decreased";

    public static IEnumerable<SpecialEvent> Of(TreatedSubject subject) =>
        subject
            .Values.Where(v => v.Term.Name is Neutrophils or Platelets && v.Value is not null)
            .Where(v => subject.DaysAfterCells(v.Day) > Prolonged)
            .GroupBy(v => v.Term.Name, StringComparer.Ordinal)
            .SelectMany(values => Runs(subject, [.. values.OrderBy(v => v.Day)]));

    static IEnumerable<SpecialEvent> Runs(TreatedSubject subject, List<GradedValue> values)
    {
        for (var from = 0; from < values.Count; from++)
        {
            var to = from;
            while (to < values.Count && values[to].Value >= Severe)
                to++;
            if (to == from)
                continue;
            yield return Of(subject, values.GetRange(from, to - from), isOver: to < values.Count);
            from = to;
        }
    }

    static SpecialEvent Of(TreatedSubject subject, List<GradedValue> run, bool isOver) =>
        new(subject, run[0].Day, isOver ? run[^1].Day : null, run.Max(v => v.Value), [], [.. run.Select(v => v.Record.AsFact())])
        {
            Note = run[0].Term.Name == Neutrophils ? "neutrophils" : "platelets",
        };
}
