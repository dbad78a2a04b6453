using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>A trial of three dose levels with a window of 28 days, and subjects treated in it one after another.</summary>
static class SmallTrial
{
    public static Study Trial(string plan) =>
        Study(
            new()
            {
                WindowDays = 28,
                ClockStarts = DltClock.FirstInfusion,
                Rules =
                [
                    new()
                    {
                        Id = "D1",
                        Says = "Grade 3 or more, related",
                        When = new ToxicityEvent { MinimumGrade = 3 },
                    },
                ],
            },
            Stated.Plan(plan)
        ) with
        {
            Dosing = new() { Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)]), new(3, 4, [new(0, 100)])] },
        };

    /// <summary>Subjects in order, each seen for the whole window before the next: <c>1N 2T</c>; a p for who has been seen for three days.</summary>
    public static DoseBoard Board(Study trial, string subjects)
    {
        var all = subjects
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((word, i) => Treated($"S{i + 1:00}", word[0] - '0', 40 * i, word[1]))
            .ToList();
        return DoseBoard.Of(trial, new Casebook("sample", false, null, all), Day0.AddDays(40 * all.Count))!;
    }

    public static SubjectRecords Treated(string id, int level, int day, char outcome) =>
        Subject(
            id,
            [
                Infusion(id, level, day, dose: level == 3 ? 4 : level, planned: level == 3 ? 4 : level),
                SeenOn(id, day + (outcome == 'p' ? 3 : 28)),
                .. outcome == 'T' ? (Record[])[Event(id, "Hypoxia", 3, day + 5, day + 7)] : [],
            ]
        );
}
