namespace Cairn.Studies;

/// <summary>
/// How long is waited between the infusion of one subject of a level and the next. The first cells at a level are watched
/// longer where a protocol asks for it.
/// </summary>
/// <param name="AfterFirst">Days after the first subject of a level, at least 0.</param>
/// <param name="Days">Days after every later subject of the level, at least 0; 0 = none.</param>
public readonly record struct Stagger(int AfterFirst, int Days)
{
    /// <summary>The same days after every subject.</summary>
    public static Stagger Of(int days) => new(days, days);

    /// <summary>Days that follow the infusion of the n-th subject of a level, n from 1.</summary>
    public int After(int n) => n == 1 ? AfterFirst : Days;

    /// <summary>
    /// The first day on which one more subject may be infused at a level; null when nothing has to be waited for.
    /// </summary>
    /// <param name="infusions">Days of the infusions at the level, in their order.</param>
    public DateOnly? NotBefore(IEnumerable<DateOnly> infusions)
    {
        var stagger = this;
        return infusions
            .Select((day, i) => (Day: day, Wait: stagger.After(i + 1)))
            .Where(s => s.Wait > 0)
            .Select(s => (DateOnly?)s.Day.AddDays(s.Wait))
            .Max();
    }

    /// <summary>"14 days", or "28 days after the first subject of a level, then 14 days".</summary>
    public override string ToString() =>
        AfterFirst == Days ? InDays(Days) : $"{InDays(AfterFirst)} after the first subject of a level, then {InDays(Days)}";

    static string InDays(int days) => FormattableString.Invariant($"{days} {(days == 1 ? "day" : "days")}");
}
