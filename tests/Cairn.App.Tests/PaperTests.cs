using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>
/// The report on paper: A4 across, two columns of 134 mm. Read in Chromium with the rules of print; 8 pt are 10.67 px.
/// </summary>
[Collection(Demo.Name)]
public sealed class PaperTests(Demo demo)
{
    // A column of paper and the whole width of it, in px: (277 - 9) / 2 mm, and 277 mm.
    const int Column = 506,
        Across = 1047;

    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public async Task No_table_is_printed_smaller_than_8_points_and_no_text_smaller_than_9(string study)
    {
        var page = await Printed(study);
        Assert.Empty(await page.EvaluateAsync<string[]>(Smaller, new object[] { "td, th", 10.6 }));
        Assert.Empty(
            await page.EvaluateAsync<string[]>(Smaller, new object[] { "section p:not(.note, .caption), li, dd", 10.6 })
        );
        Assert.Empty(await page.EvaluateAsync<string[]>(Smaller, new object[] { "main > section > p:not(.note)", 11.9 }));
    }

    const string Smaller = """
        ([which, least]) => [...document.querySelectorAll(which)]
          .filter(e => e.offsetParent !== null && parseFloat(getComputedStyle(e).fontSize) < least)
          .map(e => e.textContent.slice(0, 40) + ' ' + getComputedStyle(e).fontSize).slice(0, 5)
        """;

    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public async Task Every_table_fits_its_column_of_paper(string study)
    {
        var page = await Printed(study);
        var wide = await page.EvaluateAsync<string[]>(
            """
            ([column, across]) => {
              const main = document.querySelector('main');
              main.style.columns = 'auto';
              main.style.width = column + 'px';
              document.querySelectorAll('.broad').forEach(b => b.style.width = across + 'px');
              return [...document.querySelectorAll('.table table')]
                .filter(t => t.getBoundingClientRect().width > (t.closest('.broad') ? across : column) + 1)
                .map(t => t.closest('.table').id);
            }
            """,
            new object[] { Column, Across }
        );
        Assert.Empty(wide);
    }

    async Task<IPage> Printed(string study)
    {
        var page = await demo.Browser.Page();
        await page.GotoAsync($"{demo.Pages.Address}/studies/{study}/report");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        return page;
    }
}
