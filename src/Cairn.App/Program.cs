using Cairn.App;

return await Shell.Run(CommandTree.Create(), args);
