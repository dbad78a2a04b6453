namespace Cairn.Kinetics;

/// <summary>
/// The area under a course of levels, piece by piece between samples (Gabrielsson and Weiner, Pharmacokinetic and Pharmacodynamic
/// Data Analysis, 5th ed. 2016, section 2.8).
/// </summary>
static class AreaUnderCurve
{
    /// <param name="samples">In order of time, each day once.</param>
    public static double Of(IReadOnlyList<CellSample> samples, AreaMethod method)
    {
        var area = 0.0;
        for (var i = 1; i < samples.Count; i++)
            area += Between(samples[i - 1], samples[i], method);
        return area;
    }

    /// <summary>The samples up to a day, with the level at that day between two samples on the same line as the area.</summary>
    public static IReadOnlyList<CellSample> UpTo(double day, IReadOnlyList<CellSample> samples, AreaMethod method)
    {
        List<CellSample> kept = [.. samples.TakeWhile(s => s.Day <= day)];
        if (kept.Count > 0 && kept.Count < samples.Count && kept[^1].Day < day)
            kept.Add(new CellSample(day, LevelAt(day, kept[^1], samples[kept.Count], method)));
        return kept;
    }

    static double Between(CellSample a, CellSample b, AreaMethod method)
    {
        var days = b.Day - a.Day;
        return FallsOnLogs(a, b, method)
            ? days * (a.Level - b.Level) / Math.Log(a.Level / b.Level)
            : days * (a.Level + b.Level) / 2;
    }

    static double LevelAt(double day, CellSample a, CellSample b, AreaMethod method)
    {
        var share = (day - a.Day) / (b.Day - a.Day);
        return FallsOnLogs(a, b, method) ? a.Level * Math.Pow(b.Level / a.Level, share) : a.Level + share * (b.Level - a.Level);
    }

    static bool FallsOnLogs(CellSample a, CellSample b, AreaMethod method) =>
        method == AreaMethod.LinearUpLogDown && b.Level < a.Level && b.Level > 0;
}
