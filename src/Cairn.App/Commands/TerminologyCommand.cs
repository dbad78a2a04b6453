using System.CommandLine;
using Cairn.Documents.Terminology;
using Cairn.Safety.Ctcae;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn terminology</c>: the user's own dictionaries, and finding terms in them.</summary>
static class TerminologyCommand
{
    public static Command Create() =>
        new("terminology", "Dictionaries that are the user's own (the wording of CTCAE, MedDRA), and finding terms.")
        {
            Import(),
            Search(),
            TerminologyCode.Create(),
        };

    /// <summary>Names the folder of the imported dictionaries.</summary>
    public static Option<string?> Folder() =>
        new("--terminology")
        {
            HelpName = "DIR",
            Description = "Folder of the imported dictionaries; " + "'terminology' when left out.",
        };

    static Option<string> Version() =>
        new("--ctcae")
        {
            HelpName = "VERSION",
            Description = "Version of CTCAE.",
            DefaultValueFactory = _ => CtcaeVersion.Usual.Number,
        };

    static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "NCI's workbook of CTCAE (XLSX)." };
        var release = new Argument<string>("FOLDER") { Description = "Folder of the ASCII files of a MedDRA release." };
        var number = new Option<string>("--release")
        {
            Required = true,
            HelpName = "27.1",
            Description = "The release's number.",
        };
        var (folder, version) = (Folder(), Version());
        var ctcae = new Command("ctcae", "The wording of CTCAE's grades, from NCI's workbook.") { file, version, folder };
        ctcae.SetAction(parsed =>
            Ctcae(
                parsed.GetRequiredValue(file),
                GradeCtcae.Version(parsed.GetRequiredValue(version)),
                At(parsed.GetValue(folder))
            )
        );
        var beside = Folder();
        var meddra = new Command("meddra", "MedDRA's terms, from a release under the user's own licence.")
        {
            release,
            number,
            beside,
        };
        meddra.SetAction(parsed =>
            Meddra(parsed.GetRequiredValue(release), parsed.GetRequiredValue(number), At(parsed.GetValue(beside)))
        );
        return new("import", "Takes in a dictionary.") { ctcae, meddra, Coding() };
    }

    static Command Coding()
    {
        var file = new Argument<string>("FILE") { Description = "CSV: AETERM as the site wrote it, AELLT that it means." };
        var release = new Option<string?>("--release")
        {
            HelpName = "27.1",
            Description = "The release its terms are of; that of the imported MedDRA when left out.",
        };
        var folder = Folder();
        var coding = new Command("coding", "Your own coding of sites' words to MedDRA's lowest level terms.")
        {
            file,
            release,
            folder,
        };
        coding.SetAction(parsed => Coding(parsed.GetRequiredValue(file), parsed.GetValue(release), At(parsed.GetValue(folder))));
        return coding;
    }

    static int Coding(string path, string? release, TerminologyFolder folder)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give a CSV file with AETERM and AELLT.");
        var meddra = folder.Meddra();
        if ((release ?? meddra?.Version) is not { } version)
            throw BadInputException.At("--release", "The release is not known.", "Import MedDRA first, or give --release 27.1.");
        var read = CodingFile.Read(path, meddra, version);
        var coding = read.OrRefuse();
        foreach (var finding in read.Findings)
            Say(finding.ToString());
        Console.Out.WriteLine($"{coding.Coded.Count} coded words in {folder.Put(coding)}");
        return ExitCode.Done;
    }

    /// <summary>The folder of the imported dictionaries: the one named, else that of the user.</summary>
    public static TerminologyFolder At(string? folder) =>
        new(folder ?? Path.Combine(Environment.GetEnvironmentVariable("CAIRN_HOME") ?? ".", "terminology"));

    static int Ctcae(string path, CtcaeVersion version, TerminologyFolder folder)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give NCI's workbook of CTCAE (XLSX).");
        var wording = CtcaeWorkbook.Read(path).OrRefuse();
        foreach (var difference in wording.Differences(version, path))
            Say(difference.ToString());
        Console.Out.WriteLine($"{wording.Terms.Count} terms of CTCAE v{version.Number} in {folder.Put(wording, version.Number)}");
        return ExitCode.Done;
    }

    static int Meddra(string path, string number, TerminologyFolder folder)
    {
        if (!Directory.Exists(path))
            throw BadInputException.At(path, "There is no such folder.", "Give the folder of the release's ASCII files.");
        var meddra = MeddraRelease.Read(path, number).OrRefuse();
        Console.Out.WriteLine($"{meddra.Terms.Count} terms of MedDRA {number} in {folder.Put(meddra)}");
        return ExitCode.Done;
    }

    static Command Search()
    {
        var words = new Argument<string>("WORDS")
        {
            Description = "As one types: misspelt, a lay word, an abbreviation, " + "half a word.",
        };
        var (folder, version, format) = (Folder(), Version(), new FormatOption());
        var command = new Command("search", "Terms of CTCAE that words may mean, with the wording where it was imported.")
        {
            words,
            version,
            folder,
            format,
        };
        command.SetAction(parsed =>
        {
            var ctcae = GradeCtcae.Version(parsed.GetRequiredValue(version));
            var (text, own) = (parsed.GetRequiredValue(words), At(parsed.GetValue(folder)));
            var found = Found(text, ctcae, own);
            var wording = own.Ctcae(ctcae.Number);
            return format.IsJson(parsed) ? Shell.Print(found.Select(f => Json(f, wording))) : Text(text, found, wording);
        });
        return command;
    }

    // By the project's own names first, then by the user's MedDRA.
    static List<FoundTerm> Found(string text, CtcaeVersion version, TerminologyFolder own)
    {
        var found = TermSearch.Of(version).Find(text);
        var coded =
            own is { } && own.Ctcae(version.Number) is { } wording && own.Meddra() is { } meddra
                ? meddra.GradedBy(text, wording).Select(t => version.Find(t.Name))
                : [];
        var named = coded.OfType<CtcaeTerm>().Select(t => new FoundTerm(t, TermMatch.OtherName, text));
        return [.. found.Concat(named).DistinctBy(f => f.Term)];
    }

    static object Json(FoundTerm found, CtcaeWording? wording) =>
        new
        {
            Term = found.Term.Name,
            found.Term.OrganClass,
            found.Term.Grades,
            found.Match,
            found.By,
            Wording = wording?.Find(found.Term.Name),
        };

    static int Text(string text, List<FoundTerm> found, CtcaeWording? wording)
    {
        if (found.Count == 0)
            Say($"No term is near '{text}'.");
        foreach (var f in found)
        {
            Console.Out.WriteLine($"{f.Term.Name} ({f.Term.OrganClass}; grades {string.Join(", ", f.Term.Grades)})");
            foreach (var (grade, words) in wording?.Find(f.Term.Name)?.Grades.Index() ?? [])
                if (words is not null)
                    Console.Out.WriteLine($"  {grade + 1}: {words}");
        }
        if (wording is null)
            Say("The wording of the grades is not imported: cairn terminology import ctcae FILE.");
        return ExitCode.Done;
    }
}
