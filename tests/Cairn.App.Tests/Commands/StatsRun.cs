using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>Runs <c>cairn stats</c> on a small CSV file called f.csv.</summary>
static class StatsRun
{
    public static async Task<CairnProcess.Outcome> Run(string csv, params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), csv, TestContext.Current.CancellationToken);
        return await CairnProcess.Run(folder.Path, ["stats", .. arguments]);
    }

    public static async Task<JsonElement> RunJson(string csv, params string[] arguments) =>
        Json(await Run(csv, [.. arguments, "--format", "json"]));

    public static JsonElement Json(CairnProcess.Outcome outcome)
    {
        Assert.Equal(0, outcome.ExitCode);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    public static string[] Fields(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
