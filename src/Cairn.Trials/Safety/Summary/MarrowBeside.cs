using System.Globalization;
using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Safety.Summary;

/// <summary>What the marrow says beside low counts: leukaemia there keeps them low, whatever the cells do.</summary>
static class MarrowBeside
{
    const int Disease = 5; // per cent of blasts

    /// <summary>The last marrow up to the cells and the last one in a phase, in words; always something.</summary>
    /// <param name="days">The phase, in days from the cells.</param>
    /// <param name="wasLow">The last count up to the cells was low.</param>
    public static (string Says, IReadOnlyList<Fact> Because) Of(TreatedSubject subject, (int From, int To) days, bool wasLow)
    {
        var samples = MarrowSample.Of(subject.Records);
        var before = samples.LastOrDefault(m => m.Date <= subject.FirstCells);
        var during = samples.LastOrDefault(m =>
            m.Date > subject.FirstCells && subject.DaysAfterCells(m.Date) is { } day && day >= days.From && day <= days.To
        );
        var disease = wasLow && before?.Blasts.Value.IsAtLeast(Disease).IsTrue == true;
        var then = during is null ? "not seen in these days" : $"{Blasts(during)} on day {Day(subject, during)}";
        var says = $"marrow: {(before is null ? "not recorded" : Blasts(before))} before the cells, {then}";
        return (
            disease ? $"low before the cells with blasts in the marrow; {says}" : says,
            [.. before?.Blasts.Because ?? [], .. during?.Blasts.Because ?? []]
        );
    }

    static string Blasts(MarrowSample sample) => sample.Blasts.Value is { } blasts ? $"{blasts} % blasts" : "blasts not read";

    static string Day(TreatedSubject subject, MarrowSample sample) =>
        subject.DaysAfterCells(sample.Date)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
