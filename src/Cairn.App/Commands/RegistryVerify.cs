using System.CommandLine;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry verify</c>: every stored version against its hash, and the index against the records.</summary>
static class RegistryVerify
{
    public static Command Create()
    {
        var (database, format) = (RegistryDesk.DatabaseOption(), new FormatOption());
        var command = new Command("verify", "Compares every stored record with its hash, and the index with the records.")
        {
            database,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var findings = await registry.Verify(cancel: cancel);
                foreach (var finding in findings)
                    Console.Error.WriteLine($"cairn: {finding}");
                var status = await registry.Status(cancel);
                if (format.IsJson(parsed))
                    Shell.Print(
                        new
                        {
                            status.Versions,
                            status.Trials,
                            status.Indexed,
                            Findings = findings,
                        }
                    );
                else
                    Console.Out.WriteLine(
                        findings.Count == 0
                            ? $"{status.Versions} versions of {status.Trials} records are as they were loaded; "
                                + "the index holds all of them."
                            : $"{findings.Count} of {status.Versions} versions or of the index are not as they should be."
                    );
                return findings.Count == 0 ? ExitCode.Done : ExitCode.IntegrityFailure;
            }
        );
        return command;
    }
}
