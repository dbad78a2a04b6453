using System.Text;
using Cairn.Documents.Reports.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cairn.App.Web.Registry;

/// <summary>Pages of trials as files that any server can hand out, or none: a list, a page a trial, two stylesheets.</summary>
sealed class StaticPages : IAsyncDisposable
{
    const string List = "index.html",
        Style = "style.css",
        OwnStyle = "registry.css";

    readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    readonly HtmlRenderer _renderer;

    public StaticPages() => _renderer = new(_services, NullLoggerFactory.Instance);

    /// <summary>Where pages are when these trials have one each.</summary>
    public static RegistryLinks LinksTo(IEnumerable<string> ids)
    {
        var known = ids.ToHashSet(StringComparer.Ordinal);
        return new([Style, OwnStyle], id => known.Contains(id) ? FileOf(id) : null, List) { IsStatic = true };
    }

    static string FileOf(string id) => id + ".html";

    /// <summary>Writes the pages; files of the same names are written over.</summary>
    /// <param name="sheets">Trials whose links are those of <see cref="LinksTo"/>.</param>
    public async Task Write(string folder, IReadOnlyList<TrialSheet> sheets, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var links = LinksTo(sheets.Select(s => s.Id));
        await File.WriteAllTextAsync(Path.Combine(folder, Style), Stylesheet.Text, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, OwnStyle), RegistrySheet.Text, cancel);
        await Write<PublishedList>(Path.Combine(folder, List), ("Sheets", sheets), ("Links", links));
        foreach (var sheet in sheets)
        {
            cancel.ThrowIfCancellationRequested();
            await Write<TrialPage>(Path.Combine(folder, FileOf(sheet.Id)), ("Sheet", sheet));
        }
    }

    async Task Write<T>(string path, params (string Name, object Value)[] parameters)
        where T : IComponent
    {
        var given = ParameterView.FromDictionary(
            parameters.ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal)
        );
        var html = await _renderer.Dispatcher.InvokeAsync(async () =>
            (await _renderer.RenderComponentAsync<T>(given)).ToHtmlString()
        );
        await File.WriteAllTextAsync(path, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}
