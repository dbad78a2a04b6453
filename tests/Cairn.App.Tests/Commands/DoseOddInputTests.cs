using System.Collections.Concurrent;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// Whatever is typed, every command of <c>cairn dose</c> answers a person: done or bad input, no name of a type, no number that
/// is none.
/// </summary>
public sealed class DoseOddInputTests
{
    const string Boin = "--rule boin --target .3 --cohorts 3";
    const string Blrm = "next --rule blrm --doses 1,2 --reference-dose 1 --outcomes 1NNT";
    const string Pair = "--rule boin-comb --agent-doses 2,2 --target .3 --cohorts 3";

    static readonly string[] Commands =
    [
        "next",
        "next --rule",
        "next --rule bion --outcomes 1NNN",
        $"next {Boin} --levels --outcomes 1NNN",
        $"next {Boin} --levels 99999999999 --outcomes 1NNN",
        "next --rule boin --target .3 --outcomes 1NNN",
        "next --rule boin --target .3 --outcomes 1NNN --format json",
        "next --rule boin --target 1e400 --cohorts 3 --outcomes 1NNN",
        "next --rule mtpi --target .3 --interval .3,.3 --outcomes 1NNN",
        "next --rule crm --target .25 --skeleton .1,.2 --prior-variance 1e-300 --outcomes 1NNN",
        "next --rule crm --target .25 --skeleton .1,.2 --outcomes 1TTT",
        Blrm,
        Blrm + " --prior 0,1e10,0,1e10,0",
        Blrm + " --prior 1e300,1,0,1,0",
        Blrm + " --prior 100,100,100,100,.9",
        Blrm + " --prior 0,.001,0,.001,0",
        Blrm + " --prior-mixture .5,0,1,0,1,0/.6,0,1,0,1,0",
        Blrm + " --prior-mixture 1,0,1,0,1,0 --format json",
        "next --rule boin12 --target .35 --lowest-response .25 --no-exploration --explore-from 9 --outcomes 1NNN",
        "next --rule tite-boin --target .3 --outcomes 1NNN --pending 2:1e308 --window 28",
        "next --rule tite-boin --target .3 --outcomes 1NNN --pending 2:1 --window 1e-320",
        "next --rule boin-comb --agent-doses 5,5 --target .3 --outcomes 1.1NNN",
        "next --rule boin-comb --agent-doses 1,1 --target .3 --outcomes 1.1NNN",
        $"exact {Pair} --truth .1,.2,.3,.4",
        $"exact {Pair} --truth .1,.2/.2,.4",
        $"exact {Boin} --truth 0,0,0",
        $"exact {Boin} --truth 1,1,1 --format json",
        $"exact {Boin} --truth ,",
        $"simulate {Boin} --truth .1,.2 --trials 1",
        $"simulate {Boin} --truth .1,.2 --trials 1 --format json",
        $"simulate {Boin} --truth .1,.2 --trials 100 --seed -5",
        $"simulate {Boin} --truth .1,.2 --trials 1 --window 28 --arrival 10",
        $"simulate {Pair} --truth .1,.2/.2,.3 --trials 50 --window 28 --arrival 5",
        "table --rule boin --target .3 --subjects 0",
        "table --rule pod-tpi --target .3 --subjects 3",
        "table --rule boin-comb --agent-doses 1,1 --target .3 --subjects 3",
        $"paths {Pair.Replace(" --cohorts 3", "", StringComparison.Ordinal)} --cohorts 1",
        "paths --rule boin --target .3 --cohorts 60",
        $"report {Boin} --scenarios nowhere.csv --out x.html",
        "compare --design --scenarios nowhere.csv",
        "next --rule boin --target 30 --levels 3 --outcomes 1NNN",
        "next --rule boin --target .3 --cohorts 1 --levels 3 --outcomes 1NNN",
        "next --rule three-plus-three --variant six-at-mtd --levels 1 --outcomes 1TT",
        "next --rule crm --target .25 --skeleton .5,.3,.1 --outcomes 1NNN",
        "next --rule crm --target .25 --skeleton .1,.2,.3 --levels 4 --outcomes 1NNN",
        "next --rule i3+3 --target .3 --interval .35,.25 --levels 3 --outcomes 1NNN",
        "next --rule blrm --doses 5,1,20 --reference-dose 5 --prior 0,2,0,1,0 --outcomes 1NNN",
        "next --rule blrm --doses 1,5 --reference-dose 5 --prior .5*0,2,0,1,0 --outcomes 1NNN",
        "next --rule boin-comb --agent-doses 3 --target .3 --outcomes 1.1NNN",
        "next --rule boin12 --target .35 --lowest-response .25 --levels 3 --outcomes 1BBB",
        "next --rule decision-table --decisions nowhere.csv --levels 3 --outcomes 1NNN",
        "next --rule atd-3+3 --titration-levels 5 --moderate-limit 0 --variant six-at-mtd --levels 3 --outcomes 1N",
        "next --study NCT06880354 --as-of 31.12.2026",
        "next --study NCT06880354 --outcomes 1N --pending 1:3",
        "exact --rule boin --target .3 --cohorts 300 --truth .1,.2,.3,.4,.5",
        "table --rule tite-boin --target .2 --cohorts 4 --window 28",
        "decide --study NOPE --hold --by A --reason b --dry-run",
        "decide --study NCT06880354 --treat 1000000 --level 1 --by Ann --reason x --dry-run",
    ];

    static readonly string[] NeverSaid =
    [
        "± NaN",
        "NaN,",
        "NaN ",
        "System.",
        "Nullable",
        "Exception",
        "1.797",
        "1.79E",
        "Infinity",
        "∞",
        "2147483647",
        "1073741823",
        "(Parameter '",
        "CAIRN_TRACE",
    ];

    [Fact]
    public async Task Odd_input_is_answered_in_words()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Commands,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (command, _) =>
            {
                var (code, stdout, stderr) = await DoseRun.Of(command);
                var said = stdout + stderr;
                if (code is not (0 or 2))
                    wrong.Add($"{command}: exit {code}: {said}");
                foreach (var word in NeverSaid.Where(word => said.Contains(word, StringComparison.Ordinal)))
                    wrong.Add($"{command}: '{word}' in {said}");
                if (code == 2 && (stdout.Length > 0 || !stderr.StartsWith("cairn: ", StringComparison.Ordinal)))
                    wrong.Add($"{command}: {said}");
            }
        );
        Assert.Empty(wrong);
    }
}
