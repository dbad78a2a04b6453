using Cairn.Records;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Play;

/// <summary>
/// Nine subjects of cases/clinical/seq1, entered at the ward: of six the second and third fraction were withheld for cytokine release
/// of grade 3. Replaced silently, they would vanish and the rule escalate; the trial has to stop, for everybody who looks.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class SixWithheldTests(Browser browser) : IClassFixture<Browser>
{
    static readonly int[] Toxic = [1, 2, 4, 5, 7, 8];

    [Fact]
    public async Task Six_withheld_doses_of_nine_stop_the_trial_and_nobody_is_given_cells_any_more()
    {
        await using var troupe = await Troupe.Gather(browser);
        var nurse = new Nurse(troupe);
        for (var subject = 1; subject <= 9; subject++)
            await Treated(nurse, subject);
        var proposal = (await troupe.At("chair", Troupe.OfStudy("decide"))).Locator("#proposal");
        await Assertions.Expect(proposal).ToContainTextAsync("6/9 0/0 0/0");
        await Assertions.Expect(proposal).ToContainTextAsync("no dose level is tolerable");
        await troupe.Refused("chair", Troupe.OfStudy("decide"), await Decision(troupe, "treat", "1"));
        Assert.Empty((await troupe.Casebook()).Decisions);
        await Stopped(troupe);
        await NoTenthIsGivenCells(troupe, nurse);
    }

    // Thirty days apart, as in the case.
    static async Task Treated(Nurse nurse, int number)
    {
        var (subject, ago) = ($"Q{number}", 280 - 30 * (number - 1));
        await nurse.Enrolled(subject, ago);
        if (Toxic.Contains(number))
        {
            await nurse.Event(subject, "Cytokine release syndrome", 3, ago - 1, ago - 3, ("n1.AESER", "N"));
            await nurse.Withheld(subject, ago);
        }
        else
            await nurse.Given(subject, ago, 1, .5, 1.5, 3);
        await nurse.Alive(subject, "M2", ago - 35);
    }

    static async Task<(string, string)[]> Decision(Troupe troupe, string action, string level)
    {
        var page = await troupe.At("chair", Troupe.OfStudy("decide"));
        return
        [
            ("head", await page.Locator("input[name=head]").InputValueAsync()),
            ("action", action),
            ("level", level),
            ("subjects", "1"),
            ("reason", "six of nine"),
            ("password", Troupe.Password),
        ];
    }

    static async Task Stopped(Troupe troupe)
    {
        var page = await troupe.At("chair", Troupe.OfStudy("decide"));
        await page.Locator("select[name=action]").SelectOptionAsync("stop");
        await page.Locator("input[name=level]").FillAsync("0");
        await page.Locator("textarea[name=reason]").FillAsync("six of nine could not be given their dose");
        await page.GetByLabel("Your password, to sign").FillAsync(Troupe.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the decision" }).ClickAsync();
        await page.WaitForURLAsync("**/dose");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("no dose level is tolerable");
        Assert.Equal(CommitteeAction.Stop, (await troupe.Casebook()).Decisions.Single().Action);
    }

    static async Task NoTenthIsGivenCells(Troupe troupe, Nurse nurse)
    {
        await nurse.Enrolled("Q10", 0);
        await nurse.Lymphodepleted("Q10", 5);
        var go = await troupe.Read("li", Troupe.Of("Q10", "go"));
        Assert.Contains("The trial goes on dosing ✗ against", go, StringComparison.Ordinal);
        var refused = await troupe.Refused("li", Troupe.Of("Q10", "go"), ("outcome", "go"), ("reason", "once more"));
        Assert.Contains("go cannot be recorded", refused, StringComparison.Ordinal);
        Assert.Contains(
            "no dose level is tolerable",
            await troupe.Read("ann", Troupe.OfStudy("")[..^1]),
            StringComparison.Ordinal
        );
    }
}
