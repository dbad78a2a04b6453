using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Csv;
using Cairn.Documents.StudyFiles;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.App.Tests.Fuzz;

/// <summary>
/// Files and options changed at random are read or refused in words: nothing thrown, nothing hangs, nothing lost unsaid. Every run
/// takes a bounded share; CAIRN_FUZZ=3000 takes as many of each kind.
/// </summary>
public sealed class FuzzTests
{
    static readonly TimeSpan Soon = TimeSpan.FromMinutes(1); // a hang, not a slow machine
    const double MostMegabytes = 1_000;

    static int Share(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("CAIRN_FUZZ"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : usual;

    /// <summary>
    /// Calls for every mutation and says of the first faults with which seed they come back; and of all, what the slowest took and
    /// what asked for the most memory, all of it counted, whether or not it was given back.
    /// </summary>
    static void Every(int count, Func<int, string?> faultOf, [CallerMemberName] string what = "")
    {
        var faults = new List<string>();
        var (slowest, largest) = ((0.0, 0), (0.0, 0));
        for (var seed = 1; seed <= count && faults.Count < 10; seed++)
        {
            var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                if (faultOf(seed) is { } fault)
                    faults.Add($"seed {seed}: {fault}");
            }
            catch (Exception thrown)
            {
                faults.Add($"seed {seed}: {thrown}");
            }
            var megabytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
            (slowest, largest) = (Larger(slowest, clock.Elapsed.TotalSeconds, seed), Larger(largest, megabytes, seed));
            if (clock.Elapsed > Soon || megabytes > MostMegabytes)
                faults.Add($"seed {seed}: took {clock.Elapsed.TotalSeconds:0} s and {megabytes:0} MB");
        }
        Say(
            $"{what}: {count} mutations, slowest {slowest.Item1:0.00} s, most memory {largest.Item1:0} MB, {faults.Count} faults"
        );
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    static (double, int) Larger((double, int) known, double value, int seed) => value > known.Item1 ? (value, seed) : known;

    static void Say(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    static Dictionary<string, string> Study(string id) =>
        Directory
            .EnumerateFiles(Path.Combine(CairnProcess.Repository, "studies", id))
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);

    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public void A_changed_study_file_is_read_or_refused_in_words(string id)
    {
        var files = Study(id);
        string[] names = ["study.yaml", "eligibility.yaml", "schedule.yaml", "eligibility.cql"];
        Assert.DoesNotContain(StudyReader.Read(id, files).Findings, f => f.Severity == Severity.Error);
        Every(Share(120), seed =>
        {
            var name = names[seed % names.Length];
            var read = StudyReader.Read(
                id,
                new Dictionary<string, string>(files, StringComparer.Ordinal) { [name] = Mutation.Of(files[name], seed) }
            );
            return read.Value is null && read.Findings.Count == 0 ? $"{name} is refused without a word" : null;
        });
    }

    // What a YAML reader of others finds changed in the file is changed in the study, or a finding says so.
    [Fact]
    public void A_changed_value_of_a_study_is_never_read_as_it_was()
    {
        var (files, compared) = (Study("NCT06880354"), 0);
        var (text, before) = (files["study.yaml"], Everything.In(StudyReader.Read("NCT06880354", files).Value!));
        Every(Share(120), seed =>
        {
            var changed = Mutation.Of(text, seed);
            files["study.yaml"] = changed;
            var read = StudyReader.Read("NCT06880354", files);
            if (read.Findings.Count > 0 || read.Value is not { } study || Tree(changed) == Tree(text))
                return null;
            compared++;
            return Everything.In(study) == before ? $"the same study from another file:\n{Difference(text, changed)}" : null;
        });
        Assert.True(compared > 5, $"Only {compared} changed files were read without a finding.");
    }

    static string? Tree(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 0 ? "" : Words(stream.Documents[0].RootNode);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    static string Words(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => $"{{{string.Join(",", map.Children.Select(c => $"{Words(c.Key)}:{Words(c.Value)}"))}}}",
            YamlSequenceNode list => $"[{string.Join(",", list.Children.Select(Words))}]",
            _ => node.ToString(),
        };

    static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{one[Math.Max(0, at - 40)..Math.Min(one.Length, at + 60)]}\n---\n{other[Math.Max(0, at - 40)..Math.Min(other.Length, at + 60)]}";
    }

    [Fact]
    public void A_changed_registry_record_is_read_or_refused_in_words()
    {
        var record = SeedRecord.Json();
        Every(Share(200), seed =>
        {
            var bytes = Encoding.UTF8.GetBytes(Mutation.Of(record, seed));
            var read = RegistryRecordReader.Read(new MemoryStream(bytes), "record.json");
            return read.Value is null && read.Findings.Count == 0 ? "refused without a word" : null;
        });
    }

    const string Rows =
        "STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AETOXGR,AESTDTC,AEENDTC,AEREL,AESER\n"
        + "S1,AE,S1-001,1,fever,Pyrexia,2,2026-01-03,2026-01-05,RELATED,N\n"
        + "S1,AE,S1-001,2,\"low, very low platelets\",Thrombocytopenia,4,2026-01-04,,RELATED,Y\n"
        + "S1,AE,S1-002,1,headache,Headache,1,2026-02,2026-02-03,NOT RELATED,N\n"
        + "S1,AE,S1-003,1,CRS,Cytokine release syndrome,3,2026-03-01,2026-03-09,RELATED,Y\n";

    // Without quotes a line is a row: it is read, or a finding names it.
    [Fact]
    public void A_changed_table_is_read_or_refused_and_no_row_is_lost()
    {
        Every(Share(600), seed =>
        {
            var text = Mutation.Of(Rows, seed);
            var read = SdtmCsv.Read("ae.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
            if (read.Value is not { } table)
                return read.Findings.Count == 0 ? "refused without a word" : null;
            var lines = text.ReplaceLineEndings("\n").Split('\n').Count(l => l.Trim().Length > 0) - 1;
            return read.Findings.Count > 0 || text.Contains('"', StringComparison.Ordinal) || table.Rows.Count >= lines
                ? null
                : $"{lines} lines, {table.Rows.Count} rows, no finding:\n{text}";
        });
    }

    static readonly string[] Commands =
    [
        "dose next --rule three-plus-three --variant six-at-mtd --levels 4 --outcomes 1NNN",
        "dose exact --rule boin --target 0.3 --truth .1,.2,.3 --cohort 3 --max-n 12",
        "stats binomial 7 12",
        "stats simon --p0 0.1 --p1 0.3 --alpha 0.05 --power 0.8",
        "stats km --data f.csv --time t --event e --at 1,2",
        "grade ctcae --term neutropenia --value 0.4 --unit 10*9/L",
        "grade crs --temp 38.4 --hypotension none --oxygen none",
        "cql 1+2",
        "study show NCT06880354",
    ];

    [Fact]
    public async Task Changed_options_are_answered_or_refused_in_words()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), "t,e\n1,1\n2,0\n3,1\n", TestContext.Current.CancellationToken);
        var slowest = (0.0, 0);
        for (var seed = 1; seed <= Share(18); seed++)
        {
            var words = Mutation.Of(Commands[seed % Commands.Length], seed).Replace("\0", "", StringComparison.Ordinal);
            var clock = Stopwatch.StartNew();
            // More than it may have ends it with another code: its heap is held to it.
            var outcome = await CairnProcess.RunHeld(folder.Path, words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            slowest = Larger(slowest, clock.Elapsed.TotalSeconds, seed);
            Assert.True(
                outcome.ExitCode is 0 or 2 && clock.Elapsed < Soon,
                $"seed {seed}: 'cairn {words}' ended with {outcome.ExitCode} after {clock.Elapsed.TotalSeconds:0} s:\n{outcome.Words}"
            );
        }
        Say($"options: {Share(18)} mutations, slowest {slowest.Item1:0.00} s");
    }
}
