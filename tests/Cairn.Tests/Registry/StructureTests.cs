using Cairn.Registry.Structure;

namespace Cairn.Tests.Registry;

public class StructureTests
{
    /// <summary>fields.csv is made from the registry's OpenAPI document: path, type, kind, codes.</summary>
    [Fact]
    public void Every_field_of_the_registrys_document_has_its_piece_at_that_place()
    {
        var missing = File.ReadLines(Shared.PathOf("samples/ctgov/api/fields.csv"))
            .Skip(1)
            .Select(line => line.Split(',')[0])
            .Where(path => path.StartsWith("Study.", StringComparison.Ordinal))
            .Select(path => path["Study.".Length..].Replace("[]", ""))
            .Where(path => Pieces.Find(path) is null);
        Assert.Empty(missing);
    }

    [Fact]
    public void A_list_in_the_registrys_document_is_a_list_here()
    {
        var wrong = File.ReadLines(Shared.PathOf("samples/ctgov/api/fields.csv"))
            .Skip(1)
            .Select(line => line.Split(',')[0])
            .Where(path => path.StartsWith("Study.", StringComparison.Ordinal))
            .Where(path =>
                Pieces.Find(path["Study.".Length..].Replace("[]", ""))!.IsList != path.EndsWith("[]", StringComparison.Ordinal)
            );
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_code_of_the_registrys_document_is_known()
    {
        using var lists = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Shared.PathOf("samples/ctgov/api/enums.json")));
        var missing =
            from list in lists.RootElement.EnumerateObject()
            where CodeLists.Exists(list.Name)
            from code in list.Value.EnumerateArray()
            where !CodeLists.Of(list.Name).Contains(code.GetString())
            select $"{list.Name} {code}";
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("LeadSponsorName", "protocolSection.sponsorCollaboratorsModule.leadSponsor.name")]
    [InlineData("StartDate", "protocolSection.statusModule.startDateStruct.date")]
    [InlineData("Phase", "protocolSection.designModule.phases")]
    [InlineData("HasResults", "hasResults")]
    public void A_piece_is_found_by_name_and_by_path(string name, string path)
    {
        Assert.Equal(path, Pieces.Of(name).Path);
        Assert.Same(Pieces.Of(name), Pieces.Find(path));
    }

    [Theory]
    [InlineData("Status", "Active, not recruiting", "ACTIVE_NOT_RECRUITING")]
    [InlineData("Phase", "Phase 1", "PHASE1")]
    [InlineData("Phase", "1", "PHASE1")]
    [InlineData("Phase", "II", "PHASE2")]
    [InlineData("Phase", "Early Phase 1", "EARLY_PHASE1")]
    [InlineData("Phase", "N/A", "NA")]
    [InlineData("DesignMasking", "None (Open Label)", "NONE")]
    [InlineData("InterventionalAssignment", "Single Group Assignment", "SINGLE_GROUP")]
    [InlineData("AgencyClass", "U.S. Fed", "FED")]
    [InlineData("DateType", "Anticipated", "ESTIMATED")]
    [InlineData("NonInferiorityType", "Superiority or Other (legacy)", "SUPERIORITY_OR_OTHER_LEGACY")]
    [InlineData("Sex", "unheard of", null)]
    [InlineData("Sex", "1", null)]
    public void Words_of_older_formats_and_of_people_mean_the_code(string list, string words, string? code) =>
        Assert.Equal(code, CodeLists.Meant(list, words));

    [Fact]
    public void The_basic_area_is_the_registrys_and_leaves_the_criteria_out()
    {
        Assert.DoesNotContain(SearchAreas.Basic.Parts, p => p.Piece.Name == "EligibilityCriteria");
        Assert.Contains(SearchAreas.Everywhere.Parts, p => p.Piece.Name == "EligibilityCriteria");
        Assert.Equal(0.89, SearchAreas.Basic.Parts.Single(p => p.Piece.Name == "BriefTitle").Weight);
    }

    [Fact]
    public void Each_parameter_of_the_interface_has_its_area() =>
        Assert.All(new[] { "cond", "term", "locn", "titles", "intr", "outc", "spons", "lead", "id", "patient" }, parameter =>
            Assert.NotNull(SearchAreas.OfParameter(parameter))
        );
}
