using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>
/// The pictures of docs/images, which the README shows: each is a page of the demo, and
/// <c>CAIRN_WRITE_PAGES=1 ./test --filter-class '*PicturesTests'</c> makes all of them anew.
/// </summary>
[Collection(Demo.Name)]
public sealed partial class PicturesTests(Demo demo)
{
    const int Width = 1200,
        Height = 1000;

    static readonly (string File, string Page)[] Pictures =
    [
        ("overview", $"/studies/{Demo.Atd}"),
        ("dose", $"/studies/{Demo.Atd}/dose"),
        ("visits", $"/studies/{Demo.Atd}/subjects/SYN-002/visits"),
    ];

    static readonly string Docs = Path.Combine(CairnProcess.Repository, "docs");

    static string FileOf(string picture) => Path.Combine(Docs, "images", picture + ".png");

    [Fact]
    public async Task Every_picture_is_of_a_page_that_is_there_as_large_as_a_screen_and_none_is_shown_that_no_command_makes()
    {
        var page = await demo.Browser.Page(Width, Height);
        foreach (var (file, path) in Pictures)
        {
            var answer = await page.GotoAsync(demo.Pages.Address + path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            if (Environment.GetEnvironmentVariable("CAIRN_WRITE_PAGES") is { Length: > 0 })
                await page.ScreenshotAsync(new() { Path = FileOf(file), Animations = ScreenshotAnimations.Disabled });
            Assert.Equal((Width, Height), await SizeOf(FileOf(file)));
        }
        var there = Directory.EnumerateFiles(Path.Combine(Docs, "images")).Select(f => Path.GetFileNameWithoutExtension(f));
        Assert.Equal(Pictures.Select(p => p.File).Order(), there.Order());
        var readme = await File.ReadAllTextAsync(Path.Combine(Docs, "../README.md"), TestContext.Current.CancellationToken);
        Assert.Equal(Pictures.Select(p => p.File).Order(), Shown().Matches(readme).Select(m => m.Groups[1].Value).Order());
    }

    // PNG, third edition, 11.2.1: width and height are the first two numbers of the first chunk.
    static async Task<(int Width, int Height)> SizeOf(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    [GeneratedRegex(@"\(docs/images/(\w+)\.png\)")]
    private static partial Regex Shown();
}
