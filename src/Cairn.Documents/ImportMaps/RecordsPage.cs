using System.Text;
using Cairn.Records;

namespace Cairn.Documents.ImportMaps;

/// <summary>The page of the documentation that lists domains, columns, codes, tests and units.</summary>
public static class RecordsPage
{
    public static string Text()
    {
        var text = new StringBuilder("# What an import reads\n\n");
        text.Append(
            "Columns have their SDTM names; `cairn import --map` reads files that have others ([maps.md](maps.md)). "
                + "Required columns are in bold.\n"
        );
        foreach (var domain in RecordShape.Domains)
            Domain(text, RecordShape.Of(domain)!);
        text.Append("\n## Tests\n\n| domain | code | test | unit or words |\n|---|---|---|---|\n");
        foreach (var test in Catalogue.All)
            Row(text, test.Domain, test.Code, test.Label, test.Unit?.ToString() ?? string.Join(", ", test.Words));
        return text.ToString();
    }

    static void Domain(StringBuilder text, RecordShape shape)
    {
        text.Append("\n## " + shape.Domain + ": " + shape.Label);
        text.Append("\n\n| column | holds |\n|---|---|\n");
        foreach (var variable in shape.Variables)
        {
            var name = variable.Required ? $"**{variable.Name}**" : variable.Name;
            Row(text, name, Templates.Holds(variable).Replace(" | ", ", ", StringComparison.Ordinal));
        }
    }

    static void Row(StringBuilder text, params IReadOnlyList<string> cells) =>
        text.Append("| " + string.Join(" | ", cells) + " |\n");
}
