using Cairn.Records;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Play;

/// <summary>
/// A trial from an empty directory to a signed decision and its report, in a real Chromium: the administrator invites eight
/// people, and everybody does what is theirs. What decides is done in the browser; rows that only fill the trial are sent to the
/// same addresses.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class EightRolesTests(Browser browser) : IClassFixture<Browser>
{
    const string Allograft = "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT";

    [Fact]
    public async Task A_trial_is_played_from_an_empty_directory_to_a_signed_decision_and_its_report()
    {
        await using var troupe = await Troupe.Gather(browser);
        var nurse = new Nurse(troupe);
        await AScreeningFails(troupe, nurse);
        await LevelOneIsTolerated(troupe, nurse);
        await ARelapseAndATransplantAreCounted(troupe, nurse);
        await ACorrectedValueVoidsASignature(troupe);
        await TheCommitteeDecides(troupe, "treat", 2, "level 1 was tolerated");
        await troupe.Later(100, "li", "ann", "chair", "spo", "lab", "wu", "mona", "dora");
        await ToxicityStopsTheEscalation(troupe, nurse);
        await ALateReportIsSeenToBeLate(troupe, nurse);
        await TheCommitteeDecides(troupe, "treat", 1, "level 2 is too toxic");
        await AManufactureFails(troupe, nurse);
        var cells = new Cells(troupe, nurse, "S-06");
        await cells.PassTheGates();
        await cells.ReachTheBedside();
        await cells.AreGivenInPart();
        await TheDataAreVerifiedAndLocked(troupe);
        await TheReportTellsIt(troupe);
    }

    static async Task Press(IPage page, string button) =>
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    static async Task AScreeningFails(Troupe troupe, Nurse nurse)
    {
        await nurse.Begin("S-00", 30);
        var page = await troupe.At("li", Troupe.Of("S-00", "enrol"));
        await page.GetByLabel("Why: the criterion, or another reason").FillAsync("E6: a seizure in childhood");
        await Press(page, "Screening failed");
        await page.WaitForURLAsync("**/visits?done=failed");
        var book = await troupe.Casebook();
        Assert.Equal("E6: a seizure in childhood", book.Subject("S-00")!.Milestone(Milestone.ScreenFailure)!.Term);
    }

    // 10, 30 and 60 % of 5 x 10^6 cells/kg; the next after 28 and 14 days (studies/soochow-cll1).
    static async Task LevelOneIsTolerated(Troupe troupe, Nurse nurse)
    {
        foreach (var (subject, ago) in new[] { ("S-01", 260), ("S-02", 225), ("S-03", 205) })
        {
            await nurse.Enrolled(subject, ago);
            await nurse.Given(subject, ago, 1, .5, 1.5, 3);
            await nurse.Marrow(subject, "D28", ago - 28, "2");
            await nurse.Alive(subject, "M2", ago - 61);
        }
        var board = await troupe.Read("chair", Troupe.OfStudy("decide"));
        Assert.Contains("0 of 3 evaluable subjects with a DLT", board, StringComparison.Ordinal);
        Assert.Contains("Next subject: dose level 2", board, StringComparison.Ordinal);
    }

    static async Task ARelapseAndATransplantAreCounted(Troupe troupe, Nurse nurse)
    {
        await nurse.Marrow("S-01", "M3", 260 - 91, "30");
        await nurse.Form(
            "S-02",
            "procedures",
            ("n1.PRTRT", "Transplant"),
            ("n1.PRDECOD", Allograft),
            ("n1.PRSTDTC", nurse.Ago(100))
        );
        var page = await troupe.At("li", Troupe.Of("S-01", "")[..^1]);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("relapse");
        var survival = await troupe.Read("li", Troupe.OfStudy("survival"));
        Assert.Contains("transplant", survival, StringComparison.OrdinalIgnoreCase);
    }

    static async Task ACorrectedValueVoidsASignature(Troupe troupe)
    {
        var page = await troupe.At("li", Troupe.Of("S-01", "sign"));
        await page.GetByLabel("Your password, to sign").FillAsync(Troupe.Password);
        await Press(page, "Sign");
        await page.WaitForURLAsync("**/subjects/S-01");
        Assert.Equal(SignatureStanding.Holds, (await troupe.Casebook()).Signatures.Single().Standing);
        page = await troupe.At("ann", Troupe.Of("S-01", "forms/haematology/D28"));
        await page.Locator("[name='PLAT.LBORRES']").FillAsync("105");
        await Press(page, "Save");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a reason is asked for");
        await page.GetByLabel("Reason").FillAsync("read from the wrong line");
        await Press(page, "Save");
        await page.WaitForURLAsync("**/visits?done=saved*");
        page = await troupe.At("li", Troupe.Of("S-01", "")[..^1]);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("void");
        Assert.Equal(SignatureStanding.Voided, (await troupe.Casebook()).Signatures.Single().Standing);
    }

    static async Task TheCommitteeDecides(Troupe troupe, string action, int level, string reason)
    {
        var before = (await troupe.Casebook()).Decisions.Count;
        var page = await troupe.At("chair", Troupe.OfStudy("decide"));
        await page.Locator("select[name=action]").SelectOptionAsync(action);
        await page.Locator("input[name=level]").FillAsync($"{level}");
        await page.Locator("input[name=subjects]").FillAsync("3");
        await page.Locator("textarea[name=reason]").FillAsync(reason);
        await page.GetByLabel("Your password, to sign").FillAsync(Troupe.Password);
        await Press(page, "Sign the decision");
        await page.WaitForURLAsync("**/dose");
        var book = await troupe.Casebook();
        Assert.Equal(before + 1, book.Decisions.Count);
        Assert.Equal((level, reason, "Dr CHAIR"), (book.Decisions[^1].Level, book.Decisions[^1].Reason, book.Decisions[^1].By));
        Assert.Contains(book.Signatures, s => s.Decision == before && s.Standing == SignatureStanding.Holds);
    }

    // Two of two at level 2: by the assumed 3+3 the level is closed, and level 1 is filled to six.
    static async Task ToxicityStopsTheEscalation(Troupe troupe, Nurse nurse)
    {
        foreach (var (subject, ago) in new[] { ("S-04", 95), ("S-05", 60) })
        {
            await nurse.Enrolled(subject, ago);
            await nurse.Given(subject, ago, 2, 1, 3, 6);
            await nurse.Event(subject, "Cytokine release syndrome", 4, ago - 3, ago - 8, ("n1.AESER", "Y"), ("n1.AESLIFE", "Y"));
        }
        var page = await troupe.At("chair", Troupe.OfStudy("decide"));
        var proposal = page.Locator("#proposal");
        await Assertions.Expect(proposal).ToContainTextAsync("2 of 2 evaluable subjects with a DLT");
        await Assertions.Expect(proposal).ToContainTextAsync("Next subject: dose level 1");
        var refused = await troupe.Refused(
            "chair",
            Troupe.OfStudy("decide"),
            ("head", await page.Locator("input[name=head]").InputValueAsync()),
            ("action", "treat"),
            ("level", "2"),
            ("subjects", "1"),
            ("reason", "once more"),
            ("password", Troupe.Password)
        );
        Assert.Contains("less cautious", refused, StringComparison.Ordinal);
    }

    // 24 hours to the sponsor (EU 536/2014, article 41), 7 days from the sponsor's day 0 for what threatens life (article 42).
    static async Task ALateReportIsSeenToBeLate(Troupe troupe, Nurse nurse)
    {
        var page = await troupe.At("ann", Troupe.OfStudy("due"));
        await Noted(page, "site", "aware", nurse.Ago(92));
        await Noted(page, "site", "sent-to-sponsor", nurse.Ago(80));
        page = await troupe.At("spo", Troupe.OfStudy("due"));
        await Noted(page, "sponsor", "received-by-sponsor", nurse.Ago(80));
        await Noted(page, "sponsor", "submitted", nurse.Ago(60));
        var due = await troupe.Read("spo", Troupe.OfStudy("due"));
        Assert.Contains("✗ done too late", due, StringComparison.Ordinal);
    }

    static async Task Noted(IPage page, string part, string step, string at)
    {
        var form = page.Locator($"form[action$='/due/{part}']");
        await form.Locator("select[name=event]").SelectOptionAsync("1 S-04");
        await form.Locator("select[name=step]").SelectOptionAsync(step);
        await form.Locator("input[name=at]").FillAsync(at);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Noted");
    }

    static async Task AManufactureFails(Troupe troupe, Nurse nurse)
    {
        await nurse.Enrolled("S-07", 10);
        var cells = new Cells(troupe, nurse, "S-07");
        await cells.AreMade();
        var page = await troupe.At("lab", Troupe.Of("S-07", "product"));
        await page.GetByRole(AriaRole.Link, new() { Name = "manufacture failed" }).ClickAsync();
        await cells.Record(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("failed");
        await nurse.Form(
            "S-07",
            "disposition",
            ("n1.DSDECOD", "NOT INFUSED"),
            ("n1.DSSTDTC", nurse.Ago(0)),
            ("n1.DSTERM", "manufacture failed")
        );
    }

    static async Task TheDataAreVerifiedAndLocked(Troupe troupe)
    {
        var form = Troupe.Of("S-06", "forms/chemistry/SCR");
        await Press(await troupe.At("mona", form), "Verified against the source");
        await Press(await troupe.At("dora", form), "Lock");
        var page = await troupe.At("ann", form);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("verified, signed, locked");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("nobody changes it until it is unlocked");
    }

    static async Task TheReportTellsIt(Troupe troupe)
    {
        var report = await troupe.Read("spo", Troupe.OfStudy("report"));
        string[] told = ["Dr CHAIR", "level 2 is too toxic", "S-00", "S-06", "Cytokine release syndrome"];
        Assert.All(told, words => Assert.Contains(words, report, StringComparison.Ordinal));
    }
}
