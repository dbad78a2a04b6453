using Cairn.Documents.ImportMaps;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>docs/records.md lists what an import reads; it is written by the program.</summary>
public sealed class RecordsPageTests
{
    [Fact]
    public void The_page_of_domains_columns_and_codes_is_that_of_the_program()
    {
        var path = Path.Combine(Shared.Repository, "docs/records.md");
        if (Environment.GetEnvironmentVariable("CAIRN_WRITE_PAGES") is not null)
            File.WriteAllText(path, RecordsPage.Text());
        Assert.Equal(RecordsPage.Text(), File.ReadAllText(path));
    }

    [Fact]
    public void The_map_that_the_documentation_shows_is_one()
    {
        var page = File.ReadAllText(Path.Combine(Shared.Repository, "docs/maps.md"));
        var read = MapText.Read("maps.md", page.Split("```yaml")[1].Split("```")[0]);
        Assert.Empty(read.Findings);
        Assert.True(read.Value!.Of("Labor.xlsx [Legende]").IsLeftOut);
        Assert.Equal("10*9/L", read.Value.Units["Tsd./µl"]);
    }
}
