using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cairn.App;

/// <summary>How a command prints its answer.</summary>
enum OutputFormat
{
    /// <summary>Words and tables for a person.</summary>
    Text,
    Json,
    Csv,
}

/// <summary>
/// The option <c>--format</c>, declared once: text (or its old name, table), json, and csv where a command has rows to give.
/// </summary>
sealed class FormatOption : Option<OutputFormat>
{
    public FormatOption(bool hasCsv = false)
        : base("--format")
    {
        var words = hasCsv ? "text, json or csv" : "text or json";
        HelpName = hasCsv ? "text|json|csv" : "text|json";
        Description = $"{words}; text when left out.";
        DefaultValueFactory = _ => OutputFormat.Text;
        CustomParser = found => Read(found, hasCsv, words);
        CompletionSources.Add(hasCsv ? ["text", "json", "csv"] : ["text", "json"]);
    }

    /// <summary>True when the answer is asked for as JSON.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(this) == OutputFormat.Json;

    static OutputFormat Read(ArgumentResult found, bool hasCsv, string words)
    {
        var written = found.Tokens[^1].Value;
        switch (written)
        {
            case "text" or "table":
                return OutputFormat.Text;
            case "json":
                return OutputFormat.Json;
            case "csv" when hasCsv:
                return OutputFormat.Csv;
            case var _:
                found.AddError($"--format: There is no format '{written}' here. Give {words}.");
                return OutputFormat.Text;
        }
    }
}
