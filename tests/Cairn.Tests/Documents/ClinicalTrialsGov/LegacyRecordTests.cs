using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Structure;

namespace Cairn.Tests.Documents.ClinicalTrialsGov;

/// <summary>The older XML against the interface's JSON: laws over the corpus, and one record that lies in both forms.</summary>
public class LegacyRecordTests
{
    /// <summary>What is left out of the JSON, because it follows from other values or is about the file: see LegacyRecord.</summary>
    static readonly HashSet<string> LeftOut =
    [
        "required_header",
        "location_countries",
        "scope",
        "number_of_arms",
        "number_of_groups",
        "last_update_submitted_qc",
        "study_type",
        "frequency_threshold",
        "has_expanded_access",
        "document_has_protocol",
        "document_has_sap",
        "document_has_icf",
        "is_fda_regulated_drug",
        "is_fda_regulated_device",
        "is_us_export",
        "is_unapproved_device",
        "is_ppsd",
        "has_dmc",
        "gender_based",
        "healthy_volunteers",
        "pi_employee",
        "restrictive_agreement",
    ];

    static JsonNode ToJson(byte[] xml) => JsonNode.Parse(ReadRecord.ToJson(RecordFormat.Xml, xml).Span)!;

    static IEnumerable<(string Name, byte[] Xml)> Corpus(int every)
    {
        using var gz = new GZipStream(File.OpenRead(Shared.PathOf("corpora/ctgov-xml-6786.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(gz);
        var n = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || n++ % every != 0)
                continue;
            using var memory = new MemoryStream();
            entry.DataStream.CopyTo(memory);
            yield return (entry.Name, memory.ToArray());
        }
    }

    static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    static IEnumerable<string> Strings(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Strings(p.Value)),
            JsonArray a => a.SelectMany(Strings),
            JsonValue v => [v.ToString()],
            _ => [],
        };

    [Trait("Speed", "Slow")]
    [Fact]
    public void Every_value_of_the_older_form_stands_in_the_newer_one()
    {
        var lost = new List<string>();
        foreach (var (name, xml) in Corpus(every: 20))
        {
            var said = Strings(ToJson(xml)).Select(Letters).ToHashSet();
            using var stream = new MemoryStream(xml);
            foreach (var leaf in XDocument.Load(stream).Descendants().Where(e => !e.HasElements))
            {
                if (leaf.AncestorsAndSelf().Any(a => LeftOut.Contains(a.Name.LocalName)))
                    continue;
                var text = leaf.Value.Trim();
                if (text.Length == 0 || said.Contains(Letters(text)) || IsCodeOrDate(text, said) || IsTotal(leaf))
                    continue;
                lost.Add($"{name}: {leaf.Name.LocalName} {text[..Math.Min(60, text.Length)]}");
            }
        }
        Assert.True(lost.Count == 0, string.Join("\n", lost.Take(20)));
    }

    static bool IsTotal(XElement leaf) =>
        leaf.Value.StartsWith("Total", StringComparison.Ordinal) && leaf.Ancestors("reported_events").Any();

    static bool IsCodeOrDate(string text, HashSet<string> said) =>
        text is "N/A"
        || CodeLists.Names.Any(list => CodeLists.Meant(list, text) is { } code && said.Contains(Letters(code)))
        || (LegacyXml.Date(text) is { } date && said.Contains(Letters(date)))
        || text.Split('/').All(part => CodeLists.Meant("Phase", part) is { } phase && said.Contains(Letters(phase)))
        || (
            text.IndexOf('(') is > 0 and var open
            && CodeLists.Meant("DesignMasking", text[..open]) is { } masking
            && said.Contains(masking)
        );

    [Trait("Speed", "Slow")]
    [Fact]
    public void Every_record_of_the_corpus_is_read_as_a_trial()
    {
        foreach (var (name, xml) in Corpus(every: 20))
        {
            var read = ReadRecord.Of(new(xml, RecordFormat.Xml, name));
            Assert.Empty(read.Findings);
            var trial = RecordJson.Trial(read.Value!.Json.Span, name);
            Assert.Empty(trial.Findings);
            Assert.Equal(Path.GetFileNameWithoutExtension(name), trial.Value!.Number);
            Assert.NotNull(trial.Value.Title);
        }
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Every_code_of_the_corpus_is_one_of_the_registrys()
    {
        var unknown =
            from record in Corpus(every: 20)
            let values = ReadRecord.Of(new(record.Xml, RecordFormat.Xml, record.Name)).Value!.Values
            from piece in values.Pieces
            where piece.Kind == PieceKind.Code
            from code in values[piece]
            where !piece.Codes.Contains(code)
            select $"{piece.Name} {code}";
        Assert.Empty(unknown.Distinct());
    }

    /// <summary>NCT02513394 lies in both forms, downloaded at different times: what did not change in between has to be alike.</summary>
    [Fact]
    public void One_record_in_both_forms_says_the_same()
    {
        var xml = File.ReadAllBytes(Shared.PathOf("samples/ctgov/api/spec/data/NCT02513394.xml"));
        if (!Encoding.UTF8.GetString(xml).Contains("<clinical_study"))
            Assert.Skip("the XML sample is no record of the older form");
        var older = ReadRecord.Of(new(xml, RecordFormat.Xml, "xml")).Value!.Values;
        var json = File.ReadAllBytes(RegistrySamples.PathWithResults);
        var newer = ReadRecord.Of(new(json, RecordFormat.Json, "json")).Value!.Values;
        Assert.All(
            new[]
            {
                "NCTId",
                "OrgStudyId",
                "SecondaryId",
                "BriefTitle",
                "Acronym",
                "Condition",
                "Keyword",
                "StudyType",
                "Phase",
                "DesignAllocation",
                "DesignInterventionModel",
                "DesignPrimaryPurpose",
                "DesignMasking",
                "InterventionName",
                "InterventionType",
                "ArmGroupLabel",
                "ArmGroupType",
                "Sex",
                "MinimumAge",
                "StdAge",
                "LeadSponsorName",
                "LeadSponsorClass",
                "PrimaryOutcomeMeasure",
                "StartDate",
                "StudyFirstSubmitDate",
            },
            piece => Assert.Equal(newer[piece], older[piece])
        );
    }

    [Fact]
    public void A_wrapped_list_becomes_one_line_an_item()
    {
        const string block = """

                  Inclusion Criteria:

                    -  Adult in- or out patient with cancer and
                       breakthrough pain.

                    -  Minimum three episodes:

                         1. per week, and
                            not more

                  End.
            """;
        Assert.Equal(
            """
            Inclusion Criteria:

              * Adult in- or out patient with cancer and breakthrough pain.

              * Minimum three episodes:

                   1. per week, and not more

            End.
            """,
            LegacyText.Unwrapped(block)
        );
    }

    [Theory]
    [InlineData("May 22, 2025", "2025-05-22")]
    [InlineData("February 03, 2023", "2023-02-03")]
    [InlineData("May 2025", "2025-05")]
    [InlineData("04/2007", "2007-04")]
    [InlineData("soon", "soon")]
    public void A_date_is_written_as_the_interface_writes_it(string older, string newer) =>
        Assert.Equal(newer, LegacyXml.Date(older));

    [Theory]
    [InlineData("18 Years", "70 Years", "ADULT OLDER_ADULT")]
    [InlineData(null, "17 Years", "CHILD")]
    [InlineData("6 Months", null, "CHILD ADULT OLDER_ADULT")]
    [InlineData("65 Years", null, "OLDER_ADULT")]
    [InlineData("18 Years", "64 Years", "ADULT")]
    public void Age_groups_follow_from_the_limits(string? from, string? to, string groups) =>
        Assert.Equal(groups, string.Join(' ', AgeGroups.Of(from, to)));
}
