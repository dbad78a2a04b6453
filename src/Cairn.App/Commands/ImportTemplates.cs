using Cairn.Documents.Drafts;
using Cairn.Documents.ImportMaps;

namespace Cairn.App.Commands;

/// <summary><c>cairn import --template</c>: empty files for sites to fill.</summary>
static class ImportTemplates
{
    public static int Write(string folder)
    {
        if (StudyFolderWriter.Refusal(folder) is { } refusal)
            throw new BadInputException([refusal]);
        var files = Templates.All();
        StudyFolderWriter.Place(folder, files);
        Console.Error.WriteLine(
            $"cairn: {files.Count} files; the line with # and the row of a SYNTHETIC subject are left out on import."
        );
        Console.Out.WriteLine(folder);
        return ExitCode.Done;
    }
}
