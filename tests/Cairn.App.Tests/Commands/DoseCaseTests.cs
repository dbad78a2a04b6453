using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// Commands of <c>cairn dose</c> that were once answered wrongly, a row each, named for what is right. C07 to C10: Yuan et al. 2018,
/// table 1 (PMC9260438); C27: the backfill rule of Zhao et al. 2024; the others follow from the rule by hand.
/// </summary>
public sealed partial class DoseCaseTests
{
    const string TiteBoin = "next --rule tite-boin --target .3 --cohorts 10 --levels 5 --window 28 --outcomes \"1NNN 2NNN\"";
    const string Table = "next --rule tite-boin --target .2 --cohorts 10 --levels 5 --window 100";
    const string Rolling = "next --rule rolling-six --variant six-at-mtd --levels 5 --window 28 --outcomes \"1NNN 2NNN\"";
    const string Crm = "next --rule tite-crm --target .25 --skeleton .05,.10,.20,.35,.50 --cohorts 10 --window 28";

    static TheoryDataRow<string, string, int> Case(string name, string command, string action, int dose) =>
        new(command, action, dose) { TestDisplayName = name };

    public static IEnumerable<TheoryDataRow<string, string, int>> Answered =>
        [
            Case(
                "C02: TITE-BOIN waits for a newest cohort that is pending whole",
                TiteBoin + " --pending 3:20,3:20,3:20",
                "suspend",
                3
            ),
            Case("C03: rolling six waits for six pending", Rolling + " --pending 3:20,3:20,3:20,3:2,3:2,3:2", "suspend", 3),
            Case("C03: rolling six fills up at the level of the pending", Rolling + " --pending 3:20,3:20", "stay", 3),
            Case(
                "C05: PoD-TPI waits for three pending, none observed",
                "next --rule pod-tpi --target .3 --cohorts 10 --levels 5 --window 28 --outcomes \"1NNN 2NNN\" --pending 3:20,3:20,3:20",
                "suspend",
                3
            ),
            Case(
                "C06: TITE-CRM is at the level of the pending",
                Crm + " --coherent --outcomes \"1NNN 2NNN\" --pending 3:27,3:27,3:27",
                "escalate",
                4
            ),
            Case(
                "C07: 1 of 3 goes down whatever the pending",
                Table + " --outcomes \"1NNN 2T\" --pending 2:10,2:10",
                "de-escalate",
                1
            ),
            Case(
                "C07: 2 of 6 goes down whatever the pending",
                Table + " --outcomes \"1NNN 2TT\" --pending 2:10,2:10,2:10,2:10",
                "de-escalate",
                1
            ),
            Case(
                "C07: 3 of 9 goes down whatever the pending",
                Table + " --outcomes \"1NNN 2TTT\" --pending 2:10,2:10,2:10,2:10,2:10,2:10",
                "de-escalate",
                1
            ),
            Case("C08: 1 of 9 with 0.60 followed stays", Table + " --outcomes \"1NNNNNT\" --pending 1:20,1:20,1:20", "stay", 1),
            Case(
                "C09: 2 of 9 with 0.45 followed goes down",
                Table + " --outcomes \"1NNN 2NNNNNNTT\" --pending 2:45",
                "de-escalate",
                1
            ),
            Case(
                "C10: 2 of 9 with 3.60 followed goes down",
                Table + " --outcomes \"1NNN 2NNNTT\" --pending 2:90,2:90,2:90,2:90",
                "de-escalate",
                1
            ),
            Case(
                "C11: a closed level stays closed",
                "next --rule boin --target .3 --cohorts 10 --levels 3 --outcomes \"1NNN 2TTT 2NNN 1NNN\"",
                "stay",
                1
            ),
            Case(
                "C12: a closed lowest level ends",
                "next --rule boin --target .3 --cohorts 10 --levels 3 --outcomes \"1TTT 1NNN\"",
                "stop",
                0
            ),
            Case(
                "C28: closing counts the pending among the subjects",
                Table + " --outcomes \"1NNN 2TTTT\" --pending 2:10,2:10,2:10,2:10,2:10",
                "de-escalate",
                1
            ),
        ];

    [Theory, MemberData(nameof(Answered))]
    public async Task Answers(string command, string action, int dose)
    {
        var next = await Json(command);
        Assert.Equal((action, dose), ((string?)next["action"], (int)next["dose"]!));
    }

    static TheoryDataRow<string, string> Bad(string name, string command, string option) =>
        new(command, option) { TestDisplayName = name };

    public static IEnumerable<TheoryDataRow<string, string>> Refused =>
        [
            Bad(
                "C14: a decimal comma in a variance",
                "next --rule crm --target .25 --skeleton .1,.2,.3 --prior-variance 1,3 --cohorts 10 --outcomes 1NNN",
                "--prior-variance"
            ),
            Bad(
                "C15: a decimal comma in a dose",
                "next --rule blrm --doses 1,5,20 --reference-dose 2,5 --prior 0,2,0,1,0 --cohorts 10 --outcomes 1NNN",
                "--reference-dose"
            ),
            Bad(
                "C16: a decimal comma in a window",
                "next --rule tite-boin --target .3 --window 2,8 --cohorts 10 --levels 3 --outcomes \"1NNN 2NNN\" --pending 2:2.5,2:1",
                "--window"
            ),
            Bad(
                "C18: a modification outside its targets",
                "table --rule boin --target .45 --modification down-at-2-of-6 --subjects 6",
                "--modification"
            ),
            Bad(
                "C19: six subjects that could never clear the level",
                "next --rule three-plus-three --variant six-at-mtd --levels 3 --max-dlt-expanded 0 --outcomes 1NNT",
                "--max-dlt-expanded"
            ),
            Bad(
                "C20: two times for one DLT",
                Crm + " --adaptive-weights --dlt-times 5,6 --outcomes 1NNT --pending 1:1",
                "--dlt-times"
            ),
            Bad(
                "C20: a DLT after the window",
                Crm + " --adaptive-weights --dlt-times 50 --outcomes 1NNT --pending 1:1",
                "--dlt-times"
            ),
            Bad("C20: times that the rule does not read", Crm + " --dlt-times 5 --outcomes 1NNT --pending 1:1", "--dlt-times"),
            Bad(
                "C22: somebody pending at a level out of reach",
                "next --rule tite-boin --target .3 --cohorts 10 --levels 5 --window 28 --outcomes 1NNN --pending 5:20",
                "--pending"
            ),
            Bad(
                "C22: somebody pending at level 2 before anybody",
                "next --rule tite-boin --target .3 --cohorts 10 --levels 5 --window 28 --outcomes \"\" --pending 2:5",
                "--pending"
            ),
            Bad(
                "C26: a million subjects",
                "decide --study NCT06880354 --treat 1000000 --level 1 --by Ann --reason x --dry-run",
                "--treat"
            ),
        ];

    [Theory, MemberData(nameof(Refused))]
    public async Task Refuses_in_words(string command, string option)
    {
        var (code, stdout, stderr) = await Run(command);
        Assert.Equal((2, ""), (code, stdout));
        Assert.StartsWith($"cairn: {option}: ", stderr, StringComparison.Ordinal);
    }

    // Those of Cases/dose; C01, C04, C13, C21, C24 and C25 were right from the first.
    static readonly string[] Cases =
    [
        .. "C02 C03 C05 C06 C07 C08 C09 C10 C11 C12 C14 C15 C16 C17 C18 C19 C20 C22 C23 C26 C27 C28".Split(' '),
    ];

    [Fact]
    public void Each_case_has_a_test_that_bears_its_number()
    {
        var facts = typeof(DoseCaseTests).GetMethods().Select(m => m.GetCustomAttributes(typeof(FactAttribute), false));
        var names = Answered
            .Select(r => r.TestDisplayName)
            .Concat(Refused.Select(r => r.TestDisplayName))
            .Concat(facts.SelectMany(f => f).Select(f => ((FactAttribute)f).DisplayName))
            .OfType<string>()
            .ToList();
        Assert.All(Cases, id => Assert.Contains(names, name => name.StartsWith(id + ":", StringComparison.Ordinal)));
    }

    [Fact(DisplayName = "C17: of equal rates below the target the highest level is the true MTD")]
    public async Task True_mtd_under_ties() =>
        Assert.Equal(2, (int)(await Json("exact --rule boin --target .3 --cohorts 3 --truth .2,.2,.6"))["trueMtd"]!);

    [Fact(DisplayName = "C23: one simulated trial has no Monte Carlo error, and none is printed")]
    public async Task One_trial()
    {
        var (code, stdout, _) = await Run("simulate --rule boin --target .3 --cohorts 10 --truth .1,.2,.3 --trials 1");
        Assert.Equal(0, code);
        Assert.DoesNotContain("NaN", stdout, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "C27: the levels open for backfill are named")]
    public async Task Backfill() =>
        Assert.NotNull(
            (await Json("next --rule bf-boin --target .3 --cohorts 10 --levels 4 --outcomes \"1NNE 2NNN\""))["openForBackfill"]
        );

    static TheoryDataRow<string, int, string> Said(string name, string command, int code, string words) =>
        new(command, code, words) { TestDisplayName = name };

    const string Crm3 = "next --rule crm --target .25 --skeleton .1,.2,.3 --cohorts 10 --outcomes \"1TTT 1NNN 1NNN 1NNN\"";
    const string Vague =
        "next --rule blrm --doses 1,5,20 --reference-dose 5 --prior 0,20,0,10,0 --cohorts 10 --outcomes \"1NNT 1NNN\"";
    const string Benefit =
        "next --rule boin12 --target .35 --lowest-response .25 --cohorts 10 --levels 3 --outcomes \"1BBB 1NNN 1EEE\"";
    const string Closed = "The lowest dose level was closed by an earlier decision, and stays closed: stop, with no ";

    public static IEnumerable<TheoryDataRow<string, int, string>> Words =>
        [
            Said("a model that would allow the lowest level again says that it was closed: CRM", Crm3, 0, Closed + "MTD."),
            Said("a model that would allow the lowest level again says that it was closed: BLRM", Vague, 0, Closed + "MTD."),
            Said("a level closed by an earlier decision is said so: BOIN12", Benefit, 0, Closed + "optimal dose."),
            Said(
                "cohorts written with a comma are told of the space",
                "next --rule boin --target .3 --cohorts 10 --levels 3 --outcomes 1NNN,2NNT",
                2,
                "A space stands between cohorts"
            ),
            Said(
                "a rate that is none is said of the option",
                "exact --rule boin --target .3 --cohorts 3 --truth .1,.2,1.2",
                2,
                "cairn: --truth [level 3]: 1.2 is no probability."
            ),
            Said(
                "a seed below 0 is refused, and no other number printed",
                "simulate --rule boin --target .3 --cohorts 3 --truth .1,.2 --trials 100 --seed -5",
                2,
                "cairn: --seed: "
            ),
        ];

    [Theory, MemberData(nameof(Words))]
    public async Task Says(string command, int code, string words)
    {
        var said = await Run(command);
        Assert.Equal(code, said.Code);
        Assert.Contains(words, said.Stdout + said.Stderr, StringComparison.Ordinal);
    }

    static Task<(int Code, string Stdout, string Stderr)> Run(string command)
    {
        var words = Word().Matches(command).Select(m => m.Value.Trim('"')).ToList();
        return DoseRun.Of(words[0], words.Skip(1));
    }

    static async Task<JsonNode> Json(string command)
    {
        var (code, stdout, stderr) = await Run(command + " --format json");
        Assert.True(code == 0, stderr);
        return JsonNode.Parse(stdout)!;
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
