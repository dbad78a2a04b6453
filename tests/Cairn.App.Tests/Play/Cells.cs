using System.Globalization;
using Cairn.Records;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Play;

/// <summary>The cells of one subject: made, released, brought to the bedside, given by fractions, the second one withheld.</summary>
sealed class Cells(Troupe troupe, Nurse nurse, string subject)
{
    const string Identity = "COI-1";

    int _minutes;

    string Product => Troupe.Of(subject, "product");

    // Each step a minute after the last, none ahead of the server's clock.
    string Now() => troupe.Now.AddMinutes(-120 + ++_minutes).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    Task Step(string account, string step, string thing, string from = "", params (string, string)[] more) =>
        troupe.Send(
            account,
            $"{Product}/step",
            [
                ("step", step),
                ("thing", thing),
                ("from", from),
                ("identity", Identity),
                ("when", Now()),
                ("holder", account),
                .. more,
            ]
        );

    /// <summary>A step on the page of its form, in the browser.</summary>
    public async Task Record(IPage page)
    {
        await page.GetByLabel("Code of identity, as the label reads").FillAsync(Identity);
        await page.GetByLabel("When").FillAsync(Now());
        await page.GetByLabel("Who holds it now").FillAsync("the ward");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/product");
    }

    public async Task AreMade()
    {
        await Step("ann", "collected", "", more: ("name", "A"));
        await Step("ann", "shipped", "A");
        await Step("lab", "received", "A");
        await Step("lab", "manufacture-started", "", "A", ("name", "P1"));
    }

    async Task AreReleased()
    {
        await Step("lab", "filled", "", "P1", ("name", "P1-1"), ("cells", "400"));
        (string, string)[] results =
        [
            ("thing", "P1"),
            ("day", nurse.Ago(0)),
            (ProductTest.Viability, "88"),
            (ProductTest.Transduced, "40"),
            (ProductTest.VectorCopies, "2"),
            (ProductTest.Endotoxin, "0.5"),
            (ProductTest.Sterility, "NEGATIVE"),
            (ProductTest.Mycoplasma, "NEGATIVE"),
            (ProductTest.ReplicatingVirus, "NEGATIVE"),
        ];
        await troupe.Send("lab", $"{Product}/results", results);
        var page = await troupe.At("lab", $"{Product}/judge?thing=P1");
        await page.GetByLabel("Why").FillAsync("every result is within the specification");
        await page.GetByLabel("Your password, to sign").FillAsync(Troupe.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/product");
        await Step("lab", "shipped", "P1-1");
    }

    /// <summary>Screened by every form, signed as eligible, enrolled without a deviation; go before lymphodepletion.</summary>
    public async Task PassTheGates()
    {
        await nurse.Begin(subject, 4);
        await nurse.Screened(subject, 3);
        var page = await troupe.At("li", Troupe.Of(subject, "sign-eligibility"));
        await page.GetByLabel("Your password, to sign").FillAsync(Troupe.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        page = await troupe.At("li", Troupe.Of(subject, "enrol"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Every criterion is met.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enrol", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=enrolled");
        await AreMade();
        await AreReleased();
        await nurse.Measured(subject, "LD");
        await nurse.Form(
            subject,
            $"before-lymphodepletion/{nurse.Ago(0)}",
            ("E1.IEORRES", "N"),
            ("infection.MHOCCUR", "N"),
            ("cns.MHOCCUR", "N")
        );
        await Go("before lymphodepletion");
    }

    async Task Go(string what)
    {
        var page = await troupe.At("li", Troupe.Of(subject, "go"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(what);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Go: every line is in favour.");
        await page.GetByLabel("Decision").SelectOptionAsync("go");
        await page.GetByLabel("Reason").FillAsync("nothing speaks against it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("nothing speaks against it");
    }

    public async Task ReachTheBedside()
    {
        await troupe.Later(5, "li", "ann");
        await nurse.Lymphodepleted(subject, 5);
        await Step("ann", "received", "P1-1", more: ("celsius", "-150"));
        await Step("ann", "thawed", "P1-1");
        var page = await troupe.At("ann", Product);
        await page.GetByRole(AriaRole.Link, new() { Name = "identity" }).First.ClickAsync();
        await page.GetByLabel("Subject identifier, as the wristband reads").FillAsync(subject);
        await page.GetByLabel("Account of the second person").FillAsync("wu");
        await page.GetByLabel("Password of the second person").FillAsync(Troupe.Password);
        await Record(page);
    }

    /// <summary>The first fraction is given: 30 of 60 kg x 0.5; on the next day cytokine release, and the second is withheld.</summary>
    public async Task AreGivenInPart()
    {
        await nurse.Measured(subject, "D0");
        await nurse.OnHand(subject);
        await nurse.Form(
            subject,
            $"bedside/{nurse.Ago(0)}",
            ("TEMP.VSORRES", "36.6"),
            ("CRS.FAORRES", "0"),
            ("ICANS.FAORRES", "0")
        );
        await Go("fraction 1");
        var page = await troupe.At("ann", $"{Product}/infuse?thing=P1-1");
        await page.GetByLabel("Code of identity, as the bag's label reads").FillAsync(Identity);
        await page.GetByLabel("Viable cells with the receptor given, × 10⁶").FillAsync("30");
        await page.GetByLabel("When").FillAsync(Now());
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the infusion" }).ClickAsync();
        await page.WaitForURLAsync("**/product");
        var given = (await troupe.Casebook()).Subject(subject)!.CellInfusions.Single();
        Assert.Equal((0.5, 1, 1), (given.Dose, given.Fraction, given.AssignedLevel));
        await troupe.Later(1, "li", "ann", "chair", "mona", "dora", "spo");
        await CytokineRelease();
        await Withhold();
    }

    // ASTCT (Lee 2019): fever with one vasopressor is grade 3.
    async Task CytokineRelease()
    {
        var page = await troupe.At("ann", Troupe.Of(subject, $"forms/bedside/{nurse.Ago(0)}"));
        await page.GetByLabel("Highest temperature", new() { Exact = true }).FillAsync("39.2");
        await page.GetByLabel("Blood pressure needed").SelectOptionAsync("one vasopressor");
        await page.GetByLabel("Oxygen needed").SelectOptionAsync("room air");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=saved*");
        var grades = (await troupe.Casebook()).Subject(subject)!.Of<FindingAbout>();
        Assert.Contains(grades, f => f.TestCode == TestCode.Grade && f.About?.Meaning == FaObject.Crs && f.Result == "3");
        await nurse.Form(
            subject,
            "adverse-events",
            ("n1.AETERM", "Cytokine release syndrome"),
            ("n1.AEDECOD", "Cytokine release syndrome"),
            ("n1.AETOXGR", "3"),
            ("n1.AESTDTC", nurse.Ago(0)),
            ("n1.AEREL", "PROBABLE"),
            ("n1.AESER", "N")
        );
    }

    // Decisions 0035 and 0082: cells withheld for their toxicity are a dose-limiting toxicity by the study's definition.
    async Task Withhold()
    {
        var page = await troupe.At("li", Troupe.Of(subject, "go"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("No go today");
        Assert.Equal(0, await page.Locator("select[name=outcome] option[value=go]").CountAsync());
        await page.GetByLabel("Decision").SelectOptionAsync("withhold");
        await page.GetByLabel("Reason").FillAsync("cytokine release of grade 3");
        await page.GetByLabel("because of the cells' toxicity").SelectOptionAsync("yes");
        await page.GetByLabel("For which adverse event").SelectOptionAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await page.WaitForURLAsync("**/go");
        var second = (await troupe.Casebook()).Subject(subject)!.CellInfusions.Single(e => e.Fraction == 2);
        Assert.Equal((0.0, NoYes.Yes, 1), (second.Dose, second.ForToxicity?.Meaning, second.EventNumber));
        // Counted at once, although the cytokine release goes on and may come to meet a line of its own.
        var board = await troupe.Read("chair", Troupe.OfStudy("decide"));
        Assert.Contains("1/4 2/2 0/0", board, StringComparison.Ordinal);
    }
}
