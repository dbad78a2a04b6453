using System.Text.Json;
using System.Xml.Linq;

namespace Cairn.App.Tests.Commands;

/// <summary>The endpoints of a played trial, as a user asks for them.</summary>
public sealed class EndpointsCommandTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    public async ValueTask InitializeAsync() =>
        Assert.Equal(0, (await CairnProcess.Run(_folder.Path, "demo", "--no-serve")).ExitCode);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    Task<CairnProcess.Outcome> Run(string command, params string[] arguments) =>
        CairnProcess.Run(_folder.Path, [command, "--study", "soochow-cll1", "--database", "out/SYNTHETIC-demo.db", .. arguments]);

    [Fact]
    public async Task Every_endpoint_has_its_estimand_its_estimate_and_every_subject_with_evidence()
    {
        var outcome = await Run("endpoints", "--format", "json", "--sensitivity", "--svg", "curves.svg");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("SYNTHETIC", outcome.Words, StringComparison.Ordinal);
        var result = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.True(result.GetProperty("isSynthetic").GetBoolean());
        Assert.StartsWith("SYNTHETIC", result.GetProperty("note").GetString(), StringComparison.Ordinal);
        var endpoints = result
            .GetProperty("endpoints")
            .EnumerateArray()
            .ToDictionary(e => e.GetProperty("kind").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["remission-rate", "orr", "os", "efs", "cir"], endpoints.Keys);
        Assert.All(endpoints.Values, e =>
        {
            foreach (var part in (string[])["population", "variable", "intercurrentEvents", "summary"])
                Assert.True(e.GetProperty("estimand").TryGetProperty(part, out _));
            var subjects = e.GetProperty("subjects").EnumerateArray().ToList();
            Assert.Equal(e.GetProperty("estimate").GetProperty("n").GetInt32(), subjects.Count);
            Assert.Single(e.GetProperty("sensitivity").EnumerateArray(), s => s.GetProperty("isPlanned").GetBoolean());
        });
        Assert.All(endpoints["os"].GetProperty("subjects").EnumerateArray(), s =>
            Assert.NotEmpty(s.GetProperty("because").EnumerateArray())
        );
        var responders = endpoints["orr"]
            .GetProperty("subjects")
            .EnumerateArray()
            .Count(s => s.GetProperty("counts").GetBoolean());
        Assert.All(endpoints["orr"].GetProperty("subjects").EnumerateArray(), s =>
            Assert.StartsWith(
                s.GetProperty("best").GetString()!,
                s.GetProperty("qualified").GetString(),
                StringComparison.Ordinal
            )
        );
        Assert.Equal(responders, endpoints["orr"].GetProperty("estimate").GetProperty("responders").GetInt32());
        Assert.Equal([10, 10, 4, 14, 4], endpoints.Values.Select(e => e.GetProperty("sensitivity").GetArrayLength()));

        var svg = XDocument.Load(_folder.File("curves.svg"));
        Assert.Equal(3, svg.Root!.Elements().Count(e => e.Name.LocalName == "svg"));
        Assert.Equal(
            6,
            svg.Descendants().Count(e => e.Name.LocalName == "text" && e.Value.Contains("SYNTHETIC", StringComparison.Ordinal))
        ); // a title and a mark each
    }

    [Fact]
    public async Task The_table_says_what_the_estimate_means()
    {
        var outcome = await Run("endpoints", "--sensitivity");
        Assert.Equal(0, outcome.ExitCode);
        foreach (
            var words in (string[])
                [
                    "SYNTHETIC",
                    "Overall response rate (ORR)",
                    "everyone infused",
                    "assumed",
                    "treatment policy",
                    "With transplant",
                    "(planned)",
                    "median",
                ]
        )
            Assert.Contains(words, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Responses_of_a_subject_come_with_their_reasons()
    {
        var all = JsonDocument.Parse((await Run("response", "--format", "json")).Output).RootElement;
        Assert.True(all.GetProperty("isSynthetic").GetBoolean());
        var subject = all.GetProperty("subjects")[0].GetProperty("subject").GetString()!;
        var outcome = await Run("response", "--subject", subject);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("SYNTHETIC", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("marrow blasts", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Last known alive", outcome.Output, StringComparison.Ordinal);
    }

    // An as-of before the last subjects' first marrow.
    [Fact]
    public async Task Who_has_no_assessment_has_a_row_of_the_csv_too()
    {
        var day = JsonDocument
            .Parse((await Run("response", "--format", "json")).Output)
            .RootElement.GetProperty("subjects")
            .EnumerateArray()
            .Max(s =>
                DateOnly.Parse(
                    s.GetProperty("firstInfusion").GetProperty("value").GetString()!,
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
            .AddDays(1)
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var subjects = JsonDocument
            .Parse((await Run("response", "--as-of", day, "--format", "json")).Output)
            .RootElement.GetProperty("subjects")
            .EnumerateArray()
            .ToList();
        var rows = (await Run("response", "--as-of", day, "--format", "csv")).Output.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        )[1..];
        string[] without =
        [
            .. subjects
                .Where(s => s.GetProperty("assessments").GetArrayLength() == 0)
                .Select(s => s.GetProperty("subject").GetString()!),
        ];
        Assert.NotEmpty(without);
        Assert.All(without, subject =>
            Assert.StartsWith(
                $"{subject},,,not evaluable,not evaluable,,",
                Assert.Single(rows, r => r.StartsWith(subject + ",", StringComparison.Ordinal)),
                StringComparison.Ordinal
            )
        );
        Assert.Equal(subjects.Count, rows.Select(r => r.Split(',')[0]).Distinct(StringComparer.Ordinal).Count());
    }

    // As a reader asks: who ended how, and why; then one of them with the records.
    [Fact]
    public async Task Each_subjects_reason_can_be_read_without_json()
    {
        var listing = await Run("endpoints", "--endpoint", "os", "--subjects");
        Assert.Equal(0, listing.ExitCode);
        Assert.Contains("event: death", listing.Output, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await Run("endpoints", "--endpoint", "os", "--format", "json")).Output).RootElement;
        List<JsonElement> subjects = [.. json.GetProperty("endpoints")[0].GetProperty("subjects").EnumerateArray()];
        Assert.All(subjects, s =>
            Assert.Contains($"  {s.GetProperty("subject").GetString()} ", listing.Output, StringComparison.Ordinal)
        );
        var dead = subjects.First(s => s.GetProperty("isEvent").GetBoolean());
        var id = dead.GetProperty("subject").GetString()!;
        var one = await Run("endpoints", "--explain", id);
        Assert.Equal(0, one.ExitCode);
        foreach (var words in (string[])[id, "Event-free survival (EFS)", "because", "records", "DTHDTC", "SYNTHETIC"])
            Assert.Contains(words, one.Output, StringComparison.Ordinal);
        var alone = JsonDocument.Parse((await Run("endpoints", "--explain", id, "--format", "json")).Output).RootElement;
        Assert.All(alone.GetProperty("endpoints").EnumerateArray(), e =>
            Assert.True(e.GetProperty("subjects").EnumerateArray().All(s => s.GetProperty("subject").GetString() == id))
        );
        var nobody = await Run("endpoints", "--explain", "SYN-999");
        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("There is no subject 'SYN-999'", nobody.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_the_study_does_not_have_is_refused()
    {
        var outcome = await Run("endpoints", "--endpoint", "rfs");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("orr, os, efs, cir", outcome.Words, StringComparison.Ordinal);
    }
}
