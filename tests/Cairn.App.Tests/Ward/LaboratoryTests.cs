using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>Results of a laboratory pasted, by file and as FHIR onto a visit's forms, seen and approved by a person.</summary>
public sealed class LaboratoryTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1",
        Laboratory = $"{Subject}/laboratory";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(ServedHouse House, Guest Ann)> Ward()
    {
        var house = await ServedHouse.Start();
        var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        return (house, ann);
    }

    static async Task<IReadOnlyList<LabResult>> Results(ServedHouse house) =>
        [
            .. (await house.Ledger.State(Study, cancel: Cancel))
                .Casebook()
                .Subject("S-1")!
                .Of<LabResult>()
                .OrderBy(l => l.TestCode, StringComparer.Ordinal),
        ];

    static void Says(string page, string words) =>
        Assert.True(
            page.Contains(words, StringComparison.Ordinal),
            $"{words}\n{page[page.IndexOf("<main", StringComparison.Ordinal)..]}"
        );

    /// <summary>Approves a page as it stands: everything hidden and chosen is sent again.</summary>
    static Task<HttpResponseMessage> Approve(Guest ann, string page, params (string, string)[] more) =>
        ann.Send(
            Laboratory + "/save",
            [
                ("raw", Regex.Match(page, "name=\"raw\" value=\"([^\"]*)\"").Groups[1].Value),
                ("name", Regex.Match(page, "name=\"name\" value=\"([^\"]*)\"").Groups[1].Value),
                .. more,
            ]
        );

    [Fact]
    public async Task Rows_without_headings_with_decimal_commas_and_german_words_are_read_shown_and_saved()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var paste = "GPT\t41,5\tU/l\t10 - 50\nKreatinin\t0,9\tmg/dl\t0,5 - 1,1\nLeukozyten\t3,2\tG/l\t4 - 10\n";
        var read = await ann.Send(Laboratory, ("paste", paste), ("visit", "SCR"), ("day", Today));
        var page = await Guest.Text(read);
        Assert.True(read.StatusCode == HttpStatusCode.OK, page);
        Says(page, "3 results in pasted.tsv: 3 would stand");
        Assert.Empty(await Results(house));
        var saved = await Approve(ann, page, ("visit", "SCR"), ("day", Today));
        Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, await Guest.Text(saved));
        var results = await Results(house);
        Assert.Equal(["ALT 41.5", "CREAT 0.9", "WBC 3.2"], results.Select(r => $"{r.TestCode} {r.Result}"));
        var limits = RecordShape.Write(results[1]).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(("0.5", "1.1"), (limits["LBORNRLO"], limits["LBORNRHI"]));
        var entry = (await house.Ledger.State(Study, cancel: Cancel))
            .RecordsOf("S-1")
            .Values.First(r => r.Newest.Domain == "LB")
            .Newest;
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paste.Trim())));
        Assert.Equal($"file:pasted.tsv#{sha}", entry.Source);
        // Again: nothing is doubled.
        var again = await Approve(ann, page, ("visit", "SCR"), ("day", Today));
        Assert.Contains("done=same", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, (await Results(house)).Count);
        Assert.Contains("value=\"41.5\"", await ann.Read($"{Subject}/forms/chemistry/SCR"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_open_is_asked_and_what_is_not_sure_is_left_out_with_its_reason()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var paste =
            "Test\tResult\tUnit\tDate\n"
            + "ALT\t41\tU/L\t03.04.2025\n" // 3 April or 4 March
            + "Blarg\t7\tU/L\t03.04.2025\n" // no test
            + "AST\t30\t\t03.04.2025\n" // no unit
            + "ALT\t42\tU/L\t03.04.2025\n"; // the second of the day
        var page = await Guest.Text(await ann.Send(Laboratory, ("paste", paste), ("visit", "SCR")));
        Says(page, "write DMY or MDY");
        Says(page, "Which test is 'Blarg'?");
        var dates = Regex.Match(page, "name=\"(answer\\.Dates[^\"]*)\"").Groups[1].Value;
        page = await Guest.Text(
            await ann.Send(Laboratory, ("paste", paste), ("visit", "SCR"), (WebUtility.HtmlDecode(dates), "Dmy"))
        );
        Says(page, "2025-04-03");
        Says(page, "left out: no test is known by that name");
        Says(page, "left out: a number without its unit");
        Says(page, "left out: the test stands there twice for that day");
    }

    [Fact]
    public async Task A_changed_value_needs_a_reason_and_another_patient_s_file_is_taken_only_when_somebody_says_whose_it_is()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        await ann.Send(
            $"{Subject}/forms/chemistry/SCR",
            ("key", "k"),
            ("date", Today),
            ("ALT.base", "0"),
            ("ALT.LBORRES", "41"),
            ("ALT.LBORRESU", "U/L")
        );
        var paste = "Patient\tTest\tResult\tUnit\nHOSP-77\tALT\t14\tU/L\n";
        (string, string)[] here = [("visit", "SCR"), ("day", Today)];
        var page = await Guest.Text(await ann.Send(Laboratory, [("paste", paste), .. here]));
        Says(page, "HOSP-77: these are the results of S-1");
        var unsaid = await Approve(ann, page, here);
        Assert.Contains("Say whose results these are", await Guest.Text(unsaid), StringComparison.Ordinal);
        var unreasoned = await Guest.Text(await Approve(ann, page, [.. here, ("patient", "HOSP-77")]));
        Assert.Contains("Saved values change: say why", unreasoned, StringComparison.Ordinal);
        Assert.Contains("changes what is recorded", unreasoned, StringComparison.Ordinal);
        Assert.Equal("41", Assert.Single(await Results(house)).Result);
        await Approve(ann, page, [.. here, ("patient", "HOSP-77"), ("reason", "figures exchanged")]);
        Assert.Equal("14", Assert.Single(await Results(house)).Result);
    }

    [Fact]
    public async Task A_FHIR_bundle_is_read_onto_the_same_forms()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var bundle = """
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient","id":"p1","identifier":[{"value":"S-1"}]}},
              {"resource":{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},
                "category":[{"coding":[{"code":"laboratory"}]}],"effectiveDateTime":"DAY",
                "code":{"coding":[{"system":"http://loinc.org","code":"1742-6"}]},
                "valueQuantity":{"value":41,"unit":"U/L","system":"http://unitsofmeasure.org","code":"U/L"}}}]}
            """;
        bundle = bundle.Replace("DAY", Today, StringComparison.Ordinal);
        var page = await Guest.Text(await ann.Send(Laboratory, ("paste", bundle), ("visit", "SCR")));
        Says(page, "p1: these are the results of S-1");
        await Approve(ann, page, ("visit", "SCR"), ("day", Today), ("patient", "p1"));
        Assert.Equal("ALT 41", (await Results(house)).Select(r => $"{r.TestCode} {r.Result}").Single());
    }

    [Fact]
    public async Task Hostile_and_broken_sheets_end_in_words_and_another_site_s_subject_is_not_reached()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var eve = await house.Person("eve", Role.Coordinator, "02");
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Get(Laboratory)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Send(Laboratory + "/save", ("raw", "QQ=="))).StatusCode);
        foreach (var paste in new[] { "", "{", "{\"resourceType\":\"Bundle\"}", "<script>alert(1)</script>\t1\tx", "a\tb\n\"" })
        {
            var answer = await ann.Send(Laboratory, ("paste", paste), ("visit", "SCR"), ("day", Today));
            Assert.True((int)answer.StatusCode is 200 or 422, $"{paste}: {(int)answer.StatusCode}");
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ann.Send(Laboratory + "/save", ("raw", "%%%"))).StatusCode);
        Assert.Empty(await Results(house));
    }

    [Fact]
    public async Task A_workbook_is_chosen_by_keyboard_read_approved_and_its_pages_are_accessible()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var folder = CairnProcess.Folder();
        var file = folder.File("labor.csv");
        await File.WriteAllTextAsync(
            file,
            "Bezeichnung;Wert;Einheit;Normbereich\nGPT;41,5;U/l;10 - 50\nGOT;30,0;U/l;10 - 50\n",
            Cancel
        );
        foreach (var width in new[] { 360, 1440 })
        {
            var page = await browser.Page(width);
            await page.GotoAsync(house.Address + "/sign-in");
            await page.GetByLabel("Account").FillAsync("ann");
            await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
            await page.GotoAsync($"{house.Address}{Laboratory}?visit=SCR");
            Assert.Equal("", string.Join("\n", await Browser.Violations(page)));
            await page.GetByLabel("Or a file").SetInputFilesAsync(file);
            await page.GetByLabel("Day of the sample").FillAsync(Today);
            await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByText("2 results in labor.csv: 2 would stand")).ToBeVisibleAsync();
            Assert.Equal("", string.Join("\n", await Browser.Violations(page)));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"at {width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save these results" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/visits?done=*");
        }
        Assert.Equal(["ALT 41.5", "AST 30.0"], (await Results(house)).Select(r => $"{r.TestCode} {r.Result}"));
    }

    [Fact]
    public async Task A_panel_of_chemistry_is_typed_down_the_values_by_keyboard_alone()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await browser.Page();
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("Account").FillAsync("ann");
        await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"{house.Address}{Subject}/forms/chemistry/SCR");
        await page.Locator("#date").FocusAsync();
        await page.Keyboard.TypeAsync(Today);
        foreach (var value in new[] { "41", "30", "88" })
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.TypeAsync(value);
        }
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/visits?done=saved*");
        Assert.Equal(["ALP 88", "ALT 41", "AST 30"], (await Results(house)).Select(r => $"{r.TestCode} {r.Result}"));
        // The history of a value, one key away.
        await page.GotoAsync($"{house.Address}{Subject}/forms/chemistry/SCR");
        await page.Locator("[name='AST.LBORRES']").FocusAsync();
        await page.Keyboard.PressAsync("F2");
        await Assertions.Expect(page.Locator("#f-AST-history")).ToHaveAttributeAsync("open", "");
    }
}
