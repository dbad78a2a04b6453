using System.CommandLine;
using System.Globalization;
using Cairn.Store.Registry;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry status</c>: what the registry holds.</summary>
static class RegistryStatusCommand
{
    public static Command Create()
    {
        var (database, format) = (RegistryDesk.DatabaseOption(), new FormatOption());
        var command = new Command("status", "What the registry holds: trials, versions, dates, sizes.") { database, format };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var status = await registry.Status(cancel);
                return format.IsJson(parsed) ? Shell.Print(Json(status)) : Write(status);
            }
        );
        return command;
    }

    static object Json(RegistryStatus s) =>
        new
        {
            s.Trials,
            s.Versions,
            s.Indexed,
            s.TextBytes,
            s.DiskBytes,
            s.LastUpdate,
            s.LastHeld,
            s.LastLoaded,
            Formats = s.Formats.Select(f => new { f.Format, f.Trials }),
        };

    static int Write(RegistryStatus s)
    {
        Terminal.Facts(
            ("Trials", Count(s.Trials), ""),
            ("In the index", Count(s.Indexed), ""),
            ("Versions of records", Count(s.Versions), ""),
            (
                "Forms",
                string.Join(
                    ", ",
                    s.Formats.Where(f => f.Trials > 0).Select(f => $"{Count(f.Trials)} {f.Format.ToString().ToUpperInvariant()}")
                ),
                ""
            ),
            ("Text", Megabytes(s.TextBytes), ""),
            ("On disk", s.DiskBytes is { } disk ? Megabytes(disk) : null, ""),
            ("Last update of a record", s.LastUpdate, ""),
            ("Registry's data of", s.LastHeld, ""),
            ("Last loaded", s.LastLoaded, "")
        );
        return ExitCode.Done;
    }

    static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");
}
