using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>
/// Where studies lie: in the folder given by <c>--studies</c>, else in <c>studies</c> under <c>CAIRN_HOME</c> and under the
/// working folder; without CAIRN_HOME the studies that the program carries come last. Every command that takes a study finds it
/// here, by its id or by the path of its folder.
/// </summary>
sealed class StudyShelf
{
    readonly IReadOnlyList<string> _places;

    StudyShelf(IReadOnlyList<string> places) => _places = places;

    /// <param name="studies">The value of <c>--studies</c>; null looks in the usual places.</param>
    public static StudyShelf At(string? studies = null)
    {
        if (studies is not null && !Directory.Exists(studies))
            throw BadInputException.At(
                "--studies",
                $"There is no folder '{studies}'.",
                "Give the folder that holds the studies."
            );
        return new(studies is not null ? [studies] : UsualPlaces());
    }

    /// <summary>
    /// The folders of all studies, in the order of their names; an id found first hides the same id found later.
    /// </summary>
    public IReadOnlyList<string> Folders =>
        [
            .. _places
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateDirectories)
                .Where(StudyFolder.IsStudy)
                .DistinctBy(Path.GetFileName, StringComparer.Ordinal)
                .OrderBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase),
        ];

    public string Places => string.Join(" and ", _places);

    /// <summary>Where a new study is put: the last of the places.</summary>
    public string FolderForNew(string id) => Path.Combine(_places[^1], id);

    /// <summary>The folder of a study.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public string FolderOf(string pathOrId)
    {
        if (Path.GetFileName(pathOrId) == StudyReader.StudyFile && File.Exists(pathOrId))
            return Path.GetDirectoryName(Path.GetFullPath(pathOrId))!;
        if (StudyFolder.IsStudy(pathOrId))
            return pathOrId;
        var folders = Folders;
        return folders.FirstOrDefault(f => Path.GetFileName(f).Equals(pathOrId, StringComparison.OrdinalIgnoreCase))
            ?? throw None(pathOrId, folders);
    }

    /// <summary>The study and everything found wrong with it.</summary>
    public Checked<Study> Check(string pathOrId) => StudyFolder.Read(FolderOf(pathOrId));

    /// <summary>The study; warnings go to stderr.</summary>
    /// <exception cref="BadInputException">There is none, or it has errors.</exception>
    public Study Open(string pathOrId)
    {
        var read = Check(pathOrId);
        if (read.Value is null)
            throw new BadInputException(read.Findings);
        foreach (var warning in read.Findings)
            Console.Error.WriteLine($"cairn: {warning}");
        return read.Value;
    }

    static string[] UsualPlaces()
    {
        string[] places = Environment.GetEnvironmentVariable("CAIRN_HOME") is { } home
            ? [Path.Combine(home, "studies"), "studies"]
            : ["studies", BuiltInStudies.Folder()];
        return [.. places.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
    }

    BadInputException None(string pathOrId, IReadOnlyList<string> folders)
    {
        var ids = folders.Select(f => Path.GetFileName(f)).ToList();
        var mend =
            Directory.Exists(pathOrId) ? $"The folder has no {StudyReader.StudyFile}; add one."
            : ids.Count == 0 ? $"No study lies in {Places}; give the path of its folder, or --studies."
            : Spelling.Nearest(pathOrId, ids) is { } near ? $"Write '{near}'; the studies are {string.Join(", ", ids)}."
            : $"The studies are {string.Join(", ", ids)}; or give the path of a study's folder.";
        return BadInputException.At(pathOrId, "There is no such study.", mend);
    }
}
