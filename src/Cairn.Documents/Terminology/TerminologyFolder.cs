using System.Text.Json;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;

namespace Cairn.Documents.Terminology;

/// <summary>Where imported dictionaries lie: a folder of the user's own, a file a dictionary, readable as JSON.</summary>
public sealed class TerminologyFolder(string path)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string Path => path;

    /// <summary>Puts a wording there; it takes the place of an earlier one of the version.</summary>
    /// <returns>The file.</returns>
    public string Put(CtcaeWording wording, string version) => Put($"ctcae-{version}.json", wording);

    /// <summary>Puts a release of MedDRA there; the newest name is the one that is read.</summary>
    public string Put(Meddra meddra)
    {
        ArgumentNullException.ThrowIfNull(meddra);
        return Put($"meddra-{meddra.Version}.json", meddra);
    }

    /// <summary>Puts the user's own coding there, in place of an earlier one.</summary>
    public string Put(VerbatimCoding coding) => Put("coding.json", coding);

    /// <summary>All that the user has of MedDRA.</summary>
    public OwnTerms OwnTerms() => new(Meddra(), Coding());

    /// <summary>The user's own coding of words; null when none was imported.</summary>
    public VerbatimCoding? Coding() => Get<VerbatimCoding>("coding.json");

    /// <summary>The wording of a version; null when none was imported.</summary>
    public CtcaeWording? Ctcae(string version) => Get<CtcaeWording>($"ctcae-{version}.json");

    /// <summary>The release of MedDRA that was imported, the last by name; null when none was.</summary>
    public Meddra? Meddra() =>
        Directory.Exists(path) && Directory.GetFiles(path, "meddra-*.json").Max(StringComparer.Ordinal) is { } file
            ? Get<Meddra>(System.IO.Path.GetFileName(file))
            : null;

    string Put<T>(string name, T value)
    {
        Directory.CreateDirectory(path);
        var (file, half) = (System.IO.Path.Combine(path, name), System.IO.Path.Combine(path, name + ".half"));
        File.WriteAllText(half, JsonSerializer.Serialize(value, Options));
        File.Move(half, file, overwrite: true);
        return file;
    }

    T? Get<T>(string name)
        where T : class =>
        System.IO.Path.Combine(path, name) is var file && File.Exists(file)
            ? JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options)
            : null;
}
