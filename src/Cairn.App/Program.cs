using System.CommandLine;
using Cairn.App;
using Cairn.App.Commands;

var root = new RootCommand("Cairn runs an early-phase cell-therapy trial from its registry record to its posted results.")
{
    DoseCommand.Create(),
    ImportCommand.Create(),
    StatsCommand.Create(),
    StudyCommand.Create(),
};
return await Shell.Run(root, args);
