using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// The same answers given in OpenEDC (github.com/imi-muenster/OpenEDC, static files of a folder): its forms ask for what was
/// typed and for nothing else, each task is an event, and the forms of a task follow each other by its button Continue.
/// </summary>
sealed class OpenEdc(IPage page, string folder)
{
    const string Address = "http://127.0.0.1:1"; // nothing listens there: each file is given by the route

    public async Task Open(IReadOnlyList<IReadOnlyList<TypedAnswer>> tasks)
    {
        await page.RouteAsync($"{Address}/**", Give);
        await page.GotoAsync(Address + "/");
        await page.Locator("#start-modal.is-active").WaitForAsync();
        var study = System.Text.Encoding.UTF8.GetBytes(OpenEdcStudy.Of(tasks).ToString());
        FilePayload file = new()
        {
            Name = "study.xml",
            MimeType = "text/xml",
            Buffer = study,
        };
        await page.Locator("#open-odm-button .file-input").SetInputFilesAsync(file);
        await page.Locator("[onclick='addSubjectAuto()']:visible, [onclick='addSubjectManual()']:visible").First.WaitForAsync();
        var name = page.Locator("#add-subject-input:visible");
        if (await name.CountAsync() > 0)
            await name.FillAsync("S-1");
        await page.Locator("[onclick='addSubjectAuto()']:visible, [onclick='addSubjectManual()']:visible").First.ClickAsync();
        await page.Locator("#subject-panel-blocks a.is-active").WaitForAsync();
    }

    Task Give(IRoute route)
    {
        var path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
        var file = Path.Combine(folder, path.Length == 0 ? "index.html" : path);
        return File.Exists(file) ? route.FulfillAsync(new() { Path = file }) : route.FulfillAsync(new() { Status = 404 });
    }

    /// <summary>A task from the subject that is open: its event, its first form, and each field by the key Tab.</summary>
    public async Task<Typist> Do(int task, IReadOnlyList<TypedAnswer> answers)
    {
        var at = new Typist(page);
        answers = [.. answers.Select(OpenEdcStudy.Named)];
        await at.Click($"[oid='E{task}']");
        await at.Click($"[oid='E{task}.{answers[0].Form}']");
        foreach (var form in answers.GroupBy(a => a.Form))
        {
            await page.Locator($"[item-group-content-oid='E{task}.{form.Key}.G']").WaitForAsync();
            foreach (var (answer, i) in form.Select((a, i) => (a, i)))
                await Answer(at, answer, i == 0);
            await at.Click("#clinicaldata-next-button");
        }
        await Assertions.Expect(page.Locator($"[oid='E{task}'] .fa-solid.fa-circle")).ToBeVisibleAsync(); // complete
        return at;
    }

    async Task Answer(Typist at, TypedAnswer answer, bool isFirst)
    {
        var (item, isDay) = (OpenEdcStudy.Item(answer), OpenEdcStudy.IsDay(answer));
        var isRadio = answer.Choices.Count is > 0 and < 5;
        var index = answer.Choices.ToList().IndexOf(answer.Chosen);
        var opens = isDay || answer.Choices.Count > 4; // what is clicked opens a calendar or a list; behind a day is a button
        if (isFirst)
            await at.Click($"[item-field-oid='{item}'] {(opens ? ".label" : "input")}");
        for (var passed = 0; passed < 3 && !(await Said()).StartsWith(item + " ", StringComparison.Ordinal); passed++)
            await at.Press("Tab");
        if (!isRadio && answer.Choices.Count > 0)
            await at.Choose(answer.Chosen);
        else if (!isRadio)
            await at.Type(isDay ? $"{answer.Text[5..7]}{answer.Text[8..]}{answer.Text[..4]}" : answer.Text);
        else if (index == 0)
            await at.Press("Space");
        else
            for (var i = 0; i < index; i++)
                await at.Press("ArrowDown");
        Assert.Equal($"{item} {(answer.Choices.Count > 0 ? answer.Chosen : answer.Text)}", await Said());
    }

    /// <summary>The field that has the focus, and what it holds.</summary>
    Task<string> Said() =>
        page.EvaluateAsync<string>(
            "(e => e.getAttribute('item-oid') + ' ' + (e.type == 'radio' ? e.checked ? e.parentNode.innerText.trim() : '-'"
                + " : e.selectedOptions?.[0].text ?? e.value))(document.activeElement)"
        );
}
