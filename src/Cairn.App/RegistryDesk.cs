using System.CommandLine;
using System.CommandLine.Parsing;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Modules;
using Cairn.Registry.Words;
using Cairn.Store;
using Cairn.Store.Registry;

namespace Cairn.App;

/// <summary>The registry of public records: where every command and page about them starts.</summary>
static class RegistryDesk
{
    public const string UsualDatabase = "registry.db";

    const string DatabaseName = "--database";

    /// <summary>
    /// The option that names the registry's database; each command needs its own, and <c>registry</c> has one for those below it.
    /// </summary>
    public static Option<string> DatabaseOption() =>
        new(DatabaseName)
        {
            DefaultValueFactory = Above,
            CustomParser = SharedOptions.ReadConnection,
            HelpName = "CONNECTION",
            Description = "SQLite file of the registry (its index lies beside it), or a PostgreSQL connection string (Host=...).",
        };

    /// <summary>What a command above this one was told, else the usual one.</summary>
    static string Above(ArgumentResult argument)
    {
        for (var at = argument.Parent?.Parent?.Parent; at is CommandResult command; at = at.Parent)
            if (command.Command.Options.OfType<Option<string>>().FirstOrDefault(o => o.Name == DatabaseName) is { } option)
                return command.GetValue(option) ?? UsualDatabase;
        return UsualDatabase;
    }

    /// <summary>The argument that names a trial; each command needs its own.</summary>
    public static Argument<string> NumberArgument(string name = "NCT") =>
        new(name) { Description = "A registry number, for example NCT06880354." };

    public static RegistryStore Open(string database) => new(database, EntryOf);

    /// <summary>A registry that must be there already.</summary>
    /// <exception cref="BadInputException">There is no such file.</exception>
    public static RegistryStore OpenLoaded(string database)
    {
        if (ConnectionText.IsFile(database) && !File.Exists(database))
            throw BadInputException.At(
                "--database",
                $"There is no registry '{database}'.",
                $"Load records first: cairn registry load PATH --database {database}"
            );
        return Open(database);
    }

    /// <summary>The record of a number, as it came and as the registry's interface gives it.</summary>
    /// <exception cref="BadInputException">The registry has no such record.</exception>
    public static async Task<OpenRecord> Find(RegistryStore registry, string number, CancellationToken cancel) =>
        OpenRecord.Of(await Stored(registry, number, cancel));

    /// <summary>The trial of a record that was opened.</summary>
    /// <exception cref="BadInputException">A value in it has another shape than the registry's.</exception>
    public static RegisteredTrial Trial(OpenRecord record) => record.Trial ?? throw new BadInputException(record.Findings);

    /// <summary>The current version of a number.</summary>
    /// <exception cref="BadInputException">The registry has no such record.</exception>
    public static async Task<StoredVersion> Stored(RegistryStore registry, string number, CancellationToken cancel) =>
        await registry.Find(number.Trim().ToUpperInvariant(), cancel)
        ?? throw BadInputException.At(
            number,
            "The registry has no such record.",
            "Load it, or search: cairn registry search WORDS"
        );

    static IndexEntry EntryOf(RecordVersion version, WordReader reader)
    {
        var read = ReadRecord.Of(new(version.Source, version.Format, version.Place));
        return read.Value?.Entry(reader)
            ?? throw new InvalidDataException($"{version.Number} was loaded once and cannot be read now: {read.Findings[0]}");
    }
}

/// <summary>A stored record, read.</summary>
/// <param name="Json">As the registry's interface, version 2, gives it.</param>
/// <param name="Trial">Null when a value in it has another shape than the registry's.</param>
/// <param name="Findings">Why, when it is null.</param>
sealed record OpenRecord(VersionRow Row, ReadOnlyMemory<byte> Json, RegisteredTrial? Trial, IReadOnlyList<Finding> Findings)
{
    public static OpenRecord Of(StoredVersion stored)
    {
        var json = ReadRecord.ToJson(stored.Record.Format, stored.Record.Source);
        var trial = RecordJson.Trial(json.Span, stored.Row.Number);
        return new(stored.Row, json, trial.Value, trial.Findings);
    }
}
