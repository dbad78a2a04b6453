using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.App.Commands;

/// <summary>The map of an import: proposed from the files, given by --map, remembered in the study's folder.</summary>
static class ImportMapping
{
    /// <summary>Prints the map that the files speak for.</summary>
    public static int Propose(IReadOnlyList<string> files, string? encoding, bool isJson)
    {
        var (tables, findings) = IncomingFiles.Written(files, encoding);
        foreach (var finding in findings)
            Console.Error.WriteLine($"cairn: {finding}");
        var proposal = Proposing.Of(tables);
        Console.Error.WriteLine(
            $"cairn: a proposal for {tables.Count} tables: {proposal.Seen.Count} things read from them, open questions: "
                + $"{proposal.Questions.Count}. Save it, read it, answer every ?, and give it with --map FILE."
        );
        if (isJson)
            Shell.Print(proposal);
        else
            Console.Out.Write(MapText.Write(proposal));
        return findings.Any(f => f.Severity == Severity.Error) ? ExitCode.BadInput : ExitCode.Done;
    }

    /// <summary>The map that somebody names, else the one that the study remembers, else none.</summary>
    /// <exception cref="BadInputException">It cannot be read, or has an open question.</exception>
    public static UsedMap Of(string? path, string folder)
    {
        var remembered = Path.Combine(folder, MapText.File);
        var used = path ?? (File.Exists(remembered) ? remembered : null);
        if (used is null)
            return new(null, null, remembered);
        if (!File.Exists(used))
            throw BadInputException.At(used, "There is no such file.", "Make one with --propose.");
        var text = File.ReadAllText(used);
        var read = MapText.Read(used, text);
        if (read.Value is null)
            throw new BadInputException(read.Findings);
        if (path is null)
            Console.Error.WriteLine($"cairn: by the map that the study remembers, {remembered}.");
        return new(read.Value, path is null ? null : text, remembered);
    }
}

/// <summary>The map of one import.</summary>
/// <param name="Map">Null for files that need none.</param>
/// <param name="New">Its text where it is to be remembered.</param>
/// <param name="Remembered">Where the study remembers its map.</param>
sealed record UsedMap(ImportMap? Map, string? New, string Remembered)
{
    /// <summary>Keeps an approved map in the study's folder, for the next import.</summary>
    public void Remember()
    {
        if (New is null || (File.Exists(Remembered) && File.ReadAllText(Remembered) == New))
            return;
        try
        {
            File.WriteAllText(Remembered, New);
            Console.Error.WriteLine($"cairn: the map is remembered in {Remembered}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"cairn: the map could not be remembered in {Remembered}; give it with --map again.");
        }
    }
}
