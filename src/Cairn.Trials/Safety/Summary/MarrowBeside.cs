using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Safety.Summary;

/// <summary>What the marrow says beside low counts: leukaemia there keeps them low, whatever the cells do.</summary>
/// <param name="Before">The last marrow up to the cells; null without one.</param>
/// <param name="During">The last marrow in a phase; null without one.</param>
/// <param name="Day">The day of that, from the cells.</param>
/// <param name="IsLowByDisease">The counts were low before the cells, with blasts in the marrow.</param>
public sealed record MarrowBeside(MarrowSample? Before, MarrowSample? During, int? Day, bool IsLowByDisease)
{
    const int Disease = 5; // per cent of blasts; ELN 2022

    /// <summary>The records it rests on.</summary>
    public Grounds Grounds => Grounds.Rows([.. Before?.Blasts.Because ?? [], .. During?.Blasts.Because ?? []]);

    /// <summary>
    /// The last marrow up to the cells and the last one in a phase; one too poor to be read is none (decision 0034).
    /// </summary>
    /// <param name="days">The phase, in days from the cells.</param>
    /// <param name="wasLow">The last count up to the cells was low.</param>
    internal static MarrowBeside Of(TreatedSubject subject, (int From, int To) days, bool wasLow)
    {
        List<MarrowSample> samples = [.. MarrowSample.Of(subject.Records).Where(m => !m.IsAdequate.IsFalse)];
        var before = samples.LastOrDefault(m => m.Date <= subject.FirstCells);
        var during = samples.LastOrDefault(m =>
            m.Date > subject.FirstCells && subject.DaysAfterCells(m.Date) is { } day && day >= days.From && day <= days.To
        );
        var disease = wasLow && before?.Blasts.Value.IsAtLeast(Disease).IsTrue == true;
        return new(before, during, subject.DaysAfterCells(during?.Date), disease);
    }
}
