using System.CommandLine;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn backup</c>: a copy of the whole database at one moment, while others write, verified at once.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var database = SharedOptions.Database();
        var file = new Option<string>("--out")
        {
            Required = true,
            HelpName = "FILE",
            Description = "The copy, a SQLite file, of PostgreSQL too; it must not be there yet.",
        };
        var command = new Command("backup", "Copies the database while it is in use, accounts and all; then verifies the copy.")
        {
            database,
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var (from, to) = (parsed.GetRequiredValue(database), parsed.GetRequiredValue(file));
                if (Ledgers.MissingFile(from) is { } missing)
                    throw BadInputException.At("--database", $"There is no database '{missing}'.", "Give the one to copy.");
                if (File.Exists(to))
                    throw BadInputException.At("--out", $"{to} is there already.", "Give another name: nothing is overwritten.");
                await using (var store = new LedgerStore(from))
                    await store.Backup(to, cancel);
                await using var copy = new LedgerStore(to);
                return new VerifyAnswer(to, await copy.Verify([], cancel), new([], [], [])).Print(asJson: false);
            }
        );
        return command;
    }
}
