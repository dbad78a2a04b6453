using System.Diagnostics;
using System.Globalization;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Bench;

/// <summary>
/// From entries to casebook, and the check of the hash chain: 100,000 entries of 40 subjects, one in twenty a correction.
/// Prints the first run (cold) and the median of the next nine.
/// </summary>
static class FoldBench
{
    const int Count = 100_000;
    static readonly Attribution By = new("bench", "bench", Reason: "bench");

    public static int Run()
    {
        var salt = 0;
        var entries = Chain.Link(ChainHead.Empty, "BENCH", [.. Drafts()], DateTimeOffset.UnixEpoch, () =>
            (++salt).ToString("x32", CultureInfo.InvariantCulture)
        );
        Time("fold", () => LedgerState.Fold("BENCH", entries).Casebook().Subjects.Count);
        Time("verify", () => ChainCheck.Breaks(entries).Count);
        return 0;
    }

    static IEnumerable<Draft> Drafts()
    {
        var chance = new Random(1);
        var start = new DateOnly(2024, 1, 1);
        for (var i = 1; i <= Count; i++)
        {
            var corrected = i > 1000 && i % 20 == 0 ? i - 999 : (int?)null;
            var n = corrected ?? i;
            var day = PartialDate.Of(start.AddDays(n / 40 % 700));
            Record record = (n % 10) switch
            {
                0 => new AdverseEvent
                {
                    Subject = Subject(n),
                    Sequence = n,
                    Term = "Anaemia",
                    Code = "Anemia",
                    Grade = n % 5 + 1,
                    Start = day,
                    Serious = "N",
                    Relation = "POSSIBLE",
                },
                1 => new Medication
                {
                    Subject = Subject(n),
                    Sequence = n,
                    Treatment = "Filgrastim",
                    Category = MedicationCategory.GrowthFactor,
                    Dose = 300,
                    DoseUnit = "ug",
                    Start = day,
                },
                _ => new LabResult
                {
                    Subject = Subject(n),
                    Sequence = n,
                    TestCode = TestCode.Neutrophils,
                    Test = "Neutrophils",
                    Result = $"{chance.Next(0, 99) / 10.0}",
                    Unit = "10*9/L",
                    LowLimit = "1.8",
                    HighLimit = "6.3",
                    Specimen = "BLOOD",
                    Date = day,
                    Visit = "DAY 28",
                },
            };
            yield return corrected is { } c ? Draft.Corrected(record, c, By) : Draft.Added(record, By);
        }
    }

    static string Subject(int n) => $"S-{n / 10 % 40 + 1:000}";

    static void Time(string what, Func<int> act)
    {
        var runs = Enumerable
            .Range(0, 10)
            .Select(_ =>
            {
                GC.Collect();
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                act();
                return (Clock: watch.Elapsed, Processor: Environment.CpuUsage.TotalTime - before);
            })
            .ToArray();
        var again = runs.Skip(1).ToList();
        Console.WriteLine(
            $"{what} of {Count:N0} entries: {runs[0].Processor.TotalMilliseconds:F0} ms of processors cold, "
                + $"{again.Select(r => r.Processor.TotalMilliseconds).Order().ElementAt(4):F0} ms again, "
                + $"{again.Select(r => r.Clock.TotalMilliseconds).Order().ElementAt(4):F0} ms by the clock"
        );
    }
}
