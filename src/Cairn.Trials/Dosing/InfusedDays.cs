using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>
/// What was known of the infused from day to day, for days that ascend: only whom a day tells something of is read on it.
/// </summary>
sealed class InfusedDays
{
    readonly IReadOnlyList<InfusedSubject> _infused;
    readonly ILookup<DateOnly, int> _told;
    readonly DltAssessment?[] _known;
    List<int> _order = [];

    public InfusedDays(IReadOnlyList<InfusedSubject> infused)
    {
        _infused = infused;
        var told = infused.Index().SelectMany(s => s.Item.Days, (s, day) => (Day: day, s.Index));
        _told = told.ToLookup(t => t.Day, t => t.Index);
        _known = new DltAssessment?[infused.Count];
    }

    /// <summary>Assessments of who was infused by a day that is after the last one asked for, in order of infusion.</summary>
    public List<DltAssessment> Next(DateOnly day)
    {
        var isMoved = false;
        foreach (var one in _told[day])
        {
            var before = _known[one]?.Infused;
            _known[one] = _infused[one].On(day);
            isMoved |= _known[one]?.Infused != before;
        }
        if (isMoved)
            _order = InOrder();
        return _order.ConvertAll(one => _known[one]!);
    }

    List<int> InOrder() =>
        [
            .. Enumerable
                .Range(0, _known.Length)
                .Where(one => _known[one] is not null)
                .OrderBy(one => _known[one]!.Infused)
                .ThenBy(one => _known[one]!.Subject, StringComparer.Ordinal),
        ];
}
