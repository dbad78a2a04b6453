namespace Cairn.App.Tests;

/// <summary>
/// A registry with the seed's record, the samples that lie beside the repository and two made-up records, loaded and served by
/// the
/// built executable. Share it: <c>[Collection(ServedRegistry.Name)]</c>.
/// </summary>
public sealed class ServedRegistry : IAsyncLifetime
{
    public const string Name = "Registry";

    /// <summary>A record with posted results.</summary>
    public const string WithResults = "NCT02513394";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    internal ServedPages Pages { get; private set; } = null!;
    public Browser Browser { get; } = new();
    internal string Folder => _folder.Path;

    /// <summary>Why there is nothing to test; null when there is.</summary>
    string? _missing;

    public async ValueTask InitializeAsync()
    {
        var samples = Path.Combine(SeedRecord.Shared, "samples", "ctgov");
        if (!Directory.Exists(samples))
        {
            _missing = "samples/ctgov is not beside the repository (see CONTRIBUTING, shared files)";
            return;
        }
        await File.WriteAllTextAsync(_folder.File("seed.json"), SeedRecord.Json());
        await File.WriteAllTextAsync(
            _folder.File("made-up.json"),
            """
            [{"protocolSection":{"identificationModule":{"nctId":"NCT90000001","nctIdAliases":["NCT90000009"],"briefTitle":"<script>alert(1)</script> & \"quotes\""},
              "descriptionModule":{"briefSummary":"One.\n\n* two\n* three\n\n   1. four\n"}},"hasResults":false},
             {"protocolSection":{"identificationModule":{"nctId":"NCT90000002"}},"hasResults":false},
             {"protocolSection":{"identificationModule":{"nctId":"NCT90000003","briefTitle":"As it was"},
              "statusModule":{"overallStatus":"RECRUITING","lastUpdatePostDateStruct":{"date":"2024-01-01"}}},"hasResults":false},
             {"protocolSection":{"identificationModule":{"nctId":"NCT90000003","briefTitle":"As it is"},
              "statusModule":{"overallStatus":"COMPLETED","lastUpdatePostDateStruct":{"date":"2025-01-01"}}},"hasResults":false}]
            """
        );
        var loaded = await CairnProcess.Run(_folder.Path, "registry", "load", "seed.json", "made-up.json", samples);
        Assert.True(loaded.ExitCode == 0, loaded.Words);
        Pages = await ServedPages.Start(_folder.Path, "--registry", "registry.db", "--database", "none.db");
        await Browser.InitializeAsync();
    }

    /// <summary>Skips the test where the samples are absent.</summary>
    internal ServedPages Ready()
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        return Pages;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (Pages is not null)
            await Pages.DisposeAsync();
        _folder.Dispose();
    }
}

[CollectionDefinition(ServedRegistry.Name)]
public sealed class RegistryCollection : ICollectionFixture<ServedRegistry>;
