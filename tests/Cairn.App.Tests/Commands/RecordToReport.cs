using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// The way from a registry record to a report with the built program, and with no more than what a person has to decide. Every
/// subject is SYNTHETIC. docs/from-a-record.md tells it.
/// </summary>
public abstract class RecordToReport : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task Draft(string record, string id, params string[] more) =>
        Ran(["study", "new", "--from", record, "--out", $"studies/{id}", .. more]);

    protected async Task<JsonNode> Check(string id) => JsonNode.Parse(await Ran("study", "check", id, "--format", "json"))!;

    /// <summary>A block that is missing in a file of the study, with the lines to paste.</summary>
    protected readonly record struct Block(string Key, string File, string Lines);

    protected static List<Block> Missing(JsonNode check) =>
        [.. check["missing"]!.AsArray().Select(m => new Block((string)m!["key"]!, (string)m["file"]!, (string)m["lines"]!))];

    /// <summary>Pastes the blocks that somebody decides on, each with the decisions in place of its dots.</summary>
    protected async Task Paste(string id, IEnumerable<Block> missing, Dictionary<string, string[]> decisions)
    {
        foreach (var block in missing.Where(m => decisions.ContainsKey(m.Key)))
            await File.AppendAllTextAsync(
                _folder.File($"studies/{id}/{block.File}"),
                $"\n{Filled(block.Lines, decisions[block.Key])}\n",
                Cancel
            );
    }

    static string Filled(string lines, IEnumerable<string> decided)
    {
        const string dots = "...";
        var next = new Queue<string>(decided);
        return string.Join('\n', lines.Split('\n').Select(Line));

        string Line(string line)
        {
            var (value, comment) = line.IndexOf('#') is >= 0 and var at ? (line[..at], line[at..]) : (line, "");
            while (value.Contains(dots, StringComparison.Ordinal))
                value =
                    value[..value.IndexOf(dots, StringComparison.Ordinal)]
                    + next.Dequeue()
                    + value[(value.IndexOf(dots, StringComparison.Ordinal) + dots.Length)..];
            return value.Contains('\n') ? value.TrimEnd() : value + comment;
        }
    }

    protected async Task<string> Report(string id)
    {
        await Ran("report", "--study", id, "--out", "out", "--as-of", "2025-06-01");
        return await File.ReadAllTextAsync(_folder.File($"out/SYNTHETIC-{id}-report.html"), Cancel);
    }

    private protected Task<CairnProcess.Outcome> Run(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    protected async Task<string> Ran(params string[] arguments)
    {
        var outcome = await Run(arguments);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', arguments)}\n{outcome.Words}");
        return outcome.Output;
    }

    protected Task Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        return File.WriteAllTextAsync(_folder.File(name), text, Cancel);
    }
}
