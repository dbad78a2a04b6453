using System.Text.Json;
using System.Xml.Linq;

namespace Cairn.Tests.House;

/// <summary>
/// Every project has its lock file, which names the packages that the project asks for, in the versions of
/// <c>Directory.Packages.props</c>, each with the hash of its contents: what is built today can be built again.
/// </summary>
public sealed class LockFileTests
{
    static readonly Dictionary<string, string> Versions = XDocument
        .Load(Path.Combine(Shared.Repository, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    public static TheoryData<string> Projects =>
        [
            .. new[] { "src", "tests", "bench" }
                .SelectMany(f => Directory.EnumerateDirectories(Path.Combine(Shared.Repository, f)))
                .SelectMany(f => Directory.EnumerateFiles(f, "*.csproj"))
                .Select(f => Path.GetRelativePath(Shared.Repository, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_s_lock_file_names_what_it_asks_for(string project)
    {
        var file = Path.Combine(Shared.Repository, project);
        var asked = XDocument.Load(file).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value);
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json")));
        var found = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0");
        Assert.All(asked, name =>
        {
            var package = found.GetProperty(name);
            Assert.Equal("Direct", package.GetProperty("type").GetString());
            Assert.Equal(Versions[name], package.GetProperty("resolved").GetString());
            Assert.NotEmpty(package.GetProperty("contentHash").GetString()!);
        });
    }
}
