using System.Text;
using System.Text.Json;
using System.Xml;
using Cairn.Documents.EligibilityTexts;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// Reads records of the ClinicalTrials.gov API, version 2: one record, a list of records, or { "studies": [ ... ] }; of a stream
/// also one record in the registry's older XML, which is read as the same record of version 2.
/// What a study has no place for stays in <see cref="RegistryRecord.Json"/>.
/// </summary>
public static class RegistryRecordReader
{
    // A key twice leaves open which value is meant; a record nests about twelve deep.
    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The most bytes of a file of records.</summary>
    const int Most = 64 << 20;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The record in a stream.</summary>
    /// <param name="place">How findings name the stream: the file's path.</param>
    /// <param name="registryId">Which record of many, for example NCT06880354; null when there is one.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Checked<RegistryRecord> Read(Stream stream, string place, string? registryId = null)
    {
        if (BoundedBytes.Read(stream, Most) is not { } bytes)
            return Failed(
                Finding.Error(
                    place,
                    null,
                    null,
                    $"It is larger than {Most >> 20} MB, and a record has less than one.",
                    "Give the file of one record, or of a few."
                )
            );
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes), StrictUtf8, detectEncodingFromByteOrderMarks: true);
            var read = text.ReadToEnd();
            return IsOlderXml(read) ? OfXml(bytes, place, registryId) : Read(read, place, registryId);
        }
        catch (DecoderFallbackException)
        {
            return Failed(
                Finding.Error(
                    place,
                    null,
                    null,
                    "The file is not UTF-8 text.",
                    "Save the record as JSON from the registry again."
                )
            );
        }
    }

    static bool IsOlderXml(string text) =>
        text.TrimStart().StartsWith('<') && text.Contains("<clinical_study", StringComparison.Ordinal);

    static Checked<RegistryRecord> OfXml(byte[] xml, string place, string? registryId)
    {
        try
        {
            return Read(Encoding.UTF8.GetString(LegacyRecord.ToJson(xml).Span), place, registryId);
        }
        catch (XmlException broken)
        {
            return Failed(
                Finding.Error(
                    place,
                    broken.LineNumber,
                    null,
                    "The file is no sound XML of the registry.",
                    "Save the record from the registry again."
                )
            );
        }
    }

    /// <summary>The record in a text.</summary>
    public static Checked<RegistryRecord> Read(string json, string place, string? registryId = null)
    {
        if (string.IsNullOrWhiteSpace(json))
            return Failed(Finding.Error(place, null, null, "The file is empty.", "Save the record as JSON from the registry."));
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement, place, registryId);
        }
        catch (JsonException broken)
        {
            var line = (int?)broken.LineNumber + 1;
            return Failed(
                json.TrimStart().StartsWith('<')
                    ? Finding.Error(
                        place,
                        1,
                        null,
                        "The file is XML or HTML, not JSON.",
                        "Save the record as JSON (API version 2)."
                    )
                    : Finding.Error(
                        place,
                        line,
                        null,
                        $"The file is no sound JSON: {Reason(broken)}",
                        "Save the record as JSON from the registry again."
                    )
            );
        }
    }

    static Checked<RegistryRecord> Read(JsonElement root, string place, string? registryId)
    {
        var reading = new RecordReading(place);
        var record = Choose(root, registryId, reading) is { } chosen ? Record(chosen, reading) : null;
        return new(reading.Findings.Exists(f => f.Severity == Severity.Error) ? null : record, reading.Findings);
    }

    static Checked<RegistryRecord> Failed(Finding finding) => new(null, [finding]);

    /// <summary>The parser's reason without its own account of the place.</summary>
    static string Reason(JsonException broken) => broken.Message.Split(" LineNumber:")[0].TrimEnd('.') + ".";

    // Choosing

    static RecordPart? Choose(JsonElement root, string? registryId, RecordReading reading)
    {
        var whole = new RecordPart(root, "$", reading);
        if (root.ValueKind == JsonValueKind.Array)
            return Choose(RecordPart.Each(root, "$", reading), registryId, reading);
        if (whole.IsPresent && root.TryGetProperty("studies", out _))
            return Choose(whole.Parts("studies"), registryId, reading);
        if (whole.IsPresent)
            return Suits(whole, registryId) ? whole : Missing(reading, registryId!, [whole]);
        return None(
            reading,
            $"The file holds {RecordPart.Shown(root)}, not a record.",
            "Save the record as JSON from the registry."
        );
    }

    static RecordPart? Choose(IReadOnlyList<RecordPart> records, string? registryId, RecordReading reading)
    {
        var suiting = records.Where(r => Suits(r, registryId)).ToArray();
        return (suiting.Length, registryId) switch
        {
            (1, _) => suiting[0],
            (0, null) => reading.Findings.Count > 0
                ? null
                : None(reading, "The list holds no record.", "Save at least one record from the registry."),
            (0, _) => Missing(reading, registryId, records),
            (_, null) => None(
                reading,
                $"The file holds {records.Count} records: {Listed(records)}.",
                "Choose one with --nct ID."
            ),
            _ => None(reading, $"{registryId} stands {suiting.Length} times in the file.", "Keep one of them."),
        };
    }

    static RecordPart? Missing(RecordReading reading, string registryId, IReadOnlyList<RecordPart> records) =>
        None(
            reading,
            $"{registryId} is not in the file.",
            records.Count > 0 ? $"It holds {Listed(records)}." : "The file holds no record."
        );

    static RecordPart? None(RecordReading reading, string what, string mend)
    {
        reading.Error("$", what, mend);
        return null;
    }

    static bool Suits(RecordPart record, string? registryId) =>
        registryId is null || string.Equals(NumberOf(record), registryId, StringComparison.OrdinalIgnoreCase);

    static string Listed(IReadOnlyList<RecordPart> records) =>
        string.Join(", ", records.Take(5).Select(r => NumberOf(r) ?? "one without a number"))
        + (records.Count > 5 ? ", ..." : "");

    /// <summary>Looks without finding fault: the other records of a file are not read.</summary>
    static string? NumberOf(RecordPart record) =>
        (record with { Reading = new("") })["protocolSection"]["identificationModule"].Text("nctId");

    // Reading

    static RegistryRecord? Record(RecordPart record, RecordReading reading)
    {
        var protocol = record["protocolSection"];
        if (!protocol.IsPresent)
        {
            if (reading.Findings.Count == 0)
                reading.Error(
                    protocol.Path,
                    "There is no protocolSection: this is no record of the API, version 2.",
                    "Save the record as JSON (API version 2)."
                );
            return null;
        }
        var module = protocol["eligibilityModule"];
        var eligibility = module.Text("eligibilityCriteria") is { } text ? EligibilityText.Read(text) : null;
        var study = RegisteredStudy.Of(record, eligibility?.Criteria ?? []);
        if (study is null)
            return null;
        if (study.Registration.RegistryId is null)
            reading.Warning(
                $"{protocol.Path}.identificationModule.nctId",
                "The record has no registry number.",
                "Add registryId to the draft when there is one."
            );
        Doubts(eligibility, $"{module.Path}.eligibilityCriteria", reading);
        return new(study, record.Json.GetRawText(), eligibility, Modules(record));
    }

    /// <summary>What a person should look at before the criteria are used.</summary>
    static void Doubts(EligibilityText? eligibility, string path, RecordReading reading)
    {
        if (eligibility is null)
        {
            reading.Warning(path, "The record has no eligibility criteria.", "Add them to eligibility.yaml from the protocol.");
            return;
        }
        if (!eligibility.TellsKinds)
            reading.Warning(
                path,
                "No heading tells inclusion from exclusion; every criterion is taken as an inclusion criterion.",
                "Move those that exclude in eligibility.yaml."
            );
        else if (eligibility.MayHideExclusions)
            reading.Warning(
                path,
                "The text speaks of excluding, but no exclusion criterion was told apart.",
                "Look for it among the inclusion criteria in eligibility.yaml."
            );
        foreach (var remark in eligibility.Asides.Where(a => a.Kind == AsideKind.Remark))
            reading.Warning(
                path,
                $"The record leaves criteria out: '{remark.Text}'",
                "Add them to eligibility.yaml from the protocol."
            );
        foreach (var doubt in eligibility.Doubts)
            reading.Warning($"{path}, line {doubt.Line}", doubt.What, doubt.Mend);
        foreach (var some in eligibility.ForSomeSubjects)
            reading.Warning(
                path,
                $"{some.Id} seems to be about some of the subjects only: '{Beginning(some.Text)}'",
                "Say in its parts what holds for the others."
            );
    }

    static string Beginning(string text) =>
        text.ReplaceLineEndings(" ") is { Length: > 80 } line ? line[..80].TrimEnd() + " ..." : text.ReplaceLineEndings(" ");

    static List<RegistryModule> Modules(RecordPart record)
    {
        var modules = new List<RegistryModule>();
        foreach (var section in record.Json.EnumerateObject())
        {
            var parts =
                section.Value.ValueKind == JsonValueKind.Object
                    ? section.Value.EnumerateObject().Select(m => ($"{section.Name}.{m.Name}", m.Value))
                    : [(section.Name, section.Value)];
            foreach (var (path, json) in parts)
            {
                var values = Paths(json, $"{record.Path}.{path}").ToArray();
                if (values.Length > 0)
                    modules.Add(new(path, values.Length, values.Count(record.Reading.Used.Contains)));
            }
        }
        return modules;
    }

    static IEnumerable<string> Paths(JsonElement json, string path) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Paths(p.Value, $"{path}.{p.Name}")),
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Paths(item, $"{path}[{i}]")),
            JsonValueKind.Null => [],
            _ => [path],
        };
}
