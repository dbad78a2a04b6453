namespace Cairn.Kinetics;

/// <summary>The log-linear decline at the end of a course.</summary>
/// <param name="HalfLife">Days.</param>
/// <param name="Samples">How many samples the line goes through, the last of the course.</param>
/// <param name="RSquared">Of the line.</param>
public sealed record TerminalDecline(double HalfLife, int Samples, double RSquared)
{
    const double EquallyGood = 1e-4;

    /// <summary>
    /// The line through the logarithms of the last samples, three or more of those after the peak, with the largest adjusted R
    /// squared; of lines within 1e-4 of it the one through most samples. Null with too few samples or without decline.
    /// </summary>
    /// <param name="afterPeak">Quantifiable samples after the peak, in order of time.</param>
    /// <param name="rules">Of chosen days all quantifiable samples are taken, two or more.</param>
    public static TerminalDecline? Of(IReadOnlyList<CellSample> afterPeak, KineticsRules rules)
    {
        if (rules.TerminalDays is var (from, to))
            return Through([.. afterPeak.Where(s => s.Day >= from && s.Day <= to)]);
        var least = rules.LeastTerminalSamples;
        List<(TerminalDecline Line, double Adjusted)> lines = [];
        for (var k = Math.Max(3, least); k <= afterPeak.Count; k++)
            if (Through([.. afterPeak.TakeLast(k)]) is { } line)
                lines.Add((line, 1 - (1 - line.RSquared) * (k - 1) / (k - 2)));
        if (lines.Count == 0)
            return null;
        var best = lines.Max(l => l.Adjusted);
        return lines.Last(l => l.Adjusted >= best - EquallyGood).Line;
    }

    static TerminalDecline? Through(CellSample[] samples)
    {
        if (samples.Length < 2)
            return null;
        var (t, y) = (samples.Average(s => s.Day), samples.Average(s => Math.Log(s.Level)));
        var (stt, sty, syy) = (0.0, 0.0, 0.0);
        foreach (var s in samples)
        {
            var (dt, dy) = (s.Day - t, Math.Log(s.Level) - y);
            (stt, sty, syy) = (stt + dt * dt, sty + dt * dy, syy + dy * dy);
        }
        var rate = -sty / stt;
        return rate > 0 ? new TerminalDecline(Math.Log(2) / rate, samples.Length, sty * sty / (stt * syy)) : null;
    }
}
