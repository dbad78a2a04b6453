using System.CommandLine;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry</c>: the public record of all trials, loaded, searched, shown.</summary>
static class RegistryCommand
{
    public static Command Create() =>
        new("registry", "The public record: registered trials, loaded from the registry's files, searchable.")
        {
            RegistryDesk.DatabaseOption(),
            RegistryLoad.Create(),
            RegistryStatusCommand.Create(),
            RegistryVerify.Create(),
            RegistrySearch.Create(),
            RegistryShow.Create(),
            RegistryRelated.Create(),
            RegistryChanges.Create(),
            RegistryCompare.Create(),
            RegistryLandscape.Create(),
            RegistryPublish.Create(),
        };
}
