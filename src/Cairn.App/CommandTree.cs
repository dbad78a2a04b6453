using System.CommandLine;
using Cairn.App.Commands;

namespace Cairn.App;

/// <summary>The commands of the program, in the order in which help lists them.</summary>
static class CommandTree
{
    public static RootCommand Create() =>
        new RootCommand("Cairn runs an early-phase cell-therapy trial from its registry record to its posted results.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            StudyCommand.Create(),
            ImportCommand.Create(),
            ScreenCommand.Create(),
            CqlCommand.Create(),
            DoseCommand.Create(),
            DueCommand.Create(),
            ProductCommand.Create(),
            RangesCommand.Create(),
            ResponseCommand.Create(),
            EndpointsCommand.Create(),
            GradeCommand.Create(),
            SafetyCommand.Create(),
            TerminologyCommand.Create(),
            ReportCommand.Create(),
            ExportCommand.Create(),
            VerifyCommand.Create(),
            AnchorCommand.Create(),
            ArchiveCommand.Create(),
            RestoreCommand.Create(),
            BackupCommand.Create(),
            StatsCommand.Create(),
            RegistryCommand.Create(),
        };
}
