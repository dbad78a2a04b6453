using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry show</c>: one record, as the registry's interface gives it, and its versions.</summary>
static class RegistryShow
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var (number, database) = (RegistryDesk.NumberArgument(), RegistryDesk.DatabaseOption());
        var version = new Option<long?>("--version-id")
        {
            HelpName = "ID",
            Description = "An older version, by its id; --versions lists them.",
        };
        var versions = new Option<bool>("--versions") { Description = "Lists the versions of the record instead." };
        var command = new Command("show", "One record as JSON (version 2 of the registry's interface), or its versions.")
        {
            number,
            database,
            version,
            versions,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var record = await RegistryDesk.Find(registry, parsed.GetValue(number)!, cancel);
                if (parsed.GetValue(versions))
                    return Shell.Print(new { record.Row.Number, Versions = await registry.History(record.Row.Number, cancel) });
                if (parsed.GetValue(version) is { } id)
                    record =
                        await registry.Version(id, cancel) is { } older && older.Row.Number == record.Row.Number
                            ? OpenRecord.Of(older)
                            : throw BadInputException.At(
                                "--version-id",
                                $"{record.Row.Number} has no version {id}.",
                                "List them with --versions."
                            );
                Console.Out.WriteLine(JsonNode.Parse(record.Json.Span)!.ToJsonString(Indented));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
