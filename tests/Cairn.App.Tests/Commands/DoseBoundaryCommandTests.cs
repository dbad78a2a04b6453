using System.Globalization;
using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// <c>cairn dose next</c> on both sides of the limits, each answer worked out before the command was run. BOIN: Liu and Yuan 2015,
/// boundaries log((1-f)/(1-p)) / log(p(1-f)/(f(1-p))) of the target f with p = 0.6 f and 1.4 f: 0.2365 and 0.3585 for 0.3,
/// 0.197 and 0.298 for 0.25, 0.157 and 0.2385 for 0.2; a level is closed by 3 of 3 or 4 of 6 at 0.3. 3+3: Storer 1989 with six
/// subjects at the MTD. mTPI and mTPI-2, keyboard: Guo 2017 (3 of 6 at 0.3: stay, and down). i3+3: Liu 2020, interval 0.25 to 0.35.
/// Accelerated titration: Simon 1997, one subject a level, to the first trigger.
/// </summary>
public sealed class DoseBoundaryCommandTests
{
    const string ThreePlusThree = "--rule three-plus-three --variant six-at-mtd --levels 3";
    const string Titrated = "--rule atd-3+3 --variant six-at-mtd --levels 4 --titration-levels 3 --moderate-limit 1";

    static string Boin(double target) => $"--rule boin --cohorts 10 --levels 4 --target {Text(target)}";

    static string Interval(string rule) => $"--rule {rule} --target .3 --cohorts 10 --levels 3";

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(.3, "1NNN 2NNN 3NNT", "stay", 3)] // 1 of 3 = 0.333
    [InlineData(.3, "1NNN 2NNN 3NTT", "de-escalate", 2)] // 2 of 3
    [InlineData(.3, "1NNN 2TTT", "de-escalate", 1)] // closed
    [InlineData(.3, "1NNN 2NNN 3NTT 3NTT", "de-escalate", 2)] // 4 of 6: closed
    [InlineData(.3, "1TTT", "stop", 0)] // the lowest level closed
    [InlineData(.3, "1NNN 2NNNNNNNTT", "escalate", 3)] // 2 of 9 = 0.222
    [InlineData(.3, "1NNN 2NNNNNNNNNTTT", "stay", 2)] // 3 of 12 = 0.250
    [InlineData(.3, "1NNN 2NNNNNNNNNNNNNTTTT", "escalate", 3)] // 4 of 17 = 0.2353
    [InlineData(.3, "1NNN 2NNNNNNNNNNNNNNNNTTTTT", "stay", 2)] // 5 of 21 = 0.2381
    [InlineData(.3, "1NNN 2NNNNNNNNNTTTTT", "stay", 2)] // 5 of 14 = 0.3571
    [InlineData(.3, "1NNN 2NNNNNNNTTTT", "de-escalate", 1)] // 4 of 11 = 0.3636
    [InlineData(.25, "1NNN 2NNNNT", "stay", 2)] // 1 of 5 = 0.200
    [InlineData(.25, "1NNN 2NNNNNT", "escalate", 3)] // 1 of 6 = 0.167
    [InlineData(.25, "1NNN 2NNNNNNNTTT", "de-escalate", 1)] // 3 of 10 = 0.300
    [InlineData(.2, "1NNN 2NNNNNT", "stay", 2)] // 1 of 6 = 0.167
    [InlineData(.2, "1NNN 2NNNNNNT", "escalate", 3)] // 1 of 7 = 0.143
    [InlineData(.2, "1NNN 2NNNNNNNNNNNNNNNNTTTTT", "stay", 2)] // 5 of 21 = 0.2381, below 0.2385 and above the rounded 0.238
    public async Task Boin_moves_at_its_boundaries(double target, string outcomes, string action, int dose) =>
        await Says(Boin(target), outcomes, action, dose);

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("--rule boin --target .3 --cohorts 10 --levels 3", "1NNN 2NNN 3NNN", "stay", 3)] // nothing above
    [InlineData("--rule boin --target .3 --cohorts 3 --levels 3", "1NNN 2NNN 3NNT", "stop", 3)] // cohorts used up; 1 of 3 is nearest
    [InlineData(ThreePlusThree, "1NNN 2NNT", "stay", 2)]
    [InlineData(ThreePlusThree, "1NNN 2NNT 2NNN", "escalate", 3)] // 1 of 6
    [InlineData(ThreePlusThree, "1NNN 2NNT 2NNT", "de-escalate", 1)] // 2 of 6
    [InlineData(ThreePlusThree, "1NNN 2NTT", "de-escalate", 1)] // three more below
    [InlineData(ThreePlusThree, "1NNN 2NTT 1NNN", "stop", 1)]
    [InlineData(ThreePlusThree, "1NNN 2NTT 1NNT", "stop", 1)] // 1 of 6
    [InlineData(ThreePlusThree, "1NNN 2NTT 1NTT", "stop", 0)] // 2 of 6 at the lowest
    [InlineData(ThreePlusThree, "1NTT", "stop", 0)]
    [InlineData(ThreePlusThree, "1NNN 2NNN 3NNN", "stay", 3)] // six at the highest
    [InlineData(ThreePlusThree, "1NNN 2NNN 3NNN 3NNT", "stop", 3)]
    [InlineData("--rule three-plus-three --variant no-de-escalation --levels 3", "1NNN 2NTT", "stop", 1)] // three are enough
    [InlineData(Titrated, "1N 2N", "escalate", 3)]
    [InlineData(Titrated, "1N 2N 3N", "escalate", 4)]
    [InlineData(Titrated, "1N 2M", "stay", 2)] // the cohort fills up
    [InlineData(Titrated, "1N 2T", "stay", 2)]
    public async Task Designs_that_count_move_at_their_limits(string design, string outcomes, string action, int dose) =>
        await Says(design, outcomes, action, dose);

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("mtpi", "1NNN 2NNT 2NTT", "stay", 2)] // 3 of 6
    [InlineData("mtpi-2", "1NNN 2NNT 2NTT", "de-escalate", 1)]
    [InlineData("keyboard", "1NNN 2NNT 2NTT", "de-escalate", 1)]
    [InlineData("mtpi-2", "1NNN 2NNN 2NNT", "escalate", 3)] // 1 of 6
    [InlineData("i3+3", "1NNN 2NNT", "stay", 2)] // 1 of 3 within
    [InlineData("i3+3", "1NNN 2NT", "stay", 2)] // 1 of 2 above, 0 of 2 below
    [InlineData("i3+3", "1NNN 2NTT", "de-escalate", 1)] // 2 of 3 above, 1 of 3 not below
    public async Task Interval_designs_move_at_their_limits(string rule, string outcomes, string action, int dose) =>
        await Says(Interval(rule), outcomes, action, dose);

    static async Task Says(string design, string outcomes, string action, int dose)
    {
        var run = await DoseRun.Of($"next {design}", "--outcomes", outcomes, "--format", "json");
        var next = JsonNode.Parse(run.Stdout)!;
        Assert.Equal((action, dose), ((string?)next["action"], (int)next["dose"]!));
    }
}
