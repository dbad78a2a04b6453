using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>A real Chromium, shared by the tests that look at pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Executable = "/usr/bin/chromium";
    IPlaywright? _playwright;
    IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000); // a busy machine is no fault of a page
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A fresh page; skips the test where there is no Chromium.</summary>
    public async Task<IPage> Page(
        int width = 1200,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        bool script = true,
        string locale = "en-US"
    )
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: as root, ./test installs it");
        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                JavaScriptEnabled = script,
                Locale = locale,
            }
        );
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    // What passes is counted, not described: a report has tens of thousands of elements. The rule that WCAG 2.2 adds to level AA
    // (2.5.8, the size of what is pressed) is off by itself.
    static readonly AxeRunOptions ViolationsAlone = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new() { ["target-size"] = new() { Enabled = true } },
    };

    static readonly AxeRunOptions ColoursAlone = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block"),
    };

    /// <summary>Accessibility violations of the page as it stands, one line each; empty when there are none.</summary>
    public static Task<IReadOnlyList<string>> Violations(IPage page) => Violations(page, ViolationsAlone);

    /// <summary>
    /// The same of the other colour scheme of a page whose violations were asked for: what no colour changes is as it was.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ViolationsOfColour(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        return await Violations(page, ColoursAlone);
    }

    static async Task<IReadOnlyList<string>> Violations(IPage page, AxeRunOptions options)
    {
        var result = await page.RunAxe(options);
        return
        [
            .. result.Violations.Select(v =>
                $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
            ),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
